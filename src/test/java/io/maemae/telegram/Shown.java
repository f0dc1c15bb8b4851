package io.maemae.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;

/**
 * A message of the bot as the chat showed it when it was asked for.
 *
 * @param text plain, without entities; the caption of a photo or a document
 * @param html the text as it was sent, before its parse mode was applied
 * @param parseMode empty if none
 * @param buttons the rows of the inline keyboard
 * @param silent sent with disable_notification
 * @param json the whole Message object
 */
public record Shown(
    long chat,
    long messageId,
    String text,
    String html,
    String parseMode,
    List<List<Button>> buttons,
    boolean edited,
    boolean silent,
    Optional<Upload> photo,
    Optional<Upload> document,
    Instant sentAt,
    JsonNode json) {

  /** A button of the inline keyboard; {@code data} is empty for one that is not answered. */
  public record Button(String label, String data) {}

  /** The labels of all buttons, row by row. */
  public List<String> labels() {
    return buttons.stream().flatMap(List::stream).map(Button::label).toList();
  }

  /** The first button with that label. */
  public Button button(String label) {
    return buttons.stream()
        .flatMap(List::stream)
        .filter(button -> button.label().equals(label))
        .findFirst()
        .orElseThrow(() -> new NoSuchElementException("no button " + label + " in " + labels()));
  }
}
