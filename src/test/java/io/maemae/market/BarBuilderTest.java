package io.maemae.market;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class BarBuilderTest {
  private static final long SEED = 1530;
  private static final String DAY = "2026-11-20T";
  private static final Symbol SAMSUNG = new Symbol("005930");
  private static final TradingCalendar KRX = TradingCalendar.krx(Set.of(), Set.of());

  private final List<Bar> closed = new ArrayList<>();

  @Test
  void givenTradesOfTwoMinutes_whenLaterOneArrives_thenFirstBarCloses() {
    BarBuilder builder = builder(Timeframe.M1);
    trade(builder, DAY + "09:00:00", 70_000, 5);
    trade(builder, DAY + "09:00:10", 70_300, 1);
    trade(builder, DAY + "09:00:59.999999999", 69_900, 2);
    assertEquals(List.of(), closed);
    trade(builder, DAY + "09:01:00", 70_100, 4);
    assertEquals(
        List.of(bar(Timeframe.M1, DAY + "09:00", 70_000, 70_300, 69_900, 69_900, 8, true)), closed);
    assertEquals(
        Optional.of(bar(Timeframe.M1, DAY + "09:01", 70_100, 70_100, 70_100, 70_100, 4, false)),
        builder.open());
  }

  @Test
  void givenOpenBar_whenTimePasses_thenClosesAtItsEndAndOnce() {
    BarBuilder builder = builder(Timeframe.M5);
    trade(builder, DAY + "09:07:30", 70_000, 5);
    builder.closeUntil(at(DAY + "09:09:59.999"), closed::add);
    assertEquals(List.of(), closed);
    builder.closeUntil(at(DAY + "09:10"), closed::add);
    builder.closeUntil(Instant.MAX, closed::add);
    assertEquals(
        List.of(bar(Timeframe.M5, DAY + "09:05", 70_000, 70_000, 70_000, 70_000, 5, true)), closed);
    assertEquals(Optional.empty(), builder.open());
  }

  @Test
  void givenQuietMinutes_whenTradingGoesOn_thenTheyHaveNoBar() {
    BarBuilder builder = builder(Timeframe.M1);
    trade(builder, DAY + "09:00:00", 70_000, 1);
    trade(builder, DAY + "09:31:00", 70_000, 1);
    builder.closeUntil(at(DAY + "10:00"), closed::add);
    assertEquals(List.of(at(DAY + "09:00"), at(DAY + "09:31")), starts());
  }

  @ParameterizedTest
  @CsvSource({
    "2026-11-20T08:59:59.999999999",
    "2026-11-20T15:30:00.000000001",
    "2026-11-20T18:00:00",
    "2026-11-19T09:30:00",
    "2026-11-21T10:00:00",
    "2026-12-25T10:00:00"
  })
  void givenTradeOutsideRegularSession_whenItArrives_thenIgnored(String time) {
    BarBuilder builder = builder(Timeframe.M1);
    trade(builder, time, 70_000, 1);
    assertEquals(Optional.empty(), builder.open());
    assertEquals(0, builder.lateTrades());
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "D1")
  void givenClosingPrints_whenIntraday_thenBarOfTheirOwnAtTheClose(Timeframe timeframe) {
    BarBuilder builder = builder(timeframe);
    trade(builder, DAY + "15:29:50", 70_000, 1);
    builder.closeUntil(at(DAY + "15:30"), closed::add);
    assertEquals(1, closed.size());
    trade(builder, DAY + "15:30", 70_200, 30);
    builder.closeUntil(at(DAY + "15:30"), closed::add);
    trade(builder, DAY + "15:30", 70_200, 40);
    builder.closeUntil(at(DAY + "15:30:01"), closed::add);
    trade(builder, DAY + "15:30", 70_200, 50);
    assertEquals(2, closed.size());
    assertEquals(
        bar(timeframe, DAY + "15:30", 70_200, 70_200, 70_200, 70_200, 70, true), closed.get(1));
    assertEquals(1, builder.lateTrades());
  }

  @Test
  void givenWholeDay_whenDaily_thenClosingPrintsBelongToIt() {
    BarBuilder builder = builder(Timeframe.D1);
    trade(builder, DAY + "08:50", 1, 1_000);
    trade(builder, DAY + "09:00", 70_000, 1);
    trade(builder, DAY + "12:00", 71_000, 2);
    builder.closeUntil(at(DAY + "15:30"), closed::add);
    trade(builder, DAY + "15:30", 69_000, 3);
    trade(builder, DAY + "15:40", 1, 1_000);
    trade(builder, "2026-11-23T09:00", 69_500, 4);
    assertEquals(
        List.of(bar(Timeframe.D1, DAY + "09:00", 70_000, 71_000, 69_000, 69_000, 6, true)), closed);
  }

  @Test
  void givenExamDay_whenHourly_thenBarsStartAtTenAndLastOneEndsAtTheClose() {
    BarBuilder builder = builder(Timeframe.H1);
    for (String time : List.of("10:00", "10:59", "11:00", "16:00", "16:29:59")) {
      trade(builder, "2026-11-19T" + time, 70_000, 1);
    }
    builder.closeUntil(at("2026-11-19T16:29:59.999"), closed::add);
    assertEquals(2, closed.size());
    builder.closeUntil(at("2026-11-19T16:30"), closed::add);
    assertEquals(
        List.of(at("2026-11-19T10:00"), at("2026-11-19T11:00"), at("2026-11-19T16:00")), starts());
  }

  @Test
  void givenLateTrades_whenTheyArrive_thenCountedAndNoBarChanges() {
    BarBuilder builder = builder(Timeframe.M1);
    trade(builder, DAY + "09:05:00", 70_000, 1);
    trade(builder, DAY + "09:04:59", 1, 1);
    trade(builder, "2026-11-18T10:00", 1, 1);
    builder.closeUntil(at(DAY + "09:06"), closed::add);
    trade(builder, DAY + "09:05:59", 1, 1);
    assertEquals(3, builder.lateTrades());
    assertEquals(
        List.of(bar(Timeframe.M1, DAY + "09:05", 70_000, 70_000, 70_000, 70_000, 1, true)), closed);
    assertEquals(Optional.empty(), builder.open());
  }

  @Test
  void givenOutOfOrderTradeWithinOpenBar_whenItArrives_thenItCounts() {
    BarBuilder builder = builder(Timeframe.M1);
    trade(builder, DAY + "09:05:30", 70_000, 1);
    trade(builder, DAY + "09:05:10", 70_100, 2);
    assertEquals(
        Optional.of(bar(Timeframe.M1, DAY + "09:05", 70_000, 70_100, 70_000, 70_100, 3, false)),
        builder.open());
  }

  @Test
  void givenMissingTrades_whenMarked_thenOnlyThatBarIsIncomplete() {
    BarBuilder builder = builder(Timeframe.M1);
    builder.markIncomplete();
    trade(builder, DAY + "09:00", 70_000, 1);
    trade(builder, DAY + "09:01", 70_000, 1);
    builder.markIncomplete();
    trade(builder, DAY + "09:02", 70_000, 1);
    trade(builder, DAY + "09:03", 70_000, 1);
    assertEquals(List.of(true, false, true), closed.stream().map(Bar::complete).toList());
  }

  @Test
  void givenTradeOfAnotherSymbol_whenItArrives_thenRefused() {
    BarBuilder builder = builder(Timeframe.M1);
    Trade other =
        new Trade(new Symbol("000660"), at(DAY + "09:00"), Price.ofWon(500_000), Quantity.of(1));
    assertThrows(IllegalArgumentException.class, () -> builder.onTrade(other, closed::add));
  }

  @ParameterizedTest
  @EnumSource
  void givenRandomDays_whenBuilt_thenVolumeIsKeptAndBarsRiseOnTheGrid(Timeframe timeframe) {
    BarBuilder builder = builder(timeframe);
    Random random = new Random(SEED);
    Instant now = at("2026-11-16T09:00");
    long sent = 0;
    while (now.isBefore(at("2026-11-21T00:00"))) {
      long units = 1 + random.nextInt(100);
      if (!now.isBefore(KRX.open(MarketTime.date(now)))
          && !now.isAfter(KRX.close(MarketTime.date(now)))) {
        sent += units;
      }
      builder.onTrade(
          new Trade(SAMSUNG, now, Price.ofWon(69_000 + random.nextInt(2_000)), Quantity.of(units)),
          closed::add);
      now = now.plusMillis(random.nextInt(200_000));
    }
    builder.closeUntil(now, closed::add);
    String message = timeframe + " seed " + SEED;
    assertEquals(sent, closed.stream().mapToLong(bar -> bar.volume().units()).sum(), message);
    assertEquals(starts().stream().distinct().sorted().toList(), starts(), message);
    assertEquals(0, builder.lateTrades(), message);
  }

  @ParameterizedTest
  @EnumSource
  void givenMinutesInsteadOfTrades_whenBuilt_thenTheBarsAreTheSame(Timeframe timeframe) {
    Random random = new Random(SEED);
    BarBuilder ofTrades = builder(timeframe);
    BarBuilder minutes = builder(Timeframe.M1);
    List<Bar> expected = new ArrayList<>();
    List<Bar> ofMinutes = new ArrayList<>();
    Instant now = at("2026-11-19T09:00");
    while (now.isBefore(at("2026-11-20T16:00"))) {
      long won = 69_000 + random.nextInt(2_000);
      Trade trade = new Trade(SAMSUNG, now, Price.ofWon(won), Quantity.of(1 + random.nextInt(9)));
      ofTrades.onTrade(trade, expected::add);
      minutes.onTrade(trade, ofMinutes::add);
      now = now.plusSeconds(random.nextInt(3) * 10L);
    }
    ofTrades.closeUntil(now, expected::add);
    minutes.closeUntil(now, ofMinutes::add);

    BarBuilder builder = builder(timeframe);
    ofMinutes.forEach(minute -> builder.onMinute(minute, closed::add));
    builder.closeUntil(now, closed::add);
    assertEquals(expected, closed, timeframe + " seed " + SEED);
  }

  @Test
  void givenMinuteThatIsNotComplete_whenItJoins_thenTheBarIsNotEither() {
    BarBuilder builder = builder(Timeframe.M5);
    Bar whole = bar(Timeframe.M1, DAY + "09:00", 70_000, 70_100, 69_900, 70_000, 5, true);
    Bar half = bar(Timeframe.M1, DAY + "09:01", 70_000, 70_300, 70_000, 70_200, 2, false);
    builder.onMinute(whole, closed::add);
    builder.onMinute(half, closed::add);
    builder.onMinute(half.incomplete(), closed::add);
    trade(builder, DAY + "09:05:00", 70_000, 1);
    assertEquals(
        List.of(bar(Timeframe.M5, DAY + "09:00", 70_000, 70_300, 69_900, 70_200, 9, false)),
        closed);
  }

  @Test
  void givenMinuteOutsideTheSessionOrOfAnother_whenItComes_thenIgnoredOrRefused() {
    BarBuilder builder = builder(Timeframe.M5);
    Bar early = bar(Timeframe.M1, DAY + "08:59", 70_000, 70_000, 70_000, 70_000, 5, true);
    builder.onMinute(early, closed::add);
    assertEquals(Optional.empty(), builder.open());
    Bar five = bar(Timeframe.M5, DAY + "09:00", 70_000, 70_000, 70_000, 70_000, 5, true);
    assertThrows(IllegalArgumentException.class, () -> builder.onMinute(five, closed::add));
  }

  @Test
  void givenExtendedHoursOfKrx_whenItTrades_thenBarsFormInTheEveningAndNotBeforeIt() {
    BarBuilder builder = extended(Venue.KRX, Timeframe.M5);
    trade(builder, DAY + "08:50:00", 1, 1);
    trade(builder, DAY + "15:29:59", 70_000, 1);
    trade(builder, DAY + "15:30:00", 70_100, 5);
    trade(builder, DAY + "15:31:00", 1, 1);
    trade(builder, DAY + "15:45:00", 1, 1);
    trade(builder, DAY + "16:00:00", 70_200, 2);
    trade(builder, DAY + "19:59:59", 70_300, 3);
    builder.closeUntil(at(DAY + "20:00"), closed::add);
    trade(builder, DAY + "20:00:00", 70_400, 4);
    trade(builder, DAY + "20:00:01", 1, 1);
    builder.closeUntil(at(DAY + "20:00:01"), closed::add);
    assertEquals(
        List.of(
            bar(Timeframe.M5, DAY + "15:25", 70_000, 70_000, 70_000, 70_000, 1, true),
            bar(Timeframe.M5, DAY + "15:30", 70_100, 70_100, 70_100, 70_100, 5, true),
            bar(Timeframe.M5, DAY + "16:00", 70_200, 70_200, 70_200, 70_200, 2, true),
            bar(Timeframe.M5, DAY + "19:55", 70_300, 70_300, 70_300, 70_300, 3, true),
            bar(Timeframe.M5, DAY + "20:00", 70_400, 70_400, 70_400, 70_400, 4, true)),
        closed);
    assertEquals(0, builder.lateTrades());
  }

  @Test
  void givenExtendedHoursOfNextrade_whenItTrades_thenBarsAreAlignedToEight() {
    BarBuilder builder = extended(Venue.NXT, Timeframe.H1);
    trade(builder, DAY + "07:59:59", 1, 1);
    trade(builder, DAY + "08:00:00", 70_000, 1);
    trade(builder, DAY + "08:49:59", 70_500, 1);
    trade(builder, DAY + "08:55:00", 1, 1);
    trade(builder, DAY + "15:19:00", 70_000, 1);
    trade(builder, DAY + "15:25:00", 1, 1);
    trade(builder, DAY + "15:35:00", 70_600, 2);
    trade(builder, DAY + "15:26:00", 1, 1);
    trade(builder, DAY + "15:18:00", 70_100, 4);
    builder.closeUntil(at(DAY + "16:00"), closed::add);
    assertEquals(
        List.of(
            bar(Timeframe.H1, DAY + "08:00", 70_000, 70_500, 70_000, 70_500, 2, true),
            bar(Timeframe.H1, DAY + "15:00", 70_000, 70_600, 70_000, 70_100, 7, true)),
        closed);
  }

  @Test
  void givenExtendedHours_whenDaily_thenTheWholeDayIsOneBar() {
    BarBuilder builder = extended(Venue.SOR, Timeframe.D1);
    trade(builder, DAY + "08:00:00", 70_000, 1);
    trade(builder, DAY + "15:30:00", 71_000, 2);
    trade(builder, DAY + "20:00:00", 69_000, 3);
    builder.closeUntil(at(DAY + "20:00:01"), closed::add);
    assertEquals(
        List.of(bar(Timeframe.D1, DAY + "08:00", 70_000, 71_000, 69_000, 69_000, 6, true)), closed);
  }

  private static BarBuilder extended(Venue venue, Timeframe timeframe) {
    return new BarBuilder(SAMSUNG, timeframe, KRX.extendedHours(venue));
  }

  private static BarBuilder builder(Timeframe timeframe) {
    return new BarBuilder(SAMSUNG, timeframe, KRX);
  }

  private void trade(BarBuilder builder, String time, long won, long units) {
    builder.onTrade(
        new Trade(SAMSUNG, at(time), Price.ofWon(won), Quantity.of(units)), closed::add);
  }

  private List<Instant> starts() {
    return closed.stream().map(Bar::start).toList();
  }

  private static Bar bar(
      Timeframe timeframe,
      String start,
      long open,
      long high,
      long low,
      long close,
      long units,
      boolean complete) {
    return new Bar(
        SAMSUNG,
        timeframe,
        at(start),
        Price.ofWon(open),
        Price.ofWon(high),
        Price.ofWon(low),
        Price.ofWon(close),
        Quantity.of(units),
        complete);
  }

  private static Instant at(String seoul) {
    LocalDateTime time = LocalDateTime.parse(seoul);
    return MarketTime.instant(time.toLocalDate(), time.toLocalTime());
  }
}
