package io.maemae.command;

import io.maemae.order.Order;
import io.maemae.order.Refusal;
import io.maemae.order.SubmitResult;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Cancels while the store cannot write, and what is said of those that cannot be sent. */
final class UnrecordedCancels {
  private final Tools tools;

  /** When the store failed. */
  private Instant since = Instant.MAX;

  UnrecordedCancels(Tools tools) {
    this.tools = tools;
  }

  void storeFailed(Instant at) {
    since = at;
  }

  /** Sends what can be sent of them and answers: how many, and each that is left. */
  void reply(Invocation call, String key, List<Order> orders) {
    List<String> unsent = new ArrayList<>();
    long sent = 0;
    for (Order order : orders) {
      Optional<Refusal> refusal = send(call, order);
      if (refusal.isEmpty()) {
        sent++;
      } else if (order.terms().createdAt().isBefore(since)) {
        unsent.add(unsent(order, refusal.get()));
      } // what the event decided that failed never was an order
    }
    List<String> lines = new ArrayList<>();
    lines.add(tools.wording().text(key, sent));
    lines.addAll(unsent);
    call.replyText(String.join("\n", lines));
  }

  /** Sends the cancel of one and answers. */
  void reply(Invocation call, Order order) {
    Optional<Refusal> refusal = send(call, order);
    call.replyText(
        refusal
            .map(r -> unsent(order, r))
            .orElseGet(
                () ->
                    tools
                        .wording()
                        .text("cancel.unrecorded", tools.wording().orderWithState(order))));
  }

  private Optional<Refusal> send(Invocation call, Order order) {
    String words = tools.wording().orderWithState(order);
    return tools
        .trading()
        .cancelUnrecorded(order, result -> answer(words, result).ifPresent(call::replyText));
  }

  /** What the broker's answer means; nothing if it took the cancel. */
  private Optional<String> answer(String order, SubmitResult result) {
    return result.fold(
        accepted -> Optional.empty(),
        rejected -> Optional.of(failed(order, rejected.brokerText())),
        notSent -> Optional.of(failed(order, "reason:not-sent " + notSent.why())),
        unknown -> Optional.of(tools.wording().text("cancel.unrecorded.unknown", order)));
  }

  private String failed(String order, String why) {
    return tools.wording().text("cancel.unrecorded.undone", order, tools.wording().reason(why));
  }

  private String unsent(Order order, Refusal refusal) {
    return tools
        .wording()
        .text(
            "cancel.unsent",
            tools.wording().orderWithState(order),
            tools.wording().refusal(refusal));
  }
}
