package io.maemae.order;

import io.maemae.market.OrderType;
import io.maemae.market.Side;
import io.maemae.market.Symbol;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Says which numbers at the broker are whose: by its answers, notices and lists, or by a person's
 * word. What was taken for one order may turn out to be another's; then all that was filled under
 * it moves along. Desk thread.
 */
public final class Attribution {
  /** Once a notice has told of an order, lists show it by then. */
  private static final Duration LISTED = Duration.ofMinutes(1);

  private final OrderLedger ledger;

  /** Orders placed elsewhere that may still be one of ours: they are told when they are not. */
  private final List<Order> unsure = new ArrayList<>();

  /** Which order those turned out to be that were taken for orders placed elsewhere. */
  private final Map<ClientOrderId, Other> others = new HashMap<>();

  private record Other(ClientOrderId id, boolean wasTold) {}

  Attribution(OrderLedger ledger) {
    this.ledger = ledger;
  }

  /** Whether one was told is not kept: if it may still be an order of ours it is told once more. */
  void reload() {
    unsure.clear();
    others.clear();
    ledger.all().stream().filter(this::mayBeOurs).forEach(unsure::add);
  }

  /** The broker numbered a new order: by its answer, or found in a reading. */
  void number(Order order, OrderId id, Instant at) {
    Optional<Leg> known = order.leg(id);
    if (known.isPresent()) {
      learnBranch(order, known.get(), id, at);
      return;
    }
    Optional<Order> other = elsewhere(id, order);
    if (other.isPresent()) {
      takeOver(other.get(), order, id, at);
      return;
    }
    accepted(order, new Leg(id, Optional.empty(), order.quantity(), order.limit()), at);
  }

  private void accepted(Order order, Leg leg, Instant at) {
    boolean wasUnknown = order.isUnsettled();
    ledger.add(order, leg);
    ledger.settle(order, at, "accepted by the broker as " + leg.id().number());
    ledger.tell(l -> tellNumbered(l, order, wasUnknown));
  }

  /** The order of that number, or the one that it turned out to be. */
  Optional<Order> holder(ClientOrderId id) {
    ClientOrderId held = id;
    while (others.containsKey(held)) {
      held = others.get(held).id();
    }
    return ledger.find(held);
  }

  /** Whether an order turned out to be another one: it is none itself any more. */
  boolean isAnother(Order order) {
    return others.containsKey(order.id());
  }

  /** The branch is needed to change the order; a notice may have brought its number without it. */
  void learnBranch(Order order, Leg leg, OrderId told, Instant at) {
    if (leg.learnBranch(told)) {
      ledger.note(told, order);
      ledger.write(order, at, told.number() + " is of branch " + told.branch());
      ledger.tell(l -> l.branchKnown(order));
    }
  }

  /** Orders of an account that may have reached the broker, and whose number it has not named. */
  Stream<Order> inFlight(String account) {
    return ledger.all().stream()
        .filter(o -> o.account().equals(account))
        .filter(Attribution::isUnnumbered);
  }

  private static boolean isUnnumbered(Order order) {
    return order.legs().isEmpty() && order.releasedAt().isPresent() && !order.state().isFinal();
  }

  private static void tellNumbered(OrderListener listener, Order order, boolean wasUnknown) {
    if (wasUnknown) {
      listener.adopted(order);
    } else {
      listener.accepted(order);
    }
  }

  /** A number was taken for somebody else's order until now: its fills are this order's. */
  private void takeOver(Order external, Order order, OrderId id, Instant at) {
    boolean wasUnknown = order.isUnsettled();
    forget(external, order);
    external.leg(id).orElseThrow().learnBranch(id);
    external.legs().forEach(leg -> ledger.add(order, leg));
    ledger.reassign(external, order);
    ledger.settle(order, at, "found to be the broker's " + id.number());
    ledger.erase(external);
    takeChange(external, order, at);
    ledger.tell(l -> tellNumbered(l, order, wasUnknown));
    tellRenumbered(order, external);
  }

  /**
   * An order goes on under another number. If that was taken for an order placed {@link #elsewhere}
   * until now, what was filled of it is this order's, which is {@link #tellRenumbered} afterwards.
   *
   * @param next those of its numbers that went on from that one and were told before it
   */
  void goesOn(Order order, Leg leg, List<Leg> next, Instant at) {
    Optional<Order> other = elsewhere(leg.id(), order);
    if (other.isEmpty()) {
      add(order, leg, next);
      return;
    }
    Order external = other.get();
    forget(external, order);
    Leg counted = external.leg(leg.id()).orElseThrow();
    leg.takeUp(counted);
    add(order, leg, next);
    external.legs().stream().filter(l -> l != counted).forEach(l -> ledger.add(order, l));
    ledger.reassign(external, order);
    ledger.erase(external);
    takeChange(external, order, at);
  }

  private void forget(Order external, Order order) {
    ledger.forget(external);
    others.put(external.id(), new Other(order.id(), !unsure.remove(external)));
  }

  /** A number is told between some that are known and the one that they were thought to be from. */
  private void standsBetween(Order order, Leg between, List<Leg> next) {
    for (Leg leg : next) {
      leg.parent().flatMap(order::leg).ifPresent(from -> from.movedBy(between, leg));
    }
    ledger.forgetNumbers(order);
    order.add(between, next.get(0));
    ledger.note(between.id(), order);
  }

  private void add(Order order, Leg leg, List<Leg> next) {
    if (next.isEmpty()) {
      ledger.add(order, leg);
    } else {
      standsBetween(order, leg, next);
    }
  }

  /** What is under way for the other order, or is wished of it, is for this one from now on. */
  private void takeChange(Order external, Order order, Instant at) {
    external.changes().all().forEach(change -> ledger.takeChange(order, change, at));
    ledger.tell(l -> l.taken(order, external.id()));
  }

  /** An order placed elsewhere, and not this one, that was taken to have a number. */
  Optional<Order> elsewhere(OrderId id, Order order) {
    return ledger
        .withNumber(id, order.symbol())
        .filter(o -> o != order && o.terms().purpose() == Purpose.EXTERNAL)
        .filter(o -> o.side() == order.side())
        .filter(o -> o.leg(id).isPresent());
  }

  /** An order was another's number; only what was told under it has to be told again. */
  void tellRenumbered(Order order, Order external) {
    boolean wasTold = others.get(external.id()).wasTold() || !external.filled().isZero();
    if (wasTold) {
      ledger.tell(l -> l.renumbered(order, external.id()));
    }
  }

  /**
   * Adds an order that was placed elsewhere.
   *
   * @param sure false if it may still be one of ours whose outcome is not known; it is told when
   *     there is no doubt left
   */
  Order addExternal(Order.Terms terms, OrderId id, boolean sure, Instant now) {
    Order order = ledger.enter(terms);
    ledger.add(order, new Leg(id, Optional.empty(), terms.quantity(), terms.limit()));
    ledger.settle(order, now, "placed elsewhere, the broker's " + id.number());
    if (sure) {
      ledger.tell(l -> l.external(order));
    } else {
      unsure.add(order);
    }
    return order;
  }

  /** Orders of nobody here that no order without a number can be any more are told. */
  void tellSure(String account) {
    List<Order> sure =
        unsure.stream().filter(o -> o.account().equals(account) && !mayBeOurs(o)).toList();
    unsure.removeAll(sure);
    sure.forEach(o -> ledger.tell(l -> l.external(o)));
  }

  /** Whether an order that seems to be placed elsewhere may still turn out to be one of ours. */
  public boolean isInDoubt(Order external) {
    return unsure.contains(external);
  }

  /** Whether an order that this one may be is known by notices, and not among a list's rows yet. */
  boolean mayBeUnlisted(Order order, List<OrderRow> rows, Instant begunAt) {
    return unsure.stream()
        .filter(o -> isLike(order, o) && o.isToldByNoticesAlone() && !o.filled().isZero())
        .filter(o -> begunAt.isBefore(o.terms().createdAt().plus(LISTED)))
        .anyMatch(o -> rows.stream().noneMatch(row -> o.leg(row.id()).isPresent()));
  }

  private static boolean isLike(Order order, Order external) {
    return order.account().equals(external.account())
        && order.id().compareTo(external.id()) < 0
        && order.symbol().equals(external.symbol())
        && order.side() == external.side()
        && order.quantity().equals(external.quantity());
  }

  /** Whether shares of a symbol were sold by an order that is in doubt so. */
  public boolean isSaleInDoubt(String account, Symbol symbol) {
    return unsure.stream()
        .filter(o -> o.account().equals(account) && o.symbol().equals(symbol))
        .anyMatch(o -> o.side() == Side.SELL && !o.filled().isZero());
  }

  /** Whether any order of an account is in doubt so. */
  boolean hasDoubts(String account) {
    return unsure.stream().anyMatch(o -> o.account().equals(account));
  }

  private boolean mayBeOurs(Order external) {
    return external.terms().purpose() == Purpose.EXTERNAL
        && inFlight(external.account())
            .anyMatch(o -> isLike(o, external) && hasTermsOf(o.terms(), external));
  }

  /** A list tells kind and limit, but the broker may call a kind by a name that nobody knows. */
  private static boolean hasTermsOf(Order.Terms ours, Order external) {
    Order.Terms listed = external.terms();
    boolean kind =
        listed.type() == OrderType.OTHER
            || listed.type() == ours.type() && listed.timeInForce() == ours.timeInForce();
    boolean limit = ours.type() == OrderType.BEST || listed.limit().equals(ours.limit());
    return external.isToldByNoticesAlone() || kind && limit;
  }
}
