package io.maemae.app;

import io.maemae.market.Money;
import io.maemae.market.Quantity;
import io.maemae.market.Side;
import io.maemae.market.Symbol;
import io.maemae.market.TimeInForce;
import io.maemae.order.ClientOrderId;
import io.maemae.order.Leg;
import io.maemae.order.Order;
import io.maemae.order.OrderId;
import io.maemae.order.OrderState;
import io.maemae.order.Purpose;
import io.maemae.order.RequestKind;
import io.maemae.portfolio.Booking;
import io.maemae.portfolio.CashEntry;
import io.maemae.portfolio.Fill;
import io.maemae.portfolio.ShareEntry;
import io.maemae.simulation.Asked;
import io.maemae.simulation.SimulatedBroker;
import io.maemae.simulation.Taken;
import io.maemae.simulation.TrueFill;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What must hold when a simulated day is over, whatever went wrong in it. */
final class DayCheck {
  private static final Map<OrderState, String> WORDS =
      Map.of(
          OrderState.FILLED, "체결",
          OrderState.CANCELED, "취소",
          OrderState.REJECTED, "거부",
          OrderState.EXPIRED, "만료");

  private static final List<String> STRATEGIES = List.of("alpha", "beta", "gamma");

  private final SimulatedDay day;
  private final List<Order> orders;
  private final List<Booking> bookings;
  private final List<String> wrong = new ArrayList<>();

  private DayCheck(SimulatedDay day) {
    this.day = day;
    orders = day.process().store().orders().orders(SimulatedDay.DATE);
    bookings = day.process().store().orders().bookings();
  }

  /** What does not hold; empty if all does. */
  static List<String> of(SimulatedDay day) {
    DayCheck check = new DayCheck(day);
    day.brokers()
        .forEach(
            (account, broker) -> {
              check.atMostOnce(account, broker);
              check.noMoreChangesThanTyped(account, broker);
              check.everyNumberIsItsOrders(account, broker);
              check.everyFillOnce(account, broker);
              check.equalHoldings(account, broker);
              check.nothingUnexplained(account);
            });
    check.wrong.addAll(day.broken());
    check.oneOrderForALine();
    check.ordersAreWhatWasTyped();
    check.everyEndIsTold();
    check.nothingWaitsToBeTold();
    check.noStrategySellsMoreThanItsLot();
    return List.copyOf(check.wrong);
  }

  private void wrong(String what) {
    wrong.add(what);
  }

  private static <K, T> Map<K, Long> counts(List<T> all, Function<T, K> key) {
    return all.stream().collect(Collectors.groupingBy(key, TreeMap::new, Collectors.counting()));
  }

  /** No order is asked for twice, and none is taken twice. */
  private void atMostOnce(String account, SimulatedBroker broker) {
    counts(
            broker.asked().stream().filter(a -> a.kind() == RequestKind.NEW).toList(),
            Asked::request)
        .forEach(
            (order, times) -> {
              if (times > 1) {
                wrong(account + ": order " + order + " was sent " + times + " times");
              }
            });
    counts(
            broker.taken().stream()
                .filter(t -> t.kind() == RequestKind.NEW && t.request().isPresent())
                .toList(),
            (Taken t) -> t.request().orElseThrow())
        .forEach(
            (order, times) -> {
              if (times > 1) {
                wrong(account + ": order " + order + " is there " + times + " times");
              }
            });
  }

  /** An order's terms are changed as somebody typed it, and as often, at most. */
  private void noMoreChangesThanTyped(String account, SimulatedBroker broker) {
    Map<String, Long> changes = new TreeMap<>(counts(broker.asked(), DayCheck::change));
    changes.remove("");
    changes.forEach(
        (change, times) -> {
          long typed = typed().stream().filter(line -> line.startsWith(change)).count();
          if (times > typed) {
            wrong(account + ": " + times + " times sent, " + typed + " times typed: " + change);
          }
        });
  }

  /** How the line begins that asks for a modify or the cancel of a part; else empty. */
  private static String change(Asked asked) {
    String modify = "/modify " + asked.request().number();
    if (asked.kind() == RequestKind.MODIFY) {
      return modify + " price=" + asked.limit().orElseThrow().wonFloor();
    }
    return asked.part().isPresent() ? modify + " qty=" : "";
  }

  private Collection<String> typed() {
    return day.person().lines().values();
  }

  /**
   * What the broker took of an order is known as that order's; but if a person has said what it
   * was, that counts.
   */
  private void everyNumberIsItsOrders(String account, SimulatedBroker broker) {
    for (Taken taken : broker.taken()) {
      if (taken.kind() != RequestKind.NEW || taken.request().isEmpty()) {
        continue;
      }
      Optional<Order> asked =
          ordersOf(account).stream().filter(o -> o.id().equals(taken.request().get())).findFirst();
      boolean itsOwn =
          ordersOf(account).stream()
              .filter(o -> o.legs().stream().anyMatch(l -> l.id().isSame(taken.id())))
              .anyMatch(o -> asked.filter(a -> a == o || areTwins(a, o)).isPresent());
      boolean said = asked.filter(o -> o.text().matches("reason:(said|not-told).*")).isPresent();
      if (!itsOwn && !said && !day.person().hasChosen()) {
        wrong(account + ": " + taken + " is not known as its own, but " + asked.map(Order::text));
      }
    }
  }

  private static boolean areTwins(Order order, Order other) {
    Order.Terms a = order.terms();
    Order.Terms b = other.terms();
    return a.symbol().equals(b.symbol())
        && a.side() == b.side()
        && a.quantity().equals(b.quantity())
        && a.type() == b.type()
        && a.limit().equals(b.limit())
        && a.timeInForce() == b.timeInForce()
        && a.purpose() == b.purpose()
        && a.strategy().equals(b.strategy());
  }

  /** Each number of the broker is one order's, with what was filled of it and no more. */
  private void everyFillOnce(String account, SimulatedBroker broker) {
    Map<String, Quantity> truth = new TreeMap<>();
    Map<String, Money> amounts = new TreeMap<>();
    for (TrueFill fill : broker.fills()) {
      truth.merge(fill.number().number(), fill.quantity(), Quantity::plus);
      amounts.merge(fill.number().number(), fill.price().times(fill.quantity()), Money::plus);
    }
    Map<String, Quantity> ours = new TreeMap<>();
    Map<String, Money> costs = new TreeMap<>();
    for (Order order : ordersOf(account)) {
      for (Leg leg : order.legs()) {
        if (!leg.booked().isZero()) {
          ours.merge(leg.id().number(), leg.booked(), Quantity::plus);
          costs.merge(leg.id().number(), leg.bookedAmount(), Money::plus);
        }
      }
      if (!fillsOf(order).equals(order.filled())) {
        wrong(order.id() + " has " + order.filled() + " filled and " + fillsOf(order) + " booked");
      }
    }
    compare(account + ": shares filled by number", truth, ours);
    if (account.equals("kis")) {
      compare(account + ": amounts filled by number", amounts, costs);
    }
  }

  private List<Order> ordersOf(String account) {
    return orders.stream().filter(o -> o.account().equals(account)).toList();
  }

  private Quantity fillsOf(Order order) {
    return fills()
        .filter(f -> f.order() == order.id().number())
        .map(Fill::quantity)
        .reduce(Quantity.ZERO, Quantity::plus);
  }

  private Stream<Fill> fills() {
    return bookings.stream().filter(Fill.class::isInstance).map(Fill.class::cast);
  }

  private <K, V> void compare(String what, Map<K, V> truth, Map<K, V> ours) {
    if (!truth.equals(ours)) {
      Map<K, V> missing = new TreeMap<>(truth);
      missing.entrySet().removeAll(ours.entrySet());
      Map<K, V> tooMany = new TreeMap<>(ours);
      tooMany.entrySet().removeAll(truth.entrySet());
      wrong(what + ": the broker has " + missing + ", we have " + tooMany);
    }
  }

  private void equalHoldings(String account, SimulatedBroker broker) {
    for (Symbol symbol : SimulatedDay.SYMBOLS) {
      long units = day.process().bot().portfolio().units(account, symbol);
      if (units != broker.position(symbol).units()) {
        wrong(account + ": " + broker.position(symbol) + " of " + symbol + ", we have " + units);
      }
    }
    Money cash = day.process().bot().portfolio().settledCash(account);
    if (!cash.equals(broker.cash())) {
      wrong(account + ": cash " + broker.cash() + ", we have " + cash);
    }
  }

  /** Nothing came from outside, so nothing may look as if it had. */
  private void nothingUnexplained(String account) {
    for (Booking booking : bookings) {
      boolean outside =
          booking instanceof ShareEntry s && s.reason() == ShareEntry.Reason.OUTSIDE
              || booking instanceof CashEntry c && c.reason() == CashEntry.Reason.OUTSIDE;
      if (outside && booking.account().equals(account)) {
        wrong("unexplained: " + booking);
      }
    }
  }

  private void oneOrderForALine() {
    counts(
            orders.stream()
                .filter(o -> o.terms().purpose() == Purpose.BY_HAND)
                .filter(o -> !o.terms().correlation().isEmpty())
                .toList(),
            (Order o) -> o.terms().correlation())
        .forEach(
            (line, times) -> {
              if (times > 1) {
                wrong(times + " orders for the one line " + line);
              }
            });
  }

  /** Each order by hand is that of a line, with its account, side, symbol, shares and limit. */
  private void ordersAreWhatWasTyped() {
    for (Order order : orders) {
      Order.Terms terms = order.terms();
      if (terms.purpose() == Purpose.BY_HAND) {
        String line = day.person().lines().getOrDefault(terms.correlation(), "nothing");
        if (!line.equals("/panic") && !isTyped(terms, line)) {
          wrong(order.id() + " is " + terms + ", and what was typed is " + line);
        }
      }
    }
  }

  private static boolean isTyped(Order.Terms terms, String line) {
    String account = terms.account().equals("kis") ? "" : " @" + terms.account();
    String all = line.contains(" all") ? "all" : terms.quantity().toString();
    String limit = terms.limit().map(price -> " " + price.wonFloor()).orElse("");
    String inForce =
        terms.timeInForce() == TimeInForce.DAY
            ? ""
            : " " + terms.timeInForce().name().toLowerCase(Locale.ROOT);
    String side = terms.side() == Side.BUY ? "/buy " : "/sell ";
    return line.equals(side + terms.symbol() + " " + all + limit + inForce + account);
  }

  private void nothingWaitsToBeTold() {
    day.process().store().outbox().undelivered().forEach(m -> wrong("not delivered: " + m));
    day.process().store().outbox().leftOut().forEach(l -> wrong("left out, and not told: " + l));
  }

  private void everyEndIsTold() {
    for (Order order : orders) {
      if (!WORDS.containsKey(order.state())) {
        wrong(order.id() + " has not ended: " + order.state());
      } else if (!isTold(order) && !isRepeatedFailure(order)) {
        wrong("nobody was told that " + order.id() + " is " + order.state() + " " + order.text());
      }
    }
  }

  private boolean isTold(Order order) {
    String word = WORDS.get(order.state());
    return day.person().heard().stream()
        .anyMatch(h -> tells(h.text(), order, word) || isDigestAfter(h, order));
  }

  /** An exit that fails again and again for one reason is told once, and then counted. */
  private boolean isRepeatedFailure(Order order) {
    return order.terms().purpose() == Purpose.EXIT
        && order.hasFailed()
        && orders.stream()
            .filter(o -> o != order && o.account().equals(order.account()))
            .filter(o -> o.terms().strategy().equals(order.terms().strategy()))
            .filter(o -> o.symbol().equals(order.symbol()) && o.text().equals(order.text()))
            .anyMatch(this::isTold);
  }

  /** After long silence only what went wrong before it ended is told one by one. */
  private boolean isDigestAfter(SimulatedPerson.Heard heard, Order order) {
    return order.state() != OrderState.REJECTED
        && heard.text().contains("밀린 알림")
        && day.process().store().history().stream()
            .filter(line -> line.order().equals(order.id()))
            .noneMatch(line -> line.at().isAfter(heard.at()));
  }

  private static boolean tells(String text, Order order, String word) {
    String number = "#" + order.id().number() + " ";
    boolean whole =
        order.state() != OrderState.FILLED
            || text.contains(order.filled() + "/" + order.quantity());
    return text.contains(number) && text.contains(word) && whole;
  }

  /** By the broker's own count: what its orders sold, they had bought. */
  private void noStrategySellsMoreThanItsLot() {
    Map<String, Long> held = new TreeMap<>();
    day.brokers()
        .forEach(
            (account, broker) -> {
              for (TrueFill fill : broker.fills()) {
                strategyOf(account, fill.number(), fill.root())
                    .ifPresent(
                        s ->
                            held.merge(
                                account + "/" + s + "/" + fill.symbol(),
                                fill.side() == Side.BUY
                                    ? fill.quantity().units()
                                    : -fill.quantity().units(),
                                Long::sum));
              }
            });
    held.forEach(
        (lot, units) -> {
          if (units < 0) {
            wrong(lot + " was sold too often: " + units);
          }
        });
    day.brokers().forEach((account, broker) -> lotsAreWhatWasTraded(account, broker, held));
  }

  /** Where nobody else sold, a strategy's lot is what its orders bought and have not sold. */
  private void lotsAreWhatWasTraded(
      String account, SimulatedBroker broker, Map<String, Long> truth) {
    for (Symbol symbol : SimulatedDay.SYMBOLS) {
      boolean othersSold =
          broker.fills().stream()
              .filter(f -> f.symbol().equals(symbol) && f.side() == Side.SELL)
              .anyMatch(f -> strategyOf(account, f.number(), f.root()).isEmpty());
      if (othersSold || day.person().hasChosen()) {
        continue;
      }
      for (String strategy : STRATEGIES) {
        long ours =
            day.process().bot().portfolio().held(account, symbol, Optional.of(strategy)).units();
        long traded = truth.getOrDefault(account + "/" + strategy + "/" + symbol, 0L);
        if (ours != traded) {
          wrong(account + ": " + strategy + " holds " + traded + " of " + symbol + ", not " + ours);
        }
      }
    }
  }

  private Optional<String> strategyOf(
      String account, OrderId number, Optional<ClientOrderId> request) {
    return request.flatMap(
        id ->
            orders.stream()
                .filter(o -> o.account().equals(account) && o.id().equals(id))
                .filter(o -> o.terms().purpose() != Purpose.EXTERNAL)
                .findFirst()
                .flatMap(o -> o.terms().strategy()));
  }
}
