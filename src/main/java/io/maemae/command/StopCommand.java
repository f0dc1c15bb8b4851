package io.maemae.command;

import io.maemae.order.TradingStop;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code /stop [all]}: no new strategy entries; with {@code all} no exits and guards either. */
final class StopCommand implements Command {
  private final Tools tools;

  StopCommand(Tools tools) {
    this.tools = tools;
  }

  @Override
  public String name() {
    return "stop";
  }

  @Override
  public boolean changes() {
    return true;
  }

  @Override
  public boolean obeyedLate() {
    return true;
  }

  @Override
  public void run(Invocation call) throws CommandError {
    boolean all = call.arguments().takes("all");
    call.arguments().end();
    tools.stop().set(all ? TradingStop.Level.ALL : TradingStop.Level.ENTRIES);
    tools.strategies().cancelEntries(Optional.empty());
    List<String> lines = new ArrayList<>();
    lines.add(tools.wording().text(all ? "stop.all" : "stop.entries"));
    lines.addAll(
        GuardLines.of(tools.portfolio(), tools.strategies().guards(), tools.wording(), all));
    call.replyText(String.join("\n", lines));
  }

  @Override
  public void runWithoutStore(Invocation call) throws CommandError {
    boolean all = call.arguments().takes("all");
    call.arguments().end();
    call.reply("stop.unrecorded", all ? "/stop all" : "/stop");
  }
}
