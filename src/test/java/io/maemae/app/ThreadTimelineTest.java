package io.maemae.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.maemae.market.MarketClock;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

final class ThreadTimelineTest {
  private final MarketClock clock =
      MachineClock.ofMachine(InstantSource.system(), System::nanoTime);
  private final BlockingQueue<String> happened = new LinkedBlockingQueue<>();
  private final BlockingQueue<Throwable> failures = new LinkedBlockingQueue<>();

  private String next() throws InterruptedException {
    return happened.poll(5, TimeUnit.SECONDS);
  }

  @Test
  void givenTasks_whenTheirTimeComes_thenOneAfterTheOtherInOrder() throws InterruptedException {
    try (ThreadTimeline timeline = new ThreadTimeline("t", clock, failures::add)) {
      Instant soon = clock.instant().plusMillis(60);

      timeline.at(soon, () -> happened.add("third"));
      timeline.at(soon, () -> happened.add("fourth"));
      timeline.at(soon.minusMillis(20), () -> happened.add("second"));
      timeline.at(Instant.EPOCH, () -> happened.add("first"));

      assertEquals(
          List.of("first", "second", "third", "fourth"), List.of(next(), next(), next(), next()));
      assertFalse(clock.instant().isBefore(soon));
    }
  }

  @Test
  void givenATaskThatFails_whenItRuns_thenToldAndNothingElseRuns() throws InterruptedException {
    IllegalStateException mistake = new IllegalStateException("x");
    try (ThreadTimeline timeline = new ThreadTimeline("t", clock, failures::add)) {
      timeline.at(
          Instant.EPOCH,
          () -> {
            throw mistake;
          });
      timeline.at(Instant.EPOCH.plusSeconds(1), () -> happened.add("after"));

      assertEquals(mistake, failures.poll(5, TimeUnit.SECONDS));
    }
    assertNull(happened.poll());
  }

  @Test
  void givenARunningTask_whenClosed_thenItEndsAndNoOtherRuns() throws InterruptedException {
    ThreadTimeline timeline = new ThreadTimeline("t", clock, failures::add);

    timeline.at(
        Instant.EPOCH,
        () -> {
          timeline.at(Instant.EPOCH, () -> happened.add("after"));
          timeline.close();
          happened.add("ended");
        });

    assertEquals("ended", next());
    timeline.close();
    assertNull(happened.poll());
  }
}
