package io.maemae.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class MachineClockTest {
  private static final Instant START = Instant.parse("2026-11-20T00:30:00Z");

  private Instant wall = START;
  private long nanos = 5;

  private void passes(Duration time) {
    wall = wall.plus(time);
    nanos += time.toNanos();
  }

  @Test
  void givenTheMachinesClock_whenTimePasses_thenTheSame() {
    MachineClock clock = MachineClock.ofMachine(() -> wall, () -> nanos);

    passes(Duration.ofHours(3));

    assertEquals(wall, clock.instant());
    assertEquals(Optional.empty(), clock.check());
    assertEquals(Duration.ofMinutes(-1), clock.until(wall.minusSeconds(60)));
  }

  @Test
  void givenASmallError_whenChecked_thenWorkedOffInSmallSteps() {
    MachineClock clock = MachineClock.ofMachine(() -> wall, () -> nanos);
    wall = wall.plusMillis(120);

    assertEquals(Optional.empty(), clock.check());
    assertEquals(START.plusMillis(50), clock.instant());
    clock.check();
    clock.check();
    clock.check();

    assertEquals(wall, clock.instant());
  }

  @Test
  void givenAJump_whenChecked_thenToldAndNotFollowed() {
    MachineClock clock = MachineClock.ofMachine(() -> wall, () -> nanos);
    wall = wall.minus(Duration.ofHours(1));

    assertEquals(Optional.of(Duration.ofHours(-1)), clock.check());
    assertEquals(START, clock.instant());
  }

  @Test
  void givenAStartOfItsOwn_whenTheMachinesClockIsSet_thenNothingToIt() {
    Instant own = Instant.parse("2026-01-02T00:00:00Z");
    MachineClock clock = MachineClock.startingAt(own, () -> nanos);

    passes(Duration.ofSeconds(9));
    wall = wall.plus(Duration.ofDays(1));

    assertEquals(Optional.empty(), clock.check());
    assertEquals(own.plusSeconds(9), clock.instant());
  }
}
