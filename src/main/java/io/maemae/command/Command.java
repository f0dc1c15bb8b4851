package io.maemae.command;

/** One chat command. Dispatch and help are both made from the list of these. Desk thread. */
interface Command {
  /**
   * Its name without the slash; the catalogue's {@code usage.NAME} and {@code about.NAME} describe
   * it.
   */
  String name();

  /** Whether it changes anything; a viewer may not use it then. */
  default boolean changes() {
    return false;
  }

  /** Whether it is obeyed however late it arrives, as far as {@link Invocation#late} allows. */
  default boolean obeyedLate() {
    return false;
  }

  /**
   * Answers.
   *
   * @throws CommandError to say why it cannot; nothing has changed then
   */
  void run(Invocation call) throws CommandError;

  /**
   * Answers while the store cannot write: what stops and cancels is done without a record. What is
   * {@link #obeyedLate} is run again when the store writes.
   *
   * @throws CommandError to say why it cannot; nothing has changed then
   */
  default void runWithoutStore(Invocation call) throws CommandError {
    throw new StoreDownError();
  }
}
