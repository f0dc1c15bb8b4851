package io.maemae.order;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Finds the changes of an account's orders that its lists show not to have happened: those of
 * unknown outcome, and those that were taken and are not done. Desk thread; used by {@link
 * Reconciliation} alone.
 */
final class UndoneChanges {
  private final Duration apart;
  private final AcceptedChanges accepted = new AcceptedChanges();

  /** When the first reading began that did not show a change of unknown outcome. */
  private final Map<ClientOrderId, Instant> missed = new HashMap<>();

  /**
   * Of one account.
   *
   * @param apart the time between two readings that tell so
   */
  UndoneChanges(Duration apart) {
    this.apart = apart;
  }

  void clear() {
    missed.clear();
    accepted.clear();
  }

  /** Which of the orders have one, by a complete reading. */
  List<Order> among(List<Order> orders, Reading.Complete<List<OrderRow>> reading, Instant now) {
    Set<ClientOrderId> working = orders.stream().map(Order::id).collect(Collectors.toSet());
    missed.keySet().retainAll(working);
    accepted.keep(working);
    return orders.stream()
        .filter(o -> hasNotHappened(o, reading) || accepted.seenUndone(o, reading, apart, now))
        .toList();
  }

  private boolean hasNotHappened(Order order, Reading.Complete<List<OrderRow>> reading) {
    boolean over =
        order
            .change()
            .flatMap(PendingChange::unknownSince)
            .filter(deadline -> reading.begunAt().isAfter(deadline))
            .isPresent();
    return over && covers(reading, order) && missedAgain(order, reading.begunAt());
  }

  /**
   * A list may lag behind: that a change did not happen takes two readings some time apart. A
   * cancel of all that is open is only sent once more for it, which does no harm.
   */
  private boolean missedAgain(Order order, Instant begunAt) {
    if (order.change().filter(PendingChange::isCancelOfAll).isPresent()) {
      return true;
    }
    Instant deadline = order.change().flatMap(PendingChange::unknownSince).orElseThrow();
    Instant first = missed.get(order.id());
    if (first == null || first.isBefore(deadline)) {
      missed.put(order.id(), begunAt);
      return false;
    }
    return !begunAt.isBefore(first.plus(apart));
  }

  private static boolean covers(Reading.Complete<List<OrderRow>> reading, Order order) {
    return reading.value().stream().anyMatch(r -> order.leg(r.id()).isPresent());
  }
}
