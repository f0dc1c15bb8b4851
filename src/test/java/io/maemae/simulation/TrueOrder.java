package io.maemae.simulation;

import io.maemae.market.Money;
import io.maemae.market.OrderType;
import io.maemae.market.Price;
import io.maemae.market.Quantity;
import io.maemae.market.Side;
import io.maemae.market.Symbol;
import io.maemae.market.TimeInForce;
import io.maemae.market.Venue;
import io.maemae.order.ClientOrderId;
import io.maemae.order.OrderId;
import io.maemae.order.OrderRow;
import io.maemae.order.RequestKind;
import java.time.Instant;
import java.util.Optional;

/** One number of the broker as it is in truth, with every version that a list may still show. */
final class TrueOrder {
  /** Where a number stands at the exchange. */
  enum Stage {
    /** The broker has it, the exchange not yet. */
    ACCEPTED,
    /** It can be filled; of a cancel, it was done. */
    AT_EXCHANGE,
    REJECTED,
    /** The day ended over it. */
    EXPIRED
  }

  /**
   * What was asked for.
   *
   * @param request the desk's order whose request it was; empty if placed elsewhere
   * @param target what is modified or cancelled
   */
  record Terms(
      OrderId id,
      RequestKind kind,
      Optional<ClientOrderId> request,
      Optional<TrueOrder> target,
      Symbol symbol,
      Side side,
      OrderType type,
      Optional<Price> limit,
      TimeInForce timeInForce,
      Venue venue,
      Instant takenAt) {}

  final Terms terms;
  Stage stage = Stage.ACCEPTED;
  Quantity quantity;
  Quantity filled = Quantity.ZERO;
  Money amount = Money.ZERO;
  Quantity canceled = Quantity.ZERO;

  /** Shares that a modify is about to move from here, which a list may count as gone. */
  Quantity leaving = Quantity.ZERO;

  String words = "";
  final Versions<OrderRow> listed = new Versions<>();

  TrueOrder(Terms terms, Quantity quantity) {
    this.terms = terms;
    this.quantity = quantity;
  }

  OrderId id() {
    return terms.id();
  }

  /** The order that it all began with. */
  TrueOrder root() {
    return terms.target().map(TrueOrder::root).orElse(this);
  }

  /** Shares that may still be filled, or will be able to when the exchange has it. */
  Quantity open() {
    boolean over = stage == Stage.REJECTED || stage == Stage.EXPIRED;
    // What a modify asks to move is under its target's number until it has moved.
    boolean holds =
        terms.kind() == RequestKind.NEW
            || terms.kind() == RequestKind.MODIFY && stage == Stage.AT_EXCHANGE;
    return over || !holds ? Quantity.ZERO : quantity.minus(filled).minus(canceled);
  }

  /** Whether a trade may fill it. */
  boolean rests() {
    return stage == Stage.AT_EXCHANGE && !open().isZero();
  }

  boolean crosses(Price price) {
    return terms
        .limit()
        .map(limit -> terms.side() == Side.BUY ? !limit.isBelow(price) : !limit.isAbove(price))
        .orElse(true);
  }
}
