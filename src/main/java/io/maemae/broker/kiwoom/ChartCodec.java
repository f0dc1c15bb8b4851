package io.maemae.broker.kiwoom;

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
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Bars of the past: minutes (주식분봉차트조회요청, ka10080) and days (주식일봉차트조회요청, ka10081). One answer is one
 * page, the newest row first; the next page is the same question with the key of the answer.
 *
 * <p>Source: official specification 451f89c and its examples:
 *
 * <ul>
 *   <li>Minutes cannot be asked for by day: every question begins with the newest minute.
 *   <li>{@code cntr_tm} is the start of a minute, {@code trde_qty} its volume; the day's volume so
 *       far, {@code acc_trde_qty}, is in the examples only and is not used.
 *   <li>Prices of minutes are signed and those of days are not; neither sign is one of the price.
 *   <li>Both are asked for adjusted for splits (수정주가구분 1). Days are adjusted for what was up to the
 *       day they are asked from ({@code base_dt}), so that is today, whichever days are wanted.
 *   <li>A row without volume is no bar. Rows without a time, as users of the service saw them, are
 *       none at all.
 * </ul>
 */
final class ChartCodec {
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuuMMddHHmmss", Locale.ROOT)
          .withResolverStyle(ResolverStyle.STRICT);

  private final Venue venue;
  private final TradingCalendar calendar;

  /** For the bars of one venue, days of them by the regular sessions of a calendar. */
  ChartCodec(Venue venue, TradingCalendar calendar) {
    this.venue = venue;
    this.calendar = calendar;
  }

  /**
   * What a page says.
   *
   * @param bars those that were wanted and have volume, in the order of the rows
   * @param oldest of all rows, bars or not, wanted or newer or older; empty if there is none
   * @param goesFurtherBack whether there are rows of before what was wanted
   */
  record Page<T>(List<Bar> bars, Optional<T> oldest, boolean goesFurtherBack) {
    Page {
      bars = List.copyOf(bars);
    }
  }

  /** Asks for minutes up to now. */
  Map<String, String> minutes(Symbol symbol) {
    return Map.of(
        "stk_cd", KiwoomSymbols.quoted(symbol, venue), "tic_scope", "1", "upd_stkpc_tp", "1");
  }

  /** Asks for days up to today. */
  Map<String, String> days(Symbol symbol, LocalDate today) {
    return Map.of(
        "stk_cd",
        KiwoomSymbols.quoted(symbol, venue),
        "base_dt",
        Fields.DATE.format(today),
        "upd_stkpc_tp",
        "1");
  }

  /**
   * Reads the minutes of a day.
   *
   * @param now minutes that have not ended by then are not complete; the closing auction's counts
   *     as ended a minute after the close
   */
  Page<LocalDateTime> minutes(
      Symbol symbol, LocalDate day, BarHours hours, KiwoomAnswer answer, Instant now)
      throws ProtocolException {
    KiwoomSymbols.check(symbol, answer);
    List<Bar> bars = new ArrayList<>();
    Optional<LocalDateTime> oldest = Optional.empty();
    boolean goesFurtherBack = false;
    for (Fields row : answer.list("stk_min_pole_chart_qry")) {
      if (row.text("cntr_tm").isEmpty()) {
        continue;
      }
      LocalDateTime time = time(row, "cntr_tm");
      oldest = Optional.of(older(time, oldest));
      if (!time.toLocalDate().equals(day)) {
        goesFurtherBack |= time.toLocalDate().isBefore(day);
        continue;
      }
      Quantity volume = row.requiredQuantity("trde_qty");
      Instant start = MarketTime.instant(day, time.toLocalTime());
      if (!volume.isZero() && !start.isAfter(now) && hours.contains(start)) {
        boolean complete = !start.plus(MINUTE).isAfter(now);
        bars.add(bar(symbol, Timeframe.M1, start, row, volume, complete));
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
      Symbol symbol, LocalDate first, LocalDate last, KiwoomAnswer answer, LocalDate today)
      throws ProtocolException {
    KiwoomSymbols.check(symbol, answer);
    List<Bar> bars = new ArrayList<>();
    Optional<LocalDate> oldest = Optional.empty();
    boolean goesFurtherBack = false;
    for (Fields row : answer.list("stk_dt_pole_chart_qry")) {
      if (row.text("dt").isEmpty()) {
        continue;
      }
      LocalDate date = row.date("dt");
      oldest = Optional.of(older(date, oldest));
      goesFurtherBack |= date.isBefore(first);
      if (date.isBefore(first) || date.isAfter(last)) {
        continue;
      }
      Quantity volume = row.requiredQuantity("trde_qty");
      if (!volume.isZero()) {
        Instant start = calendar.open(date);
        bars.add(bar(symbol, Timeframe.D1, start, row, volume, date.isBefore(today)));
      }
    }
    return new Page<>(bars, oldest, goesFurtherBack);
  }

  private static <T extends Comparable<? super T>> T older(T one, Optional<T> oldest) {
    return oldest.filter(o -> o.compareTo(one) <= 0).orElse(one);
  }

  private static LocalDateTime time(Fields row, String name) throws ProtocolException {
    try {
      return LocalDateTime.parse(row.word(name), TIME);
    } catch (DateTimeException e) {
      throw row.wrong(name, "no time", e);
    }
  }

  private static Bar bar(
      Symbol symbol,
      Timeframe timeframe,
      Instant start,
      Fields row,
      Quantity volume,
      boolean complete)
      throws ProtocolException {
    Price open = SignedPrices.required(row, "open_pric");
    Price high = SignedPrices.required(row, "high_pric");
    Price low = SignedPrices.required(row, "low_pric");
    Price close = SignedPrices.required(row, "cur_prc");
    try {
      return new Bar(symbol, timeframe, start, open, high, low, close, volume, complete);
    } catch (IllegalArgumentException e) {
      throw new ProtocolException("chart: " + e.getMessage(), e);
    }
  }
}
