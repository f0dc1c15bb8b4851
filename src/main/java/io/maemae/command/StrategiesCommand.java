package io.maemae.command;

import io.maemae.market.Symbol;
import io.maemae.notice.Wording;
import io.maemae.strategy.StrategyDefinition;
import io.maemae.strategy.Universe;
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

  private String symbols(StrategyDefinition strategy) {
    Wording wording = tools.wording();
    String names =
        tools.strategies().symbols(strategy).stream()
            .map((Symbol s) -> wording.name(s))
            .collect(Collectors.joining(", "));
    if (strategy.universe() instanceof Universe.Searched searched) {
      return names.isEmpty()
          ? wording.text("strategies.found-none", searched.condition())
          : wording.text("strategies.found", searched.condition(), names);
    }
    return names;
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
              symbols(strategy)));
    }
    if (lines.isEmpty()) {
      call.reply("strategies.none");
    } else {
      lines.addAll(StopLines.of(tools));
      call.replyText(String.join("\n", lines));
    }
  }
}
