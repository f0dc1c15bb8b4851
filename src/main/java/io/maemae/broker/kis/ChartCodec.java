package io.maemae.broker.kis;

import io.maemae.broker.Fields;
import io.maemae.broker.ProtocolException;
import io.maemae.market.Bar;
import io.maemae.market.BarHours;
import io.maemae.market.MarketTime;
import io.maemae.market.Price;
import io.maemae.market.Quantity;
import io.maemae.market.Symbol;
import io.maemae.market.Timeframe;
import io.maemae.market.TradingCalendar;
import io.maemae.market.Venue;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Bars of the past: minutes of today (주식당일분봉조회) and of other days (주식일별분봉조회), and days (국내주식기간별시세).
 * One answer is one page; all of them have the newest row first.
 *
 * <p>Source: official workbook of 2026-06-03, sheets of those names, and the samples of
 * koreainvestment/open-trading-api, examples_llm/domestic_stock.
 *
 * <ul>
 *   <li>{@code stck_cntg_hour} is the start of a minute. In the workbook's example the newest row,
 *       093300, has as {@code acml_tr_pbmn} the day's total of {@code output1}: it is the minute
 *       that goes on, and were it named by its end, that would lie ahead, where the service has
 *       made-up rows only. The opening's row is 090000, the closing auction's 153000.
 *   <li>{@code cntg_vol} is the volume of the minute, {@code acml_tr_pbmn} the running amount of
 *       the day, which is not used.
 *   <li>A row without volume is filled in by the service (허봉), or lies ahead: it is no bar.
 *   <li>Days are asked for adjusted for splits (수정주가, FID_ORG_ADJ_PRC 0). Rows without fields stand
 *       where there was no day.
 * </ul>
 */
final class ChartCodec {
  private static final Duration MINUTE = Duration.ofMinutes(1);

  private final String market;
  private final TradingCalendar calendar;

  /** For the bars of one venue, days of them by the regular sessions of a calendar. */
  ChartCodec(Venue venue, TradingCalendar calendar) {
    this.market = QuoteCodec.marketOf(venue);
    this.calendar = calendar;
  }

  /**
   * What a page says.
   *
   * @param bars those of the hours asked for with volume, in the order of the rows
   * @param oldest of all rows of the day or days asked for, bars or not; empty if there is none
   * @param goesFurtherBack whether there are rows of before what was asked for
   */
  record Page<T>(List<Bar> bars, Optional<T> oldest, boolean goesFurtherBack) {}

  /** Asks for today's minutes up to one, itself included. */
  Map<String, String> minutesOfToday(String code, LocalTime until) {
    Map<String, String> query = query(code);
    query.put("FID_INPUT_HOUR_1", Fields.TIME.format(until));
    query.put("FID_PW_DATA_INCU_YN", "N");
    query.put("FID_ETC_CLS_CODE", "");
    return query;
  }

  /** Asks for the minutes of a day before today up to one, itself included. */
  Map<String, String> minutesOf(String code, LocalDate day, LocalTime until) {
    Map<String, String> query = query(code);
    query.put("FID_INPUT_DATE_1", Fields.DATE.format(day));
    query.put("FID_INPUT_HOUR_1", Fields.TIME.format(until));
    query.put("FID_PW_DATA_INCU_YN", "N");
    query.put("FID_FAKE_TICK_INCU_YN", "");
    return query;
  }

  /** Asks for days, both ends included; the newest hundred of them come. */
  Map<String, String> days(String code, LocalDate first, LocalDate last) {
    Map<String, String> query = query(code);
    query.put("FID_INPUT_DATE_1", Fields.DATE.format(first));
    query.put("FID_INPUT_DATE_2", Fields.DATE.format(last));
    query.put("FID_PERIOD_DIV_CODE", "D");
    query.put("FID_ORG_ADJ_PRC", "0");
    return query;
  }

  private Map<String, String> query(String code) {
    Map<String, String> query = new LinkedHashMap<>();
    query.put("FID_COND_MRKT_DIV_CODE", market);
    query.put("FID_INPUT_ISCD", code);
    return query;
  }

  /**
   * Reads minutes.
   *
   * @param now minutes that have not ended by then are not complete; the closing auction's counts
   *     as ended a minute after the close
   */
  Page<LocalTime> minutes(
      Symbol symbol, LocalDate day, BarHours hours, KisAnswer answer, Instant now)
      throws ProtocolException {
    List<Bar> bars = new ArrayList<>();
    Optional<LocalTime> oldest = Optional.empty();
    boolean goesFurtherBack = false;
    for (Fields row : answer.list("output2")) {
      if (row.text("stck_bsop_date").isEmpty()) {
        continue;
      }
      LocalDate date = row.date("stck_bsop_date");
      if (!date.equals(day)) {
        goesFurtherBack |= date.isBefore(day);
        continue;
      }
      LocalTime time = row.time("stck_cntg_hour");
      if (oldest.filter(o -> !time.isBefore(o)).isEmpty()) {
        oldest = Optional.of(time);
      }
      Quantity volume = row.requiredQuantity("cntg_vol");
      Instant start = MarketTime.instant(day, time);
      if (!volume.isZero() && !start.isAfter(now) && hours.contains(start)) {
        boolean complete = !start.plus(MINUTE).isAfter(now);
        Price close = row.requiredPrice("stck_prpr");
        bars.add(bar(symbol, Timeframe.M1, start, row, close, volume, complete));
      }
    }
    return new Page<>(bars, oldest, goesFurtherBack);
  }

  /**
   * Reads days; each bar starts at the opening.
   *
   * @param today is not complete: its volume rises until the evening
   */
  Page<LocalDate> days(
      Symbol symbol, LocalDate first, LocalDate last, KisAnswer answer, LocalDate today)
      throws ProtocolException {
    List<Bar> bars = new ArrayList<>();
    Optional<LocalDate> oldest = Optional.empty();
    boolean goesFurtherBack = false;
    for (Fields row : answer.list("output2")) {
      if (row.text("stck_bsop_date").isEmpty()) {
        continue;
      }
      LocalDate date = row.date("stck_bsop_date");
      if (date.isBefore(first) || date.isAfter(last)) {
        goesFurtherBack |= date.isBefore(first);
        continue;
      }
      if (oldest.filter(o -> !date.isBefore(o)).isEmpty()) {
        oldest = Optional.of(date);
      }
      Quantity volume = row.requiredQuantity("acml_vol");
      if (!volume.isZero()) {
        Price close = row.requiredPrice("stck_clpr");
        Instant start = calendar.open(date);
        bars.add(bar(symbol, Timeframe.D1, start, row, close, volume, date.isBefore(today)));
      }
    }
    return new Page<>(bars, oldest, goesFurtherBack);
  }

  private static Bar bar(
      Symbol symbol,
      Timeframe timeframe,
      Instant start,
      Fields row,
      Price close,
      Quantity volume,
      boolean complete)
      throws ProtocolException {
    Price open = row.requiredPrice("stck_oprc");
    Price high = row.requiredPrice("stck_hgpr");
    Price low = row.requiredPrice("stck_lwpr");
    try {
      return new Bar(symbol, timeframe, start, open, high, low, close, volume, complete);
    } catch (IllegalArgumentException e) {
      throw new ProtocolException("output2: " + e.getMessage(), e);
    }
  }
}
