package io.maemae.notice;

import java.time.Duration;
import java.time.Instant;

/**
 * When a chat that did not take a message is tried again: soon at first, then less and less often,
 * however much is said to it meanwhile. Desk thread.
 */
final class RetryPause {
  private static final Duration FIRST = Duration.ofSeconds(5);
  private static final Duration LONGEST = Duration.ofSeconds(60);

  private Duration next = FIRST;
  private Instant until = Instant.MIN;

  /** No attempt is made before. */
  Instant until() {
    return until;
  }

  void onFailure(Instant now) {
    until = now.plus(next);
    Duration twice = next.multipliedBy(2);
    next = twice.compareTo(LONGEST) < 0 ? twice : LONGEST;
  }

  void onSuccess() {
    next = FIRST;
  }
}
