package io.maemae.desk;

import io.maemae.market.MarketEvent;
import io.maemae.market.Price;
import io.maemae.market.Quote;
import io.maemae.market.Symbol;
import io.maemae.market.Trade;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The prices at which people want to be told. Each is told once: that it was reached, that it is
 * gone and the message commit together. What was reached while the program did not run, or the
 * store could not write, is told at the first price after. Desk thread.
 */
public final class PriceAlerts {
  /** How many there may be. */
  public static final int MOST = 100;

  private final AlertStore store;
  private final WatchList watchList;
  private final AlertListener listener;
  private final InstantSource clock;
  private final TreeMap<Long, PriceAlert> byNumber = new TreeMap<>();
  private final Map<Symbol, List<PriceAlert>> bySymbol = new HashMap<>();
  private long lastNumber;

  /**
   * Empty until {@link #reload}.
   *
   * @param watchList hears the symbols
   */
  public PriceAlerts(
      AlertStore store, WatchList watchList, AlertListener listener, InstantSource clock) {
    this.store = store;
    this.watchList = watchList;
    this.listener = listener;
    this.clock = clock;
  }

  /** Takes what the store kept: at start, and after a failed commit. */
  public void reload() {
    byNumber.clear();
    bySymbol.clear();
    store.alerts().forEach(this::put);
    hear();
  }

  private void put(PriceAlert alert) {
    byNumber.put(alert.number(), alert);
    bySymbol.computeIfAbsent(alert.symbol(), s -> new ArrayList<>()).add(alert);
    lastNumber = Math.max(lastNumber, alert.number());
  }

  private void hear() {
    watchList.alerted(byNumber.values().stream().map(PriceAlert::symbol).distinct().toList());
  }

  /** All there are, by number. */
  public List<PriceAlert> all() {
    return List.copyOf(byNumber.values());
  }

  /** The one of a number. */
  public Optional<PriceAlert> find(long number) {
    return Optional.ofNullable(byNumber.get(number));
  }

  /** One like that, if there is one. */
  public Optional<PriceAlert> find(Symbol symbol, PriceAlert.Direction direction, Price price) {
    return bySymbol.getOrDefault(symbol, List.of()).stream()
        .filter(a -> a.direction() == direction && a.price().equals(price))
        .findFirst();
  }

  /** An alert to be, which can be looked at before it is {@link #add added}. */
  public PriceAlert next(Symbol symbol, PriceAlert.Direction direction, Price price) {
    return new PriceAlert(lastNumber + 1, symbol, direction, price, clock.instant());
  }

  /**
   * Adds one.
   *
   * @throws IllegalStateException if there are too many
   */
  public void add(PriceAlert alert) {
    if (byNumber.size() >= MOST) {
      throw new IllegalStateException("there are " + MOST + " alerts already");
    }
    put(alert);
    store.save(alert);
    hear();
  }

  /** Takes one away. */
  public void remove(PriceAlert alert) {
    byNumber.remove(alert.number());
    List<PriceAlert> others = bySymbol.get(alert.symbol());
    others.remove(alert);
    if (others.isEmpty()) {
      bySymbol.remove(alert.symbol());
    }
    store.remove(alert);
    hear();
  }

  /** Looks at what the market said. */
  public void on(MarketEvent event) {
    if (bySymbol.isEmpty()) {
      return;
    }
    if (event instanceof Trade trade) {
      onPrice(trade.symbol(), trade.price(), trade.at());
    } else if (event instanceof Quote quote && quote.last().isPresent()) {
      onPrice(quote.symbol(), quote.last().get(), quote.at());
    }
  }

  private void onPrice(Symbol symbol, Price last, Instant at) {
    for (PriceAlert alert : List.copyOf(bySymbol.getOrDefault(symbol, List.of()))) {
      if (alert.isReachedBy(last)) {
        remove(alert);
        listener.reached(alert, last, at);
      }
    }
  }
}
