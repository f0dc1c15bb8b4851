package io.maemae.command;

import io.maemae.market.Symbol;
import io.maemae.notice.Wording;
import io.maemae.strategy.StrategyDefinition;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** {@code /strategies}: what trades by itself, and how it may. */
final class StrategiesCommand implements Command {
  private final Tools tools;

  StrategiesCommand(Tools tools) {
    this.tools = tools;
  }

  @Override
  public String name() {
    return "strategies";
  }

  @Override
  public void run(Invocation call) throws CommandError {
    call.arguments().end();
    Wording wording = tools.wording();
    List<String> lines = new ArrayList<>();
    for (StrategyDefinition strategy : tools.strategies().strategies()) {
      lines.add(
          wording.text(
              "strategies.line",
              wording.account(strategy.account()),
              strategy.name(),
              wording.text("value.mode." + tools.strategies().mode(strategy)),
              strategy.timeframe().label(),
              strategy.budget(),
              tools.strategies().invested(strategy),
              strategy.symbols().stream()
                  .map((Symbol s) -> wording.name(s))
                  .collect(Collectors.joining(", "))));
    }
    if (lines.isEmpty()) {
      call.reply("strategies.none");
    } else {
      lines.add(wording.text("stop.level." + tools.stop().level()));
      call.replyText(String.join("\n", lines));
    }
  }
}
