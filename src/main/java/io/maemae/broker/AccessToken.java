package io.maemae.broker;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What opens a broker's interface for a day (접근토큰).
 *
 * @param value is never shown
 * @param expires in machine time
 */
public record AccessToken(String value, Instant expires) {
  /** A request under way when it ends would be refused. */
  private static final Duration MARGIN = Duration.ofMinutes(10);

  /** What may stand in a header. */
  private static final Pattern SENDABLE = Pattern.compile("[!-~]+");

  /** The token, if it can be one. */
  public static Optional<AccessToken> of(String value, Instant expires) {
    return SENDABLE.matcher(value).matches()
        ? Optional.of(new AccessToken(value, expires))
        : Optional.empty();
  }

  /** Whether a request that leaves now still finds it valid. */
  public boolean isGood(Instant now) {
    return now.plus(MARGIN).isBefore(expires);
  }

  @Override
  public String toString() {
    return "AccessToken[expires=" + expires + "]";
  }
}
