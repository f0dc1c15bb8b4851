package io.maemae.desk;

import io.maemae.market.Side;
import io.maemae.order.ClientOrderId;
import io.maemae.order.Order;
import io.maemae.order.OrderLedger;
import io.maemae.order.OrderListener;
import io.maemae.order.Purpose;
import io.maemae.portfolio.Fill;
import io.maemae.strategy.GuardedLot;
import io.maemae.strategy.StrategyGuards;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Lets the guards of what is left of a strategy's shares rest when a sale placed elsewhere took
 * some of them, until a person has looked. Such a sale may turn out to be an order of ours: while
 * that is in doubt nothing is done, and if it was never doubted what was done is taken back. Desk
 * thread.
 */
public final class OutsideSales implements OrderListener {
  private final StrategyGuards guards;
  private final OrderLedger ledger;
  private final GuardListener listener;

  /** With who is told of it. */
  public OutsideSales(StrategyGuards guards, OrderLedger ledger, GuardListener listener) {
    this.guards = guards;
    this.ledger = ledger;
    this.listener = listener;
  }

  @Override
  public void filled(Order order, List<Fill> fills) {
    if (isSaleElsewhere(order) && !ledger.attribution().isInDoubt(order)) {
      rest(order, fills);
    }
  }

  /** What was filled while it was in doubt counts now. */
  @Override
  public void external(Order order) {
    if (isSaleElsewhere(order) && !order.filled().isZero()) {
      rest(order, ledger.fills(order));
    }
  }

  private static boolean isSaleElsewhere(Order order) {
    return order.terms().purpose() == Purpose.EXTERNAL && order.side() == Side.SELL;
  }

  private void rest(Order sale, List<Fill> fills) {
    Set<String> owners = new TreeSet<>();
    fills.forEach(fill -> fill.strategy().ifPresent(owners::add));
    owners.removeIf(owner -> !guards.rest(sale, owner));
    if (!owners.isEmpty()) {
      listener.soldOutside(sale, lots(sale, owners));
    }
  }

  private List<GuardedLot> lots(Order sale, Set<String> owners) {
    return guards.held().stream()
        .filter(lot -> lot.strategy().account().equals(sale.account()))
        .filter(lot -> lot.symbol().equals(sale.symbol()))
        .filter(lot -> owners.contains(lot.strategy().name()))
        .toList();
  }

  @Override
  public void renumbered(Order order, ClientOrderId before) {
    List<GuardedLot> again = guards.resume(order, before);
    if (!again.isEmpty()) {
      listener.guardedAgain(again);
    }
  }
}
