package io.maemae.order;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Orders that are to be taken back as soon as they can be: once their number is known, or a change
 * under way is over, which may be the cancel of another of their numbers. What was promised so
 * survives a restart. Desk thread; used by {@link Trading} alone.
 */
final class CancelWishes {
  private static final String SETTING = "cancel-wishes";

  private final SettingStore settings;
  private final TreeSet<ClientOrderId> orders = new TreeSet<>();

  /** The numbers whose cancel was tried for one wish: none of them is tried twice. */
  private final Map<ClientOrderId, Set<OrderId>> tried = new HashMap<>();

  /** None until {@link #reload}. */
  CancelWishes(SettingStore settings) {
    this.settings = settings;
  }

  /** Takes what the store kept of the orders that are still working. */
  void reload(OrderLedger ledger) {
    orders.clear();
    tried.clear();
    StoredText.read(settings, SETTING, CancelWishes::numbers).stream()
        .flatMap(List::stream)
        .filter(id -> ledger.find(id).filter(CancelWishes::mayBeOpen).isPresent())
        .forEach(orders::add);
    keep();
  }

  private static List<ClientOrderId> numbers(String text) {
    return Arrays.stream(text.split(","))
        .map(number -> new ClientOrderId(Long.parseLong(number)))
        .toList();
  }

  /** What ended under a number that is not confirmed may have been another's. */
  private static boolean mayBeOpen(Order order) {
    return !order.state().isFinal() || order.isPresumed();
  }

  void add(Order order) {
    forgetTries(order);
    insert(order);
  }

  private void insert(Order order) {
    if (orders.add(order.id())) {
      keep();
    }
  }

  /** The open number of an order whose cancel is to be tried next; empty if all were. */
  Optional<Leg> next(Order order) {
    Set<OrderId> before = tried.getOrDefault(order.id(), Set.of());
    return order.openLegs().stream().filter(leg -> !before.contains(leg.id())).findFirst();
  }

  /** The cancel of a number is tried now; if others are open or come to be, theirs are after it. */
  void tries(Order order, Leg leg) {
    tried.computeIfAbsent(order.id(), id -> new HashSet<>()).add(leg.id());
    insert(order);
  }

  /** The order is to be taken back anew, or has ended. */
  void forgetTries(Order order) {
    tried.remove(order.id());
  }

  /** Whether the order is one of them; from now on it is not. */
  boolean remove(Order order) {
    boolean wished = orders.remove(order.id());
    if (wished) {
      keep();
    }
    return wished;
  }

  private void keep() {
    String numbers =
        orders.stream().map(id -> Long.toString(id.number())).collect(Collectors.joining(","));
    settings.setting(SETTING, Optional.of(numbers).filter(text -> !text.isEmpty()));
  }
}
