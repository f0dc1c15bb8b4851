package io.maemae.order;

import io.maemae.market.Symbol;
import io.maemae.order.Pacer.Lane;
import io.maemae.order.ReconciliationListener.Part;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * When the balance of an account is read, and what comes of it: it is told to whoever counts with
 * it, and compared with the ledger as far as the order lists were read before. Desk thread; used by
 * {@link Reconciliation} alone.
 */
final class BalanceReadings {
  private static final Duration AFTER_FAILURE = Duration.ofSeconds(10);

  private final BrokerAccount account;
  private final Pacer pacer;
  private final BuyingPower power;
  private final BalanceAudit audit;
  private final Lists lists;
  private final ReadingTrouble trouble;
  private final List<ReconciliationListener> listeners;
  private final Outside outside;
  private final InstantSource clock;
  private boolean read;
  private boolean asked;
  private boolean again;
  private boolean planned;
  private boolean retryPlanned;
  private int failures;
  private List<String> untradeable = List.of();

  /** What is known of the account's order lists, without which a balance explains nothing. */
  interface Lists {
    /** Whether all days that matter have been read. */
    boolean areRead();

    /** When the last complete reading began. */
    Instant lastRead();

    /** Symbols with fills that are booked and not listed. */
    Set<Symbol> unshown();

    /** The account's first balance was compared with the ledger. */
    void onFirstBalance();

    /** The balance differs: lists and balance are to be read again. */
    void readAll();
  }

  /**
   * None yet.
   *
   * @param listeners whoever they are when there is something to tell
   */
  BalanceReadings(
      BrokerAccount account,
      Pacer pacer,
      BuyingPower power,
      BalanceAudit audit,
      Lists lists,
      ReadingTrouble trouble,
      List<ReconciliationListener> listeners,
      Outside outside,
      InstantSource clock) {
    this.account = account;
    this.pacer = pacer;
    this.power = power;
    this.audit = audit;
    this.lists = lists;
    this.trouble = trouble;
    this.listeners = listeners;
    this.outside = outside;
    this.clock = clock;
  }

  /** Whether one was compared with the ledger since the start. */
  boolean isRead() {
    return read;
  }

  /** When the balance that is gone by was read; empty if none was compared since the start. */
  Optional<Instant> lastCompared() {
    return read ? power.balance(account.name()).map(Reading.Complete::begunAt) : Optional.empty();
  }

  /** How many times in a row it could not be read; 0 if it was. */
  int failures() {
    return failures;
  }

  /** Forgets what was read, and what was asked. */
  void reset() {
    read = false;
    asked = false;
    again = false;
    planned = false;
    retryPlanned = false;
    untradeable = List.of();
  }

  /** What the account holds has changed: reads it, when that has settled. */
  void soon() {
    if (!planned) {
      planned = true;
      outside.wakeAt(
          clock.instant().plus(BrokerAccount.SETTLE_TIME),
          () -> {
            planned = false;
            readAfter();
          });
    }
  }

  /** A buy was answered, so that the next balance tells whether it is in there. */
  void readIfCountedTwice() {
    if (power.mayCountTwice(account.name())) {
      soon();
    }
  }

  /** Something has changed: one under way may have begun before that; then there is another. */
  void readAfter() {
    again = asked;
    read();
  }

  /** Reads it now, unless that is under way. */
  void read() {
    if (asked) {
      return;
    }
    asked = true;
    pacer.offer(
        Lane.READ,
        Pacer.Kind.READ,
        clock.instant(),
        at -> {
          again = false; // it begins now, after all that there was to read it for
          outside.<Reading<Balance>>ask(
              answer -> account.source().balance(answer), this::onBalance);
          return true;
        },
        null);
  }

  private void onBalance(Reading<Balance> reading) {
    asked = false;
    Instant now = clock.instant();
    if (reading instanceof Reading.Complete<Balance> complete) {
      failures = 0;
      power.onBalance(account.name(), complete, now);
      readIfCountedTwice();
      tellUntradeable(complete.value().others());
      if (lists.areRead()) { // the opening of a ledger needs the day's orders first
        compare(complete, now);
      }
      trouble.over(Part.BALANCE, read, now);
    } else if (reading instanceof Reading.Unreadable<Balance> failed) {
      failures++;
      trouble.failed(Part.BALANCE, failed.why(), lastCompared(), now);
      again = false;
      retry(now);
    }
    if (again) {
      again = false;
      read();
    }
  }

  /** One at a time, however many reasons to read it there were meanwhile. */
  private void retry(Instant now) {
    if (!retryPlanned) {
      retryPlanned = true;
      outside.wakeAt(
          now.plus(AFTER_FAILURE),
          () -> {
            retryPlanned = false;
            read();
          });
    }
  }

  private void compare(Reading.Complete<Balance> complete, Instant now) {
    BalanceAudit.Next next = audit.check(account, complete, lists.lastRead(), lists.unshown(), now);
    listeners.forEach(l -> l.balance(account, complete));
    if (!read) {
      read = true;
      lists.onFirstBalance();
    }
    if (next == BalanceAudit.Next.ALL) {
      outside.wakeAt(now.plus(BrokerAccount.SETTLE_TIME), lists::readAll);
    } else if (next == BalanceAudit.Next.BALANCE) {
      soon();
    }
  }

  private void tellUntradeable(List<String> codes) {
    if (!untradeable.containsAll(codes)) {
      listeners.forEach(l -> l.untradeable(account, codes));
    }
    untradeable = codes;
  }
}
