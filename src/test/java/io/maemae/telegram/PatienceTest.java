package io.maemae.telegram;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class PatienceTest {
  private static final String CHAT = "11";

  private final ScheduledThreadPoolExecutor sending = new ScheduledThreadPoolExecutor(1);
  private final Patience patience = new Patience(sending);

  @AfterEach
  void close() {
    sending.shutdownNow();
  }

  @Test
  void givenHeldCalls_whenOneFails_thenTheNextIsMade() throws InterruptedException {
    CountDownLatch made = new CountDownLatch(1);
    sending.execute(
        () -> {
          patience.onLimited(CHAT, Duration.ZERO);
          patience.run(
              CHAT,
              () -> {
                throw new IllegalStateException("broken");
              });
          patience.run(CHAT, made::countDown);
        });

    assertTrue(made.await(10, TimeUnit.SECONDS));
  }
}
