package io.maemae.journal;

import com.fasterxml.jackson.databind.JsonNode;
import io.maemae.config.Secret;
import io.maemae.market.Instruments;
import io.maemae.order.Order;
import java.lang.reflect.Type;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Reads what {@link ValueWriter} wrote. It makes records and enums of ours, and nothing else. */
final class ValueReader {
  private static final long NANOS = 1_000_000_000L;

  private ValueReader() {}

  /**
   * Reads a value.
   *
   * @param type what was known of it when it was written
   * @throws UnknownShapeException if it is no such value
   */
  static Object read(JsonNode node, Type type) {
    try {
      return value(node, type);
    } catch (IllegalArgumentException | DateTimeException e) {
      throw new UnknownShapeException("no " + type.getTypeName() + ": " + e.getMessage());
    }
  }

  private static Object value(JsonNode node, Type type) {
    Class<?> known = Types.raw(type);
    if (node.isNull()) {
      return null;
    } else if (known == OptionalLong.class) {
      return node.isEmpty() ? OptionalLong.empty() : OptionalLong.of(node.get(0).longValue());
    } else if (known == OptionalInt.class) {
      return node.isEmpty() ? OptionalInt.empty() : OptionalInt.of(node.get(0).intValue());
    } else if (known == Order.class) {
      return ((OrderImage) value(node, OrderImage.class)).restored();
    } else if (known == Instruments.class) {
      return ((ListImage) value(node, ListImage.class)).restored();
    } else if (Types.isExact(known)) {
      return exact(node, known, type);
    } else if (known.isSealed()) {
      Class<?> member = Shape.of(known).member(tag(node));
      return value(content(node), member);
    }
    return open(node);
  }

  private static Object open(JsonNode node) {
    if (node.isTextual()) {
      return node.textValue();
    } else if (node.isBoolean()) {
      return node.booleanValue();
    }
    String tag = tag(node);
    JsonNode content = content(node);
    return switch (tag) {
      case "Optional" -> exact(content, Optional.class, Optional.class);
      case "Map" -> exact(content, Map.class, Map.class);
      case "Set" -> exact(content, Set.class, Set.class);
      case "List" -> exact(content, List.class, List.class);
      case "Instant" -> instant(content);
      default ->
          Scalars.has(tag)
              ? Scalars.parse(tag, content.asText())
              : value(content, Shape.named(tag));
    };
  }

  private static String tag(JsonNode node) {
    if (!node.isObject() || node.size() != 1) {
      throw new UnknownShapeException("a value without its name");
    }
    return node.fieldNames().next();
  }

  private static JsonNode content(JsonNode node) {
    return node.elements().next();
  }

  private static Object exact(JsonNode node, Class<?> known, Type type) {
    if (Record.class.isAssignableFrom(known) && known != Secret.class) {
      return record(node, Shape.of(known));
    } else if (known == String.class) {
      return node.textValue();
    } else if (known == long.class || known == Long.class) {
      return node.longValue();
    } else if (known == int.class || known == Integer.class) {
      return node.intValue();
    } else if (known == boolean.class || known == Boolean.class) {
      return node.booleanValue();
    } else if (known == double.class) {
      return Double.valueOf(node.asText());
    } else if (known == Instant.class) {
      return instant(node);
    } else if (known.isEnum()) {
      return constant(known, node.textValue());
    } else if (Scalars.has(known)) {
      return Scalars.parse(known, node.asText());
    } else if (known == Optional.class) {
      return node.isEmpty()
          ? Optional.empty()
          : Optional.ofNullable(value(node.get(0), Types.argument(type, 0)));
    } else if (Map.class.isAssignableFrom(known)) {
      return map(node, known, type);
    }
    Collection<Object> items =
        Set.class.isAssignableFrom(known) ? new LinkedHashSet<>() : new ArrayList<>();
    node.forEach(item -> items.add(value(item, Types.argument(type, 0))));
    return items;
  }

  private static Instant instant(JsonNode node) {
    return node.isTextual()
        ? Instant.parse(node.textValue())
        : Instant.ofEpochSecond(node.longValue() / NANOS, node.longValue() % NANOS);
  }

  private static Object constant(Class<?> type, String name) {
    for (Object constant : type.getEnumConstants()) {
      if (((Enum<?>) constant).name().equals(name)) {
        return constant;
      }
    }
    throw new UnknownShapeException("no " + name + " among " + type.getName());
  }

  private static Map<Object, Object> map(JsonNode node, Class<?> known, Type type) {
    Map<Object, Object> map =
        SortedMap.class.isAssignableFrom(known) ? new TreeMap<>() : new LinkedHashMap<>();
    node.forEach(
        entry ->
            map.put(
                value(entry.get(0), Types.argument(type, 0)),
                value(entry.get(1), Types.argument(type, 1))));
    return map;
  }

  private static Object record(JsonNode node, Shape shape) {
    List<Shape.Part> parts = shape.parts();
    if (parts.size() == 1) {
      return shape.make(value(node, parts.get(0).type()));
    }
    if (!node.isArray() || node.size() != parts.size()) {
      throw new UnknownShapeException("a record with " + node.size() + " components");
    }
    Object[] values = new Object[parts.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = value(node.get(i), parts.get(i).type());
    }
    return shape.make(values);
  }
}
