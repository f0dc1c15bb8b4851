package io.maemae.order;

import io.maemae.market.Price;
import io.maemae.market.Quantity;

/**
 * Moves the whole open remainder of an order to another limit price.
 *
 * @param target the broker's number that is open
 * @param quantity what we believe is open of it
 */
public record ModifyRequest(ClientOrderId id, OrderId target, Quantity quantity, Price limit) {}
