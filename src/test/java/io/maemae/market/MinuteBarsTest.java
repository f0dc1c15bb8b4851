package io.maemae.market;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Longer bars out of those of minutes. */
final class MinuteBarsTest {
  private static final Symbol SAMSUNG = new Symbol("005930");
  private static final TradingCalendar CALENDAR = TradingCalendar.krx(Set.of(), Set.of());
  private static final LocalDate DAY = LocalDate.of(2026, 11, 20);

  private static Bar bar(
      Timeframe timeframe,
      LocalDate day,
      String time,
      long open,
      long high,
      long low,
      long close,
      long volume,
      boolean complete) {
    return new Bar(
        SAMSUNG,
        timeframe,
        MarketTime.instant(day, LocalTime.parse(time)),
        Price.ofWon(open),
        Price.ofWon(high),
        Price.ofWon(low),
        Price.ofWon(close),
        Quantity.of(volume),
        complete);
  }

  private static Bar minute(String time, long open, long high, long low, long close, long volume) {
    return bar(Timeframe.M1, DAY, time, open, high, low, close, volume, true);
  }

  @Test
  void givenMinutes_whenJoined_thenOpenHighLowCloseAndVolumeAreThoseOfAll() {
    List<Bar> joined =
        MinuteBars.joined(
            List.of(
                minute("09:00", 100, 110, 95, 105, 10),
                minute("09:04", 105, 130, 104, 120, 20),
                minute("09:05", 121, 122, 90, 91, 30)),
            Timeframe.M5,
            CALENDAR);

    assertEquals(
        List.of(
            bar(Timeframe.M5, DAY, "09:00", 100, 130, 95, 120, 30, true),
            bar(Timeframe.M5, DAY, "09:05", 121, 122, 90, 91, 30, false)),
        joined);
  }

  @Test
  void givenAnIncompleteMinute_whenJoined_thenItsBarIsIncomplete() {
    List<Bar> joined =
        MinuteBars.joined(
            List.of(
                bar(Timeframe.M1, DAY, "09:01", 100, 100, 100, 100, 1, false),
                minute("09:05", 100, 100, 100, 100, 1)),
            Timeframe.M5,
            CALENDAR);

    assertEquals(List.of(false, false), joined.stream().map(Bar::complete).toList());
  }

  @Test
  void givenADayThatOpensAtTen_whenJoinedToHours_thenTheyBeginAtTen() {
    LocalDate newYear = LocalDate.of(2026, 1, 2);

    List<Bar> joined =
        MinuteBars.joined(
            List.of(
                bar(Timeframe.M1, newYear, "10:30", 100, 100, 100, 100, 1, true),
                bar(Timeframe.M1, newYear, "11:01", 100, 100, 100, 100, 1, true)),
            Timeframe.H1,
            CALENDAR);

    assertEquals(
        List.of("10:00", "11:00"),
        joined.stream().map(b -> MarketTime.time(b.start()).toString()).toList());
  }

  @Test
  void givenTheClosingMinute_whenJoined_thenItIsABarOfItsOwn() {
    List<Bar> joined =
        MinuteBars.joined(
            List.of(minute("15:19", 100, 100, 100, 100, 1), minute("15:30", 101, 101, 101, 101, 9)),
            Timeframe.M30,
            CALENDAR);

    assertEquals(
        List.of("15:00", "15:30"),
        joined.stream().map(b -> MarketTime.time(b.start()).toString()).toList());
  }

  @Test
  void givenNoMinute_whenJoined_thenThereIsNoBar() {
    assertEquals(List.of(), MinuteBars.joined(List.of(), Timeframe.M5, CALENDAR));
  }
}
