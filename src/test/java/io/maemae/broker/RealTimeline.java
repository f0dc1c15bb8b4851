package io.maemae.broker;

import io.maemae.market.MarketTime;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Time that passes by itself, with a thread of its own for what is to be done in it. */
public final class RealTimeline implements Timeline, AutoCloseable {
  private final InstantSource clock;
  private final ScheduledThreadPoolExecutor thread =
      new ScheduledThreadPoolExecutor(1, task -> new Thread(task, "kis-timeline"));

  public RealTimeline(InstantSource clock) {
    this.clock = clock;
  }

  @Override
  public Instant now() {
    return clock.instant();
  }

  @Override
  public void at(Instant when, Runnable task) {
    long nanos = Math.max(0, Duration.between(now(), when).toNanos());
    try {
      thread.schedule(() -> run(task), nanos, TimeUnit.NANOSECONDS);
    } catch (RejectedExecutionException e) {
      // The test is over.
    }
  }

  private static void run(Runnable task) {
    try {
      task.run();
    } catch (RuntimeException | Error e) {
      e.printStackTrace();
      throw e;
    }
  }

  @Override
  public void close() {
    thread.shutdownNow();
  }

  /** Lets that much of it pass. */
  public static void pass(Duration time) {
    long until = System.nanoTime() + time.toNanos();
    for (long left = time.toNanos(); left > 0; left = until - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
  }

  /** Waits for something to become true. */
  public static void await(Duration atMost, BooleanSupplier what, Supplier<String> otherwise) {
    long until = System.nanoTime() + atMost.toNanos();
    while (!what.getAsBoolean()) {
      if (System.nanoTime() > until) {
        throw new AssertionError(otherwise.get());
      }
      LockSupport.parkNanos(2_000_000);
    }
  }

  /** Friday, 20 November 2026, ten o'clock, and going on at its real rate. */
  public static InstantSource morning() {
    Instant start = MarketTime.instant(LocalDate.of(2026, 11, 20), LocalTime.of(10, 0));
    long begun = System.nanoTime();
    return () -> start.plus(Duration.ofNanos(System.nanoTime() - begun));
  }
}
