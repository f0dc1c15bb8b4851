package io.maemae.market;

import java.time.Instant;
import java.util.Optional;

/**
 * A symbol's figures of the day, as somebody who was asked for them tells.
 *
 * @param at when they were true, in market time
 * @param reference the base price of the day (기준가)
 * @param limits the day's limits as told, which win over those that the base price gives
 * @param last the last trade's price today, if there was one
 * @param volume shares traded today, where that is told
 * @param status whether it trades, where that is told with it
 */
public record Quote(
    Symbol symbol,
    Instant at,
    Price reference,
    PriceLimits limits,
    Optional<Price> last,
    Optional<Quantity> volume,
    Optional<TradingStatus> status)
    implements MarketEvent {}
