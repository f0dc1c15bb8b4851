package io.maemae.order;

import io.maemae.market.MarketTime;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Orders of an account that have a number, by an answer or a notice, and that the list of their day
 * does not show under any. Desk thread; used by {@link Reconciliation} alone.
 */
final class UnlistedOrders {
  private final Duration apart;

  /** When the first reading began that did not show an order, of those since one that did. */
  private final Map<ClientOrderId, Instant> missed = new HashMap<>();

  /**
   * None yet.
   *
   * @param apart the time between two readings that tell so
   */
  UnlistedOrders(Duration apart) {
    this.apart = apart;
  }

  void clear() {
    missed.clear();
  }

  /**
   * Takes a complete reading of a day.
   *
   * @param working the orders that have not ended, of all days
   * @return those of the day that two readings, this one and one before it, did not show
   */
  List<Order> among(List<Order> working, LocalDate date, Reading.Complete<List<OrderRow>> reading) {
    Set<ClientOrderId> open = working.stream().map(Order::id).collect(Collectors.toSet());
    missed.keySet().retainAll(open);
    return working.stream()
        .filter(order -> MarketTime.date(order.terms().createdAt()).equals(date))
        .filter(order -> !order.legs().isEmpty())
        .filter(order -> isMissedAgain(order, reading))
        .toList();
  }

  private boolean isMissedAgain(Order order, Reading.Complete<List<OrderRow>> reading) {
    Instant begunAt = reading.begunAt();
    if (isListed(order, reading)) {
      missed.remove(order.id());
      return false;
    }
    Instant placed = order.releasedAt().orElse(order.terms().createdAt());
    if (!begunAt.isAfter(placed.plus(BrokerAccount.SETTLE_TIME))) {
      return false;
    }
    Instant first = missed.computeIfAbsent(order.id(), id -> begunAt);
    return !begunAt.isBefore(first.plus(apart));
  }

  private static boolean isListed(Order order, Reading.Complete<List<OrderRow>> reading) {
    return reading.value().stream()
        .filter(row -> row.symbol().equals(order.symbol()))
        .anyMatch(row -> order.leg(row.id()).isPresent());
  }
}
