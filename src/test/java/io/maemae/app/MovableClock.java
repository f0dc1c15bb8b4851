package io.maemae.app;

import io.maemae.market.MarketClock;
import io.maemae.market.MarketTime;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;

/** A market clock that goes on by itself and can be put forward. Any thread. */
final class MovableClock implements MarketClock {
  /** Who waits for a time looks again so soon, for it may have been put forward. */
  private static final Duration LOOK = Duration.ofMillis(10);

  private final long begun = System.nanoTime();
  private final Instant start;

  /** Written by the test's thread. */
  private volatile Duration ahead = Duration.ZERO;

  MovableClock(LocalDateTime time) {
    start = MarketTime.instant(time.toLocalDate(), time.toLocalTime());
  }

  @Override
  public Instant instant() {
    return start.plus(ahead).plusNanos(System.nanoTime() - begun);
  }

  @Override
  public Duration until(Instant marketTime) {
    Duration left = Duration.between(instant(), marketTime);
    return left.compareTo(LOOK) < 0 ? left : LOOK;
  }

  /** Puts it forward. */
  void forward(Duration time) {
    ahead = ahead.plus(time);
  }

  /** Puts it forward to a time that must be to come. */
  void forwardTo(LocalDateTime time) {
    Instant there = MarketTime.instant(time.toLocalDate(), time.toLocalTime());
    Duration left = Duration.between(instant(), there);
    if (left.isNegative()) {
      throw new IllegalArgumentException("time must be to come, was " + time);
    }
    forward(left);
  }
}
