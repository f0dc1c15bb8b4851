package io.maemae.simulation;

import io.maemae.order.ClientOrderId;
import io.maemae.order.OrderId;
import io.maemae.order.RequestKind;
import java.util.Optional;

/**
 * An order, modify or cancel that the broker took and numbered.
 *
 * @param request the order of the desk whose request made it; empty if it was made elsewhere
 */
public record Taken(OrderId id, RequestKind kind, Optional<ClientOrderId> request) {}
