package io.maemae.command;

import io.maemae.notice.Wording;
import io.maemae.order.BrokerAccount;
import io.maemae.portfolio.Lot;
import io.maemae.portfolio.Valuation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code /positions}: what is held, at what cost, and what it is worth. */
final class PositionsCommand extends Screen {
  private final Tools tools;

  PositionsCommand(Tools tools) {
    super(tools);
    this.tools = tools;
  }

  @Override
  public String name() {
    return "positions";
  }

  @Override
  String text(Arguments arguments) throws CommandError {
    boolean one = arguments.account().isPresent();
    BrokerAccount account = tools.account(arguments);
    arguments.end();
    List<String> lines = new ArrayList<>();
    // Money of paper accounts is never added to that of live ones.
    Map<String, Valuation.Value> totals = new LinkedHashMap<>();
    for (Lot lot : tools.portfolio().lots()) {
      if ((!one || lot.key().account().equals(account.name())) && lot.units() > 0) {
        lines.add(line(lot));
        totals.merge(
            tools.wording().environment(lot.key().account()),
            tools.valuation().of(lot),
            Valuation.Value::plus);
      }
    }
    if (lines.isEmpty()) {
      return tools.wording().text("positions.none");
    }
    Wording wording = tools.wording();
    lines.add(0, wording.text("positions.title", lines.size()));
    totals.forEach(
        (environment, total) ->
            lines.add(
                wording.text(
                    totals.size() == 1 ? "positions.total" : "positions.total.of",
                    total.marketValue(),
                    wording.signed(total.unrealised()),
                    environment)));
    return String.join("\n", lines);
  }

  private String line(Lot lot) {
    Wording wording = tools.wording();
    Valuation.Value value = tools.valuation().of(lot);
    return wording.text(
        lot.key().strategy().isPresent() ? "positions.line.strategy" : "positions.line",
        wording.account(lot.key().account()),
        lot.key().symbol(),
        lot.quantity(),
        wording.average(lot.cost(), lot.quantity()),
        value.marketValue(),
        wording.signed(value.unrealised()),
        lot.key().strategy().orElse(""));
  }
}
