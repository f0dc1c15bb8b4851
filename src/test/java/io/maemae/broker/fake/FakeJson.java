package io.maemae.broker.fake;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;

/** The JSON of requests, answers and frames. */
public final class FakeJson {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private FakeJson() {}

  public static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  /** An object of names and their values, in turn; all values are written as strings. */
  public static ObjectNode of(Object... namesAndValues) {
    return put(object(), namesAndValues);
  }

  /** Sets fields, given as names and values in turn, as strings. */
  public static ObjectNode put(ObjectNode node, Object... namesAndValues) {
    for (int i = 0; i < namesAndValues.length; i += 2) {
      node.put(namesAndValues[i].toString(), namesAndValues[i + 1].toString());
    }
    return node;
  }

  /** An object with all these fields, separated by blanks, at "0". */
  public static ObjectNode zeros(String names) {
    return filled(names, "0");
  }

  /** An object with all these fields, separated by blanks, and nothing in them. */
  public static ObjectNode blank(String names) {
    return filled(names, "");
  }

  private static ObjectNode filled(String names, String value) {
    ObjectNode node = object();
    for (String name : names.split(" ")) {
      node.put(name, value);
    }
    return node;
  }

  public static ArrayNode array(List<? extends JsonNode> nodes) {
    ArrayNode array = JsonNodeFactory.instance.arrayNode();
    nodes.forEach(array::add);
    return array;
  }

  /** An object, or nothing if the text is none. */
  public static Optional<ObjectNode> read(String text) {
    try {
      return MAPPER.readTree(text) instanceof ObjectNode node
          ? Optional.of(node)
          : Optional.empty();
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }
}
