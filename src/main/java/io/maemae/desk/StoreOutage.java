package io.maemae.desk;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A time in which the store cannot write: when it is tried again, and what waits for its end. Desk
 * thread.
 */
final class StoreOutage {
  private static final Duration FIRST_RETRY = Duration.ofSeconds(5);
  private static final Duration LONGEST_RETRY = Duration.ofMinutes(5);

  private final Outgoing outgoing;
  private final List<DeskEvent> waiting = new ArrayList<>();
  private boolean on;
  private Duration retryAfter = FIRST_RETRY;
  private Instant quietUntil = Instant.MIN;

  StoreOutage(Outgoing outgoing) {
    this.outgoing = outgoing;
  }

  boolean isOn() {
    return on;
  }

  /** It begins. A store that fails again and again is tried less and less often. */
  void begin(Instant now) {
    on = true;
    if (now.isAfter(quietUntil)) {
      retryAfter = FIRST_RETRY;
    }
    goesOn(now);
  }

  /** The store was tried in vain. */
  void goesOn(Instant now) {
    outgoing.later(new DeskEvent.StoreRetry(now.plus(retryAfter)));
    Duration twice = retryAfter.multipliedBy(2);
    retryAfter = twice.compareTo(LONGEST_RETRY) < 0 ? twice : LONGEST_RETRY;
    quietUntil = now.plus(retryAfter).plus(LONGEST_RETRY);
  }

  /** Keeps an event, in memory alone, until the end. */
  void keep(DeskEvent event) {
    waiting.add(event);
  }

  /** It is over; the events that waited, in their order. */
  List<DeskEvent> end() {
    on = false;
    List<DeskEvent> kept = List.copyOf(waiting);
    waiting.clear();
    return kept;
  }
}
