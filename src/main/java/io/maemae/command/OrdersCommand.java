package io.maemae.command;

import io.maemae.order.Order;
import java.util.List;

/** {@code /orders}: what is open. */
final class OrdersCommand implements Command {
  private final Tools tools;

  OrdersCommand(Tools tools) {
    this.tools = tools;
  }

  @Override
  public String name() {
    return "orders";
  }

  @Override
  public void run(Invocation call) throws CommandError {
    boolean one = call.arguments().account().isPresent();
    String account = tools.account(call.arguments()).name();
    call.arguments().end();
    List<Order> open =
        tools.ledger().working().stream().filter(o -> !one || o.account().equals(account)).toList();
    if (open.isEmpty()) {
      call.reply("orders.none");
    } else {
      call.reply("orders.open", open.size(), OrderNumbers.lines(open, tools));
    }
  }
}
