package io.maemae.notice;

import java.util.function.Consumer;

/** A chat that people see: Telegram, or the terminal. */
public interface Face {
  /**
   * Shows a message. Does not block; the answer comes exactly once, on any thread.
   *
   * @param answer whether the chat has taken it; false to try again later
   */
  void deliver(OutboxMessage message, Consumer<Boolean> answer);
}
