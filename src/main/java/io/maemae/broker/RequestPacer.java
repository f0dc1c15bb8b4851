package io.maemae.broker;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Lets requests leave as often as a broker allows, the urgent ones first. Whatever the broker
 * counts is a {@link Bucket}, and a request leaves when all buckets that it counts against are
 * free; one that has to wait for its own does not hold up the others. There is no burst. Everything
 * an adapter sends with one key or account passes the same pacer. Owned by the timeline's thread.
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
    HISTORY;

    boolean isRead() {
      return compareTo(ORDER) > 0;
    }
  }

  /** A request that waits for its turn. */
  @FunctionalInterface
  public interface Place {
    /** It is not to be sent any more, and takes nobody's turn; too late if it has been. */
    void giveUp();
  }

  /** What the broker counts: the requests of it leave one interval apart. Used by one pacer. */
  public static final class Bucket {
    private Duration interval;
    private Instant left = Instant.MIN;
    private Instant readsFree = Instant.MIN;

    /** With the least time between two requests. */
    public Bucket(Duration interval) {
      this.interval = interval;
    }

    private Instant free(Urgency urgency) {
      Instant free = left.equals(Instant.MIN) ? left : left.plus(interval);
      return urgency.isRead() ? later(free, readsFree) : free;
    }
  }

  private record Waiting(Urgency urgency, long sequence, List<Bucket> buckets, Runnable send) {}

  private final Timeline timeline;
  private final Bucket all;
  private final TreeSet<Waiting> queue =
      new TreeSet<>(Comparator.comparing(Waiting::urgency).thenComparing(Waiting::sequence));
  private Instant readsFree = Instant.MIN;
  private Instant wakeAt = Instant.MAX;
  private long sequence;

  /** With the least time between two requests that all count alike. */
  public RequestPacer(Timeline timeline, Duration interval) {
    this.timeline = timeline;
    this.all = new Bucket(interval);
  }

  /** For requests that say what they count against; one that does not leaves at once. */
  public RequestPacer(Timeline timeline) {
    this(timeline, Duration.ZERO);
  }

  /**
   * Sends as soon as it may, perhaps at once.
   *
   * @param send runs once, on the timeline's thread
   */
  public Place offer(Urgency urgency, Runnable send) {
    return offer(urgency, List.of(all), send);
  }

  /**
   * Sends as soon as it may, perhaps at once.
   *
   * @param buckets what it counts against, all of them
   * @param send runs once, on the timeline's thread
   */
  public Place offer(Urgency urgency, List<Bucket> buckets, Runnable send) {
    Waiting waiting = new Waiting(urgency, sequence++, List.copyOf(buckets), send);
    queue.add(waiting);
    pump();
    return () -> queue.remove(waiting);
  }

  /** The broker says it is too much: no read leaves for that long. Orders are never held back. */
  public void easeOff(Duration time) {
    readsFree = later(readsFree, timeline.now().plus(time));
  }

  /** The broker says it is too much: no read of that bucket leaves for that long. */
  public void easeOff(Bucket bucket, Duration time) {
    bucket.readsFree = later(bucket.readsFree, timeline.now().plus(time));
  }

  /** From now on, also after the request that left last, that is the least time between two. */
  public void space(Bucket bucket, Duration interval) {
    bucket.interval = interval;
    pump();
  }

  /** How many requests wait. */
  public int waiting() {
    return queue.size();
  }

  private void pump() {
    Instant now = timeline.now();
    try {
      for (Optional<Waiting> next = next(now); next.isPresent(); next = next(now)) {
        Waiting leaving = next.get();
        queue.remove(leaving);
        leaving.buckets().forEach(bucket -> bucket.left = now);
        leaving.send().run();
      }
    } finally {
      queue.stream()
          .map(this::free)
          .min(Comparator.naturalOrder())
          .ifPresent(free -> wake(later(free, now)));
    }
  }

  /** The most urgent one of those that may leave. */
  private Optional<Waiting> next(Instant now) {
    return queue.stream().filter(waiting -> !free(waiting).isAfter(now)).findFirst();
  }

  private Instant free(Waiting waiting) {
    Instant free = waiting.urgency().isRead() ? readsFree : Instant.MIN;
    for (Bucket bucket : waiting.buckets()) {
      free = later(free, bucket.free(waiting.urgency()));
    }
    return free;
  }

  private static Instant later(Instant a, Instant b) {
    return a.isAfter(b) ? a : b;
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
