package io.maemae.journal;

import io.maemae.order.Order;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What does not change any more, in place of what may: orders and collections as they are now. All
 * else that passes a port is a value.
 */
final class Images {
  private Images() {}

  static Object of(Object value) {
    if (value instanceof Order order) {
      return OrderImage.of(order);
    } else if (value instanceof List<?> list) {
      List<Object> images = new ArrayList<>(list.size());
      list.forEach(item -> images.add(of(item)));
      return images;
    } else if (value instanceof Set<?> set) {
      return Collections.unmodifiableSet(new LinkedHashSet<>(set));
    } else if (value instanceof Map<?, ?> map) {
      return new LinkedHashMap<>(map);
    } else if (value instanceof Collection<?> others) {
      return new ArrayList<>(others);
    }
    return value;
  }
}
