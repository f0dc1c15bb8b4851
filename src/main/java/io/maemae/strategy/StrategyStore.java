package io.maemae.strategy;

import io.maemae.market.Symbol;
import java.util.Optional;

/**
 * Keeps what a strategy remembers of a symbol over a restart. Writes belong to the transaction of
 * the desk's current event. Desk thread only.
 */
public interface StrategyStore {
  /** What was kept. */
  Optional<String> state(String strategy, Symbol symbol);

  /** Keeps a text. */
  void save(String strategy, Symbol symbol, String state);
}
