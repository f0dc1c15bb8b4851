package io.maemae.app;

import io.maemae.order.Order;
import io.maemae.order.OrderRow;
import java.util.List;
import java.util.Optional;

/** Before the market closes, when all has settled: what is open at a broker is open here. */
final class DayOpen {
  private DayOpen() {}

  static void check(SimulatedDay day) {
    List<Order> orders = day.process().store().orders().orders(SimulatedDay.DATE);
    day.brokers()
        .forEach(
            (account, broker) -> {
              for (OrderRow row : broker.open()) {
                Optional<Order> ours =
                    orders.stream()
                        .filter(order -> order.account().equals(account))
                        .filter(
                            order -> order.legs().stream().anyMatch(l -> l.id().isSame(row.id())))
                        .findFirst();
                if (ours.filter(order -> !order.state().isFinal()).isEmpty()) {
                  day.breaks(
                      account
                          + ": "
                          + row.open()
                          + " open under "
                          + row.id().number()
                          + ", we have "
                          + ours.map(order -> order.id() + " " + order.state()).orElse("none"));
                }
              }
            });
  }
}
