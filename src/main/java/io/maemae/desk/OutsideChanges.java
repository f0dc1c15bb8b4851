package io.maemae.desk;

import io.maemae.market.Symbol;
import io.maemae.order.BrokerAccount;
import io.maemae.order.ReconciliationListener;
import io.maemae.order.TradingStop;
import io.maemae.strategy.StrategyRunner;
import java.util.Optional;

/** Stops strategies when shares moved that no order explains, until a person has looked. */
public final class OutsideChanges implements ReconciliationListener {
  private final TradingStop stop;
  private final StrategyRunner strategies;

  /** With what is stopped. */
  public OutsideChanges(TradingStop stop, StrategyRunner strategies) {
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
    strategies.suspendGuards(account.name(), symbol);
  }
}
