package io.maemae.notice;

import io.maemae.notice.chart.Picture;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A message on its way to a chat.
 *
 * @param id counted from 1; messages of a chat are delivered in this order
 * @param chat which chat, as the face that serves it names it
 * @param text plain; cells of a table are divided by tabs
 * @param refresh the id of a button that shows it anew in its place; empty for none
 * @param replaces the message in whose place it is shown, as the face names it; empty for a new one
 * @param dueAt not to be delivered before
 * @param mergeKey while it is undelivered, a later message of this key replaces the text; empty for
 *     none
 * @param picture shown with its caption instead of the text; in memory alone, so the text says how
 *     to get it if it is gone
 */
public record OutboxMessage(
    long id,
    String chat,
    Topic topic,
    String text,
    List<Button> buttons,
    String refresh,
    String replaces,
    Instant createdAt,
    Instant dueAt,
    String mergeKey,
    Optional<Picture> picture) {
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

  /** Without a picture. */
  public OutboxMessage(
      long id,
      String chat,
      Topic topic,
      String text,
      List<Button> buttons,
      String refresh,
      String replaces,
      Instant createdAt,
      Instant dueAt,
      String mergeKey) {
    this(
        id,
        chat,
        topic,
        text,
        buttons,
        refresh,
        replaces,
        createdAt,
        dueAt,
        mergeKey,
        Optional.empty());
  }

  /** An answer that is due at once. */
  public static OutboxMessage answer(long id, String chat, String text, Instant now) {
    return new OutboxMessage(id, chat, Topic.ANSWER, text, List.of(), "", "", now, now, "");
  }

  OutboxMessage with(Topic newTopic, List<Button> newButtons) {
    return new OutboxMessage(
        id,
        chat,
        newTopic,
        text,
        newButtons,
        refresh,
        replaces,
        createdAt,
        dueAt,
        mergeKey,
        picture);
  }

  OutboxMessage merged(String key, Instant due) {
    return new OutboxMessage(
        id, chat, topic, text, buttons, refresh, replaces, createdAt, due, key, picture);
  }

  OutboxMessage inPlaceOf(String message, String refreshButton) {
    return new OutboxMessage(
        id,
        chat,
        topic,
        text,
        buttons,
        refreshButton,
        message,
        createdAt,
        dueAt,
        mergeKey,
        picture);
  }

  OutboxMessage showing(Picture shown) {
    return new OutboxMessage(
        id,
        chat,
        topic,
        text,
        buttons,
        refresh,
        replaces,
        createdAt,
        dueAt,
        mergeKey,
        Optional.of(shown));
  }
}
