package io.maemae.strategy;

import io.maemae.market.Quantity;
import io.maemae.market.Symbol;
import io.maemae.order.Order;
import io.maemae.portfolio.Lot;
import java.util.Optional;

/**
 * Shares that a strategy holds, and how it looks after them.
 *
 * @param guard what makes it give them up; empty if it looks after them no more, for a mistake of
 *     its own or until a person has looked
 * @param blocking the order for which they could not be given up now: nobody knows what came of it
 *     or of a change of it, or it is the entry and its cancel did not go through
 * @param waiting whether they were to be given up, and an order is still in the way of that
 * @param failing whether they were to be given up, and the last try of that came to nothing
 */
public record GuardedLot(
    StrategyDefinition strategy,
    Symbol symbol,
    Quantity shares,
    Optional<Guard> guard,
    Optional<Order> blocking,
    boolean waiting,
    boolean failing) {
  /** Whose shares of what. */
  public Lot.Key key() {
    return new Lot.Key(strategy.account(), symbol, Optional.of(strategy.name()));
  }
}
