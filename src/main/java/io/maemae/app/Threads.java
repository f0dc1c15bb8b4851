package io.maemae.app;

import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.LoggerFactory;

/** Threads that are named, and end when they are told to. */
final class Threads {
  private static final Duration END = Duration.ofSeconds(2);

  private Threads() {}

  /** Interrupts what runs and waits a little for its end. */
  static void end(ExecutorService executor, String name) {
    executor.shutdownNow();
    try {
      if (!executor.awaitTermination(END.toMillis(), TimeUnit.MILLISECONDS)) {
        LoggerFactory.getLogger(Threads.class).warn("thread.not-ended name={}", name);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Waits a little for the end of a thread that was told to end; interrupts it then. */
  static void join(Thread thread) {
    if (thread == Thread.currentThread()) {
      return;
    }
    try {
      thread.join(END.toMillis());
      if (thread.isAlive()) {
        thread.interrupt();
        LoggerFactory.getLogger(Threads.class).warn("thread.not-ended name={}", thread.getName());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
