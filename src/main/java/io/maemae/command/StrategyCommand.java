package io.maemae.command;

import io.maemae.strategy.StrategyDefinition;
import io.maemae.strategy.StrategyMode;
import java.util.Locale;
import java.util.Map;

/** {@code /strategy NAME on|off|signal}. */
final class StrategyCommand implements Command {
  private static final Map<String, StrategyMode> MODES =
      Map.of("on", StrategyMode.TRADE, "off", StrategyMode.OFF, "signal", StrategyMode.SIGNAL);

  private final Tools tools;

  StrategyCommand(Tools tools) {
    this.tools = tools;
  }

  @Override
  public String name() {
    return "strategy";
  }

  @Override
  public boolean changes() {
    return true;
  }

  @Override
  public void run(Invocation call) throws CommandError {
    String name = call.arguments().required("strategy");
    StrategyDefinition strategy =
        tools.strategies().strategies().stream()
            .filter(s -> s.name().equals(name))
            .findFirst()
            .orElseThrow(() -> new CommandError("error.strategy.unknown", Arguments.shown(name)));
    String word = call.arguments().required("mode");
    call.arguments().end();
    StrategyMode mode = MODES.get(word.toLowerCase(Locale.ROOT));
    if (mode == null) {
      throw new CommandError("error.strategy.mode", Arguments.shown(word));
    }
    tools.strategies().mode(strategy, mode);
    call.reply(
        "strategy.mode." + mode, tools.wording().account(strategy.account()), strategy.name());
  }
}
