package io.maemae.order;

import io.maemae.market.OrderBook;
import io.maemae.market.Quote;
import io.maemae.market.Symbol;
import java.util.function.Consumer;

/** Reads the market now. Does not block; the answer comes exactly once, on any thread. */
public interface QuoteSource {
  /** The figures of the day. */
  void quote(Symbol symbol, Consumer<Reading<Quote>> answer);

  /** The ten-level book. */
  void book(Symbol symbol, Consumer<Reading<OrderBook>> answer);
}
