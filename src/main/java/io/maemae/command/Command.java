package io.maemae.command;

/** One chat command. Dispatch and help are both made from the list of these. Desk thread. */
interface Command {
  /** Its name without the slash; the catalogue's {@code help.NAME} describes it. */
  String name();

  /** Whether it changes anything; a viewer may not use it then. */
  default boolean changes() {
    return false;
  }

  /**
   * Answers.
   *
   * @throws CommandError to say why it cannot; nothing has changed then
   */
  void run(Invocation call) throws CommandError;
}
