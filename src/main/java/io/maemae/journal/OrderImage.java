package io.maemae.journal;

import io.maemae.order.Leg;
import io.maemae.order.Order;
import java.util.List;

/** An order as it was at one moment: what the store keeps of it. */
record OrderImage(Order.Terms terms, Order.Progress progress, List<Leg.Kept> legs) {
  static OrderImage of(Order order) {
    return new OrderImage(
        order.terms(), order.progress(), order.legs().stream().map(Leg::kept).toList());
  }

  Order restored() {
    return Order.restore(terms, progress, legs.stream().map(Leg::restore).toList());
  }
}
