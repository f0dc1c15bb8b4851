package io.maemae.simulation;

import io.maemae.order.Leg;
import io.maemae.order.Order;
import java.util.ArrayList;
import java.util.List;

/**
 * An order as it was when it was saved. Nothing of it is the desk's: that one's order and legs go
 * on changing.
 */
record KeptOrder(Order.Terms terms, Order.Progress progress, List<Leg.Kept> legs, boolean removed) {
  KeptOrder {
    legs = List.copyOf(legs);
  }

  static KeptOrder of(Order order) {
    return new KeptOrder(
        order.terms(), order.progress(), order.legs().stream().map(Leg::kept).toList(), false);
  }

  /**
   * In place of an earlier version of the same order. One that was removed stays so, and of its
   * numbers those stay whose places are not taken: they are rows of their own, and {@code
   * forgetNumbers} removes them.
   */
  KeptOrder after(KeptOrder earlier) {
    List<Leg.Kept> all = new ArrayList<>(legs);
    if (earlier.legs.size() > legs.size()) {
      all.addAll(earlier.legs.subList(legs.size(), earlier.legs.size()));
    }
    return new KeptOrder(terms, progress, all, earlier.removed);
  }

  KeptOrder asRemoved() {
    return new KeptOrder(terms, progress, legs, true);
  }

  KeptOrder withoutNumbers() {
    return new KeptOrder(terms, progress, List.of(), removed);
  }

  /** Another order each time. */
  Order restore() {
    List<Leg> restored = legs.stream().map(Leg::restore).toList();
    return Order.restore(terms, progress, restored);
  }
}
