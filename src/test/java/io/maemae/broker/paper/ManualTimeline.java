package io.maemae.broker.paper;

import io.maemae.broker.Timeline;
import java.time.Instant;
import java.util.Comparator;
import java.util.PriorityQueue;

/** A timeline that moves only when told. */
final class ManualTimeline implements Timeline {
  private record Entry(Instant when, long sequence, Runnable task) {}

  private final PriorityQueue<Entry> queue =
      new PriorityQueue<>(Comparator.comparing(Entry::when).thenComparingLong(Entry::sequence));
  private Instant now;
  private long sequence;
  private int mostPending;

  ManualTimeline(Instant start) {
    now = start;
  }

  @Override
  public Instant now() {
    return now;
  }

  @Override
  public void at(Instant when, Runnable task) {
    queue.add(new Entry(when.isBefore(now) ? now : when, sequence++, task));
    mostPending = Math.max(mostPending, queue.size());
  }

  /** Runs everything up to and including an instant, and stays there. */
  void runUntil(Instant end) {
    while (!queue.isEmpty() && !queue.peek().when().isAfter(end)) {
      Entry entry = queue.poll();
      now = entry.when();
      entry.task().run();
    }
    now = end;
  }

  int mostPending() {
    return mostPending;
  }
}
