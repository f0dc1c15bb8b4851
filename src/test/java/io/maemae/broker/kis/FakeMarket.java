package io.maemae.broker.kis;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Tells the stream of trades, books and states, and remembers what the quotes answer. */
final class FakeMarket {
  private record Book(List<KisServer.Level> asks, List<KisServer.Level> bids) {}

  private final FakeListings listings;
  private final FakeFrames frames;
  private final FakeStream stream;
  private final FakeExchange exchange;
  private final Map<String, Book> shown = new HashMap<>();
  private KisServer.Layout tradeLayout = KisServer.Layout.CURRENT;
  private KisServer.Layout bookLayout = KisServer.Layout.CURRENT;

  FakeMarket(FakeListings listings, FakeFrames frames, FakeStream stream, FakeExchange exchange) {
    this.listings = listings;
    this.frames = frames;
    this.stream = stream;
    this.exchange = exchange;
  }

  void tradeLayout(KisServer.Layout layout) {
    tradeLayout = layout;
  }

  void bookLayout(KisServer.Layout layout) {
    bookLayout = layout;
  }

  /** Trades of one venue, all in one frame, and the same in a frame of the combined market. */
  void trades(String venue, List<KisServer.Tick> ticks) {
    List<String> records = new ArrayList<>();
    for (KisServer.Tick tick : ticks) {
      FakeInstrument instrument = listings.get(tick.symbol());
      instrument.traded(tick.price(), tick.quantity());
      records.add(record(instrument, venue, tick.quantity()));
    }
    send(venue, "CNT0", records);
  }

  /** A trade on the exchange that is already counted. */
  void traded(FakeInstrument instrument, String venue, long quantity) {
    send(venue, "CNT0", List.of(record(instrument, venue, quantity)));
  }

  private String record(FakeInstrument instrument, String venue, long quantity) {
    long ask = first(asks(instrument, venue), instrument.price + instrument.tick(instrument.price));
    long bid = first(bids(instrument, venue), instrument.price);
    return frames.trade(instrument, quantity, ask, bid, tradeLayout);
  }

  private static long first(List<KisServer.Level> levels, long otherwise) {
    return levels.stream().mapToLong(KisServer.Level::price).findFirst().orElse(otherwise);
  }

  /** Shows a book that the exchange need not have. */
  void book(String venue, String symbol, List<KisServer.Level> asks, List<KisServer.Level> bids) {
    shown.put(symbol + " " + venue, new Book(List.copyOf(asks), List.copyOf(bids)));
    for (String trId : ids(venue, "ASP0")) {
      FakeInstrument instrument = listings.get(symbol);
      stream.market(trId, List.of(frames.book(trId, instrument, asks, bids, bookLayout)));
    }
  }

  List<KisServer.Level> asks(FakeInstrument instrument, String venue) {
    Book book = shown.get(instrument.symbol + " " + venue);
    return book == null ? exchange.book(instrument, venue).levels(false) : book.asks;
  }

  List<KisServer.Level> bids(FakeInstrument instrument, String venue) {
    Book book = shown.get(instrument.symbol + " " + venue);
    return book == null ? exchange.book(instrument, venue).levels(true) : book.bids;
  }

  void state(String symbol, boolean halted, boolean interrupted, String operation) {
    FakeInstrument instrument = listings.get(symbol);
    instrument.halted = halted;
    instrument.interrupted = interrupted;
    send("KRX", "MKO0", List.of(FakeFrames.marketState(instrument, operation)));
  }

  private void send(String venue, String suffix, List<String> records) {
    ids(venue, suffix).forEach(trId -> stream.market(trId, records));
  }

  private static List<String> ids(String venue, String suffix) {
    return List.of((venue.equals("NXT") ? "H0NX" : "H0ST") + suffix, "H0UN" + suffix);
  }
}
