package io.maemae.telegram;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLDecoder;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * One call's parameters, wherever they came: in a JSON body, a form, parts or the query. The server
 * takes a number for its text and JSON for its text everywhere.
 */
record FakeRequest(String method, ObjectNode parameters, Map<String, Upload> files) {
  /** Parameters that are JSON inside a form field. */
  private static final Set<String> STRUCTURED =
      Set.of(
          "reply_markup",
          "entities",
          "caption_entities",
          "reply_parameters",
          "link_preview_options",
          "allowed_updates",
          "commands",
          "scope");

  static FakeRequest parse(String method, String query, String contentType, byte[] body) {
    ObjectNode parameters = FakeJson.object();
    Map<String, Upload> files = new LinkedHashMap<>();
    form(parameters, query);
    String kind = contentType.split(";")[0].strip().toLowerCase(Locale.ROOT);
    switch (kind) {
      case "application/json" -> json(parameters, new String(body, UTF_8));
      case "application/x-www-form-urlencoded" -> form(parameters, new String(body, UTF_8));
      case "multipart/form-data" -> {
        for (FakeMultipart.Part part : FakeMultipart.parse(contentType, body)) {
          if (part.fileName().isPresent()) {
            Upload file = new Upload(part.fileName().get(), part.contentType(), part.bytes());
            files.put(part.name(), file);
          } else {
            put(parameters, part.name(), part.text());
          }
        }
      }
      default -> {}
    }
    return new FakeRequest(method, parameters, Map.copyOf(files));
  }

  private static void json(ObjectNode parameters, String text) {
    if (text.isBlank()) {
      return;
    }
    if (!(FakeJson.read(text).orElse(null) instanceof ObjectNode object)) {
      throw FakeRefusal.badRequest("can't parse JSON object");
    }
    parameters.setAll(object);
  }

  private static void form(ObjectNode parameters, String form) {
    if (form == null || form.isBlank()) {
      return;
    }
    for (String pair : form.split("&")) {
      String[] sides = pair.split("=", 2);
      String value = sides.length == 1 ? "" : URLDecoder.decode(sides[1], UTF_8);
      put(parameters, URLDecoder.decode(sides[0], UTF_8), value);
    }
  }

  private static void put(ObjectNode parameters, String name, String value) {
    Optional<JsonNode> structure =
        STRUCTURED.contains(name) ? FakeJson.read(value) : Optional.empty();
    structure.ifPresentOrElse(
        node -> parameters.set(name, node), () -> parameters.put(name, value));
  }

  /** Empty text if absent. */
  String text(String name) {
    JsonNode value = parameters.path(name);
    return value.isContainerNode() ? value.toString() : value.isNull() ? "" : value.asText();
  }

  boolean flag(String name) {
    String value = text(name).toLowerCase(Locale.ROOT);
    return value.equals("true") || value.equals("yes") || value.equals("1");
  }

  OptionalLong integer(String name) {
    try {
      return OptionalLong.of(Long.parseLong(text(name).strip()));
    } catch (NumberFormatException e) {
      return OptionalLong.empty();
    }
  }

  /** A structure, even if it was sent as text. */
  Optional<JsonNode> structure(String name) {
    JsonNode value = parameters.path(name);
    if (value.isTextual()) {
      return FakeJson.read(value.asText());
    }
    return Optional.of(value).filter(JsonNode::isContainerNode);
  }

  /** A file sent under that name, or under the name that {@code attach://} tells. */
  Optional<Upload> file(String name) {
    String told = text(name);
    String part = told.startsWith("attach://") ? told.substring("attach://".length()) : name;
    return Optional.ofNullable(files.get(part));
  }
}
