package io.maemae.broker.paper;

import io.maemae.market.InstrumentKind;
import io.maemae.market.Price;
import io.maemae.market.Symbol;

/**
 * A symbol listed at the synthetic venue.
 *
 * @param base the reference price of its first day
 */
record Listing(Symbol symbol, InstrumentKind kind, Price base) {}
