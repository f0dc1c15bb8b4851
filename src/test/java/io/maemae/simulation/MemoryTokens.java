package io.maemae.simulation;

import io.maemae.broker.TokenKeeper;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Keeps tokens over the lives of a process. */
final class MemoryTokens {
  private final Map<String, TokenKeeper.Kept> kept = new HashMap<>();

  TokenKeeper keeper(String name) {
    return new TokenKeeper() {
      @Override
      public Kept read() {
        return kept.getOrDefault(name, new Kept(Optional.empty(), Instant.EPOCH));
      }

      @Override
      public void write(Kept now) {
        kept.put(name, now);
      }
    };
  }
}
