package io.maemae.order;

import io.maemae.order.ReconciliationListener.Part;
import io.maemae.order.ReconciliationListener.Placing;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * That an account's lists or its balance cannot be read, and that they can again: each is told when
 * it begins and when it is over, with whether orders are placed meanwhile. What comes and goes is
 * told every ten minutes at most. Desk thread.
 */
final class ReadingTrouble {
  private static final Duration QUIET = Duration.ofMinutes(10);

  private final BrokerAccount account;
  private final List<ReconciliationListener> listeners;
  private final Outside outside;

  // What people know; changes with the commit of the message only.

  private final Set<Part> told = EnumSet.noneOf(Part.class);

  /** Whether nothing is ordered on the account. */
  private boolean toldToRest;

  private final Map<Part, Instant> quietUntil = new EnumMap<>(Part.class);

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

  /**
   * A part could not be read. One that was told is told again if orders have come to rest since.
   *
   * @param balance when the balance that is gone by was read; empty if the account is not ready
   */
  void failed(Part part, String why, Optional<Instant> balance, Instant now) {
    boolean rests = balance.isEmpty();
    boolean isQuiet =
        told.contains(part) || now.isBefore(quietUntil.getOrDefault(part, Instant.MIN));
    boolean isNews = !isQuiet || rests && !toldToRest;
    if (isNews) {
      listeners.forEach(listener -> listener.unreadable(account, part, why, balance));
      outside.tell(
          () -> {
            told.add(part);
            toldToRest |= rests;
          });
    }
  }

  /**
   * A part was read.
   *
   * @param ready whether the account is, with that
   */
  void over(Part part, boolean ready, Instant now) {
    boolean again = ready && toldToRest;
    if (told.contains(part) || again) {
      Placing placing = again ? Placing.AGAIN : ready ? Placing.GOES_ON : Placing.RESTS;
      listeners.forEach(listener -> listener.readable(account, part, placing));
      outside.tell(
          () -> {
            if (told.remove(part)) {
              quietUntil.put(part, now.plus(QUIET));
            }
            toldToRest &= !ready;
          });
    }
  }
}
