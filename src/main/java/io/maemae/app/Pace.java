package io.maemae.app;

import io.maemae.backtest.VirtualTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Lets market time run no faster than asked. While the next thing has not come yet, lines that a
 * person types are taken, at the market time of the moment.
 */
final class Pace {
  private static final Duration LONGEST_WAIT = Duration.ofMillis(200);

  private final VirtualTime time;
  private final double factor;
  private final Optional<Keyboard> keyboard;
  private final Instant marketStart;
  private final long machineStart;

  Pace(VirtualTime time, Speed speed, Optional<Keyboard> keyboard) {
    this.time = time;
    this.factor = speed.factor();
    this.keyboard = keyboard;
    this.marketStart = time.now();
    this.machineStart = System.nanoTime();
  }

  /** Waits until a market time has come, and hands over what is typed meanwhile. */
  void await(Instant next, Consumer<String> typed) throws InterruptedException {
    while (true) {
      Instant now = marketTime();
      Optional<String> line = keyboard.flatMap(Keyboard::take);
      if (line.isPresent()) {
        time.idleUntil(now);
        typed.accept(line.get());
        return;
      }
      if (!now.isBefore(next)) {
        return;
      }
      long nanos = (long) (Duration.between(now, next).toNanos() / factor);
      Duration wait = Duration.ofNanos(Math.min(nanos, LONGEST_WAIT.toNanos()));
      if (keyboard.isPresent()) {
        keyboard.get().await(wait);
      } else {
        Thread.sleep(wait.toMillis(), wait.toNanosPart() % 1_000_000);
      }
    }
  }

  /** The market time of this moment. */
  Instant marketTime() {
    double passed = (System.nanoTime() - machineStart) * factor;
    return marketStart.plusNanos((long) passed);
  }
}
