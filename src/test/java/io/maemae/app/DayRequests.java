package io.maemae.app;

import io.maemae.market.Side;
import io.maemae.market.TimeInForce;
import io.maemae.order.ClientOrderId;
import io.maemae.order.Order;
import io.maemae.order.OrderId;
import io.maemae.order.Purpose;
import io.maemae.order.RequestKind;
import io.maemae.simulation.Asked;
import io.maemae.simulation.SimulatedBroker;
import io.maemae.simulation.Taken;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What was sent is what was asked for, once, and known as its own. */
final class DayRequests {
  private static final Pattern RENUMBERED = Pattern.compile("앞서 #(\\d+)번으로");

  private final DayFacts facts;
  private final Exchanges exchanges;

  private DayRequests(DayFacts facts, Exchanges exchanges) {
    this.facts = facts;
    this.exchanges = exchanges;
  }

  static void check(DayFacts facts, Exchanges exchanges) {
    DayRequests requests = new DayRequests(facts, exchanges);
    facts
        .brokers()
        .forEach(
            (account, broker) -> {
              requests.atMostOnce(account, broker);
              requests.noMoreChangesThanTyped(account, broker);
              requests.everyNumberIsItsOrders(account, broker);
            });
    requests.oneOrderForALine();
    requests.ordersAreWhatWasTyped();
  }

  /** No order is asked for twice, and none is taken twice. */
  private void atMostOnce(String account, SimulatedBroker broker) {
    DayFacts.counts(
            broker.asked().stream().filter(a -> a.kind() == RequestKind.NEW).toList(),
            Asked::request)
        .forEach(
            (order, times) -> {
              if (times > 1) {
                facts.wrong(account + ": order " + order + " was sent " + times + " times");
              }
            });
    DayFacts.counts(
            broker.taken().stream()
                .filter(t -> t.kind() == RequestKind.NEW && t.request().isPresent())
                .toList(),
            (Taken t) -> t.request().orElseThrow())
        .forEach(
            (order, times) -> {
              if (times > 1) {
                facts.wrong(account + ": order " + order + " is there " + times + " times");
              }
            });
  }

  /** An order's terms are changed as somebody typed it, and as often, at most. */
  private void noMoreChangesThanTyped(String account, SimulatedBroker broker) {
    Map<String, Long> changes = new TreeMap<>(DayFacts.counts(broker.asked(), DayRequests::change));
    changes.remove("");
    changes.forEach(
        (change, times) -> {
          long typed = namesOf(change).mapToLong(this::timesTyped).sum();
          if (times > typed) {
            facts.wrong(
                account + ": " + times + " times sent, " + typed + " times typed: " + change);
          }
        });
  }

  private long timesTyped(String change) {
    return facts.typed().stream().filter(line -> line.startsWith(change)).count();
  }

  /** It may have been typed of an order that turned out to be this one, and he was told so. */
  private Stream<String> namesOf(String change) {
    String number = change.split(" ")[1];
    Stream<String> before =
        facts.heard().stream()
            .flatMap(heard -> heard.text().lines())
            .filter(line -> line.contains("#" + number + " "))
            .flatMap(line -> RENUMBERED.matcher(line).results())
            .map(found -> change.replaceFirst(number, found.group(1)))
            .distinct();
    return Stream.concat(Stream.of(change), before);
  }

  /** How the line begins that asks for a modify or the cancel of a part; else empty. */
  private static String change(Asked asked) {
    String modify = "/modify " + asked.request().number();
    if (asked.kind() == RequestKind.MODIFY) {
      return modify + " price=" + asked.limit().orElseThrow().wonFloor();
    }
    return asked.part().isPresent() ? modify + " qty=" : "";
  }

  /** What the broker took of an order is known as that order's, or as that of one alike in all. */
  private void everyNumberIsItsOrders(String account, SimulatedBroker broker) {
    for (Taken taken : broker.taken()) {
      if (taken.kind() == RequestKind.NEW && taken.request().isPresent()) {
        ClientOrderId request = taken.request().get();
        if (!isKnown(account, request, taken.id()) && !exchanges.include(account, request)) {
          facts.wrong(
              account
                  + ": "
                  + taken
                  + " is not known as its own, but "
                  + facts.order(account, request).map(Order::text));
        }
      }
    }
  }

  private boolean isKnown(String account, ClientOrderId request, OrderId number) {
    Optional<Order> asked = facts.order(account, request);
    return facts.ordersOf(account).stream()
        .filter(o -> o.legs().stream().anyMatch(l -> l.id().isSame(number)))
        .anyMatch(o -> asked.filter(a -> a == o || areTwins(a, o)).isPresent());
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

  private void oneOrderForALine() {
    DayFacts.counts(
            facts.orders.stream()
                .filter(o -> o.terms().purpose() == Purpose.BY_HAND)
                .filter(o -> !o.terms().correlation().isEmpty())
                .toList(),
            (Order o) -> o.terms().correlation())
        .forEach(
            (line, times) -> {
              if (times > 1) {
                facts.wrong(times + " orders for the one line " + line);
              }
            });
  }

  /** Each order by hand is that of a line, with its account, side, symbol, shares and limit. */
  private void ordersAreWhatWasTyped() {
    for (Order order : facts.orders) {
      Order.Terms terms = order.terms();
      if (terms.purpose() == Purpose.BY_HAND) {
        String line = facts.day.person().lines().getOrDefault(terms.correlation(), "nothing");
        if (!line.equals("/panic") && !isTyped(terms, line)) {
          facts.wrong(order.id() + " is " + terms + ", and what was typed is " + line);
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
}
