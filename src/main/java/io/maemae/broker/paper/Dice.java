package io.maemae.broker.paper;

import java.time.LocalDate;
import java.util.SplittableRandom;

/**
 * One seeded stream of chance. Only the generator's 64-bit numbers, exact arithmetic and {@code
 * StrictMath} are used, so the same seed gives the same stream on every machine.
 */
final class Dice {
  private static final double UNIT = 0x1.0p-53;

  private final SplittableRandom random;

  private Dice(long seed) {
    this.random = new SplittableRandom(seed);
  }

  /** The stream of that name on that day. */
  static Dice of(long seed, LocalDate date, String name) {
    long state = mix(seed + 0x9E3779B97F4A7C15L);
    state = mix(state + date.toEpochDay());
    for (int i = 0; i < name.length(); i++) {
      state = mix(state * 31 + name.charAt(i));
    }
    return new Dice(state);
  }

  /** Uniform, from 0 to below 1. */
  double next() {
    return (random.nextLong() >>> 11) * UNIT;
  }

  /** Uniform between two bounds. */
  double between(double low, double high) {
    return low + (high - low) * next();
  }

  /** Uniform whole number from 0 to below the bound. */
  int below(int bound) {
    return (int) (next() * bound);
  }

  boolean chance(double probability) {
    return next() < probability;
  }

  /** Close to the standard normal distribution: the sum of four uniform numbers. */
  double bell() {
    return (next() + next() + next() + next() - 2) * 1.7320508075688772;
  }

  /** Exponential with that mean: the time to the next of many independent arrivals. */
  double waiting(double mean) {
    return -StrictMath.log(1 - next()) * mean;
  }

  private static long mix(long value) {
    long z = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
