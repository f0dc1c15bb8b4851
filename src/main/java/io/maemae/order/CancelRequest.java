package io.maemae.order;

import io.maemae.market.Quantity;

/**
 * Takes back an open order or a part of it.
 *
 * @param target the broker's number that is open
 * @param quantity how many shares to take back
 * @param whole true to take back all that is still open, whatever that is by then
 */
public record CancelRequest(ClientOrderId id, OrderId target, Quantity quantity, boolean whole) {}
