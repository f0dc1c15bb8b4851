package io.maemae.journal;

import io.maemae.market.Money;
import io.maemae.market.Price;
import io.maemae.market.Quantity;
import io.maemae.order.Leg;
import io.maemae.order.OrderId;
import java.util.Optional;

/** A broker's number of an order as it was at one moment: what the store keeps of it. */
record LegImage(
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
  static LegImage of(Leg leg) {
    return new LegImage(
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

  Leg restored() {
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
