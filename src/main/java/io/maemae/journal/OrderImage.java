package io.maemae.journal;

import io.maemae.order.Order;
import java.util.List;

/** An order as it was at one moment: what the store keeps of it. */
record OrderImage(Order.Terms terms, Order.Progress progress, List<LegImage> legs) {
  static OrderImage of(Order order) {
    return new OrderImage(
        order.terms(), order.progress(), order.legs().stream().map(LegImage::of).toList());
  }

  Order restored() {
    return Order.restore(terms, progress, legs.stream().map(LegImage::restored).toList());
  }
}
