package io.maemae.app;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

final class ThreadsTest {
  private static final Duration LONG = Duration.ofSeconds(10);

  @Test
  void whatEndsIsWaitedFor() {
    CountDownLatch ran = new CountDownLatch(1);

    Threads.run("t", ran::countDown, LONG);

    assertTrue(ran.getCount() == 0);
  }

  @Test
  void whatDoesNotEndIsLeftAndInterrupted() throws InterruptedException {
    CountDownLatch interrupted = new CountDownLatch(1);

    Threads.run("t", () -> waitFor(interrupted), Duration.ZERO);

    assertTrue(interrupted.await(LONG.toSeconds(), TimeUnit.SECONDS));
  }

  private static void waitFor(CountDownLatch interrupted) {
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException e) {
      interrupted.countDown();
    }
  }
}
