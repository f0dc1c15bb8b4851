package io.maemae.order;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Finds orders by the broker's numbers, of which not every message tells the branch. Owned by the
 * desk thread.
 */
final class NumberIndex {
  /** By the number without its branch, then by branch. */
  private final Map<OrderId, Map<String, Order>> orders = new HashMap<>();

  void clear() {
    orders.clear();
  }

  /** From now on the number is that order's; its branch may be told here for the first time. */
  void put(OrderId id, Order order) {
    Map<String, Order> byBranch = orders.computeIfAbsent(id.anywhere(), n -> new LinkedHashMap<>());
    if (byBranch.get("") == order) {
      byBranch.remove("");
    }
    byBranch.put(id.branch(), order);
  }

  /** The orders that may be meant; several if the branch is not told and does matter. */
  List<Order> find(OrderId id) {
    Map<String, Order> byBranch = orders.getOrDefault(id.anywhere(), Map.of());
    if (id.branch().isEmpty()) {
      return byBranch.values().stream().distinct().toList();
    }
    Order exact = byBranch.getOrDefault(id.branch(), byBranch.get(""));
    return exact == null ? List.of() : List.of(exact);
  }

  void removeIf(Predicate<Order> over) {
    orders.values().forEach(byBranch -> byBranch.values().removeIf(over));
    orders.values().removeIf(Map::isEmpty);
  }
}
