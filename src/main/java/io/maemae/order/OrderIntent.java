package io.maemae.order;

import io.maemae.market.OrderType;
import io.maemae.market.Price;
import io.maemae.market.Quantity;
import io.maemae.market.Side;
import io.maemae.market.Symbol;
import io.maemae.market.TimeInForce;
import io.maemae.market.Venue;
import java.util.Optional;

/**
 * An order somebody wants; nothing of it is stored or sent yet.
 *
 * @param limit present exactly if the type has one
 * @param repeatConfirmed the person was asked and wants it although it equals an order of seconds
 *     ago
 */
public record OrderIntent(
    String account,
    Symbol symbol,
    Side side,
    Quantity quantity,
    OrderType type,
    Optional<Price> limit,
    TimeInForce timeInForce,
    Venue venue,
    Purpose purpose,
    Optional<String> strategy,
    boolean repeatConfirmed) {
  /** Checks that the limit fits. */
  public OrderIntent {
    type.checkLimit(limit);
  }

  /** An order by hand. */
  public static OrderIntent byHand(
      String account,
      Symbol symbol,
      Side side,
      Quantity quantity,
      OrderType type,
      Optional<Price> limit,
      TimeInForce timeInForce,
      Venue venue) {
    return new OrderIntent(
        account,
        symbol,
        side,
        quantity,
        type,
        limit,
        timeInForce,
        venue,
        Purpose.BY_HAND,
        Optional.empty(),
        false);
  }

  /** The same, wanted although it equals an order of seconds ago. */
  public OrderIntent confirmed() {
    return new OrderIntent(
        account, symbol, side, quantity, type, limit, timeInForce, venue, purpose, strategy, true);
  }

  boolean isSameAs(Order order) {
    return order.account().equals(account)
        && order.symbol().equals(symbol)
        && order.side() == side
        && order.quantity().equals(quantity)
        && order.terms().type() == type
        && order.terms().limit().equals(limit);
  }
}
