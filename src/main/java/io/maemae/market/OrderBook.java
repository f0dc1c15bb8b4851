package io.maemae.market;

import java.time.Instant;
import java.util.List;

/**
 * The visible book of a symbol at one moment: at most ten levels a side, the best first. A side may
 * be empty (limit-up, halt, before the first order).
 */
public record OrderBook(Symbol symbol, Instant at, List<Level> bids, List<Level> asks)
    implements MarketEvent {
  /** All that is offered or wanted at one price. */
  public record Level(Price price, Quantity quantity) {}

  /** Copies the levels. */
  public OrderBook {
    bids = List.copyOf(bids);
    asks = List.copyOf(asks);
  }

  /** The levels an order of that side would trade with, the best first. */
  public List<Level> against(Side side) {
    return side == Side.BUY ? asks : bids;
  }
}
