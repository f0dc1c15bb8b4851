package io.maemae.broker.paper;

import static io.maemae.broker.paper.BookVenueFixture.CALENDAR;
import static io.maemae.broker.paper.BookVenueFixture.DAY;
import static io.maemae.broker.paper.BookVenueFixture.SYMBOL;
import static io.maemae.market.Side.BUY;
import static io.maemae.market.Side.SELL;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.maemae.market.MarketTime;
import io.maemae.market.OrderBook;
import io.maemae.market.Price;
import io.maemae.market.Quantity;
import io.maemae.market.ReferencePrice;
import io.maemae.market.Side;
import io.maemae.market.TimeInForce;
import io.maemae.market.Trade;
import io.maemae.market.TradingPhase;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TapeVenueTest {
  private final ManualTimeline timeline =
      new ManualTimeline(MarketTime.instant(DAY, LocalTime.of(8, 45)));
  private final Recorder told = new Recorder();
  private final TapeVenue venue = new TapeVenue(timeline, CALENDAR);

  TapeVenueTest() {
    venue.listener(told);
  }

  @Test
  void givenALastPrice_whenMarketableOrdersCome_thenTheyAreFilledAtOnceAtIt() {
    until("10:00");
    print(3, 70_000);

    place(1, BUY, 10, 70_500, TimeInForce.DAY);
    place(2, SELL, 10, 0, TimeInForce.FOK);

    assertEquals(List.of("trade 3@70000", "#1 10@70000", "#2 10@70000"), told.taken());
  }

  @Test
  void givenRestingLimits_whenTheTapeGoesThrough_thenTheyFillAtTheirLimitsBestFirst() {
    until("10:00");
    print(1, 70_000);
    place(1, BUY, 10, 69_000, TimeInForce.DAY);
    place(2, BUY, 10, 69_500, TimeInForce.DAY);
    place(3, SELL, 10, 70_500, TimeInForce.DAY);
    told.taken();

    print(5, 69_600);
    print(15, 68_900);
    print(20, 70_500);

    assertEquals(
        List.of(
            "trade 5@69600",
            "#2 10@69500",
            "#1 5@69000",
            "trade 15@68900",
            "#3 10@70500",
            "trade 20@70500"),
        told.taken());
    assertEquals(Quantity.of(5), venue.cancel(1, Quantity.of(9)));
  }

  @Test
  void givenAuctionOrders_whenTheOpenPrints_thenTheyFillAtItsPriceMarketFirst() {
    place(1, BUY, 10, 70_500, TimeInForce.DAY);
    place(2, BUY, 10, 0, TimeInForce.DAY);
    place(3, BUY, 10, 69_000, TimeInForce.DAY);
    until("09:00");

    print(15, 70_000);
    print(15, 68_000);

    assertEquals(
        List.of(
            "#2 10@70000",
            "#1 5@70000",
            "trade 15@70000",
            "#1 5@70500",
            "#3 10@69000",
            "trade 15@68000"),
        told.taken());
  }

  @Test
  void givenMarketOrderLeftOver_whenTheNextPrintIsWorse_thenItWaitsAtTheFirstPrice() {
    until("09:00");
    place(1, BUY, 10, 0, TimeInForce.DAY);

    print(4, 70_000);
    print(9, 70_100);
    print(9, 69_900);

    assertEquals(
        List.of("#1 4@70000", "trade 4@70000", "trade 9@70100", "#1 6@70000", "trade 9@69900"),
        told.taken());
  }

  @Test
  void givenNothingToMeet_whenImmediateOrdersCome_thenTheyAreRemoved() {
    until("10:00");
    place(1, BUY, 10, 0, TimeInForce.IOC);
    print(1, 70_000);
    place(2, BUY, 10, 69_900, TimeInForce.IOC);
    place(3, SELL, 10, 70_100, TimeInForce.FOK);

    assertEquals(
        List.of(
            "#1 removed 10 NOT_FILLED_AT_ONCE",
            "trade 1@70000",
            "#2 removed 10 NOT_FILLED_AT_ONCE",
            "#3 removed 10 NOT_FILLED_AT_ONCE"),
        told.taken());
  }

  @Test
  void givenOrdersAtTheClose_whenTheClosingPrintComes_thenItFillsAtItsPriceBeforeTheRestExpires() {
    until("15:25");
    print(1, 70_000);
    place(1, BUY, 10, 70_500, TimeInForce.DAY);
    place(2, BUY, 10, 60_000, TimeInForce.DAY);
    timeline.at(CALENDAR.close(DAY), () -> print(50, 70_200));
    told.taken();

    until("15:30");

    assertEquals(
        List.of("#1 10@70200", "trade 50@70200", "#2 removed 10 END_OF_DAY"), told.taken());
    assertThrows(IllegalStateException.class, () -> place(3, BUY, 1, 70_000, TimeInForce.DAY));
  }

  @Test
  void givenYesterdaysTrade_whenTheNextDayComes_thenThereIsNoLastPrice() {
    until("10:00");
    print(1, 70_000);
    assertEquals(Optional.of(Price.ofWon(70_000)), venue.lastPrice(SYMBOL));

    timeline.runUntil(MarketTime.instant(DAY.plusDays(3), LocalTime.of(9, 1)));
    venue.onReference(new ReferencePrice(SYMBOL, timeline.now(), Price.ofWon(70_000)));

    assertEquals(Optional.empty(), venue.lastPrice(SYMBOL));
    assertEquals(Optional.of(Price.ofWon(70_000)), venue.referencePrice(SYMBOL));
    assertEquals(List.of(), venue.book(SYMBOL).bids());
  }

  @Test
  void givenALastTrade_whenBookIsRead_thenItShowsOneMadeUpLevelASide() {
    until("10:00");
    print(7, 70_000);

    var level = new OrderBook.Level(Price.ofWon(70_000), Quantity.of(7));
    assertEquals(
        new OrderBook(SYMBOL, timeline.now(), List.of(level), List.of(level)), venue.book(SYMBOL));
    assertEquals(TradingPhase.CONTINUOUS, venue.phase(SYMBOL));
  }

  private void until(String time) {
    timeline.runUntil(MarketTime.instant(DAY, LocalTime.parse(time)));
  }

  private void print(long quantity, long won) {
    venue.onTrade(new Trade(SYMBOL, timeline.now(), Price.ofWon(won), Quantity.of(quantity)));
  }

  private void place(long number, Side side, long quantity, long won, TimeInForce timeInForce) {
    Optional<Price> limit = won == 0 ? Optional.empty() : Optional.of(Price.ofWon(won));
    venue.place(new VenueOrder(number, SYMBOL, side, Quantity.of(quantity), limit, timeInForce));
  }
}
