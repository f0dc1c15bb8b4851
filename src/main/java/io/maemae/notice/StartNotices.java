package io.maemae.notice;

import io.maemae.order.BrokerAccount;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;

/**
 * What a start finds to be different at a broker is told in one message of its account: until
 * ledger and broker have been brought together, or for ten seconds if that takes longer. What its
 * stream tells meanwhile is no difference but news. Kept with each event like any message, so a
 * process that dies meanwhile loses none of it. Desk thread.
 */
final class StartNotices {
  private static final Duration LONGEST = Duration.ofSeconds(10);

  private final Outbox outbox;
  private final Wording wording;
  private final Set<String> ready = new HashSet<>();
  private boolean hearing;

  StartNotices(Outbox outbox, Wording wording) {
    this.outbox = outbox;
    this.wording = wording;
  }

  /** Nothing has been compared yet: at start, and after a failed commit. */
  void reload() {
    ready.clear();
  }

  /** Broker and ledger have been brought together. */
  void ready(BrokerAccount account) {
    ready.add(account.name());
    outbox.flush(key(account.name()));
  }

  /**
   * What an account's stream tells has happened since, and is told at once; what was found first.
   */
  void hears(String account) {
    hearing = true;
    outbox.flush(key(account));
  }

  /** What is found now was not told by a stream. */
  void hearsNoMore() {
    hearing = false;
  }

  /** Whether what is found in an account belongs to its start. */
  boolean gathers(String account) {
    return !hearing && !ready.contains(account);
  }

  void gather(String account, String text) {
    String title = wording.text("broker.since-last", wording.account(account));
    outbox.gather(Topic.ALERT, key(account), title, text, LONGEST);
  }

  private static String key(String account) {
    return "start-" + account;
  }
}
