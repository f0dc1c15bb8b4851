package io.maemae.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class ChatThreadTest {
  private final ByteArrayOutputStream logged = new ByteArrayOutputStream();
  private final BlockingQueue<Throwable> errors = new LinkedBlockingQueue<>();
  private final ChatThread thread = new ChatThread("telegram-test", errors::add);

  @BeforeEach
  void log() {
    Logging.toConsole(logged);
  }

  @AfterEach
  void close() {
    thread.shutdownNow();
    Logging.close();
  }

  private void awaitNextTask() throws InterruptedException {
    CountDownLatch ran = new CountDownLatch(1);
    thread.execute(ran::countDown);
    assertTrue(ran.await(10, TimeUnit.SECONDS));
  }

  @Test
  void aTaskThatFailsIsLoggedAndTheNextRuns() throws InterruptedException {
    thread.execute(
        () -> {
          throw new IllegalStateException("at once");
        });
    thread.schedule(
        () -> {
          throw new IllegalStateException("later");
        },
        0,
        TimeUnit.SECONDS);
    awaitNextTask();

    String log = logged.toString(StandardCharsets.UTF_8);
    assertEquals(
        2,
        log.lines()
            .filter(l -> l.matches(".* ERROR \\[telegram-test] .*telegram\\.task-failed.*"))
            .count(),
        log);
    assertTrue(log.contains("IllegalStateException: at once"), log);
    assertTrue(log.contains("IllegalStateException: later"), log);
    assertNull(errors.poll());
  }

  @Test
  void anErrorIsToldEvenOfATaskThatRepeatsItself() throws InterruptedException {
    StackOverflowError error = new StackOverflowError();

    thread.scheduleWithFixedDelay(
        () -> {
          throw error;
        },
        0,
        1,
        TimeUnit.SECONDS);

    assertEquals(error, errors.poll(10, TimeUnit.SECONDS));
  }
}
