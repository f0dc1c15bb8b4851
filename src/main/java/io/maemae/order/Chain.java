package io.maemae.order;

import io.maemae.market.Price;
import io.maemae.market.Quantity;
import io.maemae.market.Side;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The broker's numbers of an order: which one went on from which, and under which one shares are.
 * Numbers may be told late, and out of their order. Desk thread.
 */
final class Chain {
  private final OrderLedger ledger;
  private final Attribution attribution;

  /** Over the ledger of all accounts. */
  Chain(OrderLedger ledger) {
    this.ledger = ledger;
    this.attribution = ledger.attribution();
  }

  /**
   * Some brokers go on naming a number all of whose shares have moved to others by modifies: then
   * the fill is one of theirs. It may be one that a list has told of before. What the old number
   * has booked already is still its own.
   */
  static Leg onLegOf(Order order, Leg named, ExecutionNotice notice) {
    if (!named.open().isZero() || named.mayHave(notice)) {
      return named;
    }
    List<Leg> moved =
        order.legs().stream()
            .filter(leg -> isFrom(order, leg, named) && mayTrade(order, leg, notice))
            .toList();
    Stream<Predicate<Leg>> likely =
        notice.cumulative().isPresent()
            ? Stream.of(Chain::hasOpen, leg -> leg.knows(notice))
            : Stream.of(leg -> leg.knows(notice), leg -> !leg.isInStep(), Chain::hasOpen);
    return likely.flatMap(is -> moved.stream().filter(is).limit(1)).findFirst().orElse(named);
  }

  private static boolean hasOpen(Leg leg) {
    return !leg.open().isZero();
  }

  private static boolean isFrom(Order order, Leg leg, Leg older) {
    Optional<Leg> parent = leg.parent().flatMap(order::leg);
    return parent.filter(p -> p == older || isFrom(order, p, older)).isPresent();
  }

  /** Nothing trades at a price that is worse than its limit. */
  private static boolean mayTrade(Order order, Leg leg, ExecutionNotice notice) {
    Price price = notice.lastPrice().orElseThrow();
    return leg.limit()
        .map(limit -> order.side() == Side.BUY ? price.compareTo(limit) : limit.compareTo(price))
        .filter(worse -> worse > 0)
        .isEmpty();
  }

  /**
   * Takes a number that a modify made. What went on from it may be known already: then it stands
   * between that and its parent.
   */
  Leg move(
      Order order,
      Optional<OrderId> parent,
      OrderId id,
      Quantity shares,
      Optional<Price> limit,
      Instant now) {
    List<Leg> next = order.toldFrom(id);
    Optional<OrderId> from =
        next.isEmpty() ? Optional.of(from(order, parent, shares).id()) : next.get(0).parent();
    Leg leg = new Leg(id, from, shares, limit);
    leg.toldParent(parent);
    // Its answer may have told more of the number than a notice does.
    order.change().flatMap(PendingChange::number).filter(id::isSame).ifPresent(leg::learnBranch);
    if (next.isEmpty()) {
      from.flatMap(order::leg).ifPresent(moved -> moved.onCanceled(id, shares));
    }
    attribution.goesOn(order, leg, next, now);
    if (ChangeOutcome.isModified(order)) {
      order.changes().end();
    }
    return leg;
  }

  /**
   * A broker may name an older number as the one that moved: then it is the newest. If only what is
   * booked of the number leaves no shares to move, some of that was filled as the new one; if only
   * what a list tells as taken back of it, they may be what moved.
   */
  private static Leg from(Order order, Optional<OrderId> parent, Quantity shares) {
    return parent
        .flatMap(order::leg)
        .filter(
            leg ->
                leg.isOpen()
                    || leg.couldMove(shares)
                    || order.goneUnexplained(leg).compareTo(shares) >= 0)
        .or(order::openLeg)
        .orElseThrow();
  }

  /** As {@link #move}, and tells that the order goes on. */
  void moved(
      Order order,
      Optional<OrderId> parent,
      OrderId id,
      Quantity shares,
      Optional<Price> limit,
      Instant now) {
    Optional<Order> elsewhere = attribution.elsewhere(id, order);
    boolean newest = order.toldFrom(id).isEmpty();
    move(order, parent, id, shares, limit, now);
    if (newest) {
      ledger.settle(order, now, "goes on as " + id.number());
      ledger.tell(l -> l.replaced(order));
    } else {
      ledger.settle(order, now, "had gone on as " + id.number() + " before that");
    }
    elsewhere.ifPresent(other -> attribution.tellRenumbered(order, other));
  }

  /**
   * A broker may tell at first how many shares a modify asks for, and then how many it moved: those
   * that were filled meanwhile stayed where they were. What a list goes on telling of before that
   * is no news.
   */
  void movedFewer(Order order, Leg leg, Quantity shares, Instant now) {
    Quantity fewer = leg.quantity().minusOrZero(shares.max(leg.booked()));
    Optional<Leg> from = leg.parent().flatMap(order::leg);
    if (from.isPresent() && !shares.isZero() && !fewer.isZero()) {
      leg.movedFewer(from.get(), fewer);
      ledger.settle(order, now, leg.quantity() + " have gone on as " + leg.id().number());
    }
  }

  /** A fill may tell that nothing is left where a modify has moved shares from. */
  void endModify(Order order, Instant now) {
    if (ChangeOutcome.isModified(order)) {
      order.changes().end();
      ledger.settle(order, now, "all that was left has gone on");
      ledger.tell(l -> l.changeOver(order));
    }
  }

  /**
   * Takes the modifies of a complete reading, in whatever order they are, and what its rows tell of
   * where shares are.
   */
  void onRows(List<OrderRow> rows, Instant now) {
    List<OrderRow> modifies =
        rows.stream()
            .filter(r -> r.kind() == RequestKind.MODIFY && r.rejection().isEmpty())
            .toList();
    modifies.forEach(
        row ->
            ledger
                .withNumber(row.id(), row.symbol())
                .flatMap(order -> order.leg(row.id()))
                .ifPresent(leg -> leg.toldParent(row.parent())));
    Optional<OrderRow> unknown = unknownNumber(modifies);
    while (unknown.isPresent()) {
      goesOn(unknown.get(), now);
      unknown = unknownNumber(modifies);
    }
    modifies.forEach(
        row ->
            ledger
                .withNumber(row.id(), row.symbol())
                .ifPresent(
                    order ->
                        order
                            .leg(row.id())
                            .ifPresent(leg -> movedFewer(order, leg, row.quantity(), now))));
    rows.forEach(
        row ->
            ledger
                .withNumber(row.id(), row.symbol())
                .flatMap(order -> order.leg(row.id()))
                .ifPresent(leg -> leg.onCanceledListed(row.canceled())));
    rows.stream()
        .flatMap(row -> ledger.withNumber(row.id(), row.symbol()).stream())
        .filter(order -> order.legs().size() > 1)
        .distinct()
        .forEach(order -> regroup(order, rows, now));
  }

  /** A number from one that is known; those from it come after it. */
  private Optional<OrderRow> unknownNumber(List<OrderRow> modifies) {
    return modifies.stream()
        .filter(row -> modified(row).filter(o -> o.leg(row.id()).isEmpty()).isPresent())
        .findFirst();
  }

  private Optional<Order> modified(OrderRow row) {
    return row.parent().flatMap(parent -> ledger.withNumber(parent, row.symbol()));
  }

  private void goesOn(OrderRow row, Instant now) {
    Order order = modified(row).orElseThrow();
    moved(order, row.parent(), row.id(), row.quantity(), row.limit(), now);
  }

  /**
   * While a modify is under way a fill may be told under the number before. The list says under
   * which it was: what one number has too much and another too little is the same fill.
   */
  private void regroup(Order order, List<OrderRow> rows, Instant now) {
    for (Leg from : order.legs()) {
      for (Leg to : order.legs()) {
        Quantity shares = tooFew(to, rows).min(tooMany(from, rows));
        if (!shares.isZero()) {
          from.moveTo(to, shares);
          ledger.write(
              order,
              now,
              shares + " of " + from.id().number() + " were filled as " + to.id().number());
        }
      }
    }
  }

  private static Quantity tooMany(Leg leg, List<OrderRow> rows) {
    return listed(leg, rows).map(leg.booked()::minusOrZero).orElse(Quantity.ZERO);
  }

  private static Quantity tooFew(Leg leg, List<OrderRow> rows) {
    return listed(leg, rows).map(f -> f.minusOrZero(leg.booked())).orElse(Quantity.ZERO);
  }

  private static Optional<Quantity> listed(Leg leg, List<OrderRow> rows) {
    return rows.stream().filter(row -> row.id().isSame(leg.id())).map(OrderRow::filled).findFirst();
  }
}
