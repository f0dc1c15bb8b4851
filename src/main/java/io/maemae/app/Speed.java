package io.maemae.app;

import java.time.Duration;

/**
 * How fast market time runs.
 *
 * @param factor market seconds in a real second, above zero; infinite means as fast as possible
 */
record Speed(double factor) {
  /** As fast as possible. */
  static final Speed MAX = new Speed(Double.POSITIVE_INFINITY);

  private static final Duration LONGEST = Duration.ofDays(1);

  Speed {
    if (!(factor > 0)) {
      throw new IllegalArgumentException("speed must be above zero, was " + factor);
    }
  }

  /** The market time in which that much real time passes, a day at most. */
  Duration marketTime(Duration realTime) {
    double nanos = Math.min(realTime.toNanos() * factor, LONGEST.toNanos());
    return Duration.ofNanos((long) nanos);
  }

  boolean isMax() {
    return Double.isInfinite(factor);
  }
}
