package io.maemae.app;

import java.time.Duration;
import java.util.function.LongSupplier;

/** By when all the steps of something are to be over; each may take what the others have left. */
final class Deadline {
  private final LongSupplier nanos;
  private final long end;

  private Deadline(LongSupplier nanos, long end) {
    this.nanos = nanos;
    this.end = end;
  }

  /** So long after now. */
  static Deadline in(Duration time, LongSupplier nanos) {
    return new Deadline(nanos, nanos.getAsLong() + time.toNanos());
  }

  /** As long as wanted, or what is left; never negative. */
  Duration atMost(Duration wanted) {
    Duration left = Duration.ofNanos(Math.max(0, end - nanos.getAsLong()));
    return left.compareTo(wanted) < 0 ? left : wanted;
  }
}
