package io.maemae.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.maemae.market.MarketClock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class ThreadTimelineTest {
  private static final Duration LONG = Duration.ofSeconds(5);

  private final MarketClock clock =
      MachineClock.ofMachine(InstantSource.system(), System::nanoTime);
  private final BlockingQueue<String> happened = new LinkedBlockingQueue<>();
  private final BlockingQueue<Throwable> failures = new LinkedBlockingQueue<>();

  private final ThreadTimeline timeline = new ThreadTimeline("t", clock, failures::add);

  @AfterEach
  void close() {
    timeline.close(LONG);
  }

  private String next() throws InterruptedException {
    return happened.poll(5, TimeUnit.SECONDS);
  }

  @Test
  void givenTasks_whenTheirTimeComes_thenOneAfterTheOtherInOrder() throws InterruptedException {
    Instant soon = clock.instant().plusMillis(60);
    timeline.at(Instant.EPOCH, () -> happened.add("first"));

    timeline.start();
    timeline.at(soon, () -> happened.add("third"));
    timeline.at(soon, () -> happened.add("fourth"));
    timeline.at(soon.minusMillis(20), () -> happened.add("second"));

    assertEquals(
        List.of("first", "second", "third", "fourth"), List.of(next(), next(), next(), next()));
    assertFalse(clock.instant().isBefore(soon));
  }

  @Test
  void givenATaskThatFails_whenItRuns_thenToldAndNothingElseRuns() throws InterruptedException {
    StackOverflowError mistake = new StackOverflowError();
    timeline.at(
        Instant.EPOCH,
        () -> {
          throw mistake;
        });
    timeline.at(Instant.EPOCH.plusSeconds(1), () -> happened.add("after"));

    timeline.start();

    assertEquals(mistake, failures.poll(5, TimeUnit.SECONDS));
    timeline.close(LONG);
    assertNull(happened.poll());
  }

  @Test
  void givenARunningTask_whenClosed_thenItEndsAndNoOtherRuns() throws InterruptedException {
    timeline.start();

    timeline.at(
        Instant.EPOCH,
        () -> {
          timeline.at(Instant.EPOCH, () -> happened.add("after"));
          timeline.close(LONG);
          happened.add("ended");
        });

    assertEquals("ended", next());
    timeline.close(LONG);
    assertNull(happened.poll());
  }
}
