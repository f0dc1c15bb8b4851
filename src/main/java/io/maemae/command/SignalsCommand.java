package io.maemae.command;

import java.util.List;

/** {@code /signals}: the latest signals of the strategies. */
final class SignalsCommand implements Command {
  private final Tools tools;

  SignalsCommand(Tools tools) {
    this.tools = tools;
  }

  @Override
  public String name() {
    return "signals";
  }

  @Override
  public void run(Invocation call) throws CommandError {
    call.arguments().end();
    List<String> lines = tools.signals().lines();
    if (lines.isEmpty()) {
      call.reply("signals.none");
    } else {
      call.replyText(String.join("\n", lines));
    }
  }
}
