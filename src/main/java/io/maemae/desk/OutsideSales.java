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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

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

  /** The strategies whose guards rest because of a sale. */
  private final Map<ClientOrderId, Set<String>> resting = new HashMap<>();

  /** With who is told of it. */
  public OutsideSales(StrategyGuards guards, OrderLedger ledger, GuardListener listener) {
    this.guards = guards;
    this.ledger = ledger;
    this.listener = listener;
  }

  /** At start, and after a failed commit. */
  public void reload() {
    resting.clear();
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
    owners.removeIf(owner -> !guards.rest(sale.account(), sale.symbol(), owner));
    if (!owners.isEmpty()) {
      resting.computeIfAbsent(sale.id(), id -> new TreeSet<>()).addAll(owners);
      listener.soldOutside(sale, lots(sale, owners::contains));
    }
  }

  private List<GuardedLot> lots(Order sale, Predicate<String> owner) {
    return guards.held().stream()
        .filter(lot -> lot.strategy().account().equals(sale.account()))
        .filter(lot -> lot.symbol().equals(sale.symbol()) && owner.test(lot.strategy().name()))
        .toList();
  }

  @Override
  public void renumbered(Order order, ClientOrderId before) {
    Set<String> owners = resting.getOrDefault(before, Set.of());
    resting.remove(before);
    Set<String> again = new TreeSet<>(owners);
    again.removeIf(owner -> !guards.resume(order.account(), order.symbol(), owner));
    List<GuardedLot> lots = lots(order, again::contains);
    if (!lots.isEmpty()) {
      listener.guardedAgain(lots);
    }
  }
}
