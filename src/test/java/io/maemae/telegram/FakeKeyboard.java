package io.maemae.telegram;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;

/** The server's rules for reply_markup; only an inline keyboard becomes part of the message. */
final class FakeKeyboard {
  private static final int LONGEST_DATA_BYTES = 64;
  private static final List<String> ACTIONS =
      List.of(
          "callback_game",
          "pay",
          "switch_inline_query",
          "switch_inline_query_chosen_chat",
          "switch_inline_query_current_chat",
          "login_url",
          "web_app",
          "copy_text");

  private FakeKeyboard() {}

  static Optional<JsonNode> of(FakeRequest request) {
    if (request.text("reply_markup").isEmpty()) {
      return Optional.empty();
    }
    JsonNode markup =
        request
            .structure("reply_markup")
            .filter(JsonNode::isObject)
            .orElseThrow(() -> FakeRefusal.badRequest("object expected as reply markup"));
    JsonNode rows = markup.path("inline_keyboard");
    for (JsonNode row : rows) {
      if (!row.isArray()) {
        throw FakeRefusal.badRequest(
            "field \"inline_keyboard\" of the InlineKeyboardMarkup must be an Array of Arrays");
      }
      row.forEach(FakeKeyboard::check);
    }
    boolean hasButtons = rows.findValue("text") != null;
    return hasButtons ? Optional.of(markup.deepCopy()) : Optional.empty();
  }

  private static void check(JsonNode button) {
    if (!button.isObject() || !button.has("text")) {
      throw FakeRefusal.badRequest("can't parse inline keyboard button: Can't find field \"text\"");
    }
    String data = button.path("callback_data").asText();
    boolean acts =
        !data.isEmpty()
            || !button.path("url").asText().isEmpty()
            || ACTIONS.stream().anyMatch(button::hasNonNull);
    if (!acts) {
      throw FakeRefusal.badRequest(
          "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard");
    }
    if (button.path("text").asText().isBlank()) {
      throw FakeRefusal.badRequest("inline keyboard button text must be non-empty");
    }
    if (data.getBytes(UTF_8).length > LONGEST_DATA_BYTES) {
      throw FakeRefusal.badRequest("BUTTON_DATA_INVALID");
    }
  }
}
