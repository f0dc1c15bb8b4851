package io.maemae.command;

import io.maemae.market.MarketTime;
import io.maemae.notice.Wording;
import io.maemae.order.BrokerAccount;
import io.maemae.order.RiskLimits;
import java.util.ArrayList;
import java.util.List;

/** {@code /risk}: the limits, and how the day stands against them. */
final class RiskCommand implements Command {
  private final Tools tools;

  RiskCommand(Tools tools) {
    this.tools = tools;
  }

  @Override
  public String name() {
    return "risk";
  }

  @Override
  public void run(Invocation call) throws CommandError {
    call.arguments().end();
    Wording wording = tools.wording();
    List<String> lines = new ArrayList<>();
    lines.add(wording.text("risk.title", limits(tools.overAll())));
    for (BrokerAccount account : tools.reconciliation().accounts()) {
      lines.add(
          wording.text(
              "risk.account",
              wording.account(account.name()),
              limits(tools.perAccount().getOrDefault(account.name(), RiskLimits.NONE)),
              wording.signed(
                  tools
                      .portfolio()
                      .dayResult(
                          account.name(),
                          MarketTime.date(tools.clock().instant()),
                          tools.marks()))));
    }
    lines.addAll(StopLines.of(tools));
    call.replyText(String.join("\n", lines));
  }

  private String limits(RiskLimits limits) {
    Wording wording = tools.wording();
    List<String> parts = new ArrayList<>();
    limits.orderValue().ifPresent(m -> parts.add(wording.text("risk.order-value", m)));
    limits.positionValue().ifPresent(m -> parts.add(wording.text("risk.position-value", m)));
    limits.dailyLoss().ifPresent(m -> parts.add(wording.text("risk.daily-loss", m)));
    limits.ordersPerMinute().ifPresent(n -> parts.add(wording.text("risk.rate", n)));
    limits.collarPercent().ifPresent(p -> parts.add(wording.text("risk.collar", p)));
    return parts.isEmpty() ? wording.text("risk.off") : String.join(", ", parts);
  }
}
