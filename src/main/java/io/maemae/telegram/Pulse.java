package io.maemae.telegram;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * The signs of life of the polling. Written by the polling thread, except {@link #restarted}; read
 * by the sending thread, which watches.
 */
final class Pulse {
  /** A poll lasts 50 s, and one that hangs is given up after 75. */
  private static final Duration LONGEST_SILENCE = Duration.ofMinutes(3);

  private static final Duration LONGEST_QUIET = Duration.ofHours(24);

  private final InstantSource machineTime;
  private volatile Instant sign;
  private volatile Instant lastUpdate;
  private volatile boolean handling;

  Pulse(InstantSource machineTime) {
    this.machineTime = machineTime;
    restarted();
  }

  /** The polling begins anew. */
  void restarted() {
    sign = machineTime.instant();
    lastUpdate = sign;
  }

  /** A poll has ended. */
  void beat() {
    sign = machineTime.instant();
  }

  /** The next poll comes after a while. */
  void rest(Duration wait) {
    sign = machineTime.instant().plus(wait);
  }

  /** Updates have come; until they are handled no poll is due. */
  void handling(boolean now) {
    handling = now;
    sign = machineTime.instant();
    lastUpdate = sign;
  }

  boolean isStill() {
    return !handling && sign.plus(LONGEST_SILENCE).isBefore(machineTime.instant());
  }

  /** Whether no update has come for so long that the server may begin to number anew. */
  boolean isQuiet() {
    return !handling && lastUpdate.plus(LONGEST_QUIET).isBefore(machineTime.instant());
  }
}
