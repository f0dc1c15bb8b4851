package io.maemae.order;

import io.maemae.market.OrderType;
import io.maemae.market.Price;
import io.maemae.market.Quantity;
import io.maemae.market.Side;
import io.maemae.market.Symbol;
import io.maemae.market.TimeInForce;
import io.maemae.market.TradingSession;
import io.maemae.market.Venue;
import java.util.Optional;

/**
 * A new order for a broker.
 *
 * @param limit the limit price; present exactly if the type has one
 * @param session of the day in which it was decided
 */
public record OrderRequest(
    ClientOrderId id,
    Symbol symbol,
    Side side,
    Quantity quantity,
    OrderType type,
    Optional<Price> limit,
    TimeInForce timeInForce,
    Venue venue,
    TradingSession session) {
  /** Checks that quantity and limit fit. */
  public OrderRequest {
    if (quantity.isZero()) {
      throw new IllegalArgumentException("quantity must be positive, was 0");
    }
    type.checkLimit(limit);
  }

  /** In the regular session. */
  public OrderRequest(
      ClientOrderId id,
      Symbol symbol,
      Side side,
      Quantity quantity,
      OrderType type,
      Optional<Price> limit,
      TimeInForce timeInForce,
      Venue venue) {
    this(id, symbol, side, quantity, type, limit, timeInForce, venue, TradingSession.REGULAR);
  }
}
