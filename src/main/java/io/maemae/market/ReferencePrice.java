package io.maemae.market;

import java.time.Instant;

/**
 * The base price (기준가) of a symbol for the trading day, from which the daily limits are computed:
 * normally the previous close. It comes before the day's first trade.
 */
public record ReferencePrice(Symbol symbol, Instant at, Price price) implements MarketEvent {}
