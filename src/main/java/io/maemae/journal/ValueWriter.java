package io.maemae.journal;

import io.maemae.config.Secret;
import io.maemae.market.Instruments;
import io.maemae.order.Order;
import java.lang.reflect.Type;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Writes values so that {@link ValueReader} can read them, as briefly as their types allow: records
 * component by component without names, those of one component as that. A value whose type does not
 * say what it is brings its name: simple within a sealed family, with the package elsewhere.
 */
final class ValueWriter {
  private static final long NANOS = 1_000_000_000L;

  /** Instants from 1970 on for some two hundred years are a number. */
  private static final long LAST_SECOND = Long.MAX_VALUE / NANOS - 1;

  private static final ClassValue<Boolean> SEALED =
      new ClassValue<>() {
        @Override
        protected Boolean computeValue(Class<?> type) {
          return type.isSealed();
        }
      };

  private final JsonText text;

  ValueWriter(JsonText text) {
    this.text = text;
  }

  /**
   * Writes a value.
   *
   * @param type what who reads it will know of it
   * @throws UnknownShapeException if it is of a kind that cannot be read again
   */
  void write(Object value, Type type) {
    Class<?> known = Types.raw(type);
    if (value == null) {
      text.raw("null");
    } else if (Types.isExact(known)) {
      exact(value, type);
    } else if (value instanceof OptionalLong number) {
      optional(number.isPresent() ? Optional.of(number.getAsLong()) : Optional.empty(), Long.class);
    } else if (value instanceof OptionalInt number) {
      optional(
          number.isPresent() ? Optional.of(number.getAsInt()) : Optional.empty(), Integer.class);
    } else if (value instanceof Instruments instruments) {
      record(ListImage.of(instruments));
    } else if (known == Order.class) {
      record(value instanceof Order order ? OrderImage.of(order) : value);
    } else if (SEALED.get(known)) {
      tagged(value.getClass().getSimpleName(), value, value.getClass());
    } else {
      open(value);
    }
  }

  /** Nothing is known of it. */
  private void open(Object value) {
    if (value instanceof String || value instanceof Boolean) {
      exact(value, value.getClass());
    } else if (value instanceof Optional) {
      tagged("Optional", value, Optional.class);
    } else if (value instanceof Map) {
      tagged("Map", value, Map.class);
    } else if (value instanceof Set) {
      tagged("Set", value, Set.class);
    } else if (value instanceof Collection) {
      tagged("List", value, Collection.class);
    } else if (Scalars.has(value.getClass())) {
      tagged(Scalars.name(value.getClass()), value, value.getClass());
    } else {
      Class<?> type = value instanceof Enum<?> e ? e.getDeclaringClass() : value.getClass();
      tagged(Shape.name(type), value, type);
    }
  }

  private void tagged(String tag, Object value, Type type) {
    text.raw('{').quoted(tag).raw(':');
    exact(value, type);
    text.raw('}');
  }

  private void exact(Object value, Type type) {
    if (value instanceof Record && !(value instanceof Secret)) {
      record(value);
    } else if (value instanceof Long number) {
      text.number(number);
    } else if (value instanceof Integer || value instanceof Boolean) {
      text.raw(value.toString());
    } else if (value instanceof String plain) {
      text.quoted(plain);
    } else if (value instanceof Instant instant) {
      instant(instant);
    } else if (value instanceof Collection<?> items) {
      items(items, Types.argument(type, 0));
    } else if (value instanceof Optional<?> optional) {
      optional(optional, Types.argument(type, 0));
    } else if (value instanceof Enum<?> e) {
      text.quoted(e.name());
    } else if (value instanceof Map<?, ?> map) {
      entries(map, Types.argument(type, 0), Types.argument(type, 1));
    } else if (Scalars.has(value.getClass())) {
      text.quoted(Scalars.text(value));
    } else {
      throw new UnknownShapeException(value.getClass().getName() + " cannot be recorded");
    }
  }

  private void instant(Instant instant) {
    long seconds = instant.getEpochSecond();
    if (seconds >= 0 && seconds <= LAST_SECOND) {
      text.number(seconds * NANOS + instant.getNano());
    } else {
      text.quoted(instant.toString());
    }
  }

  private void optional(Optional<?> optional, Type type) {
    text.raw('[');
    optional.ifPresent(value -> write(value, type));
    text.raw(']');
  }

  private void items(Collection<?> items, Type type) {
    char before = '[';
    for (Object item : items) {
      text.raw(before);
      write(item, type);
      before = ',';
    }
    text.raw(items.isEmpty() ? "[]" : "]");
  }

  private void entries(Map<?, ?> map, Type key, Type value) {
    char before = '[';
    for (Map.Entry<?, ?> entry : map.entrySet()) {
      text.raw(before).raw('[');
      write(entry.getKey(), key);
      text.raw(',');
      write(entry.getValue(), value);
      text.raw(']');
      before = ',';
    }
    text.raw(map.isEmpty() ? "[]" : "]");
  }

  private void record(Object value) {
    Shape shape = Shape.of(value.getClass());
    if (shape.parts().size() == 1) {
      Shape.Part only = shape.parts().get(0);
      write(shape.part(only, value), only.type());
      return;
    }
    char before = '[';
    for (Shape.Part part : shape.parts()) {
      text.raw(before);
      write(shape.part(part, value), part.type());
      before = ',';
    }
    text.raw(shape.parts().isEmpty() ? "[]" : "]");
  }
}
