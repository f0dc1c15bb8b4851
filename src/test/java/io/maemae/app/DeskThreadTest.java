package io.maemae.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.maemae.desk.ChatOrigin;
import io.maemae.desk.DeskEvent;
import io.maemae.desk.DeskQueue;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** Whoever watches the desk's thread sees whether it comes back. */
final class DeskThreadTest extends MoneyTest {
  @Test
  void givenAnEventThatTakesLong_whenWatched_thenBusyUntilItIsDone() throws Exception {
    DeskQueue queue = new DeskQueue(10);
    DeskThread desk = new DeskThread(bench.bot(), queue, Optional.empty(), failure -> {});
    CountDownLatch submitting = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    broker.atSubmit(
        () -> {
          submitting.countDown();
          awaitQuietly(goOn);
        });
    assertEquals(Duration.ZERO, desk.busy());

    desk.start();
    queue.post(
        new DeskEvent.ChatLine(
            ChatOrigin.direct(MoneyBench.OWNER, MoneyBench.CHAT),
            "/buy 005930 1 70000",
            bench.now()));
    submitting.await();

    assertTrue(desk.busy().compareTo(Duration.ZERO) > 0);
    assertTrue(desk.where().contains("FakeBroker"), desk.where());
    goOn.countDown();
    ChatDoor.await(() -> "the end of the event", () -> desk.busy().isZero());
    desk.close(ChatDoor.SOON);
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
