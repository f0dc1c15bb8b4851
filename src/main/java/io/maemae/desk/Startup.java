package io.maemae.desk;

import io.maemae.order.OrderLedger;
import io.maemae.order.Reconciliation;
import io.maemae.order.RestoredBackup;
import io.maemae.order.Trading;
import io.maemae.order.TradingStop;
import io.maemae.strategy.StrategyRunner;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * Takes up what the store kept and brings it together with the brokers: at start, and after the
 * store had failed. Nothing trades before the brokers' answers. Desk thread.
 */
public final class Startup {
  private final OrderLedger ledger;
  private final TradingStop stop;
  private final RestoredBackup restored;
  private final Trading trading;
  private final Reconciliation reconciliation;
  private final StrategyRunner strategies;
  private final MarketWatch markets;
  private final StreamWatch streams;
  private final AccountsLeftOut leftOut;
  private final ConditionWatch conditions;
  private final List<Runnable> others;
  private final InstantSource clock;

  /**
   * With the parts that keep state.
   *
   * @param others what else takes up a stored state, called before the trading parts
   */
  public Startup(
      OrderLedger ledger,
      TradingStop stop,
      RestoredBackup restored,
      Trading trading,
      Reconciliation reconciliation,
      StrategyRunner strategies,
      MarketWatch markets,
      StreamWatch streams,
      ConditionWatch conditions,
      AccountsLeftOut leftOut,
      List<Runnable> others,
      InstantSource clock) {
    this.ledger = ledger;
    this.stop = stop;
    this.restored = restored;
    this.trading = trading;
    this.reconciliation = reconciliation;
    this.strategies = strategies;
    this.markets = markets;
    this.streams = streams;
    this.conditions = conditions;
    this.leftOut = leftOut;
    this.others = List.copyOf(others);
    this.clock = clock;
  }

  void run() {
    restored.reload(clock.instant());
    others.forEach(Runnable::run);
    stop.reload();
    Optional<LocalDate> since = restored.origin().map(RestoredBackup.Origin::day);
    ledger.reload(clock.instant(), since);
    reconciliation.reset();
    since.ifPresent(reconciliation::readFrom);
    trading.recover();
    leftOut.reload();
    strategies.reload();
    streams.reload();
    strategies.watchBars(clock.instant());
    markets.start();
    conditions.start();
    reconciliation.readAll();
  }
}
