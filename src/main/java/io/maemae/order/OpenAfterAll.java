package io.maemae.order;

import io.maemae.market.MarketTime;
import io.maemae.market.Symbol;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Orders of an account that are taken back as far as is known here, and of which its lists go on
 * showing a number open: they are open. Desk thread; used by {@link Reconciliation} alone.
 */
final class OpenAfterAll {
  /** When a list is looked at for an order that was taken back, if nothing else asks for one. */
  private static final Duration LOOK = Duration.ofMinutes(1);

  private final Duration apart;
  private final OrderLedger ledger;

  /** When the first reading began that showed a number open, of those since one that did not. */
  private final Map<OrderId, Instant> shown = new HashMap<>();

  /** Days whose last reading showed one open too soon after it moved to tell so. */
  private final Set<LocalDate> unsure = new HashSet<>();

  /** When a reading of today is still to begin. */
  private Optional<Instant> lookAt = Optional.empty();

  /**
   * None yet.
   *
   * @param apart the time between two readings that tell so
   */
  OpenAfterAll(Duration apart, OrderLedger ledger) {
    this.apart = apart;
    this.ledger = ledger;
  }

  void clear() {
    shown.clear();
    unsure.clear();
    lookAt = Optional.empty();
  }

  /** An order of the account is taken back as far as is known now. */
  void takenBack(Instant now) {
    lookAt = Optional.of(now.plus(LOOK));
  }

  /** When another reading has to tell; empty if none has to. */
  Optional<Instant> readingDue(Instant now) {
    return shown.isEmpty() && unsure.isEmpty() ? lookAt : Optional.of(now.plus(apart));
  }

  /**
   * Takes a complete reading of a day; what two of them have shown open is so in the ledger from
   * now on.
   */
  void read(String account, LocalDate date, Reading.Complete<List<OrderRow>> reading, Instant now) {
    Instant begunAt = reading.begunAt();
    LocalDate today = MarketTime.date(now);
    shown.keySet().removeIf(id -> id.tradingDate().isBefore(today));
    unsure.removeIf(day -> day.isBefore(today));
    if (date.isBefore(today)) {
      return; // no order outlives its day
    }
    List<OrderRow> open = reading.value().stream().filter(this::isOpenAndEnded).toList();
    Set<OrderId> numbers = open.stream().map(OrderRow::id).collect(Collectors.toSet());
    shown.keySet().removeIf(id -> id.tradingDate().equals(date) && !numbers.contains(id));
    // A list may lag behind what was told just before it.
    Set<Symbol> moved =
        Set.copyOf(ledger.movedAfter(account, begunAt.minus(BrokerAccount.SETTLE_TIME)));
    unsure.remove(date);
    if (open.stream().anyMatch(row -> moved.contains(row.symbol()))) {
      unsure.add(date);
    }
    lookAt = lookAt.filter(at -> begunAt.isBefore(at) || MarketTime.date(at).isAfter(date));
    open.stream()
        .filter(row -> !moved.contains(row.symbol()))
        .filter(row -> !begunAt.isBefore(first(row, begunAt).plus(apart)))
        .forEach(row -> reopen(row, now));
  }

  private Instant first(OrderRow row, Instant begunAt) {
    return shown.computeIfAbsent(row.id(), id -> begunAt);
  }

  private void reopen(OrderRow row, Instant now) {
    shown.remove(row.id());
    ledger.withNumber(row.id(), row.symbol()).ifPresent(order -> ledger.reopen(order, row, now));
  }

  private boolean isOpenAndEnded(OrderRow row) {
    return !row.ended()
        && !row.open().isZero()
        && row.rejection().isEmpty()
        && ledger
            .withNumber(row.id(), row.symbol())
            .filter(order -> order.isTakenBack() && order.leg(row.id()).isPresent())
            .isPresent();
  }
}
