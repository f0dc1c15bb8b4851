package io.maemae.market;

import java.time.Instant;

/**
 * Whether a symbol trades, as the exchange's operation messages say.
 *
 * @param halted trading in it is suspended (거래정지)
 * @param interrupted a volatility interruption (VI) goes on: orders gather for a single price
 */
public record TradingStatus(Symbol symbol, Instant at, boolean halted, boolean interrupted)
    implements MarketEvent {}
