package io.maemae.telegram;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.maemae.telegram.PollingHealth.Trouble;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class PollingHealthTest {
  private final List<Long> conflictsOver = new ArrayList<>();
  private final List<String> refusals = new ArrayList<>();
  private final TokenRefusal refusal = new TokenRefusal(() -> refusals.add("refused"));
  private Instant now = Instant.parse("2026-11-20T00:00:00Z");
  private final PollingHealth health = new PollingHealth(() -> now, refusal, conflictsOver::add);

  @Test
  void givenServerAway_whenTryingAgain_thenWaitsDoubleUpToHalfAMinute() {
    List<Long> waits =
        IntStream.range(0, 7)
            .mapToObj(i -> failed(Trouble.noAnswer("ConnectException")).toSeconds())
            .toList();

    assertEquals(List.of(1L, 2L, 4L, 8L, 16L, 30L, 30L), waits);
  }

  @Test
  void givenServerBack_whenItGoesAgain_thenWaitsBeginAnew() {
    failed(Trouble.noAnswer("ConnectException"));
    failed(Trouble.noAnswer("ConnectException"));
    health.polled();

    assertEquals(Duration.ofSeconds(1), failed(Trouble.noAnswer("ConnectException")));
  }

  @Test
  void givenTooManyPolls_whenTryingAgain_thenTheServersTimeIsWaited() {
    assertEquals(
        Duration.ofSeconds(7),
        failed(new Trouble(429, "Too Many Requests: retry after 7", Duration.ofSeconds(7))));
  }

  @Test
  void givenConflict_whenOver_thenItIsToldOnceWithItsMinutes() {
    failed(new Trouble(409, "Conflict: terminated by other getUpdates request", Duration.ZERO));
    now = now.plus(Duration.ofMinutes(12));
    failed(new Trouble(409, "Conflict: terminated by other getUpdates request", Duration.ZERO));
    health.reached();
    assertEquals(List.of(), conflictsOver);

    health.polled();
    health.polled();

    assertEquals(List.of(12L), conflictsOver);
  }

  @Test
  void givenWebhookOfAnother_whenPolling_thenANewBeginningIsAskedForOnce() {
    failed(
        new Trouble(
            409, "Conflict: can't use getUpdates method while webhook is active", Duration.ZERO));

    assertTrue(health.takeWebhook());
    assertFalse(health.takeWebhook());
  }

  @Test
  void givenTokenRefused_whenPollingAgain_thenItIsToldOnce() {
    failed(new Trouble(404, "Not Found", Duration.ZERO));
    failed(new Trouble(401, "Unauthorized", Duration.ZERO));

    assertEquals(List.of("refused"), refusals);
  }

  @Test
  void givenPollThatWeEnded_whenTryingAgain_thenThereIsNoWait() {
    assertEquals(Duration.ZERO, failed(Trouble.CANCELED));
    assertEquals(Duration.ofSeconds(1), failed(Trouble.noAnswer("ConnectException")));
  }

  private Duration failed(Trouble trouble) {
    health.asking();
    health.met(trouble);
    return health.failed("getUpdates");
  }
}
