package io.maemae.broker.paper;

import io.maemae.market.Quantity;
import io.maemae.market.Side;

/** A client's order at the synthetic venue, from its arrival until nothing of it is open. */
final class Resting {
  final SymbolBook book;
  final long number;
  final Side side;

  /** Shares still open. Changed by the book only. */
  long open;

  /** Crowd shares at the same price between the client's order before this one and this one. */
  long ahead;

  /** The level it waits in; null while it is on its way in. */
  PriceLevel level;

  /** The price of that level; {@link BookSide#MARKET} while it waits without a price. */
  int index;

  Resting(SymbolBook book, long number, Side side, Quantity quantity) {
    this.book = book;
    this.number = number;
    this.side = side;
    this.open = quantity.units();
  }
}
