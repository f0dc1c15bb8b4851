package io.maemae.order;

import io.maemae.market.OrderType;
import io.maemae.market.Quantity;
import io.maemae.market.Symbol;
import io.maemae.market.TimeInForce;
import io.maemae.market.TradingSession;
import io.maemae.market.Venue;

/**
 * Takes back an open order or a part of it.
 *
 * @param target the broker's number that is open
 * @param symbol of that order
 * @param quantity how many shares to take back
 * @param whole true to take back all that is still open, whatever that is by then
 * @param type of the order that is taken back, likewise the rest
 */
public record CancelRequest(
    ClientOrderId id,
    OrderId target,
    Symbol symbol,
    Quantity quantity,
    boolean whole,
    OrderType type,
    TimeInForce timeInForce,
    Venue venue,
    TradingSession session) {
  /** Of an order of the regular session. */
  public CancelRequest(
      ClientOrderId id,
      OrderId target,
      Symbol symbol,
      Quantity quantity,
      boolean whole,
      OrderType type,
      TimeInForce timeInForce,
      Venue venue) {
    this(id, target, symbol, quantity, whole, type, timeInForce, venue, TradingSession.REGULAR);
  }
}
