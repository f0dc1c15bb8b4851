package io.maemae.telegram;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

final class PulseTest {
  private Instant now = Instant.parse("2026-11-20T00:00:00Z");
  private final Pulse pulse = new Pulse(() -> now);

  @Test
  void givenNoPollForThreeMinutes_whenAsked_thenThePollingIsStill() {
    after(Duration.ofMinutes(3));
    boolean before = pulse.isStill();
    after(Duration.ofSeconds(1));
    boolean then = pulse.isStill();
    pulse.beat();

    assertEquals(List.of(false, true, false), List.of(before, then, pulse.isStill()));
  }

  @Test
  void givenUpdatesThatTakeLong_whenAsked_thenThePollingIsNotStill() {
    pulse.handling(true);
    after(Duration.ofHours(1));
    boolean during = pulse.isStill();
    pulse.handling(false);

    assertEquals(List.of(false, false), List.of(during, pulse.isStill()));
  }

  @Test
  void givenLongWait_whenAsked_thenItDoesNotCount() {
    pulse.rest(Duration.ofMinutes(10));
    after(Duration.ofMinutes(12));

    assertEquals(false, pulse.isStill());
  }

  @Test
  void givenNoUpdateForADay_whenAsked_thenItIsQuietUntilTheNext() {
    after(Duration.ofHours(23));
    pulse.beat();
    after(Duration.ofHours(2));
    boolean before = pulse.isQuiet();
    pulse.handling(true);
    pulse.handling(false);

    assertEquals(List.of(true, false), List.of(before, pulse.isQuiet()));
  }

  private void after(Duration time) {
    now = now.plus(time);
  }
}
