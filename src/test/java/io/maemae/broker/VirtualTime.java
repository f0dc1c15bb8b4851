package io.maemae.broker;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.PriorityQueue;

/** Time and all that happens in it, on the test's thread. */
public final class VirtualTime implements Timeline {
  private final PriorityQueue<Planned> planned =
      new PriorityQueue<>(Comparator.comparing(Planned::at).thenComparing(Planned::sequence));
  private Instant now;
  private long sequence;

  private record Planned(Instant at, long sequence, Runnable task) {}

  /** It begins then. */
  public VirtualTime(Instant start) {
    now = start;
  }

  @Override
  public Instant now() {
    return now;
  }

  @Override
  public void at(Instant when, Runnable task) {
    planned.add(new Planned(when, sequence++, task));
  }

  /** Lets that much time pass, with everything that is planned in it. */
  public void advance(Duration by) {
    Instant end = now.plus(by);
    while (!planned.isEmpty() && !planned.peek().at().isAfter(end)) {
      Planned next = planned.poll();
      now = next.at().isAfter(now) ? next.at() : now;
      next.task().run();
    }
    now = end;
  }
}
