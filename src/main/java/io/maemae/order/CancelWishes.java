package io.maemae.order;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Orders that are to be taken back as soon as they can be: once their number is known, or a change
 * under way is over, which may be the cancel of another of their numbers. What was promised so
 * survives a restart. Desk thread; used by {@link Cancels} alone.
 */
final class CancelWishes {
  private static final String WISHED = "cancel-wishes";
  private static final String WHICHEVER = "cancel-whichever";
  private static final String ENDED = "cancel-ended";

  private final SettingStore settings;
  private final TreeSet<ClientOrderId> orders = new TreeSet<>();

  /** Of these, all that they may be is to be taken back, while nobody knows which one it is. */
  private final TreeSet<ClientOrderId> whichever = new TreeSet<>();

  /** These were of them, and have ended today: one told as cancelled may turn out to be open. */
  private final TreeSet<ClientOrderId> ended = new TreeSet<>();

  /** The numbers whose cancel was tried for one wish: none of them is tried twice. */
  private final Map<ClientOrderId, Set<OrderId>> tried = new HashMap<>();

  /** None until {@link #reload}. */
  CancelWishes(SettingStore settings) {
    this.settings = settings;
  }

  /** Takes what the store kept of the orders that are still working, or have ended today. */
  void reload(OrderLedger ledger) {
    tried.clear();
    Predicate<Order> working = order -> !order.state().isFinal();
    reload(WISHED, orders, ledger, working);
    reload(WHICHEVER, whichever, ledger, working);
    reload(ENDED, ended, ledger, order -> true);
  }

  private void reload(
      String setting, Set<ClientOrderId> into, OrderLedger ledger, Predicate<Order> meant) {
    into.clear();
    List<ClientOrderId> kept =
        StoredText.read(settings, setting, CancelWishes::numbers).orElse(List.of());
    kept.stream().filter(id -> ledger.find(id).filter(meant).isPresent()).forEach(into::add);
    if (into.size() < kept.size()) {
      keep(setting, into);
    }
  }

  private static List<ClientOrderId> numbers(String text) {
    return Arrays.stream(text.split(","))
        .map(number -> new ClientOrderId(Long.parseLong(number)))
        .toList();
  }

  void add(Order order) {
    forgetTries(order);
    insert(order);
  }

  private void insert(Order order) {
    if (orders.add(order.id())) {
      keep(WISHED, orders);
    }
  }

  /** The order is to be taken back, and until it is known which one it is, all that it may be. */
  void addWhichever(Order order) {
    insert(order);
    if (whichever.add(order.id())) {
      keep(WHICHEVER, whichever);
    }
  }

  boolean isWhichever(Order order) {
    return whichever.contains(order.id());
  }

  /** What was taken for another order until now is this one. */
  void move(ClientOrderId before, Order order) {
    // Of a number whose cancel does not go on here it is to be tried once more.
    Optional.ofNullable(tried.remove(before)).stream()
        .flatMap(Set::stream)
        .filter(leg -> order.changes().all().stream().anyMatch(c -> c.target().isSame(leg)))
        .forEach(leg -> triesOf(order).add(leg));
    if (orders.remove(before)) {
      insert(order);
      keep(WISHED, orders);
    }
    if (whichever.remove(before)) {
      whichever.add(order.id());
      keep(WHICHEVER, whichever);
    }
    if (ended.remove(before)) {
      ended.add(order.id());
      keep(ENDED, ended);
    }
  }

  /** The open number of an order whose cancel is to be tried next; empty if all were. */
  Optional<Leg> next(Order order) {
    Set<OrderId> before = tried.getOrDefault(order.id(), Set.of());
    return order.openLegs().stream()
        .filter(leg -> before.stream().noneMatch(leg.id()::isSame))
        .findFirst();
  }

  /** Whether a number is open whose cancel was tried and is not under way any more. */
  boolean hasFailed(Order order) {
    Set<OrderId> before = tried.getOrDefault(order.id(), Set.of());
    return order.openLegs().stream()
        .filter(leg -> before.stream().anyMatch(leg.id()::isSame))
        .anyMatch(
            leg -> order.changes().all().stream().noneMatch(c -> leg.id().isSame(c.target())));
  }

  /** The cancel of a number is tried now; if others are open or come to be, theirs are after it. */
  void tries(Order order, Leg leg) {
    triesOf(order).add(leg.id());
    insert(order);
  }

  private Set<OrderId> triesOf(Order order) {
    return tried.computeIfAbsent(order.id(), id -> new HashSet<>());
  }

  /** The order is to be taken back anew, or has ended. */
  void forgetTries(Order order) {
    tried.remove(order.id());
  }

  boolean has(Order order) {
    return orders.contains(order.id());
  }

  /** The order is none of them any more. */
  void remove(Order order) {
    if (orders.remove(order.id())) {
      keep(WISHED, orders);
    }
    if (whichever.remove(order.id())) {
      keep(WHICHEVER, whichever);
    }
  }

  /** The order has ended: if it was to be taken back it is, as far as is known. */
  void end(Order order, OrderLedger ledger) {
    if (has(order) && ended.add(order.id())) {
      ended.removeIf(id -> ledger.find(id).isEmpty()); // of an earlier day
      keep(ENDED, ended);
    }
    remove(order);
    forgetTries(order);
  }

  /** Whether the order was to be taken back when it ended. */
  boolean hadWhenEnded(Order order) {
    return ended.contains(order.id());
  }

  private void keep(String setting, Set<ClientOrderId> kept) {
    String numbers =
        kept.stream().map(id -> Long.toString(id.number())).collect(Collectors.joining(","));
    settings.setting(setting, Optional.of(numbers).filter(text -> !text.isEmpty()));
  }
}
