package io.maemae.simulation;

import io.maemae.market.Money;
import io.maemae.market.Price;
import io.maemae.market.Quantity;
import io.maemae.order.ExecutionNotice;
import io.maemae.order.ExecutionNotice.Kind;
import io.maemae.order.OrderId;
import io.maemae.order.OrderRow;
import io.maemae.order.RequestKind;
import io.maemae.order.SubmitResult;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** Says in a broker's way what is true. Brokers tell times in whole seconds. */
final class Wording {
  private final Habits habits;

  Wording(Habits habits) {
    this.habits = habits;
  }

  SubmitResult accepted(TrueOrder order, Instant answeredAt) {
    Instant at = habits.tellsTakenAt() ? seconds(order.terms.takenAt()) : answeredAt;
    return new SubmitResult.Accepted(order.id(), at);
  }

  /** Whether the list has it already. */
  boolean isListed(TrueOrder order) {
    boolean moving =
        order.terms.kind() == RequestKind.MODIFY && order.stage == TrueOrder.Stage.ACCEPTED;
    return habits.listsUnconfirmed() || !moving;
  }

  /**
   * By which number a fill goes may be the broker's whim, unless a part is still open under the one
   * that was modified: that would name shares of its own.
   */
  boolean mayNameOldNumber(TrueOrder order) {
    return habits.namesOldNumbers()
        && order.terms.kind() == RequestKind.MODIFY
        && order.terms.target().filter(target -> !target.rests()).isPresent();
  }

  /** Its row in the list. */
  OrderRow row(TrueOrder order) {
    if (order.terms.kind() == RequestKind.CANCEL) {
      return trueRow(order);
    }
    boolean moving = habits.listsUnconfirmed();
    Quantity left = order.quantity.minus(order.filled).minus(order.canceled);
    Quantity gone = moving ? order.leaving.min(left) : Quantity.ZERO;
    return row(order, order.canceled.plus(gone), amount(order));
  }

  /** Its row as an all-knowing list would have it. */
  OrderRow trueRow(TrueOrder order) {
    boolean done =
        order.terms.kind() == RequestKind.CANCEL && order.stage == TrueOrder.Stage.AT_EXCHANGE;
    return row(order, done ? order.quantity : order.canceled, exact(order));
  }

  private OrderRow row(TrueOrder order, Quantity canceled, Optional<Money> amount) {
    TrueOrder.Terms terms = order.terms;
    boolean over =
        order.stage == TrueOrder.Stage.REJECTED
            || order.stage == TrueOrder.Stage.EXPIRED
            || order.quantity.minus(order.filled).equals(canceled);
    return new OrderRow(
        terms.id(),
        terms.target().map(t -> t.id().anywhere()),
        terms.kind(),
        terms.symbol(),
        terms.side(),
        terms.type(),
        terms.limit(),
        terms.timeInForce(),
        terms.venue(),
        order.quantity,
        order.filled,
        amount,
        canceled,
        over,
        order.words.isEmpty() ? Optional.empty() : Optional.of(order.words),
        seconds(terms.takenAt()),
        Optional.empty());
  }

  private static Optional<Money> exact(TrueOrder order) {
    return order.filled.isZero() ? Optional.empty() : Optional.of(order.amount);
  }

  private Optional<Money> amount(TrueOrder order) {
    return switch (habits.amounts()) {
      case SUMS -> exact(order);
      case AVERAGES -> order.open().isZero() ? exact(order).map(a -> average(order)) : exact(order);
      case NONE -> Optional.empty();
    };
  }

  /** The average a share in whole won, times the shares. */
  private static Money average(TrueOrder order) {
    BigDecimal won =
        order
            .amount
            .toBigDecimal()
            .divide(BigDecimal.valueOf(order.filled.units()), 0, RoundingMode.HALF_UP);
    return Price.ofWon(won.longValueExact()).times(order.filled);
  }

  ExecutionNotice taken(TrueOrder order, Instant at) {
    return notice(Kind.NEW, order, order.quantity, Optional.empty(), "", at);
  }

  /**
   * An execution.
   *
   * @param named by which number it goes
   */
  ExecutionNotice filled(TrueOrder order, TrueOrder named, Quantity last, Price price, Instant at) {
    boolean sums = habits.tellsSums();
    return new ExecutionNotice(
        Kind.FILLED,
        named.id().anywhere(),
        Optional.empty(),
        order.terms.symbol(),
        order.terms.side(),
        named.quantity,
        last,
        Optional.of(price),
        sums ? Optional.of(order.filled) : Optional.empty(),
        sums ? Optional.of(order.amount) : Optional.empty(),
        "",
        seconds(at));
  }

  /** A cancel or modify that was done. */
  ExecutionNotice changed(TrueOrder change, Instant at) {
    boolean cancels = change.terms.kind() == RequestKind.CANCEL;
    return notice(
        cancels ? Kind.CANCELED : Kind.REPLACED,
        change,
        change.quantity,
        cancels ? Optional.empty() : change.terms.limit(),
        "",
        at);
  }

  /** What the exchange took back by itself. */
  Optional<ExecutionNotice> dropped(TrueOrder order, Quantity rest, Instant at) {
    return habits.tellsDroppedRest()
        ? Optional.of(notice(Kind.CANCELED, order, rest, Optional.empty(), "", at))
        : Optional.empty();
  }

  ExecutionNotice rejected(TrueOrder order, Instant at) {
    return notice(Kind.REJECTED, order, Quantity.ZERO, Optional.empty(), order.words, at);
  }

  private static ExecutionNotice notice(
      Kind kind, TrueOrder order, Quantity last, Optional<Price> price, String words, Instant at) {
    Optional<OrderId> parent = order.terms.target().map(t -> t.id().anywhere());
    return new ExecutionNotice(
        kind,
        order.id().anywhere(),
        parent,
        order.terms.symbol(),
        order.terms.side(),
        order.quantity,
        last,
        price,
        Optional.empty(),
        Optional.empty(),
        words,
        seconds(at));
  }

  private static Instant seconds(Instant time) {
    return time.truncatedTo(ChronoUnit.SECONDS);
  }
}
