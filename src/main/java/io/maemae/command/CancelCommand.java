package io.maemae.command;

import io.maemae.order.Candidate;
import io.maemae.order.Order;
import io.maemae.order.Purpose;
import io.maemae.order.Refusal;
import java.util.List;
import java.util.Optional;

/** {@code /cancel ORDER|all}: takes back what is open, at once. */
final class CancelCommand implements Command {
  private final Tools tools;
  private final UnrecordedCancels unrecorded;

  CancelCommand(Tools tools, UnrecordedCancels unrecorded) {
    this.tools = tools;
    this.unrecorded = unrecorded;
  }

  @Override
  public String name() {
    return "cancel";
  }

  @Override
  public boolean changes() {
    return true;
  }

  @Override
  public void run(Invocation call) throws CommandError {
    if (call.arguments().takes("all")) {
      Optional<String> account = account(call);
      call.arguments().end();
      cancelAll(call, account);
      return;
    }
    Order order = OrderNumbers.order(call.arguments(), tools);
    call.arguments().end();
    cancel(call, order);
  }

  @Override
  public void runWithoutStore(Invocation call) throws CommandError {
    if (call.arguments().takes("all")) {
      Optional<String> account = account(call);
      call.arguments().end();
      List<Order> ours =
          open(account).stream().filter(o -> o.terms().purpose() != Purpose.EXTERNAL).toList();
      unrecorded.reply(call, "cancel.all.unrecorded", ours);
      return;
    }
    Order order = OrderNumbers.order(call.arguments(), tools);
    call.arguments().end();
    unrecorded.reply(call, order);
  }

  private Optional<String> account(Invocation call) throws CommandError {
    return call.arguments().account().isPresent()
        ? Optional.of(tools.account(call.arguments()).name())
        : Optional.empty();
  }

  private List<Order> open(Optional<String> account) {
    return tools.ledger().working().stream()
        .filter(o -> account.isEmpty() || o.account().equals(account.get()))
        .filter(o -> !tools.trading().isBeingCancelled(o))
        .toList();
  }

  private void cancel(Invocation call, Order order) {
    List<Candidate> candidates = tools.settlement().candidates(order);
    if (!candidates.isEmpty()) {
      call.replyText(
          tools.wording().ambiguous(order, candidates),
          tools.notPlaced().choose(order, candidates));
      return;
    }
    if (order.isUnsettled() && order.isNotFound()) {
      call.replyText(tools.wording().notFound(order), tools.notPlaced().notPlaced(order));
      return;
    }
    Optional<Refusal> refusal = tools.trading().cancel(order, Optional.empty());
    if (refusal.isPresent()) {
      call.reply(
          "cancel.refused",
          tools.wording().orderWithState(order),
          tools.wording().refusal(refusal.get()));
    } else {
      sayCancelled(call, order);
    }
  }

  private void cancelAnyway(Invocation call, Order order) {
    if (!tools.reconciliation().isConfigured(order.account())) {
      cancel(call, order); // it says why not
      return;
    }
    tools.trading().cancelAnyway(order);
    sayCancelled(call, order);
  }

  private void sayCancelled(Invocation call, Order order) {
    if (!order.state().isFinal()) {
      call.reply(afterwards(order), tools.wording().orderWithState(order));
    }
  }

  private String afterwards(Order order) {
    if (!order.isUnsettled()) {
      boolean waits = order.change().filter(c -> !c.isCancelOfAll()).isPresent();
      return waits
          ? "cancel.when-changed"
          : order.isNumbered() ? "cancel.sent" : "cancel.when-answered";
    }
    return tools.settlement().candidates(order).isEmpty()
        ? "cancel.when-found"
        : "cancel.when-chosen";
  }

  /** One of them may have turned out to be an order of ours since, which was cancelled as such. */
  private void cancelStillThere(Invocation call, List<Order> orders) {
    orders.stream()
        .flatMap(o -> tools.ledger().find(o.id()).stream())
        .forEach(o -> cancelAnyway(call, o));
  }

  private void cancelAll(Invocation call, Optional<String> account) {
    List<Order> open = open(account);
    List<Order> ours = open.stream().filter(o -> o.terms().purpose() != Purpose.EXTERNAL).toList();
    List<Order> external =
        open.stream().filter(o -> o.terms().purpose() == Purpose.EXTERNAL).toList();
    if (open.isEmpty()) {
      call.reply("cancel.none");
      return;
    }
    ours.forEach(o -> cancelAnyway(call, o));
    if (!external.isEmpty()) {
      call.replyText(
          tools.wording().text("cancel.external", OrderNumbers.lines(external, tools)),
          tools
              .confirmations()
              .offer(
                  call.user(),
                  call.chat(),
                  List.of(
                      new Confirmations.Offer(
                          tools.wording().text("button.confirm"),
                          () -> cancelStillThere(call, external)),
                      new Confirmations.Offer(
                          tools.wording().text("button.cancel"),
                          () -> call.reply("preview.dropped")))));
    }
  }
}
