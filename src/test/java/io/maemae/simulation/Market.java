package io.maemae.simulation;

import io.maemae.market.InstrumentKind;
import io.maemae.market.OrderBook;
import io.maemae.market.Price;
import io.maemae.market.PriceLimits;
import io.maemae.market.Quantity;
import io.maemae.market.Quote;
import io.maemae.market.Symbol;
import io.maemae.market.TickTable;
import io.maemae.market.TradingStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What is listed, and at what price it traded last. */
final class Market {
  private static final int LEVELS = 5;
  private static final Quantity SHARES_A_LEVEL = Quantity.of(1_000);

  private record Listing(InstrumentKind kind, Price reference) {}

  private final Map<Symbol, Listing> listings = new TreeMap<>();
  private final Map<Symbol, Price> last = new TreeMap<>();

  void list(Symbol symbol, InstrumentKind kind, Price reference) {
    listings.put(symbol, new Listing(kind, reference));
  }

  void traded(Symbol symbol, Price price) {
    listing(symbol);
    last.put(symbol, price);
  }

  Map<Symbol, Price> references() {
    Map<Symbol, Price> references = new TreeMap<>();
    listings.forEach((symbol, listing) -> references.put(symbol, listing.reference()));
    return references;
  }

  boolean lists(Symbol symbol) {
    return listings.containsKey(symbol);
  }

  InstrumentKind kind(Symbol symbol) {
    return listing(symbol).kind();
  }

  PriceLimits limits(Symbol symbol) {
    return PriceLimits.of(listing(symbol).kind(), listing(symbol).reference());
  }

  Optional<Price> last(Symbol symbol) {
    return Optional.ofNullable(last.get(symbol));
  }

  /** A price so many ticks from another, cut to the limits of the day. */
  Price near(Symbol symbol, Price price, long ticks) {
    long tick = TickTable.of(kind(symbol)).tickAt(price).tenThousandths();
    long wanted = Math.max(tick, price.tenThousandths() + ticks * tick);
    PriceLimits limits = limits(symbol);
    Price near = TickTable.of(kind(symbol)).floor(new Price(wanted));
    if (near.isBelow(limits.lower())) {
      return limits.lower();
    }
    return near.isAbove(limits.upper()) ? limits.upper() : near;
  }

  Quote quote(Symbol symbol, Instant now) {
    return new Quote(
        symbol,
        now,
        listing(symbol).reference(),
        limits(symbol),
        last(symbol),
        Optional.empty(),
        Optional.of(new TradingStatus(symbol, now, false, false)));
  }

  /** Somebody is there on both sides of the last price, as far as the limits allow. */
  OrderBook book(Symbol symbol, Instant now) {
    Price middle = last(symbol).orElse(listing(symbol).reference());
    return new OrderBook(symbol, now, side(symbol, middle, -1), side(symbol, middle, 1));
  }

  private List<OrderBook.Level> side(Symbol symbol, Price middle, int direction) {
    List<OrderBook.Level> levels = new ArrayList<>();
    Price at = middle;
    for (int i = 0; i < LEVELS; i++) {
      Price next = near(symbol, at, direction);
      if (next.equals(at)) {
        break;
      }
      levels.add(new OrderBook.Level(next, SHARES_A_LEVEL));
      at = next;
    }
    return levels;
  }

  private Listing listing(Symbol symbol) {
    Listing listing = listings.get(symbol);
    if (listing == null) {
      throw new IllegalArgumentException("symbol must be listed, was " + symbol);
    }
    return listing;
  }
}
