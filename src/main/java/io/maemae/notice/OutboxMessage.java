package io.maemae.notice;

import java.time.Instant;
import java.util.List;

/**
 * A message on its way to a chat.
 *
 * @param id counted from 1; messages of a chat are delivered in this order
 * @param chat which chat, as the face that serves it names it
 * @param dueAt not to be delivered before
 * @param mergeKey while it is undelivered, a later message of this key replaces the text; empty for
 *     none
 */
public record OutboxMessage(
    long id,
    String chat,
    String text,
    List<Button> buttons,
    Instant createdAt,
    Instant dueAt,
    String mergeKey) {
  /**
   * A button under a message.
   *
   * @param id random; what it does stays with us
   */
  public record Button(String id, String label) {}

  /** Copies the buttons. */
  public OutboxMessage {
    buttons = List.copyOf(buttons);
  }
}
