package io.maemae.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A message in a chat of a {@link FakeBotApi}. */
final class FakeMessage {
  final ObjectNode json;
  final boolean fromBot;
  private String source = "";
  private String parseMode = "";
  private boolean silent;
  private Optional<Upload> photo = Optional.empty();
  private Optional<Upload> document = Optional.empty();

  FakeMessage(ObjectNode json, boolean fromBot) {
    this.json = json;
    this.fromBot = fromBot;
  }

  long id() {
    return json.path("message_id").asLong();
  }

  long chat() {
    return json.path("chat").path("id").asLong();
  }

  Instant sentAt() {
    return Instant.ofEpochSecond(json.path("date").asLong());
  }

  /** Puts text or caption, as the call gave them. */
  FakeMessage write(String field, FakeText text, FakeRequest request) {
    source = request.text(field);
    parseMode = request.text("parse_mode");
    silent |= request.flag("disable_notification");
    if (!text.text().isEmpty()) {
      json.put(field, text.text());
    }
    String entities = field.equals("text") ? "entities" : field + "_entities";
    json.remove(entities);
    if (!text.entities().isEmpty()) {
      json.set(entities, text.entities());
    }
    json.remove("link_preview_options");
    request
        .structure("link_preview_options")
        .ifPresent(options -> json.set("link_preview_options", options));
    return this;
  }

  /** Puts the inline keyboard, or takes it away. */
  FakeMessage keyboard(Optional<JsonNode> keyboard) {
    json.remove("reply_markup");
    keyboard.ifPresent(markup -> json.set("reply_markup", markup));
    return this;
  }

  FakeMessage carry(Optional<Upload> newPhoto, Optional<Upload> newDocument) {
    photo = newPhoto;
    document = newDocument;
    return this;
  }

  Shown shown() {
    String field = json.has("text") ? "text" : "caption";
    return new Shown(
        chat(),
        id(),
        json.path(field).asText(),
        source,
        parseMode,
        buttons(),
        json.has("edit_date"),
        silent,
        photo,
        document,
        sentAt(),
        json.deepCopy());
  }

  private List<List<Shown.Button>> buttons() {
    List<List<Shown.Button>> rows = new ArrayList<>();
    for (JsonNode row : json.path("reply_markup").path("inline_keyboard")) {
      List<Shown.Button> buttons = new ArrayList<>();
      for (JsonNode button : row) {
        String data = button.path("callback_data").asText();
        buttons.add(new Shown.Button(button.path("text").asText(), data));
      }
      rows.add(List.copyOf(buttons));
    }
    return List.copyOf(rows);
  }

  /** The text it shows, or what else it is; for failures of tests. */
  static String describe(Shown message) {
    return "#%d %s %s"
        .formatted(
            message.messageId(), message.text().isEmpty() ? "-" : message.text(), message.labels());
  }

  static ArrayNode sizes(String fileId, int width, int height, int bytes) {
    ArrayNode sizes = FakeJson.array();
    sizes
        .addObject()
        .put("file_id", fileId)
        .put("file_unique_id", "u" + fileId)
        .put("width", width)
        .put("height", height)
        .put("file_size", bytes);
    return sizes;
  }
}
