package io.maemae.market;

import java.time.Instant;

/** One execution on the exchange, of anybody's orders. */
public record Trade(Symbol symbol, Instant at, Price price, Quantity quantity)
    implements MarketEvent {}
