package io.maemae.command;

import io.maemae.order.TradingStop;

/** {@code /resume}: strategies may trade again. */
final class ResumeCommand implements Command {
  private final Tools tools;

  ResumeCommand(Tools tools) {
    this.tools = tools;
  }

  @Override
  public String name() {
    return "resume";
  }

  @Override
  public boolean changes() {
    return true;
  }

  @Override
  public void run(Invocation call) throws CommandError {
    call.arguments().end();
    if (tools.restored().isUntold()) {
      throw new CommandError("error.restored-untold");
    }
    TradingStop stop = tools.stop();
    boolean stopped = stop.holdsEntries() || !stop.accounts().isEmpty();
    stop.resume();
    tools.restored().clear();
    call.reply(stopped ? "resume.done" : "resume.nothing");
  }
}
