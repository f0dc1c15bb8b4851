package io.maemae.simulation;

import io.maemae.market.Price;
import io.maemae.market.Quantity;
import io.maemae.order.CancelRequest;
import io.maemae.order.ClientOrderId;
import io.maemae.order.ModifyRequest;
import io.maemae.order.OrderRequest;
import io.maemae.order.RequestKind;
import java.time.Instant;
import java.util.Optional;

/**
 * A request that the desk handed to the gateway, whatever became of it.
 *
 * @param limit of an order, if it has one, or the new one of a modify
 * @param part the shares of a cancel that is not of all that is open
 */
public record Asked(
    ClientOrderId request,
    RequestKind kind,
    Optional<Price> limit,
    Optional<Quantity> part,
    Instant at) {
  static Asked of(OrderRequest request, Instant at) {
    return new Asked(request.id(), RequestKind.NEW, request.limit(), Optional.empty(), at);
  }

  static Asked of(CancelRequest request, Instant at) {
    Optional<Quantity> part = request.whole() ? Optional.empty() : Optional.of(request.quantity());
    return new Asked(request.id(), RequestKind.CANCEL, Optional.empty(), part, at);
  }

  static Asked of(ModifyRequest request, Instant at) {
    Optional<Price> limit = Optional.of(request.limit());
    return new Asked(request.id(), RequestKind.MODIFY, limit, Optional.empty(), at);
  }
}
