package io.maemae.app;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * Makes the market's time pass while the machine's hardly does. The brokers' streams say meanwhile
 * that they are there. Test's thread.
 */
final class PassingTime {
  /** How long the market's time passes, and the machine's meanwhile. */
  static final Duration STEP = Duration.ofMillis(200);

  /** The same, where nothing waits for an answer of the broker's meanwhile. */
  static final Duration STRIDE = Duration.ofSeconds(1);

  private static final Duration MOMENT = Duration.ofMillis(4);
  private static final Duration BEAT = Duration.ofSeconds(10);

  private final MovableClock clock;
  private final Runnable beat;
  private Duration sinceBeat = Duration.ZERO;
  private boolean beats = true;

  /**
   * Of a clock.
   *
   * @param beat says on the streams that the brokers are there
   */
  PassingTime(MovableClock clock, Runnable beat) {
    this.clock = clock;
    this.beat = beat;
  }

  /** Whether the brokers say on the streams that they are there. */
  void beats(boolean does) {
    beats = does;
  }

  /** Lets it pass until something is so. */
  void passUntil(Supplier<String> what, Duration step, BooleanSupplier condition) {
    long until = System.nanoTime() + ChatDoor.SOON.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > until) {
        throw new AssertionError(what.get());
      }
      step(step);
    }
  }

  /** Lets so much of it pass, in strides. */
  void pass(Duration time) {
    for (long i = time.dividedBy(STRIDE); i > 0; i--) {
      step(STRIDE);
    }
  }

  private void step(Duration step) {
    clock.forward(step);
    sinceBeat = sinceBeat.plus(step);
    if (beats && sinceBeat.compareTo(BEAT) >= 0) {
      sinceBeat = Duration.ZERO;
      beat.run();
    }
    LockSupport.parkNanos(MOMENT.toNanos());
  }
}
