package io.maemae.broker.kis;

import java.time.Duration;
import java.time.Instant;

/**
 * What opens the REST interface for a day (접근토큰).
 *
 * @param value is never shown
 * @param expires in machine time
 */
record AccessToken(String value, Instant expires) {
  /** A request under way when it ends would be refused. */
  private static final Duration MARGIN = Duration.ofMinutes(10);

  boolean isGood(Instant now) {
    return expires.minus(MARGIN).isAfter(now);
  }

  @Override
  public String toString() {
    return "AccessToken[expires=" + expires + "]";
  }
}
