package io.maemae.command;

import io.maemae.order.Order;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Says which orders cannot be cancelled, for their account is not configured any more. */
final class LeftOutOrders {
  private LeftOutOrders() {}

  /** Of those that are meant; empty if there are none. */
  static Optional<String> notCancelled(Tools tools, Predicate<Order> meant) {
    String orders =
        tools.leftOut().all().stream()
            .flatMap(account -> account.orders().stream())
            .filter(meant)
            .map(tools.wording()::orderWithState)
            .collect(Collectors.joining("\n"));
    return orders.isEmpty()
        ? Optional.empty()
        : Optional.of(tools.wording().text("account.left-out.orders", orders));
  }
}
