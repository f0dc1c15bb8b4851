package io.maemae.simulation;

import io.maemae.order.ClientOrderId;
import io.maemae.order.OrderState;
import java.time.Instant;

/**
 * A line of an order's history.
 *
 * @param state the state after it
 */
public record HistoryLine(ClientOrderId order, Instant at, OrderState state, String text) {}
