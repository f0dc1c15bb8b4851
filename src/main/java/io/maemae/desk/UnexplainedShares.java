package io.maemae.desk;

import io.maemae.market.Symbol;
import io.maemae.order.BrokerAccount;
import io.maemae.order.ReconciliationListener;
import io.maemae.order.TradingStop;
import io.maemae.strategy.StrategyRunner;
import java.util.Optional;

/**
 * Stops strategies when shares moved and no order explains it, until a person has looked: nothing
 * is entered, and what guards the strategies' shares of that symbol rests. Desk thread.
 */
public final class UnexplainedShares implements ReconciliationListener {
  private final TradingStop stop;
  private final StrategyRunner strategies;

  /** With what is stopped. */
  public UnexplainedShares(TradingStop stop, StrategyRunner strategies) {
    this.stop = stop;
    this.strategies = strategies;
  }

  @Override
  public void unexplainedShares(
      BrokerAccount account, Symbol symbol, long units, ShareChange change) {
    if (!stop.holdsEntries()) {
      stop.set(TradingStop.Level.ENTRIES);
    }
    strategies.cancelEntries(Optional.empty());
    strategies.guards().rest(account.name(), symbol);
  }
}
