package io.maemae.broker;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.PriorityQueue;

/**
 * Lets the requests that count against one quota leave one interval apart, the urgent ones first:
 * an adapter has one for each key or account that its broker meters, and everything it sends passes
 * it. There is no burst. Owned by the timeline's thread.
 */
public final class RequestPacer {
  /** What goes first. */
  public enum Urgency {
    /** Takes back an order. */
    CANCEL,
    /** An order or a modify; which of them goes first was decided before. */
    ORDER,
    /** Looks for the outcome of an order. */
    SETTLEMENT,
    /** Any other read somebody waits for. */
    READ,
    /** What can wait: history, lists, prices that are looked up in place of a stream. */
    HISTORY
  }

  /** A request that waits for its turn. */
  @FunctionalInterface
  public interface Place {
    /** It is not to be sent any more, and takes nobody's turn; too late if it has been. */
    void giveUp();
  }

  private record Waiting(Urgency urgency, long sequence, Runnable send) {}

  private final Timeline timeline;
  private final Duration interval;
  private final PriorityQueue<Waiting> queue =
      new PriorityQueue<>(Comparator.comparing(Waiting::urgency).thenComparing(Waiting::sequence));
  private Instant free = Instant.MIN;
  private Instant readsFree = Instant.MIN;
  private Instant wakeAt = Instant.MAX;
  private long sequence;

  /** With the least time between two requests. */
  public RequestPacer(Timeline timeline, Duration interval) {
    this.timeline = timeline;
    this.interval = interval;
  }

  /**
   * Sends as soon as it may, perhaps at once.
   *
   * @param send runs once, on the timeline's thread
   */
  public Place offer(Urgency urgency, Runnable send) {
    Waiting waiting = new Waiting(urgency, sequence++, send);
    queue.add(waiting);
    pump();
    return () -> queue.remove(waiting);
  }

  /** The broker says it is too much: no read leaves for that long. Orders are never held back. */
  public void easeOff(Duration time) {
    Instant until = timeline.now().plus(time);
    if (until.isAfter(readsFree)) {
      readsFree = until;
    }
  }

  /** How many requests wait. */
  public int waiting() {
    return queue.size();
  }

  private void pump() {
    Instant now = timeline.now();
    try {
      while (!queue.isEmpty() && !freeFor(queue.peek()).isAfter(now)) {
        free = now.plus(interval);
        queue.poll().send().run();
      }
    } finally {
      if (!queue.isEmpty()) {
        wake(freeFor(queue.peek()));
      }
    }
  }

  private Instant freeFor(Waiting next) {
    boolean held = next.urgency().compareTo(Urgency.ORDER) > 0 && readsFree.isAfter(free);
    return held ? readsFree : free;
  }

  private void wake(Instant when) {
    if (when.isBefore(wakeAt) || wakeAt.isBefore(timeline.now())) {
      wakeAt = when;
      timeline.at(
          when,
          () -> {
            wakeAt = Instant.MAX;
            pump();
          });
    }
  }
}
