package io.maemae.order;

import io.maemae.market.OrderType;
import io.maemae.market.Price;
import io.maemae.market.Quantity;
import io.maemae.market.Symbol;
import io.maemae.market.TimeInForce;
import io.maemae.market.TradingSession;
import io.maemae.market.Venue;
import java.util.Optional;

/**
 * Moves the whole open remainder of an order to another limit price.
 *
 * @param target the broker's number that is open
 * @param symbol of that order
 * @param quantity what we believe is open of it
 * @param type of what goes on, one that has a limit: {@link OrderType#moved()} of the order's
 * @param timeInForce of the order that is moved, likewise venue and session
 */
public record ModifyRequest(
    ClientOrderId id,
    OrderId target,
    Symbol symbol,
    Quantity quantity,
    Price limit,
    OrderType type,
    TimeInForce timeInForce,
    Venue venue,
    TradingSession session) {
  /** Checks that the type has a limit. */
  public ModifyRequest {
    type.checkLimit(Optional.of(limit));
  }

  /** Of an order of the regular session. */
  public ModifyRequest(
      ClientOrderId id,
      OrderId target,
      Symbol symbol,
      Quantity quantity,
      Price limit,
      OrderType type,
      TimeInForce timeInForce,
      Venue venue) {
    this(id, target, symbol, quantity, limit, type, timeInForce, venue, TradingSession.REGULAR);
  }
}
