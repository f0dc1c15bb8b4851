package io.maemae.broker;

import java.time.Instant;
import java.util.Optional;

/**
 * Keeps the access token of one key over restarts. Called by the thread of its {@link
 * AccessTokens}.
 */
public interface TokenKeeper {
  /**
   * What is kept.
   *
   * @param askedAt when a token was asked for last, whatever came of it
   */
  record Kept(Optional<AccessToken> token, Instant askedAt) {
    static final Kept NOTHING = new Kept(Optional.empty(), Instant.EPOCH);
  }

  /** What was kept; nothing if it cannot be read or is of another key. */
  Kept read();

  /** Keeps it; a token that cannot be kept still serves until the program ends. */
  void write(Kept kept);
}
