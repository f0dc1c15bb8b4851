package io.maemae.app;

import io.maemae.order.ClientOrderId;
import io.maemae.order.Order;
import io.maemae.portfolio.Booking;
import io.maemae.portfolio.Fill;
import io.maemae.simulation.SimulatedBroker;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What is left of a simulated day for those who check it, and what they found wrong. */
final class DayFacts {
  final SimulatedDay day;
  final List<Order> orders;
  final List<Booking> bookings;
  private final List<String> wrong = new ArrayList<>();

  DayFacts(SimulatedDay day) {
    this.day = day;
    orders = day.process().store().orders().orders(SimulatedDay.DATE);
    bookings = day.process().store().orders().bookings();
  }

  /** Something does not hold. */
  void wrong(String what) {
    wrong.add(what);
  }

  /** All that does not hold. */
  List<String> found() {
    return List.copyOf(wrong);
  }

  Map<String, SimulatedBroker> brokers() {
    return day.brokers();
  }

  List<Order> ordersOf(String account) {
    return orders.stream().filter(o -> o.account().equals(account)).toList();
  }

  Optional<Order> order(String account, ClientOrderId id) {
    return ordersOf(account).stream().filter(o -> o.id().equals(id)).findFirst();
  }

  Stream<Fill> fills() {
    return bookings.stream().filter(Fill.class::isInstance).map(Fill.class::cast);
  }

  /** Every message that the person heard. */
  List<SimulatedPerson.Heard> heard() {
    return day.person().heard();
  }

  /** Every line that he typed. */
  Collection<String> typed() {
    return day.person().lines().values();
  }

  static <K, T> Map<K, Long> counts(List<T> all, Function<T, K> key) {
    return all.stream().collect(Collectors.groupingBy(key, TreeMap::new, Collectors.counting()));
  }

  /** Says wherein the broker's figures and ours differ. */
  <K, V> void compare(String what, Map<K, V> truth, Map<K, V> ours) {
    if (!truth.equals(ours)) {
      Map<K, V> missing = new TreeMap<>(truth);
      missing.entrySet().removeAll(ours.entrySet());
      Map<K, V> tooMany = new TreeMap<>(ours);
      tooMany.entrySet().removeAll(truth.entrySet());
      wrong(what + ": the broker has " + missing + ", we have " + tooMany);
    }
  }
}
