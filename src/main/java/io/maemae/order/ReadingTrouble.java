package io.maemae.order;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * That an account's lists cannot be read, and that they can again: told when it begins and when it
 * is over. What comes and goes is told every ten minutes at most. Desk thread.
 */
final class ReadingTrouble {
  private static final Duration QUIET = Duration.ofMinutes(10);

  private final BrokerAccount account;
  private final List<ReconciliationListener> listeners;
  private final Outside outside;

  /** What people know; changes with the commit of the message only. */
  private boolean told;

  private Instant quietUntil = Instant.MIN;

  /**
   * None.
   *
   * @param listeners whoever they are when there is something to tell
   */
  ReadingTrouble(BrokerAccount account, List<ReconciliationListener> listeners, Outside outside) {
    this.account = account;
    this.listeners = listeners;
    this.outside = outside;
  }

  void failed(String why, Instant now) {
    if (!told && !now.isBefore(quietUntil)) {
      listeners.forEach(listener -> listener.unreadable(account, why));
      outside.tell(() -> told = true);
    }
  }

  void over(Instant now) {
    if (told) {
      listeners.forEach(listener -> listener.readable(account));
      outside.tell(
          () -> {
            told = false;
            quietUntil = now.plus(QUIET);
          });
    }
  }
}
