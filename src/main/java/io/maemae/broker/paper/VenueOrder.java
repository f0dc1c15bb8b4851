package io.maemae.broker.paper;

import io.maemae.market.Price;
import io.maemae.market.Quantity;
import io.maemae.market.Side;
import io.maemae.market.Symbol;
import io.maemae.market.TimeInForce;
import java.util.Optional;

/**
 * An order as the venue sees it.
 *
 * @param number the broker's number of it, unique at the venue
 * @param limit the limit price; empty for a market order
 */
record VenueOrder(
    long number,
    Symbol symbol,
    Side side,
    Quantity quantity,
    Optional<Price> limit,
    TimeInForce timeInForce) {}
