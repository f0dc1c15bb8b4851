package io.maemae.desk;

import io.maemae.order.DamagedStoreException;
import io.maemae.order.StoreException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A time in which the store cannot write: when it is tried again, and what waits for its end. Desk
 * thread.
 */
final class StoreOutage {
  private static final Duration FIRST_RETRY = Duration.ofSeconds(2);
  private static final Duration LONGEST_RETRY = Duration.ofMinutes(5);

  private static final Logger LOG = LoggerFactory.getLogger(StoreOutage.class);

  /** An event with which the store fails so often is at fault itself. */
  private static final int MOST_TRIES = 2;

  private final Outgoing outgoing;
  private final List<Waiting> waiting = new ArrayList<>();
  private boolean on;
  private boolean damaged;
  private Duration retryAfter = FIRST_RETRY;
  private Instant quietUntil = Instant.MIN;

  /**
   * An event that waits.
   *
   * @param tries how often it was handled in vain when the store wrote again
   */
  record Waiting(DeskEvent event, int tries) {}

  StoreOutage(Outgoing outgoing) {
    this.outgoing = outgoing;
  }

  boolean isOn() {
    return on;
  }

  /** It begins. A store that fails again and again is tried less and less often. */
  void begin(Instant now) {
    on = true;
    damaged = false;
    if (now.isAfter(quietUntil)) {
      retryAfter = FIRST_RETRY;
    }
    goesOn(now);
  }

  /** Whether a failure shows for the first time in it that the store is damaged. */
  boolean learnsOfDamage(StoreException failure) {
    boolean first = !damaged && failure instanceof DamagedStoreException;
    damaged |= first;
    return first;
  }

  /** The store was tried in vain. */
  void goesOn(Instant now) {
    outgoing.later(new DeskEvent.StoreRetry(now.plus(retryAfter)));
    Duration twice = retryAfter.multipliedBy(2);
    retryAfter = twice.compareTo(LONGEST_RETRY) < 0 ? twice : LONGEST_RETRY;
    quietUntil = now.plus(retryAfter).plus(LONGEST_RETRY);
  }

  /**
   * Keeps an event, in memory alone, until the end; not one that has failed too often, unless a
   * person said it: what stops is never given up.
   */
  void keep(DeskEvent event, int tries) {
    if (tries < MOST_TRIES || isSaid(event)) {
      waiting.add(new Waiting(event, tries));
      return;
    }
    LOG.error("desk.event-dropped event={} tries={}", event, tries);
    if (!(event instanceof DeskEvent.Reported)) {
      waiting.add(new Waiting(new DeskEvent.Reported("error.internal", List.of(), event.at()), 0));
    }
  }

  private static boolean isSaid(DeskEvent event) {
    return event instanceof DeskEvent.ChatLine;
  }

  /** It is over; the events that waited: what people said, then the rest, each in their order. */
  List<Waiting> end() {
    on = false;
    List<Waiting> kept =
        waiting.stream().sorted(Comparator.comparing(w -> !isSaid(w.event()))).toList();
    waiting.clear();
    return kept;
  }
}
