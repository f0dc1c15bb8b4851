package io.maemae.command;

import io.maemae.order.Purpose;
import io.maemae.order.TradingStop;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * {@code /stop [all]}: no new strategy entries; with {@code all} no exits and guards either. What
 * was stopped before stays so, whatever comes after it: only {@code /resume} ends a stop.
 */
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
    boolean wanted = call.arguments().takes("all");
    call.arguments().end();
    boolean all = wanted || tools.stop().holdsExits();
    tools.stop().set(all ? TradingStop.Level.ALL : TradingStop.Level.ENTRIES);
    tools.strategies().cancelEntries(Optional.empty());
    List<String> lines = new ArrayList<>();
    lines.add(tools.wording().text(done(wanted, all)));
    lines.addAll(
        new GuardLines(
                tools.portfolio(), tools.strategies().guards(), tools.guards(), tools.wording())
            .lines(all));
    LeftOutOrders.notCancelled(tools, o -> o.terms().purpose() == Purpose.ENTRY)
        .ifPresent(lines::add);
    call.replyText(String.join("\n", lines));
  }

  private static String done(boolean wanted, boolean all) {
    if (wanted) {
      return "stop.all";
    }
    return all ? "stop.stays-all" : "stop.entries";
  }

  @Override
  public void runWithoutStore(Invocation call) throws CommandError {
    boolean all = call.arguments().takes("all");
    call.arguments().end();
    call.reply("stop.unrecorded", all ? "/stop all" : "/stop");
  }
}
