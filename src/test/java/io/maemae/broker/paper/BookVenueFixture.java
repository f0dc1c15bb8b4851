package io.maemae.broker.paper;

import static io.maemae.market.Side.BUY;
import static io.maemae.market.Side.SELL;

import io.maemae.market.InstrumentKind;
import io.maemae.market.MarketEvent;
import io.maemae.market.MarketTime;
import io.maemae.market.OrderBook;
import io.maemae.market.Price;
import io.maemae.market.Quantity;
import io.maemae.market.Side;
import io.maemae.market.Symbol;
import io.maemae.market.TimeInForce;
import io.maemae.market.TradingCalendar;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** A venue with one share at 70,000 won (ticks of 100) whose crowd does what the test says. */
final class BookVenueFixture {
  static final LocalDate DAY = LocalDate.of(2026, 11, 20);
  static final Symbol SYMBOL = new Symbol("005930");
  static final TradingCalendar CALENDAR = TradingCalendar.krx(Set.of(), Set.of());

  final ManualTimeline timeline;
  final Recorder told = new Recorder();
  final List<MarketEvent> data = new ArrayList<>();
  final BookVenue venue;
  private SymbolBook book;

  BookVenueFixture(String start) {
    timeline = new ManualTimeline(MarketTime.instant(DAY, LocalTime.parse(start)));
    Listing listing = new Listing(SYMBOL, InstrumentKind.STOCK, Price.ofWon(70_000));
    venue =
        new BookVenue(
            timeline,
            CALENDAR,
            List.of(listing),
            Map.of(),
            (date, books) -> book = books.get(0),
            data::add);
    venue.listener(told);
    venue.start();
  }

  /** In continuous trading, with an empty book. */
  static BookVenueFixture continuous() {
    return new BookVenueFixture("10:00");
  }

  void until(String time) {
    timeline.runUntil(MarketTime.instant(DAY, LocalTime.parse(time)));
  }

  void crowdBids(long quantity, long won) {
    book.crowdLimit(BUY, book.grid().indexOf(Price.ofWon(won)), quantity);
  }

  void crowdAsks(long quantity, long won) {
    book.crowdLimit(SELL, book.grid().indexOf(Price.ofWon(won)), quantity);
  }

  void crowdCancels(Side side, long quantity, long won) {
    book.crowdCancel(side, book.grid().indexOf(Price.ofWon(won)), quantity);
  }

  void limit(long number, Side side, long quantity, long won) {
    limit(number, side, quantity, won, TimeInForce.DAY);
  }

  void limit(long number, Side side, long quantity, long won, TimeInForce timeInForce) {
    place(number, side, quantity, Optional.of(Price.ofWon(won)), timeInForce);
  }

  void market(long number, Side side, long quantity) {
    market(number, side, quantity, TimeInForce.DAY);
  }

  void market(long number, Side side, long quantity, TimeInForce timeInForce) {
    place(number, side, quantity, Optional.empty(), timeInForce);
  }

  long cancel(long number, long quantity) {
    return venue.cancel(number, Quantity.of(quantity)).units();
  }

  /** What happened since it was last asked. */
  List<String> told() {
    return told.taken();
  }

  String bids() {
    return levels(venue.book(SYMBOL).bids());
  }

  String asks() {
    return levels(venue.book(SYMBOL).asks());
  }

  private void place(
      long number, Side side, long quantity, Optional<Price> limit, TimeInForce timeInForce) {
    venue.place(new VenueOrder(number, SYMBOL, side, Quantity.of(quantity), limit, timeInForce));
  }

  private static String levels(List<OrderBook.Level> levels) {
    return levels.stream()
        .map(level -> level.quantity() + "@" + level.price())
        .collect(Collectors.joining(" "));
  }
}
