package io.maemae.simulation;

import io.maemae.market.Money;
import io.maemae.market.Price;
import io.maemae.market.Quantity;
import io.maemae.order.Leg;
import io.maemae.order.OrderId;
import java.util.Optional;

/** A leg as it was when its order was saved, with what a store keeps of it. */
record KeptLeg(
    OrderId id,
    Optional<OrderId> parent,
    Quantity quantity,
    Optional<Price> limit,
    Quantity noticed,
    Money noticedAmount,
    Quantity read,
    Money readAmount,
    Quantity booked,
    Money bookedAmount,
    Quantity canceled) {
  static KeptLeg of(Leg leg) {
    return new KeptLeg(
        leg.id(),
        leg.parent(),
        leg.quantity(),
        leg.limit(),
        leg.noticed(),
        leg.noticedAmount(),
        leg.read(),
        leg.readAmount(),
        leg.booked(),
        leg.bookedAmount(),
        leg.canceled());
  }

  /** Another leg each time. */
  Leg restore() {
    return Leg.restore(
        id,
        parent,
        quantity,
        limit,
        noticed,
        noticedAmount,
        read,
        readAmount,
        booked,
        bookedAmount,
        canceled);
  }
}
