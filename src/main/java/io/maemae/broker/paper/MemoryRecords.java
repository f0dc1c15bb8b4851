package io.maemae.broker.paper;

import io.maemae.market.Symbol;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Keeps the orders of all days for as long as the process lives, for an exchange that is not to
 * outlive it. Timeline's thread.
 */
final class MemoryRecords implements PaperRecords {
  private final NavigableMap<LocalDate, NavigableMap<Long, PaperOrder>> orders = new TreeMap<>();

  @Override
  public Optional<PaperBook.Holdings> holdings(String account, LocalDate today) {
    return Optional.empty();
  }

  @Override
  public List<PaperOrder> orders(LocalDate date) {
    return List.of();
  }

  @Override
  public List<PaperOrder> orders(LocalDate date, String account) {
    List<PaperOrder> found = new ArrayList<>();
    for (PaperOrder order : orders.getOrDefault(date, new TreeMap<>()).values()) {
      if (order.terms().account().equals(account)) {
        found.add(order);
      }
    }
    return found;
  }

  @Override
  public long lastNumber(LocalDate date) {
    NavigableMap<Long, PaperOrder> day = orders.getOrDefault(date, new TreeMap<>());
    return day.isEmpty() ? 0 : day.lastKey();
  }

  @Override
  public Optional<Instant> marketTime() {
    return Optional.empty();
  }

  @Override
  public Map<Symbol, KeptMarket> market() {
    return Map.of();
  }

  @Override
  public void keep(Change change) {
    for (PaperOrder order : change.orders()) {
      orders
          .computeIfAbsent(order.terms().tradingDate(), d -> new TreeMap<>())
          .put(order.number(), order);
    }
  }
}
