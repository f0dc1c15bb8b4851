package io.maemae.broker.kiwoom;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.maemae.broker.ProtocolException;
import io.maemae.market.Bar;
import io.maemae.market.MarketTime;
import io.maemae.market.Price;
import io.maemae.market.Quantity;
import io.maemae.market.Symbol;
import io.maemae.market.Timeframe;
import io.maemae.market.TradingCalendar;
import io.maemae.market.Venue;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Charts as the documents have them, whole and cut. */
final class ChartCodecTest {
  private static final Symbol SAMSUNG = new Symbol("005930");
  private static final LocalDate FRIDAY = LocalDate.of(2025, 9, 12);
  private static final LocalDate TUESDAY = LocalDate.of(2025, 9, 16);
  private static final LocalDate WEDNESDAY = LocalDate.of(2025, 9, 17);
  private static final TradingCalendar CALENDAR = TradingCalendar.krx(Set.of(), Set.of());

  private final ChartCodec codec = new ChartCodec(Venue.KRX, CALENDAR);

  private ChartCodec.Page<LocalDateTime> minutes(KiwoomAnswer answer, LocalDate day, String now)
      throws ProtocolException {
    return codec.minutes(SAMSUNG, day, CALENDAR.regularHours(), answer, at(now));
  }

  private ChartCodec.Page<LocalDateTime> minutes(String file, String now) throws ProtocolException {
    return minutes(MarketAnswers.read(file), WEDNESDAY, now);
  }

  private ChartCodec.Page<LocalDate> days(KiwoomAnswer answer, LocalDate first, LocalDate last)
      throws ProtocolException {
    return codec.days(SAMSUNG, first, last, answer, WEDNESDAY);
  }

  private static Instant at(String time) {
    return MarketTime.instant(WEDNESDAY, LocalTime.parse(time));
  }

  private static Bar minute(
      String time, long open, long high, long low, long close, long volume, boolean complete) {
    return bar(Timeframe.M1, at(time), new long[] {open, high, low, close}, volume, complete);
  }

  private static Bar bar(
      Timeframe timeframe, Instant start, long[] prices, long volume, boolean complete) {
    return new Bar(
        SAMSUNG,
        timeframe,
        start,
        Price.ofWon(prices[0]),
        Price.ofWon(prices[1]),
        Price.ofWon(prices[2]),
        Price.ofWon(prices[3]),
        Quantity.of(volume),
        complete);
  }

  private static Bar day(
      LocalDate date, long open, long high, long low, long close, long volume, boolean complete) {
    Instant start = MarketTime.instant(date, LocalTime.of(9, 0));
    return bar(Timeframe.D1, start, new long[] {open, high, low, close}, volume, complete);
  }

  @Test
  void aMinuteIsNamedByItsStartAndTheOneThatGoesOnIsNotComplete() throws ProtocolException {
    assertEquals(
        new ChartCodec.Page<>(
            List.of(
                minute("13:20", 78_850, 78_900, 78_800, 78_800, 7_913, false),
                minute("13:19", 78_900, 78_900, 78_800, 78_900, 16_084, true)),
            Optional.of(LocalDateTime.parse("2025-09-17T13:19")),
            false),
        minutes("minutes.json", "13:20:59"));
  }

  @Test
  void aMinuteThatHasEndedIsComplete() throws ProtocolException {
    assertTrue(minutes("minutes.json", "13:21").bars().get(0).complete());
  }

  @Test
  void whatLiesAheadIsNoBar() throws ProtocolException {
    assertEquals(
        List.of(minute("13:19", 78_900, 78_900, 78_800, 78_900, 16_084, false)),
        minutes("minutes.json", "13:19:30").bars());
  }

  @Test
  void onlyMinutesOfTheDayAndItsSessionWithTradesAreBars() throws ProtocolException {
    assertEquals(
        new ChartCodec.Page<>(
            List.of(
                minute("15:30", 78_900, 78_900, 78_900, 78_900, 800_000, true),
                minute("15:19", 79_500, 79_600, 79_400, 79_500, 41_000, true),
                minute("09:00", 79_000, 79_500, 78_900, 79_400, 210_000, true)),
            Optional.of(LocalDateTime.parse("2025-09-16T15:30")),
            true),
        minutes("minutes-two-days.json", "20:00"));
  }

  @Test
  void newerDaysAreOnTheWayToAnEarlierOne() throws ProtocolException {
    ChartCodec.Page<LocalDateTime> page =
        minutes(MarketAnswers.read("minutes-two-days.json"), TUESDAY, "20:00");

    assertEquals(List.of(Quantity.of(900_000)), page.bars().stream().map(Bar::volume).toList());
    assertFalse(page.goesFurtherBack());
  }

  @Test
  void aDayStartsAtTheOpeningAndTodayIsNotComplete() throws ProtocolException {
    assertEquals(
        new ChartCodec.Page<>(
            List.of(
                day(WEDNESDAY, 78_600, 79_000, 78_200, 78_800, 8_227_962, false),
                day(TUESDAY, 78_100, 79_600, 77_900, 79_400, 21_043_158, true),
                day(FRIDAY, 74_600, 75_500, 74_500, 75_400, 19_230_817, true)),
            Optional.of(FRIDAY),
            false),
        days(MarketAnswers.read("days.json"), FRIDAY, WEDNESDAY));
  }

  @Test
  void daysThatAreNotWantedAreLeftOut() throws ProtocolException {
    assertEquals(
        new ChartCodec.Page<>(
            List.of(day(TUESDAY, 78_100, 79_600, 77_900, 79_400, 21_043_158, true)),
            Optional.of(FRIDAY),
            true),
        days(MarketAnswers.read("days.json"), TUESDAY, TUESDAY));
  }

  @Test
  void daysMayBeSignedToo() throws ProtocolException {
    KiwoomAnswer signed = MarketAnswers.with("days.json", "low_pric", "-70000");

    assertEquals(Price.ofWon(70_000), days(signed, TUESDAY, TUESDAY).bars().get(0).low());
  }

  @Test
  void aChartWithoutRowsHasNoBars() throws ProtocolException {
    KiwoomAnswer empty = MarketAnswers.of("{\"stk_dt_pole_chart_qry\": []}");

    assertEquals(
        new ChartCodec.Page<>(List.of(), Optional.empty(), false), days(empty, FRIDAY, WEDNESDAY));
  }

  @ParameterizedTest
  @CsvSource({
    "high_pric, +1",
    "low_pric, +99999",
    "open_pric, 0",
    "open_pric, -0",
    "cur_prc, x",
    "trde_qty, ''",
    "trde_qty, -5",
    "trde_qty, 0.5",
    "cntr_tm, 202509171320",
    "cntr_tm, 20250931132000",
    "cntr_tm, 20250917246000",
    "stk_cd, 000660"
  })
  void whatCannotBeIsRefused(String name, String value) {
    KiwoomAnswer answer = MarketAnswers.with("minutes.json", name, value);

    assertThrows(ProtocolException.class, () -> minutes(answer, WEDNESDAY, "20:00"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"open_pric", "high_pric", "low_pric", "cur_prc", "trde_qty"})
  void aRowWithoutAFieldIsRefused(String name) {
    KiwoomAnswer minutes = MarketAnswers.without("minutes.json", name);
    KiwoomAnswer days = MarketAnswers.without("days.json", name);

    assertThrows(ProtocolException.class, () -> minutes(minutes, WEDNESDAY, "20:00"));
    assertThrows(ProtocolException.class, () -> days(days, FRIDAY, WEDNESDAY));
  }

  @Test
  void anAnswerWithoutItsListIsRefused() {
    KiwoomAnswer other = MarketAnswers.read("price.json");

    assertThrows(ProtocolException.class, () -> minutes(other, WEDNESDAY, "20:00"));
    assertThrows(ProtocolException.class, () -> days(other, FRIDAY, WEDNESDAY));
  }

  @Test
  void questionsAreAsDocumented() {
    ChartCodec next = new ChartCodec(Venue.NXT, CALENDAR);

    assertEquals(
        Map.of("stk_cd", "005930_NX", "tic_scope", "1", "upd_stkpc_tp", "1"),
        next.minutes(SAMSUNG));
    assertEquals(
        Map.of("stk_cd", "005930", "base_dt", "20250917", "upd_stkpc_tp", "1"),
        codec.days(SAMSUNG, WEDNESDAY));
  }

  @ParameterizedTest
  @ValueSource(strings = {"minutes.json", "minutes-two-days.json", "days.json"})
  void whereverAnAnswerIsCutItIsAValueOrRefused(String file) {
    MarketAnswers.readCut(
        file, answer -> assertTrue(minutes(answer, WEDNESDAY, "20:00").bars().size() <= 3));
    MarketAnswers.readCut(
        file, answer -> assertTrue(days(answer, FRIDAY, WEDNESDAY).bars().size() <= 3));
  }
}
