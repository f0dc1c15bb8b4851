package io.maemae.market;

import java.time.Instant;

/** Something the market said. */
public sealed interface MarketEvent permits Trade, ReferencePrice, Quote, OrderBook, TradingStatus {
  /** Which symbol. */
  Symbol symbol();

  /** When it happened, in market time. */
  Instant at();
}
