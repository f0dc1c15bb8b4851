package io.maemae.strategy;

import io.maemae.market.Symbol;
import java.util.Optional;

/**
 * Keeps what a strategy remembers of a symbol over a restart. Writes belong to the transaction of
 * the desk's current event. Desk thread only.
 */
public interface StrategyStore {
  /** What was kept. */
  Optional<StrategyMemory> memory(String strategy, Symbol symbol);

  /** Keeps it in place of what was kept before. */
  void save(String strategy, Symbol symbol, StrategyMemory memory);
}
