package io.maemae.order;

import io.maemae.market.MarketTime;
import io.maemae.market.OrderType;
import io.maemae.market.Price;
import io.maemae.market.Quantity;
import io.maemae.market.TradingHours;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Takes what a broker's lists say of orders into the ledger. A list may lag behind notices; each
 * fact counts once. Desk thread.
 */
final class ListedOrders {
  private final OrderLedger ledger;
  private final Attribution attribution;
  private final Chain chain;
  private final Endings endings;

  /** Over the ledger of all accounts. */
  ListedOrders(OrderLedger ledger, Chain chain, Endings endings) {
    this.ledger = ledger;
    this.attribution = ledger.attribution();
    this.chain = chain;
    this.endings = endings;
  }

  /**
   * Takes rows of a complete reading, in whatever order they are. Modifies go first: what moved on
   * from a number looks cancelled on its own row.
   *
   * @return the rows whose number nobody here knows
   */
  List<OrderRow> onRows(List<OrderRow> rows, Instant now) {
    chain.onRows(rows, now);
    // What was done is told before what was refused, for that ends what is under way.
    List<OrderRow> sorted =
        rows.stream().sorted(Comparator.comparing(row -> row.rejection().isPresent())).toList();
    return sorted.stream().filter(r -> !onRow(r, rows, now)).toList();
  }

  private boolean onRow(OrderRow row, List<OrderRow> rows, Instant now) {
    Optional<Order> known =
        row.parent()
            .flatMap(parent -> ledger.withNumber(parent, row.symbol()))
            .or(() -> ledger.withNumber(row.id(), row.symbol()));
    known.ifPresent(order -> apply(order, row, rows, now));
    return known.isPresent();
  }

  private void apply(Order order, OrderRow row, List<OrderRow> rows, Instant now) {
    if (row.rejection().isPresent()) {
      Optional<PendingChange> refused = ChangeOutcome.refused(order, row);
      String words = row.rejection().get();
      order.changes().refused(row.id(), words, now);
      if (refused.isPresent()) {
        ledger.failChange(order, refused.get(), words, now);
        return;
      }
    }
    order.leg(row.id()).ifPresent(leg -> apply(order, leg, row, rows, now));
  }

  private void apply(Order order, Leg leg, OrderRow row, List<OrderRow> rows, Instant now) {
    if (order.listed(row)) {
      ledger.write(order, now, "as the broker lists it");
    }
    attribution.learnBranch(order, leg, row.id(), now);
    learnLimit(order, row, now);
    Price fallback = row.limit().or(order::limit).orElse(Price.ofWon(1));
    Quantity most = leg.booked().plus(order.unfilled());
    boolean firstShown = leg.bookedByLists().compareTo(row.filled().min(leg.booked())) < 0;
    Leg.Rise rise =
        row.filled().compareTo(most) <= 0
            ? leg.onRow(row.filled(), row.filledAmount(), fallback)
            : leg.onRow(most, Optional.empty(), fallback);
    ledger.book(order, rise, filledAt(row, now), now);
    chain.endModify(order, now);
    if (firstShown && rise.isNone()) {
      ledger.keep(order);
    }
    row.filledAmount()
        .filter(amount -> row.filled().equals(leg.booked()) && leg.isOff(amount))
        .ifPresent(amount -> ledger.reprice(order, leg, amount, now));
    boolean takenBack = row.canceled().compareTo(leg.canceled()) > 0;
    if (takenBack && ChangeOutcome.mayHaveMoved(order, leg)) {
      return;
    }
    Quantity before = order.canceled();
    Quantity legBefore = leg.canceled();
    leg.over(row.ended());
    leg.onCanceledRead(row.canceled());
    Quantity more = leg.canceled().minusOrZero(legBefore);
    Optional<PendingChange> done = ChangeOutcome.cancelled(order, leg, more, rows);
    if (!more.isZero() || done.isPresent()) {
      endings.takenBack(order, done, before, now);
    }
    if (order.state().isFinal()) {
      return;
    }
    if (row.rejection().isPresent()) {
      endings.refused(order, leg, row.rejection().get(), now);
    } else if (row.ended()) {
      endings.over(order, leg, OrderState.EXPIRED, "", now);
    }
  }

  /**
   * A list tells no time of a fill: what one of today shows was filled now. One of an earlier day
   * tells the day, by which results, tax and daily loss are reckoned; the hour is that of the
   * close, or of the order if that is later.
   */
  private static Instant filledAt(OrderRow row, Instant now) {
    LocalDate date = row.id().tradingDate();
    if (!date.isBefore(MarketTime.date(now))) {
      return now;
    }
    Instant close = MarketTime.instant(date, TradingHours.REGULAR.close());
    boolean later = row.orderedAt().isAfter(close) && MarketTime.date(row.orderedAt()).equals(date);
    return later ? row.orderedAt() : close;
  }

  /** Only the broker can say which limit an order at the best price got. */
  private void learnLimit(Order order, OrderRow row, Instant now) {
    boolean unknown = order.type() == OrderType.BEST && order.limit().isEmpty();
    if (unknown && row.limit().isPresent() && !order.state().isFinal()) {
      order.limit(row.limit().get());
      ledger.write(order, now, "got the limit " + row.limit().get());
    }
  }

  /**
   * Takes a row that has found its order.
   *
   * @param listed rows of the same reading; a modify of the order may be among them, and may have
   *     been taken for an order of its own
   */
  void onFound(OrderRow row, List<OrderRow> listed, Instant now) {
    List<OrderRow> chain = new ArrayList<>();
    chain.add(row);
    listed.stream().filter(r -> r.kind() == RequestKind.MODIFY).forEach(chain::add);
    onRows(chain, now);
  }

  /**
   * Adds an order that a reading shows and nobody here placed.
   *
   * @param sure false if it may still turn out to be one of ours
   */
  void addExternal(OrderRow row, List<OrderRow> listed, boolean sure, Instant now) {
    Order.Terms terms =
        new Order.Terms(
            ledger.nextId(),
            row.id().account(),
            row.symbol(),
            row.side(),
            row.quantity(),
            row.type(),
            row.limit(),
            row.timeInForce(),
            row.venue(),
            Purpose.EXTERNAL,
            Optional.empty(),
            row.orderedAt(),
            "");
    attribution.addExternal(terms, row.id(), sure, now);
    onFound(row, listed, now);
  }
}
