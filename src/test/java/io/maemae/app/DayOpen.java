package io.maemae.app;

import io.maemae.order.Order;
import io.maemae.order.OrderRow;

/** Before the market closes, when all has settled: what has ended here is not open at a broker. */
final class DayOpen {
  private DayOpen() {}

  static void check(SimulatedDay day) {
    day.process().store().orders().orders(SimulatedDay.DATE).stream()
        .filter(order -> order.state().isFinal())
        .forEach(
            order ->
                day.brokers().get(order.account()).open().stream()
                    .filter(row -> isOf(order, row))
                    .forEach(
                        row ->
                            day.breaks(order.id() + " is " + order.state() + ", open is " + row)));
  }

  private static boolean isOf(Order order, OrderRow row) {
    return order.legs().stream().anyMatch(leg -> leg.id().isSame(row.id()));
  }
}
