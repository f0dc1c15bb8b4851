package io.maemae.order;

import io.maemae.market.Money;
import io.maemae.market.Quantity;
import io.maemae.market.Symbol;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Fills of an account that are booked and that its lists do not show. Two complete readings some
 * time apart, both begun well after a fill was told last, take it back. Until that is decided they
 * are in flight: the balance says nothing of their symbols. Desk thread; used by {@link
 * Reconciliation} alone.
 *
 * <p>A number that a list leaves out altogether has no fills but those that an earlier list showed:
 * these the broker has told itself, and a list that shows nothing does not take them back.
 */
final class UnshownFills {
  private final BrokerAccount account;
  private final OrderLedger ledger;

  /** Numbers of which more is booked than the newest list of their day shows. */
  private final Map<OrderId, Symbol> numbers = new LinkedHashMap<>();

  /** None yet. */
  UnshownFills(BrokerAccount account, OrderLedger ledger) {
    this.account = account;
    this.ledger = ledger;
  }

  void clear() {
    numbers.clear();
  }

  /**
   * Takes a complete reading of a day, after all that it shows was booked.
   *
   * @return whether nothing is left to decide, and something was
   */
  boolean read(LocalDate date, Reading.Complete<List<OrderRow>> reading, Instant now) {
    boolean before = !numbers.isEmpty();
    numbers.keySet().removeIf(id -> id.tradingDate().equals(date));
    for (OrderRow row : reading.value()) {
      ledger
          .withNumber(row.id(), row.symbol())
          .ifPresent(
              order ->
                  order
                      .leg(row.id())
                      .ifPresent(
                          leg ->
                              compare(order, leg, row.filled(), row.filledAmount(), reading, now)));
    }
    for (Order order : ledger.all()) {
      if (order.account().equals(account.name())) {
        order.legs().stream()
            .filter(leg -> leg.id().tradingDate().equals(date))
            .filter(leg -> !isListed(order, leg, reading))
            .forEach(
                leg -> compare(order, leg, leg.bookedByLists(), Optional.empty(), reading, now));
      }
    }
    return before && numbers.isEmpty();
  }

  private static boolean isListed(Order order, Leg leg, Reading.Complete<List<OrderRow>> reading) {
    return reading.value().stream()
        .anyMatch(row -> row.id().isSame(leg.id()) && row.symbol().equals(order.symbol()));
  }

  private void compare(
      Order order,
      Leg leg,
      Quantity filled,
      Optional<Money> amount,
      Reading.Complete<List<OrderRow>> reading,
      Instant now) {
    if (leg.booked().compareTo(filled) <= 0) {
      leg.shown(now);
    } else if (leg.missed(reading.begunAt(), account.settleInterval(), now) >= 2) {
      ledger.correct(order, leg, filled, amount, now);
    } else {
      numbers.put(leg.id(), order.symbol());
    }
  }

  /** Their symbols. */
  Set<Symbol> symbols() {
    return known().map(Map.Entry::getValue).collect(Collectors.toCollection(TreeSet::new));
  }

  /** The days whose lists have to be read for them. */
  Set<LocalDate> dates() {
    return known().map(e -> e.getKey().tradingDate()).collect(Collectors.toUnmodifiableSet());
  }

  /** The ledger lets go of whole days: their lists are not read any more. */
  private Stream<Map.Entry<OrderId, Symbol>> known() {
    return numbers.entrySet().stream()
        .filter(
            e ->
                ledger.withNumbers(e.getKey(), e.getValue()).stream()
                    .anyMatch(order -> order.leg(e.getKey()).isPresent()));
  }
}
