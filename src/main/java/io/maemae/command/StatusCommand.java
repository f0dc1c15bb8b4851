package io.maemae.command;

import io.maemae.notice.Wording;
import io.maemae.order.BrokerAccount;
import io.maemae.order.Order;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** {@code /status}: what is going on. */
final class StatusCommand extends Screen {
  private final Tools tools;

  StatusCommand(Tools tools) {
    super(tools);
    this.tools = tools;
  }

  @Override
  public String name() {
    return "status";
  }

  @Override
  String text(Arguments arguments) throws CommandError {
    arguments.end();
    Wording wording = tools.wording();
    Instant now = tools.clock().instant();
    List<String> lines = new ArrayList<>();
    lines.add(
        wording.text(
            "status.market",
            now,
            wording.text("value.phase." + tools.calendar().phase(now)),
            tools.calendar().nextOpen(now)));
    for (BrokerAccount account : tools.reconciliation().accounts()) {
      List<Order> working = tools.ledger().working(account.name());
      lines.add(
          wording.text(
              tools.reconciliation().isReady(account.name())
                  ? "status.account"
                  : "status.account.waiting",
              wording.account(account.name()),
              working.size(),
              working.stream().filter(Order::isUnsettled).count(),
              tools.portfolio().lots(account.name()).size()));
    }
    lines.addAll(StopLines.of(tools));
    return String.join("\n", lines);
  }
}
