package io.maemae.store;

import io.maemae.market.Symbol;
import io.maemae.strategy.StrategyStore;
import java.util.Optional;

/** What strategies remember. */
final class StrategyTable implements StrategyStore {
  private final Session session;

  StrategyTable(Session session) {
    this.session = session;
  }

  @Override
  public Optional<String> state(String strategy, Symbol symbol) {
    return session
        .read(
            "select state from strategy_state where strategy = ? and symbol = ?",
            (row, context) -> row.getString("state"),
            strategy,
            symbol.code())
        .stream()
        .findFirst();
  }

  @Override
  public void save(String strategy, Symbol symbol, String state) {
    session.put(
        Row.of("strategy_state")
            .key("strategy", strategy)
            .key("symbol", symbol.code())
            .with("state", state));
  }
}
