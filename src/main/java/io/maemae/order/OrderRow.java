package io.maemae.order;

import io.maemae.market.Money;
import io.maemae.market.OrderType;
import io.maemae.market.Price;
import io.maemae.market.Quantity;
import io.maemae.market.Side;
import io.maemae.market.Symbol;
import io.maemae.market.TimeInForce;
import io.maemae.market.Venue;
import java.time.Instant;
import java.util.Optional;

/**
 * One row of a broker's list of the day's orders. Modifies and cancels have rows of their own.
 *
 * @param parent the number that a modify or cancel row names
 * @param limit its limit price; of {@link OrderType#BEST} the one that it got, if the broker says
 *     so
 * @param quantity what was ordered; for a modify what moved to it, for a cancel what it is to take
 *     back
 * @param filled shares filled under this number
 * @param filledAmount what these cost, if the broker says so
 * @param canceled shares of this number that were confirmed taken back, moved by a modify included;
 *     of a cancel's own row those that it took back, as far as that is confirmed
 * @param ended true if the broker says that nothing of it is open any more and nothing will fill
 * @param rejection the broker's words if it refused the order after accepting it
 * @param orderedAt when the broker took it, in market time, at the broker's resolution
 * @param channel by what it was placed (an app, a program, the telephone), in the broker's words;
 *     empty if the broker does not say so
 */
public record OrderRow(
    OrderId id,
    Optional<OrderId> parent,
    RequestKind kind,
    Symbol symbol,
    Side side,
    OrderType type,
    Optional<Price> limit,
    TimeInForce timeInForce,
    Venue venue,
    Quantity quantity,
    Quantity filled,
    Optional<Money> filledAmount,
    Quantity canceled,
    boolean ended,
    Optional<String> rejection,
    Instant orderedAt,
    Optional<String> channel) {
  /** This row with so much filled. */
  public OrderRow withFilled(Quantity shares, Optional<Money> amount) {
    return with(shares, amount, canceled, ended);
  }

  /** This row with so much taken back from it, and nothing open any more if it has ended. */
  public OrderRow withCanceled(Quantity shares, boolean over) {
    return with(filled, filledAmount, shares, over);
  }

  private OrderRow with(
      Quantity newFilled, Optional<Money> newAmount, Quantity newCanceled, boolean over) {
    return new OrderRow(
        id,
        parent,
        kind,
        symbol,
        side,
        type,
        limit,
        timeInForce,
        venue,
        quantity,
        newFilled,
        newAmount,
        newCanceled,
        over,
        rejection,
        orderedAt,
        channel);
  }

  /** Shares that may still be filled. */
  public Quantity open() {
    return ended || kind == RequestKind.CANCEL
        ? Quantity.ZERO
        : quantity.minusOrZero(filled).minusOrZero(canceled);
  }
}
