package io.maemae.app;

import io.maemae.market.MarketClock;
import java.time.Duration;
import java.time.Instant;

/**
 * A market clock at its natural rate that is put on by half a minute when that is wanted. Any
 * thread reads it, one steps it.
 */
final class SteppedClock implements MarketClock {
  static final int STEPS_PER_MINUTE = 2;

  /** No broker's stream is believed dead for being silent so long. */
  private static final Duration STEP = Duration.ofMinutes(1).dividedBy(STEPS_PER_MINUTE);

  private volatile Stretch stretch;

  /** Natural time since a step. */
  private record Stretch(Instant from, long nanos) {}

  SteppedClock(Instant start) {
    stretch = new Stretch(start, System.nanoTime());
  }

  /** Goes on half a minute after the last step, however long that was ago. */
  void step() {
    Instant next = stretch.from().plus(STEP);
    if (next.isBefore(instant())) {
      throw new IllegalStateException("more than " + STEP + " since the last step");
    }
    stretch = new Stretch(next, System.nanoTime());
  }

  @Override
  public Instant instant() {
    Stretch now = stretch;
    return now.from().plusNanos(System.nanoTime() - now.nanos());
  }

  @Override
  public Duration until(Instant marketTime) {
    return Duration.between(instant(), marketTime);
  }
}
