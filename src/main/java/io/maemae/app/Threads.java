package io.maemae.app;

import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.LoggerFactory;

/** Threads that are named, and end when they are told to. */
final class Threads {
  private static final long IDLE_SECONDS = 30;

  private Threads() {}

  /**
   * As many threads as are needed at once, for what waits for a network; they do not hold a stop
   * up.
   */
  static ExecutorService unbounded(String name) {
    AtomicInteger count = new AtomicInteger();
    return new ThreadPoolExecutor(
        0,
        Integer.MAX_VALUE,
        IDLE_SECONDS,
        TimeUnit.SECONDS,
        new SynchronousQueue<>(),
        task -> {
          Thread thread = new Thread(task, name + "-" + count.incrementAndGet());
          thread.setDaemon(true);
          return thread;
        });
  }

  /** Interrupts what runs and waits for its end, for so long. */
  static void end(ExecutorService executor, String name, Duration atMost) {
    executor.shutdownNow();
    try {
      if (!executor.awaitTermination(atMost.toMillis(), TimeUnit.MILLISECONDS)) {
        LoggerFactory.getLogger(Threads.class).warn("thread.not-ended name={}", name);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Runs what waits for as long as it takes, and waits for it only so long. */
  static void run(String name, Runnable task, Duration atMost) {
    Thread thread = new Thread(task, name);
    thread.setDaemon(true);
    thread.start();
    join(thread, atMost);
  }

  /** Waits for the end of a thread that was told to end, for so long; interrupts it then. */
  static void join(Thread thread, Duration atMost) {
    if (thread == Thread.currentThread()) {
      return;
    }
    try {
      // No time at all would be for ever.
      thread.join(Math.max(1, atMost.toMillis()));
      if (thread.isAlive()) {
        thread.interrupt();
        LoggerFactory.getLogger(Threads.class).warn("thread.not-ended name={}", thread.getName());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
