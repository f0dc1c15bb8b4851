package io.maemae.app;

import io.maemae.app.OwnersWord.About;
import io.maemae.market.Symbol;
import io.maemae.order.ClientOrderId;
import io.maemae.order.Leg;
import io.maemae.order.Order;
import io.maemae.order.OrderId;
import io.maemae.order.OrderRow;
import io.maemae.order.Purpose;
import io.maemae.order.RequestKind;
import io.maemae.simulation.SimulatedBroker;
import io.maemae.simulation.Taken;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Orders that may go by a number that is not their own, for a reason that no program could help: a
 * person said so who did not know, nobody said which of several it was, or the broker has an order
 * placed elsewhere that is equal in all and came before it, or told of that one alone. With each go
 * those that have its own number.
 */
final class Exchanges {
  private final DayFacts facts;
  private final Set<About> orders = new LinkedHashSet<>();

  /** An order of ours, and the order whose request in truth made a number that it has. */
  private record Exchange(About has, About made) {}

  private Exchanges(DayFacts facts) {
    this.facts = facts;
  }

  static Exchanges of(DayFacts facts) {
    Exchanges found = new Exchanges(facts);
    if (facts.day.character().choosesBlindly()) {
      found.orders.addAll(facts.day.person().blindly());
      facts.orders.stream()
          .filter(o -> o.text().startsWith("reason:not-told"))
          .forEach(o -> found.orders.add(about(o)));
    }
    facts.orders.stream()
        .filter(found::hasEqualFromElsewhere)
        .map(Exchanges::about)
        .forEach(found.orders::add);
    found.goOn();
    return found;
  }

  private static About about(Order order) {
    return new About(order.account(), order.id());
  }

  /** A list that shows the other must show its own too, if that came first. */
  private boolean hasEqualFromElsewhere(Order order) {
    if (order.terms().purpose() == Purpose.EXTERNAL || order.legs().isEmpty()) {
      return false;
    }
    SimulatedBroker broker = facts.brokers().get(order.account());
    Leg first = order.legs().get(0);
    Optional<OrderId> own = broker.number(order.id());
    return taken(order.account(), first).filter(t -> t.request().isEmpty()).isPresent()
        && broker.rows().stream()
            .filter(r -> r.id().isSame(first.id()) && isEqual(order.terms(), r))
            .anyMatch(r -> own.stream().noneMatch(n -> isBefore(broker, n, r)));
  }

  private static boolean isBefore(SimulatedBroker broker, OrderId own, OrderRow other) {
    return broker.rows().stream()
        .filter(r -> r.id().isSame(own))
        .anyMatch(r -> r.orderedAt().isBefore(other.orderedAt()));
  }

  private static boolean isEqual(Order.Terms terms, OrderRow row) {
    return row.symbol().equals(terms.symbol())
        && row.side() == terms.side()
        && row.quantity().equals(terms.quantity())
        && row.type() == terms.type()
        && row.limit().equals(terms.limit())
        && row.timeInForce() == terms.timeInForce();
  }

  private Optional<Taken> taken(String account, Leg leg) {
    return facts.brokers().get(account).taken().stream()
        .filter(t -> t.kind() == RequestKind.NEW && t.id().isSame(leg.id()))
        .findFirst();
  }

  /** Who has another's number makes that one look for its own elsewhere. */
  private void goOn() {
    Set<Exchange> exchanges = new LinkedHashSet<>();
    if (!orders.isEmpty()) {
      facts.orders.forEach(o -> exchanges(o).forEach(exchanges::add));
    }
    boolean more = true;
    while (more) {
      more = false;
      for (Exchange exchange : exchanges) {
        if (orders.contains(exchange.has()) || orders.contains(exchange.made())) {
          more |= orders.add(exchange.has());
          more |= orders.add(exchange.made());
        }
      }
    }
  }

  private Stream<Exchange> exchanges(Order order) {
    return order.legs().stream()
        .flatMap(leg -> taken(order.account(), leg).stream())
        .flatMap(taken -> taken.request().stream())
        .filter(request -> !request.equals(order.id()))
        .map(request -> new Exchange(about(order), new About(order.account(), request)));
  }

  /** Whether an order may go by another number than its own. */
  boolean include(String account, ClientOrderId order) {
    return orders.contains(new About(account, order));
  }

  /** Whether any order of a symbol may, so that strategies hold what they have not bought. */
  boolean touch(String account, Symbol symbol) {
    return orders.stream()
        .filter(about -> about.account().equals(account))
        .flatMap(about -> facts.order(account, about.order()).stream())
        .anyMatch(order -> order.symbol().equals(symbol));
  }
}
