package io.maemae.order;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.function.Consumer;

/**
 * Lets requests of one account leave no faster than its broker allows, the urgent ones first. Only
 * decides; what leaves, leaves with the event's commit. Owned by the desk thread.
 */
final class Pacer {
  /** An order that could not leave within this time is withdrawn. */
  static final Duration PATIENCE = Duration.ofSeconds(5);

  /** What goes first. */
  enum Lane {
    CANCEL,
    EXIT,
    ORDER,
    SETTLEMENT,
    READ
  }

  private record Waiting(
      Lane lane, long sequence, Instant since, Consumer<Instant> release, Consumer<Instant> late) {}

  private final Duration interval;
  private final Outside outside;
  private final PriorityQueue<Waiting> queue =
      new PriorityQueue<>(Comparator.comparing(Waiting::lane).thenComparing(Waiting::sequence));
  private Instant free = Instant.MIN;
  private Instant wakeAt = Instant.MIN;
  private long sequence;

  Pacer(Duration interval, Outside outside) {
    this.interval = interval;
    this.outside = outside;
  }

  /**
   * Waits for a slot, or takes the free one at once.
   *
   * @param release is called when the request may leave
   * @param late is called instead if it waited too long; null if it may wait for ever
   */
  void offer(Lane lane, Instant now, Consumer<Instant> release, Consumer<Instant> late) {
    queue.add(new Waiting(lane, sequence++, now, release, late));
    pump(now);
  }

  /** Forgets what waits, and that somebody was to wake it. */
  void clear() {
    queue.clear();
    wakeAt = Instant.MIN;
  }

  private void pump(Instant now) {
    while (!queue.isEmpty() && !free.isAfter(now)) {
      Waiting next = queue.poll();
      if (next.late() != null && next.since().plus(PATIENCE).isBefore(now)) {
        next.late().accept(now);
      } else {
        free = now.plus(interval);
        next.release().accept(now);
      }
    }
    if (!queue.isEmpty() && wakeAt.isBefore(free)) {
      wakeAt = free;
      Instant slot = free;
      outside.wakeAt(slot, () -> pump(slot));
    }
  }
}
