package io.maemae.order;

import io.maemae.market.Price;
import io.maemae.market.Quantity;
import io.maemae.market.TradingSession;
import java.time.Instant;
import java.util.Optional;

/**
 * A cancel or modify of an order that is under way: the change of an order, or beside it.
 *
 * @param kind {@link RequestKind#CANCEL} or {@link RequestKind#MODIFY}
 * @param target the broker's number that it names
 * @param quantity shares to take back or to move
 * @param whole a cancel of all that is open
 * @param limit the new limit of a modify
 * @param releasedAt when it was allowed to leave; empty while it waits for a free slot
 * @param unknownSince the deadline that passed without a clear answer
 * @param number the broker's number of the cancel or modify, once accepted
 * @param repeated whether the cancel was already sent a second time
 */
public record PendingChange(
    RequestKind kind,
    OrderId target,
    Quantity quantity,
    boolean whole,
    Optional<Price> limit,
    Optional<Instant> releasedAt,
    Optional<Instant> unknownSince,
    Optional<OrderId> number,
    boolean repeated) {
  static PendingChange cancel(OrderId target, Quantity quantity, boolean whole) {
    return new PendingChange(
        RequestKind.CANCEL,
        target,
        quantity,
        whole,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        false);
  }

  static PendingChange modify(OrderId target, Quantity quantity, Price limit) {
    return new PendingChange(
        RequestKind.MODIFY,
        target,
        quantity,
        true,
        Optional.of(limit),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        false);
  }

  CancelRequest cancelOf(Order order, TradingSession session) {
    return new CancelRequest(
        order.id(),
        named(order),
        order.terms().symbol(),
        quantity,
        whole,
        order.terms().type(),
        order.terms().timeInForce(),
        order.terms().venue(),
        session);
  }

  ModifyRequest modifyOf(Order order, TradingSession session) {
    return new ModifyRequest(
        order.id(),
        named(order),
        order.terms().symbol(),
        quantity,
        limit.orElseThrow(),
        order.type().moved(),
        order.terms().timeInForce(),
        order.terms().venue(),
        session);
  }

  /** The target as it is known now: its branch may have been told since this was decided. */
  private OrderId named(Order order) {
    return order.leg(target).map(Leg::id).orElse(target);
  }

  PendingChange released(Instant at) {
    return with(Optional.of(at), unknownSince, number, repeated);
  }

  PendingChange unknown(Instant deadline) {
    return with(releasedAt, Optional.of(deadline), number, repeated);
  }

  PendingChange numbered(OrderId id) {
    return with(releasedAt, Optional.empty(), Optional.of(id), repeated);
  }

  /** Not a byte of it has left: it is as it was decided. */
  PendingChange unsent() {
    return with(Optional.empty(), Optional.empty(), Optional.empty(), repeated);
  }

  /** The second and last time. */
  PendingChange again() {
    return with(Optional.empty(), Optional.empty(), Optional.empty(), true);
  }

  private PendingChange with(
      Optional<Instant> released,
      Optional<Instant> unknown,
      Optional<OrderId> numbered,
      boolean secondTime) {
    return new PendingChange(
        kind, target, quantity, whole, limit, released, unknown, numbered, secondTime);
  }

  /** Whether an answer to the one is an answer to the other. */
  boolean isSameRequest(PendingChange other) {
    return kind == other.kind
        && whole == other.whole
        && target.isSame(other.target)
        && releasedAt.equals(other.releasedAt);
  }

  /** Whether it is a cancel or modify whose number no answer has told. */
  boolean isUnnumbered() {
    return releasedAt.isPresent() && number.isEmpty();
  }

  /** Whether its outcome is not known, or was not and it is sent once more. */
  boolean isUnclear() {
    return unknownSince.isPresent() || repeated;
  }

  /** Whether the broker has taken it, and nobody doubts that it will do it. */
  boolean isAccepted() {
    return number.isPresent() && unknownSince.isEmpty();
  }

  /** Whether the broker has named that number as its own. */
  boolean is(OrderId told) {
    return number.filter(told::isSame).isPresent();
  }

  /** Whether that number is its own, or its own is not known. */
  boolean mayBe(OrderId told) {
    return number.isEmpty() || is(told);
  }

  /** Whether it takes back all that is open. */
  public boolean isCancelOfAll() {
    return kind == RequestKind.CANCEL && whole;
  }
}
