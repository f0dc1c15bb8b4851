package io.maemae.app;

import io.maemae.market.MarketClock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * The market's time on this machine. It runs at the rate of the machine's monotonic clock, so a
 * machine whose clock is set, forth or back, does not move it: small errors are worked off, and a
 * jump is told to whoever {@link #check checks}, for all that was planned is wrong then. Any
 * thread.
 */
final class MachineClock implements MarketClock {
  /** An error up to this is worked off. */
  static final Duration JUMP = Duration.ofSeconds(2);

  private static final Duration STEP = Duration.ofMillis(50);

  private final InstantSource wall;
  private final LongSupplier nanos;
  private final boolean follows;
  private final long startNanos;

  /** The time when {@code nanos} was {@code startNanos}. Written by who checks, read by all. */
  private volatile Instant start;

  private MachineClock(InstantSource wall, LongSupplier nanos, Instant start, boolean follows) {
    this.wall = wall;
    this.nanos = nanos;
    this.start = start;
    this.startNanos = nanos.getAsLong();
    this.follows = follows;
  }

  /** The machine's own time. */
  static MachineClock ofMachine(InstantSource wall, LongSupplier nanos) {
    return new MachineClock(wall, nanos, wall.instant(), true);
  }

  /** A time that begins when it is told to, whatever the machine's clock says. */
  static MachineClock startingAt(Instant start, LongSupplier nanos) {
    return new MachineClock(InstantSource.system(), nanos, start, false);
  }

  @Override
  public Instant instant() {
    return start.plusNanos(nanos.getAsLong() - startNanos);
  }

  @Override
  public Duration until(Instant marketTime) {
    return Duration.between(instant(), marketTime);
  }

  /**
   * Compares it with the machine's clock and works a small error off. To be called every few
   * seconds by one thread.
   *
   * @return how far the machine's clock is away, if it has jumped; negative if it went back
   */
  Optional<Duration> check() {
    if (!follows) {
      return Optional.empty();
    }
    Duration error = Duration.between(instant(), wall.instant());
    if (error.abs().compareTo(JUMP) > 0) {
      return Optional.of(error);
    }
    Duration step = error.abs().compareTo(STEP) > 0 ? STEP : error.abs();
    start = error.isNegative() ? start.minus(step) : start.plus(step);
    return Optional.empty();
  }
}
