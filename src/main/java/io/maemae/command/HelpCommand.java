package io.maemae.command;

import io.maemae.notice.Wording;
import java.util.List;
import java.util.stream.Collectors;

/** {@code /help}: all commands, a line each. */
final class HelpCommand implements Command {
  private final List<Command> commands;
  private final Wording wording;

  /** Over the list of commands, to which this one is added. */
  HelpCommand(List<Command> commands, Wording wording) {
    this.commands = commands;
    this.wording = wording;
  }

  @Override
  public String name() {
    return "help";
  }

  @Override
  public void run(Invocation call) throws CommandError {
    call.arguments().end();
    call.replyText(
        commands.stream()
            .map(c -> wording.text("usage." + c.name()) + " " + wording.text("about." + c.name()))
            .collect(Collectors.joining("\n")));
  }
}
