package io.maemae.store;

import io.maemae.market.Symbol;
import io.maemae.strategy.StrategyMemory;
import io.maemae.strategy.StrategyStore;
import java.util.Optional;

/** What strategies remember. */
final class StrategyTable implements StrategyStore {
  private final Session session;

  StrategyTable(Session session) {
    this.session = session;
  }

  @Override
  public Optional<StrategyMemory> memory(String strategy, Symbol symbol) {
    return session
        .read(
            "select state, last_bar from strategy_state where strategy = ? and symbol = ?",
            (row, context) ->
                new StrategyMemory(row.getString("state"), Columns.optionalTime(row, "last_bar")),
            strategy,
            symbol.code())
        .stream()
        .findFirst();
  }

  @Override
  public void save(String strategy, Symbol symbol, StrategyMemory memory) {
    session.put(
        Row.of("strategy_state")
            .key("strategy", strategy)
            .key("symbol", symbol.code())
            .with("state", memory.state())
            .with("last_bar", Columns.time(memory.lastBar())));
  }
}
