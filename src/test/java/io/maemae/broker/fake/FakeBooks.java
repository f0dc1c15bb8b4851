package io.maemae.broker.fake;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The books as quotes show them: those that the test gave, and otherwise the exchange's own. */
public final class FakeBooks {
  private record Book(List<FakeLevel> asks, List<FakeLevel> bids) {}

  private final FakeExchange exchange;
  private final Map<String, Book> shown = new HashMap<>();

  public FakeBooks(FakeExchange exchange) {
    this.exchange = exchange;
  }

  /** Shows a book that the exchange need not have. */
  public void show(String venue, String symbol, List<FakeLevel> asks, List<FakeLevel> bids) {
    shown.put(symbol + " " + venue, new Book(List.copyOf(asks), List.copyOf(bids)));
  }

  public List<FakeLevel> asks(FakeInstrument instrument, String venue) {
    Book book = shown.get(instrument.symbol + " " + venue);
    return book == null ? exchange.book(instrument, venue).levels(false) : book.asks;
  }

  public List<FakeLevel> bids(FakeInstrument instrument, String venue) {
    Book book = shown.get(instrument.symbol + " " + venue);
    return book == null ? exchange.book(instrument, venue).levels(true) : book.bids;
  }

  /** The best ask, or a tick above the last price. */
  public long ask(FakeInstrument instrument, String venue) {
    return first(asks(instrument, venue), instrument.price + instrument.tick(instrument.price));
  }

  /** The best bid, or the last price. */
  public long bid(FakeInstrument instrument, String venue) {
    return first(bids(instrument, venue), instrument.price);
  }

  private static long first(List<FakeLevel> levels, long otherwise) {
    return levels.stream()
        .filter(level -> level.quantity() > 0)
        .mapToLong(FakeLevel::price)
        .findFirst()
        .orElse(otherwise);
  }
}
