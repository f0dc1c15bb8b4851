package io.maemae.broker.kis;

import io.maemae.broker.fake.FakeBooks;
import io.maemae.broker.fake.FakeInstrument;
import io.maemae.broker.fake.FakeLevel;
import io.maemae.broker.fake.FakeListings;
import io.maemae.broker.fake.FakeTick;
import java.util.ArrayList;
import java.util.List;

/** Tells the stream of trades, books and states, and remembers what the quotes answer. */
final class FakeMarket {
  private final FakeListings listings;
  private final FakeFrames frames;
  private final FakeStream stream;
  private final FakeBooks books;
  private KisServer.Layout tradeLayout = KisServer.Layout.CURRENT;
  private KisServer.Layout bookLayout = KisServer.Layout.CURRENT;

  FakeMarket(FakeListings listings, FakeFrames frames, FakeStream stream, FakeBooks books) {
    this.listings = listings;
    this.frames = frames;
    this.stream = stream;
    this.books = books;
  }

  void tradeLayout(KisServer.Layout layout) {
    tradeLayout = layout;
  }

  void bookLayout(KisServer.Layout layout) {
    bookLayout = layout;
  }

  /** Trades of one venue, all in one frame, and the same in a frame of the combined market. */
  void trades(String venue, List<FakeTick> ticks) {
    List<String> records = new ArrayList<>();
    for (FakeTick tick : ticks) {
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
    long ask = books.ask(instrument, venue);
    long bid = books.bid(instrument, venue);
    return frames.trade(instrument, quantity, ask, bid, tradeLayout);
  }

  /** Shows a book that the exchange need not have. */
  void book(String venue, String symbol, List<FakeLevel> asks, List<FakeLevel> bids) {
    books.show(venue, symbol, asks, bids);
    for (String trId : ids(venue, "ASP0")) {
      FakeInstrument instrument = listings.get(symbol);
      stream.market(trId, List.of(frames.book(trId, instrument, asks, bids, bookLayout)));
    }
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
