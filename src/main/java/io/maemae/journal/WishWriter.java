package io.maemae.journal;

import io.maemae.config.Secret;
import io.maemae.market.BarHours;
import io.maemae.market.Instruments;
import io.maemae.market.Money;
import io.maemae.market.Price;
import io.maemae.order.Order;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/**
 * Writes what the desk asked of its ports, to be compared and to be read by a person, never to be
 * read back: records with the names of their components, prices and amounts as people write them.
 */
final class WishWriter {
  private final JsonText text;

  WishWriter(JsonText text) {
    this.text = text;
  }

  /**
   * Writes a value.
   *
   * @throws UnknownShapeException if it is of a kind that nobody could compare
   */
  void write(Object value) {
    if (value == null) {
      text.raw("null");
    } else if (value instanceof String plain) {
      text.quoted(plain);
    } else if (value instanceof Boolean || value instanceof Long || value instanceof Integer) {
      text.raw(value.toString());
    } else if (value instanceof Enum<?> e) {
      text.quoted(e.name());
    } else if (value instanceof Price price) {
      text.raw(price.toBigDecimal().stripTrailingZeros().toPlainString());
    } else if (value instanceof Money money) {
      text.raw(money.toBigDecimal().stripTrailingZeros().toPlainString());
    } else if (value instanceof Optional<?> optional) {
      write(optional.orElse(null));
    } else if (value instanceof Collection<?> items) {
      items(items);
    } else if (value instanceof Map<?, ?> map) {
      entries(map);
    } else {
      composed(value);
    }
  }

  private void composed(Object value) {
    if (value instanceof Order order) {
      record(OrderImage.of(order));
    } else if (value instanceof Instruments instruments) {
      record(ListImage.of(instruments));
    } else if (value instanceof BarHours hours) {
      // The calendar is one and the same for all; a set of them has no order of its own.
      text.raw("{\"venue\":").quoted(hours.venue().name()).raw(",\"sessions\":");
      write(hours.sessions().stream().sorted().toList());
      text.raw('}');
    } else if (value instanceof Secret || Scalars.has(value.getClass())) {
      text.quoted(Scalars.text(value));
    } else {
      record(value);
    }
  }

  private void items(Collection<?> items) {
    char before = '[';
    for (Object item : items) {
      text.raw(before);
      write(item);
      before = ',';
    }
    text.raw(items.isEmpty() ? "[]" : "]");
  }

  private void entries(Map<?, ?> map) {
    char before = '[';
    for (Map.Entry<?, ?> entry : map.entrySet()) {
      text.raw(before).raw('[');
      write(entry.getKey());
      text.raw(',');
      write(entry.getValue());
      text.raw(']');
      before = ',';
    }
    text.raw(map.isEmpty() ? "[]" : "]");
  }

  private void record(Object value) {
    Shape shape = Shape.of(value.getClass());
    if (shape.parts().size() == 1) {
      write(shape.part(shape.parts().get(0), value));
      return;
    }
    char before = '{';
    for (Shape.Part part : shape.parts()) {
      text.raw(before).quoted(part.name()).raw(':');
      write(shape.part(part, value));
      before = ',';
    }
    text.raw(shape.parts().isEmpty() ? "{}" : "}");
  }
}
