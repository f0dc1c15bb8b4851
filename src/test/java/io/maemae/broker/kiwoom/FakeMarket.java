package io.maemae.broker.kiwoom;

import io.maemae.broker.fake.FakeBooks;
import io.maemae.broker.fake.FakeInstrument;
import io.maemae.broker.fake.FakeLevel;
import io.maemae.broker.fake.FakeListings;
import io.maemae.broker.fake.FakeTick;
import java.util.ArrayList;
import java.util.List;

/** Tells the stream of trades, books and states; each under its venue's code and the combined. */
final class FakeMarket {
  private final FakeListings listings;
  private final FakeFrames frames;
  private final FakeStream stream;
  private final FakeBooks books;

  FakeMarket(FakeListings listings, FakeFrames frames, FakeStream stream, FakeBooks books) {
    this.listings = listings;
    this.frames = frames;
    this.stream = stream;
    this.books = books;
  }

  /** Trades of one venue, all in one frame. */
  void trades(String venue, List<FakeTick> ticks) {
    List<FakeFrame.Entry> entries = new ArrayList<>();
    for (FakeTick tick : ticks) {
      FakeInstrument instrument = listings.get(tick.symbol());
      instrument.traded(tick.price(), tick.quantity());
      entries.addAll(entries(instrument, venue, tick.quantity()));
    }
    stream.tell(new FakeFrame(entries));
  }

  /** A trade on the exchange that is already counted. */
  void traded(FakeInstrument instrument, String venue, long quantity) {
    stream.tell(new FakeFrame(entries(instrument, venue, quantity)));
  }

  private List<FakeFrame.Entry> entries(FakeInstrument instrument, String venue, long quantity) {
    long ask = books.ask(instrument, venue);
    long bid = books.bid(instrument, venue);
    return items(instrument, venue).stream()
        .map(item -> frames.trade(instrument, item, venue, quantity, ask, bid))
        .toList();
  }

  private static List<String> items(FakeInstrument instrument, String venue) {
    String code = FakeText.code(instrument);
    return List.of(venue.equals("NXT") ? code + "_NX" : code, code + "_AL");
  }

  /** Shows a book that the exchange need not have. */
  void book(String venue, String symbol, List<FakeLevel> asks, List<FakeLevel> bids) {
    books.show(venue, symbol, asks, bids);
    FakeInstrument instrument = listings.get(symbol);
    for (String item : items(instrument, venue)) {
      stream.tell(frames.book(instrument, item, asks, bids));
    }
  }

  void state(String symbol, boolean halted, boolean interrupted) {
    FakeInstrument instrument = listings.get(symbol);
    boolean told = instrument.interrupted != interrupted;
    instrument.halted = halted;
    instrument.interrupted = interrupted;
    if (told) {
      stream.tell(frames.interruption(instrument));
    }
  }

  void session(String code) {
    stream.tell(frames.session(code));
  }
}
