package io.maemae.command;

import io.maemae.order.ClientOrderId;
import io.maemae.order.Order;
import java.util.Collection;
import java.util.stream.Collectors;

/** Orders by the numbers people type, and lists of them. */
final class OrderNumbers {
  private OrderNumbers() {}

  /** Takes an order number: {@code 12} or {@code #12}. */
  static Order order(Arguments arguments, Tools tools) throws CommandError {
    String word = arguments.required("order");
    String digits = word.startsWith("#") ? word.substring(1) : word;
    if (!digits.matches("[0-9]{1,18}") || Long.parseLong(digits) == 0) {
      throw new CommandError("error.order.not-a-number", Arguments.shown(word));
    }
    ClientOrderId id = new ClientOrderId(Long.parseLong(digits));
    return tools.ledger().find(id).orElseThrow(() -> new CommandError("error.order.unknown", id));
  }

  /** A line for each order, with its state. */
  static String lines(Collection<Order> orders, Tools tools) {
    return orders.stream().map(tools.wording()::orderWithState).collect(Collectors.joining("\n"));
  }
}
