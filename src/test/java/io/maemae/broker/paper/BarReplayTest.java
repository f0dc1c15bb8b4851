package io.maemae.broker.paper;

import static io.maemae.broker.paper.BookVenueFixture.CALENDAR;
import static io.maemae.broker.paper.BookVenueFixture.DAY;
import static io.maemae.broker.paper.BookVenueFixture.SYMBOL;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.maemae.market.Bar;
import io.maemae.market.MarketEvent;
import io.maemae.market.MarketTime;
import io.maemae.market.Price;
import io.maemae.market.Quantity;
import io.maemae.market.ReferencePrice;
import io.maemae.market.Side;
import io.maemae.market.Symbol;
import io.maemae.market.TimeInForce;
import io.maemae.market.Timeframe;
import io.maemae.market.Trade;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BarReplayTest {
  private static final LocalDate MONDAY = DAY.plusDays(3);
  private static final Symbol OTHER = new Symbol("000660");

  private final ManualTimeline timeline =
      new ManualTimeline(MarketTime.instant(DAY, LocalTime.of(7, 0)));
  private final TapeVenue venue = new TapeVenue(timeline, CALENDAR);
  private final List<String> played = new ArrayList<>();
  private BarReplay replay;

  BarReplayTest() {
    venue.listener(new Silence());
  }

  @Test
  void givenDailyBars_whenReplayed_thenEachIsReferenceOpenNearExtremeFarExtremeClose() {
    run(
        Map.of(
            SYMBOL,
            List.of(daily(DAY, 100, 130, 90, 120, 400), daily(MONDAY, 150, 155, 101, 110, 402))));

    assertEquals(
        List.of(
            "20T08:00 005930 reference 100",
            "20T09:00 005930 100@100",
            "20T11:10 005930 100@90",
            "20T13:20 005930 100@130",
            "20T15:30 005930 100@120",
            "23T08:00 005930 reference 120",
            "23T09:00 005930 101@150",
            "23T11:10 005930 100@155",
            "23T13:20 005930 100@101",
            "23T15:30 005930 101@110"),
        played);
    assertTrue(replay.isDone());
  }

  @Test
  void givenEqualDistances_whenReplayed_thenTheLowComesFirst() {
    run(Map.of(SYMBOL, List.of(daily(DAY, 100, 110, 90, 100, 4))));

    assertEquals("20T11:10 005930 1@90", played.get(2));
    assertEquals("20T13:20 005930 1@110", played.get(3));
  }

  @Test
  void givenDirtyBars_whenReplayed_thenNoEmptyTradesAndOddPricesStand() {
    run(
        Map.of(
            SYMBOL,
            List.of(
                daily(DAY, 107_829, 107_829, 104_792, 105_551, 2),
                daily(MONDAY, 182_299, 182_299, 182_299, 182_299, 0),
                daily(MONDAY.plusDays(1), 51, 51, 50, 50, 1))));

    assertEquals(
        List.of(
            "20T08:00 005930 reference 107829",
            "20T09:00 005930 1@107829",
            "20T15:30 005930 1@105551",
            "23T08:00 005930 reference 105551",
            "24T08:00 005930 reference 182299",
            "24T15:30 005930 1@50"),
        played);
  }

  @Test
  void givenMinuteBars_whenReplayed_thenTradesLieInsideAndTheClosingBarAtTheClose() {
    run(
        Map.of(
            SYMBOL,
            List.of(
                bar("2026-11-20T09:00", Timeframe.M3, 100, 105, 99, 101, 8),
                bar("2026-11-20T15:00", Timeframe.H1, 101, 104, 100, 103, 8),
                bar("2026-11-20T15:30", Timeframe.M3, 103, 104, 103, 104, 8))));

    assertEquals(
        List.of(
            "20T08:00 005930 reference 100",
            "20T09:00 005930 2@100",
            "20T09:01 005930 2@99",
            "20T09:02 005930 2@105",
            "20T09:02:59 005930 2@101",
            "20T15:00 005930 2@101",
            "20T15:10 005930 2@100",
            "20T15:20 005930 2@104",
            "20T15:29:59 005930 2@103",
            "20T15:30 005930 2@103",
            "20T15:30 005930 2@103",
            "20T15:30 005930 2@104",
            "20T15:30 005930 2@104"),
        played);
  }

  @Test
  void givenTwoSymbols_whenReplayed_thenTimeThenSymbolOrdersThemWithOneTaskPending() {
    run(
        Map.of(
            SYMBOL, List.of(daily(DAY, 100, 100, 100, 100, 1)),
            OTHER, List.of(daily(DAY, 200, 200, 200, 200, 1))));

    assertEquals(
        List.of(
            "20T08:00 000660 reference 200",
            "20T08:00 005930 reference 100",
            "20T15:30 000660 1@200",
            "20T15:30 005930 1@100"),
        played);
    assertEquals(1, timeline.mostPending());
  }

  @Test
  void givenStartInTheDay_whenReplayed_thenThePastIsLeftOutButTodaysReference() {
    timeline.runUntil(MarketTime.instant(MONDAY, LocalTime.of(12, 0)));

    run(
        Map.of(
            SYMBOL,
            List.of(daily(DAY, 100, 100, 100, 100, 4), daily(MONDAY, 101, 103, 99, 102, 4))));

    assertEquals(
        List.of("23T12:00 005930 reference 100", "23T13:20 005930 1@103", "23T15:30 005930 1@102"),
        played);
  }

  @Test
  void givenOrderInTheReplay_whenTheBarFallsThroughItsLimit_thenItFills() {
    Recorder told = new Recorder();
    venue.listener(told);
    timeline.at(
        MarketTime.instant(DAY, LocalTime.of(10, 0)),
        () ->
            venue.place(
                new VenueOrder(
                    1,
                    SYMBOL,
                    Side.BUY,
                    Quantity.of(10),
                    Optional.of(Price.ofWon(95)),
                    TimeInForce.DAY)));

    run(Map.of(SYMBOL, List.of(daily(DAY, 100, 130, 90, 120, 400))));

    assertEquals(
        List.of("trade 100@100", "#1 10@95", "trade 100@90", "trade 100@130", "trade 100@120"),
        told.taken());
  }

  @Test
  void givenUnsortedBars_whenMade_thenItFails() {
    List<Bar> bars = List.of(daily(MONDAY, 1, 1, 1, 1, 1), daily(DAY, 1, 1, 1, 1, 1));

    assertThrows(IllegalArgumentException.class, () -> new BarTape(CALENDAR, bars));
  }

  private void run(Map<Symbol, List<Bar>> bars) {
    Map<Symbol, List<Bar>> named = new HashMap<>();
    bars.forEach(
        (symbol, list) -> named.put(symbol, list.stream().map(b -> of(symbol, b)).toList()));
    replay = new BarReplay(timeline, CALENDAR, named, venue, this::write);
    replay.start();
    assertFalse(replay.isDone());
    timeline.runUntil(MarketTime.instant(MONDAY.plusDays(3), LocalTime.of(16, 0)));
  }

  private void write(MarketEvent event) {
    String what =
        event instanceof Trade
            ? ((Trade) event).quantity() + "@" + ((Trade) event).price()
            : "reference " + ((ReferencePrice) event).price();
    String at = MarketTime.local(event.at()).toString().substring("2026-11-".length());
    played.add(at + " " + event.symbol() + " " + what);
  }

  private static Bar daily(
      LocalDate date, long open, long high, long low, long close, long volume) {
    return bar(date + "T00:00", Timeframe.D1, open, high, low, close, volume);
  }

  private static Bar bar(
      String start, Timeframe timeframe, long open, long high, long low, long close, long volume) {
    LocalDateTime local = LocalDateTime.parse(start);
    return new Bar(
        SYMBOL,
        timeframe,
        MarketTime.instant(local.toLocalDate(), local.toLocalTime()),
        Price.ofWon(open),
        Price.ofWon(high),
        Price.ofWon(low),
        Price.ofWon(close),
        Quantity.of(volume),
        true);
  }

  private static Bar of(Symbol symbol, Bar b) {
    return new Bar(
        symbol, b.timeframe(), b.start(), b.open(), b.high(), b.low(), b.close(), b.volume(), true);
  }
}
