package io.maemae.desk;

import io.maemae.desk.GuardWatch.Reason;
import io.maemae.order.Reconciliation;
import io.maemae.portfolio.Lot;
import io.maemae.portfolio.Portfolio;
import io.maemae.strategy.StrategyGuards;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Finds what strategies hold that no strategy of the configuration looks after: the strategy was
 * renamed or removed, or is not on that symbol or in that account any more. What is in an account
 * that is not configured itself is {@link AccountsLeftOut}'s. Desk thread.
 */
public final class StrayLots {
  private final StrategyGuards guards;
  private final Portfolio portfolio;
  private final Reconciliation reconciliation;

  /** With who looks after what. */
  public StrayLots(StrategyGuards guards, Portfolio portfolio, Reconciliation reconciliation) {
    this.guards = guards;
    this.portfolio = portfolio;
    this.reconciliation = reconciliation;
  }

  /** Those that hold shares, by account, symbol and strategy. */
  public List<Lot> all() {
    return portfolio.lots().stream().filter(lot -> lot.units() > 0 && isStray(lot.key())).toList();
  }

  boolean isStray(Lot.Key lot) {
    return lot.strategy().isPresent()
        && reconciliation.isConfigured(lot.account())
        && !guards.covers(lot);
  }

  /** Tells those that were not told of, a message for each account. */
  void tell(Unguarded told, GuardListener listener) {
    Map<String, List<Lot>> untold = new TreeMap<>();
    for (Lot lot : all()) {
      if (told.add(lot.key(), Reason.NOT_RUN)) {
        untold.computeIfAbsent(lot.key().account(), a -> new ArrayList<>()).add(lot);
      }
    }
    untold.forEach(listener::notRun);
  }
}
