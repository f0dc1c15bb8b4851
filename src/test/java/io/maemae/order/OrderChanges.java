package io.maemae.order;

import java.time.Instant;

/** Changes orders as the desk does, for tests of what must not change with them. */
public final class OrderChanges {
  private OrderChanges() {}

  /** What is open of it is taken back, and it ends. */
  public static void end(Order order, Instant at) {
    order.release(at);
    order.legs().forEach(leg -> leg.onCanceledRead(leg.quantity()));
    order.end(OrderState.EXPIRED, "over");
  }

  /** The broker numbers a part of it anew. */
  public static void number(Order order, OrderId id) {
    order.add(new Leg(id, order.openLeg().map(Leg::id), order.quantity(), order.limit()));
  }
}
