package io.maemae.command;

/** A command whose answer can be shown anew in its place. Desk thread. */
abstract class Screen implements Command {
  private final Tools tools;

  Screen(Tools tools) {
    this.tools = tools;
  }

  /**
   * What there is to show now.
   *
   * @throws CommandError to say why it cannot
   */
  abstract String text(Arguments arguments) throws CommandError;

  @Override
  public void run(Invocation call) throws CommandError {
    String words = call.arguments().text();
    show(call, words, text(call.arguments()));
  }

  /** Shows what those words ask for, or why it cannot be shown. */
  final void show(Invocation call, String words) {
    show(call, words, anew(words));
  }

  private void show(Invocation call, String words, String text) {
    String chat = call.chat();
    String refresh =
        tools
            .confirmations()
            .offerRefresh(
                chat,
                press ->
                    tools
                        .outbox()
                        .show(chat, anew(words), press.button(), press.origin().message()));
    tools.outbox().show(chat, text, refresh, "");
  }

  private String anew(String words) {
    try {
      return text(new Arguments(words));
    } catch (CommandError e) {
      return tools.wording().text(e.key(), e.values());
    }
  }
}
