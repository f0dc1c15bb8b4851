package io.maemae.simulation;

import io.maemae.market.Price;
import io.maemae.market.Quantity;
import io.maemae.market.Side;
import io.maemae.market.Symbol;
import io.maemae.order.ClientOrderId;
import io.maemae.order.OrderId;
import java.time.Instant;
import java.util.Optional;

/**
 * An execution as it was, whatever was told of it.
 *
 * @param number under which it happened
 * @param root the request that placed the first order of the chain; empty if it was placed
 *     elsewhere
 */
public record TrueFill(
    OrderId number,
    Optional<ClientOrderId> root,
    Symbol symbol,
    Side side,
    Quantity quantity,
    Price price,
    Instant at) {}
