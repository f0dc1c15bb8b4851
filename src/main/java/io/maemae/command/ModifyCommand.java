package io.maemae.command;

import io.maemae.market.Price;
import io.maemae.market.Quantity;
import io.maemae.order.Order;
import io.maemae.order.Refusal;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** {@code /modify ORDER qty=N} and {@code /modify ORDER price=P}. */
final class ModifyCommand implements Command {
  private final Tools tools;

  ModifyCommand(Tools tools) {
    this.tools = tools;
  }

  @Override
  public String name() {
    return "modify";
  }

  @Override
  public boolean changes() {
    return true;
  }

  @Override
  public void run(Invocation call) throws CommandError {
    Order order = OrderNumbers.order(call.arguments(), tools);
    String what = call.arguments().required("change");
    if (!call.arguments().isEmpty()) {
      throw new CommandError("error.modify.one");
    }
    String lower = what.toLowerCase(Locale.ROOT);
    if (lower.startsWith("qty=")) {
      String before = tools.wording().orderWithState(order);
      Quantity open = Arguments.quantity(what.substring("qty=".length()));
      answer(call, order, reduce(order, open), "modify.reduced", before, open);
    } else if (lower.startsWith("price=")) {
      Price limit = Arguments.price(what.substring("price=".length()));
      Optional<Refusal> refusal = tools.trading().modify(order, limit);
      answer(call, order, refusal, "modify.sent", tools.wording().orderWithState(order));
    } else {
      throw new CommandError("error.modify.what", Arguments.shown(what));
    }
  }

  private void answer(
      Invocation call, Order order, Optional<Refusal> refusal, String key, Object... values) {
    if (refusal.isPresent()) {
      call.reply(
          "modify.refused",
          tools.wording().orderWithState(order),
          tools.wording().refusal(refusal.get()));
    } else {
      call.reply(key, values);
    }
  }

  /** A smaller open quantity is a cancel of a part. */
  private Optional<Refusal> reduce(Order order, Quantity open) {
    return order.state().isFinal() || open.compareTo(order.open()) < 0
        ? tools.trading().cancel(order, Optional.of(order.open().minusOrZero(open)))
        : Optional.of(new Refusal(Refusal.Reason.NOT_SMALLER, List.of(order.open())));
  }
}
