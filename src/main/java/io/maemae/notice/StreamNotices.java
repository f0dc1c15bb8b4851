package io.maemae.notice;

import io.maemae.desk.FeedListener;
import io.maemae.market.Symbol;
import io.maemae.order.BrokerAccount;
import java.time.Duration;
import java.util.List;

/** Tells what becomes of the brokers' streams. Desk thread. */
public final class StreamNotices implements FeedListener {
  private final Outbox outbox;
  private final Wording wording;

  /** Tells into the outbox. */
  public StreamNotices(Outbox outbox, Wording wording) {
    this.outbox = outbox;
    this.wording = wording;
  }

  @Override
  public void back(BrokerAccount account) {
    tell("stream.back", account);
  }

  @Override
  public void ended(BrokerAccount account, String why) {
    tell("stream.ended", account, why);
  }

  @Override
  public void unsteady(BrokerAccount account, Duration time) {
    outbox.tell(
        Topic.ALERT,
        wording.text("stream.unsteady", wording.account(account.name()), time.toMinutes()));
  }

  @Override
  public void usedElsewhere(BrokerAccount account, String why) {
    tell("stream.used-elsewhere", account, why);
  }

  @Override
  public void untrusted(BrokerAccount account, String why) {
    tell("stream.untrusted", account, why);
  }

  @Override
  public void noPlace(String account, List<Symbol> symbols) {
    outbox.tell(
        Topic.ALERT,
        wording.text("stream.no-place", wording.account(account), symbols.size(), symbols));
  }

  @Override
  public void conditionUnknown(String account, String condition, String why) {
    outbox.tell(
        Topic.ALERT, wording.text("condition.unknown", wording.account(account), condition, why));
  }

  @Override
  public void conditionFound(String account, String condition) {
    outbox.tell(Topic.ALERT, wording.text("condition.known", wording.account(account), condition));
  }

  private void tell(String key, BrokerAccount account) {
    outbox.tell(Topic.ALERT, wording.text(key, wording.account(account.name())));
  }

  private void tell(String key, BrokerAccount account, String why) {
    outbox.tell(Topic.ALERT, wording.text(key, wording.account(account.name()), why));
  }
}
