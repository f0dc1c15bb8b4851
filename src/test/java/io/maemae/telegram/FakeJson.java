package io.maemae.telegram;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/** The JSON of a {@link FakeBotApi}. */
final class FakeJson {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private FakeJson() {}

  static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  static ArrayNode array() {
    return JsonNodeFactory.instance.arrayNode();
  }

  /** Text that is JSON, or nothing. */
  static Optional<JsonNode> read(String text) {
    try {
      JsonNode read = MAPPER.readTree(text);
      return Optional.ofNullable(read).filter(node -> !(node instanceof MissingNode));
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }

  /** JSON written by a test; single quotes may stand for double ones. */
  static JsonNode written(String text) {
    return read(text)
        .or(() -> read(text.replace('\'', '"')))
        .orElseThrow(() -> new IllegalArgumentException("not JSON: " + text));
  }
}
