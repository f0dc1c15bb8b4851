package io.maemae.order;

import io.maemae.market.Quantity;
import java.time.Instant;
import java.util.Optional;

/**
 * Whether what a broker tells is what came of the change under way of an order. Others may cancel
 * and modify the same numbers elsewhere, and any word may come doubled and late. A change whose
 * number is known is known by it; until then only what it was to do can tell. Desk thread.
 */
final class ChangeOutcome {
  private ChangeOutcome() {}

  /** Whether what a change was to do has been told under its number, maybe before its answer. */
  static boolean isTold(Order order, PendingChange change) {
    return change.number().filter(number -> isTold(order, change, number)).isPresent();
  }

  private static boolean isTold(Order order, PendingChange change, OrderId number) {
    return change.kind() == RequestKind.CANCEL
        ? order.leg(change.target()).filter(leg -> leg.knowsCancel(number)).isPresent()
        : order.leg(number).isPresent() || !order.toldFrom(number).isEmpty();
  }

  /**
   * Whether the modify under way is done. One without a number is if nothing is left where it was
   * to move from, and what moved from there has its limit, as far as that is told.
   */
  static boolean isModified(Order order) {
    return order
        .change()
        .filter(c -> c.kind() == RequestKind.MODIFY && c.releasedAt().isPresent())
        .filter(c -> c.number().isPresent() ? isTold(order, c) : hasMoved(order, c))
        .isPresent();
  }

  private static boolean hasMoved(Order order, PendingChange change) {
    return order.leg(change.target()).filter(leg -> leg.open().isZero()).isPresent()
        && order.legs().stream()
            .filter(leg -> leg.parent().filter(change.target()::isSame).isPresent())
            .anyMatch(leg -> leg.limit().isEmpty() || leg.limit().equals(change.limit()));
  }

  /** Whether the cancel under way is of that number. */
  static boolean isBeingCancelled(Order order, Leg leg) {
    return order
        .change()
        .filter(c -> c.kind() == RequestKind.CANCEL && c.target().isSame(leg.id()))
        .isPresent();
  }

  /**
   * Whether the cancel under way is done, by a notice that has been counted.
   *
   * @param by the number of the cancel that the notice is of
   * @param taken what it took that was not told before
   */
  static boolean isCancelled(Order order, Leg leg, OrderId by, Quantity taken) {
    return isBeingCancelled(order, leg)
        && order
            .change()
            .filter(c -> leg.open().isZero() || c.is(by) || isUnnumbered(c, taken))
            .isPresent();
  }

  private static boolean isUnnumbered(PendingChange change, Quantity taken) {
    return change.releasedAt().isPresent()
        && change.number().isEmpty()
        && change.quantity().equals(taken);
  }

  /**
   * Whether the cancel under way is done, by a list that tells of more shares taken back. What else
   * took shares of a number is not the cancel of all that is open under it, nor of more than that.
   */
  static boolean isCancelled(Order order, Leg leg, Quantity more) {
    return isBeingCancelled(order, leg)
        && order
            .change()
            .filter(c -> leg.open().isZero() || !c.whole() && more.compareTo(c.quantity()) >= 0)
            .isPresent();
  }

  /**
   * Whether a refusal is of the change under way. One without a number is known by its target; and
   * it is not one that was told before, or that is of before it was sent.
   *
   * @param kind what was refused; empty if that was not told
   */
  static boolean isRefusal(
      Order order, Optional<RequestKind> kind, OrderId id, Optional<OrderId> parent, Instant at) {
    return order
        .change()
        .filter(c -> c.releasedAt().isPresent())
        .filter(
            c ->
                c.number().isPresent()
                    ? c.is(id)
                    : kind.filter(k -> k != c.kind()).isEmpty()
                        && !order.knowsRefusal(id)
                        && parent.filter(c.target()::isSame).isPresent()
                        && !at.isBefore(c.releasedAt().get().minus(BrokerWord.CLOCKS_APART)))
        .isPresent();
  }
}
