package io.maemae.simulation;

import io.maemae.market.Symbol;
import io.maemae.strategy.StrategyMemory;
import io.maemae.strategy.StrategyStore;
import java.util.Optional;

/** What strategies remember. */
final class MemoryStrategies implements StrategyStore {
  private final Table<Pair<String, Symbol>, StrategyMemory> memories;

  MemoryStrategies(Tables tables) {
    this.memories = tables.strategies;
  }

  @Override
  public Optional<StrategyMemory> memory(String strategy, Symbol symbol) {
    return memories.get(new Pair<>(strategy, symbol));
  }

  @Override
  public void save(String strategy, Symbol symbol, StrategyMemory memory) {
    memories.put(new Pair<>(strategy, symbol), memory);
  }
}
