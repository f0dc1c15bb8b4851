package io.maemae.broker.kiwoom;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** What Kiwoom sends on the stream, from {@code kiwoom/ws-*.json}, and what it might. */
final class StreamFrames {
  private static final ObjectMapper JSON = new ObjectMapper();

  private StreamFrames() {}

  /** A sample, on one line as the wire has it. */
  static String read(String name) {
    return tree(text(name)).toString();
  }

  /** A sample as the file has it, with blanks and line feeds. */
  static String text(String name) {
    try (InputStream stream =
        StreamFrames.class.getResourceAsStream("/kiwoom/ws-" + name + ".json")) {
      return new String(stream.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static JsonNode tree(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The frame with another value of a field of its first entry. */
  static String with(String frame, int fid, String value) {
    ObjectNode tree = (ObjectNode) tree(frame);
    values(tree).put(String.valueOf(fid), value);
    return tree.toString();
  }

  /** The frame without a field of its first entry. */
  static String without(String frame, int fid) {
    ObjectNode tree = (ObjectNode) tree(frame);
    values(tree).remove(String.valueOf(fid));
    return tree.toString();
  }

  /** The frame with other values in its first entry. */
  static String with(String frame, Map<Integer, String> values) {
    ObjectNode tree = (ObjectNode) tree(frame);
    values.forEach((fid, value) -> values(tree).put(String.valueOf(fid), value));
    return tree.toString();
  }

  /** The frame with something else instead of the item of its first entry. */
  static String withItem(String frame, String item) {
    ObjectNode tree = (ObjectNode) tree(frame);
    ((ObjectNode) tree.at("/data/0")).put("item", item);
    return tree.toString();
  }

  private static ObjectNode values(ObjectNode tree) {
    return (ObjectNode) tree.at("/data/0/values");
  }

  /** One frame with the entries of all. */
  static String joined(String... frames) {
    ObjectNode all = (ObjectNode) tree(frames[0]);
    ArrayNode data = all.putArray("data");
    for (String frame : frames) {
      tree(frame).path("data").forEach(data::add);
    }
    return all.toString();
  }

  /** The same with the keys of each object in another order. */
  static String shuffled(String frame, Random random) {
    return shuffled(tree(frame), random).toString();
  }

  private static JsonNode shuffled(JsonNode node, Random random) {
    if (node.isArray()) {
      ArrayNode array = JSON.createArrayNode();
      node.forEach(child -> array.add(shuffled(child, random)));
      return array;
    }
    if (!node.isObject()) {
      return node;
    }
    List<Map.Entry<String, JsonNode>> fields = new ArrayList<>(node.properties());
    Collections.shuffle(fields, random);
    ObjectNode object = JSON.createObjectNode();
    fields.forEach(field -> object.set(field.getKey(), shuffled(field.getValue(), random)));
    return object;
  }
}
