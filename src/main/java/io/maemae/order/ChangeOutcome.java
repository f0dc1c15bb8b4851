package io.maemae.order;

import io.maemae.market.Quantity;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

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

  /** The cancels of a number that are under way. */
  private static Stream<PendingChange> cancelsOf(Order order, Leg leg) {
    return order.changes().all().stream()
        .filter(c -> c.kind() == RequestKind.CANCEL && c.target().isSame(leg.id()));
  }

  /**
   * The cancel that is done, by a notice that has been counted.
   *
   * @param by the number of the cancel that the notice is of
   * @param taken what it took that was not told before
   */
  static Optional<PendingChange> cancelled(Order order, Leg leg, OrderId by, Quantity taken) {
    return cancelsOf(order, leg)
        .filter(c -> leg.open().isZero() || c.is(by) || isUnnumbered(c, taken))
        .findFirst();
  }

  private static boolean isUnnumbered(PendingChange change, Quantity taken) {
    return change.isUnnumbered() && change.quantity().equals(taken);
  }

  /**
   * The cancel that is done, by a list. Of a part its own row tells; if the list does not show
   * that, so many shares more that were taken back.
   *
   * @param more how many shares more than were known the list tells to have been taken back
   */
  static Optional<PendingChange> cancelled(
      Order order, Leg leg, Quantity more, List<OrderRow> rows) {
    return cancelsOf(order, leg)
        .filter(c -> c.whole() ? !more.isZero() && leg.open().isZero() : isListed(c, more, rows))
        .findFirst();
  }

  private static boolean isListed(PendingChange part, Quantity more, List<OrderRow> rows) {
    return rows.stream()
        .filter(row -> part.is(row.id()))
        .findFirst()
        .map(own -> !own.canceled().isZero())
        .orElseGet(() -> more.compareTo(part.quantity()) >= 0);
  }

  /**
   * Whether what a list shows as taken back of a number may be what the modify under way has moved,
   * to a number that the list lacks yet.
   */
  static boolean mayHaveMoved(Order order, Leg leg) {
    return order
        .change()
        .filter(c -> c.kind() == RequestKind.MODIFY && c.releasedAt().isPresent())
        .filter(c -> c.target().isSame(leg.id()))
        .isPresent();
  }

  /**
   * The one of those under way that a row tells as refused. One whose answer never came is known by
   * its kind, target and limit, if there are no two alike; and the row is not one that was told
   * before, or that is of before it was sent. The cancel of all that is open is not known so: it is
   * sent once more, and the answer to that tells.
   */
  static Optional<PendingChange> refused(Order order, OrderRow row) {
    ChangesUnderWay changes = order.changes();
    List<PendingChange> alike =
        changes.all().stream().filter(c -> c.isUnnumbered() && mayBe(changes, c, row)).toList();
    Optional<PendingChange> only = alike.size() == 1 ? Optional.of(alike.get(0)) : Optional.empty();
    return changes
        .numbered(row.id())
        .or(() -> only.filter(c -> c.unknownSince().isPresent() && !c.isCancelOfAll()));
  }

  private static boolean mayBe(ChangesUnderWay changes, PendingChange change, OrderRow row) {
    Instant released = change.releasedAt().orElseThrow();
    return row.kind() == change.kind()
        && row.parent().filter(change.target()::isSame).isPresent()
        && (change.limit().isEmpty() || row.limit().equals(change.limit()))
        && !changes.wasRefusedBefore(row.id(), released)
        && !row.orderedAt().isBefore(released.minus(BrokerWord.CLOCKS_APART));
  }
}
