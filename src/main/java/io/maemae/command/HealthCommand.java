package io.maemae.command;

import io.maemae.desk.MarketFeed;
import io.maemae.notice.Wording;
import io.maemae.order.BrokerAccount;
import io.maemae.order.Order;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** {@code /health}: how the ways to the brokers and to the person are. */
final class HealthCommand implements Command {
  private final Tools tools;

  HealthCommand(Tools tools) {
    this.tools = tools;
  }

  @Override
  public String name() {
    return "health";
  }

  @Override
  public void run(Invocation call) throws CommandError {
    call.arguments().end();
    ask(call, List.copyOf(tools.feeds().entrySet()), new ArrayList<>());
  }

  /** One stream after the other: each answer is an event of its own. */
  private void ask(Invocation call, List<Map.Entry<String, MarketFeed>> feeds, List<String> lines) {
    if (feeds.isEmpty()) {
      show(call, lines);
      return;
    }
    Map.Entry<String, MarketFeed> feed = feeds.get(0);
    tools
        .questions()
        .<MarketFeed.State>ask(
            call,
            answer -> feed.getValue().state(answer),
            state -> {
              lines.add(stream(feed.getKey(), state));
              ask(call, feeds.subList(1, feeds.size()), lines);
            });
  }

  private String stream(String account, MarketFeed.State state) {
    Wording wording = tools.wording();
    String name = wording.account(account);
    List<String> lines = new ArrayList<>();
    Duration age = Duration.between(state.lastHeard(), tools.clock().instant());
    lines.add(
        state.up()
            ? wording.text(
                "health.stream",
                name,
                Math.max(0, age.toSeconds()),
                state.registrations(),
                state.cap())
            : wording.text("health.stream.down", name));
    if (!state.polled().isEmpty()) {
      lines.add(
          wording.text(
              "health.polled",
              String.join(", ", state.polled().stream().map(wording::say).toList())));
    }
    lines.add(wording.text("health.waiting", state.waiting()));
    return String.join("\n", lines);
  }

  private void show(Invocation call, List<String> streams) {
    Wording wording = tools.wording();
    List<String> lines = new ArrayList<>(streams);
    for (BrokerAccount account : tools.reconciliation().accounts()) {
      long unsettled =
          tools.ledger().working(account.name()).stream().filter(Order::isUnsettled).count();
      String name = wording.account(account.name());
      lines.add(
          tools
              .reconciliation()
              .lastRead(account.name())
              .map(at -> wording.text("health.read", name, wording.time(at), unsettled))
              .orElseGet(() -> wording.text("health.unread", name, unsettled)));
    }
    call.replyText(String.join("\n", lines));
  }
}
