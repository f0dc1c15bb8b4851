package io.maemae.backtest;

import io.maemae.broker.Timeline;
import java.time.Instant;
import java.util.Optional;
import java.util.PriorityQueue;

/**
 * Time that stands still until the next thing happens. Everything that happens in a rehearsal or a
 * backtest happens here, one after the other, ordered by time, then by source, then by the order in
 * which it was asked for; so the same input gives the same output at any speed. One thread.
 */
public final class VirtualTime {
  /** Who asks for something to happen; at equal times the earlier one goes first. */
  public enum Source {
    /** The exchange and its crowd. */
    EXCHANGE,
    /** The broker and the way to it. */
    BROKER,
    /** The desk. */
    DESK,
    /** The day's routines. */
    ROUTINE,
    /** People. */
    CHAT
  }

  private record Task(Instant at, Source source, long sequence, Runnable work)
      implements Comparable<Task> {
    @Override
    public int compareTo(Task other) {
      int byTime = at.compareTo(other.at);
      if (byTime != 0) {
        return byTime;
      }
      int bySource = source.compareTo(other.source);
      return bySource != 0 ? bySource : Long.compare(sequence, other.sequence);
    }
  }

  private final PriorityQueue<Task> tasks = new PriorityQueue<>();
  private Instant now;
  private long lastSequence;

  /** Begins at a time. */
  public VirtualTime(Instant start) {
    now = start;
  }

  /** The time now. */
  public Instant now() {
    return now;
  }

  /** The timeline of a source. */
  public Timeline timeline(Source source) {
    return new Timeline() {
      @Override
      public Instant now() {
        return now;
      }

      @Override
      public void at(Instant when, Runnable task) {
        tasks.add(new Task(when.isBefore(now) ? now : when, source, ++lastSequence, task));
      }
    };
  }

  /** When the next thing happens. */
  public Optional<Instant> next() {
    return Optional.ofNullable(tasks.peek()).map(Task::at);
  }

  /** Lets the next thing happen; false if there is none. */
  public boolean step() {
    Task task = tasks.poll();
    if (task == null) {
      return false;
    }
    now = task.at();
    task.work().run();
    return true;
  }

  /** Moves on to a time at which nothing happens before the next thing. */
  public void idleUntil(Instant time) {
    if (time.isAfter(now) && next().map(n -> !time.isAfter(n)).orElse(true)) {
      now = time;
    }
  }
}
