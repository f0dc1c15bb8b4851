package io.maemae.market;

import java.time.LocalTime;

/**
 * The regular session (정규시장) of one trading day of KRX, in Seoul time. Each time begins its phase;
 * {@code close} ends the day, at its instant the closing auction trades.
 *
 * <p>Source: KRX 업무규정, 매매거래시간: 09:00-15:30 since 2016-08-01; orders for the opening auction since
 * 2026-09-14 from 08:20, before from 08:30. Which day has which hours says {@link
 * TradingCalendar#hours}.
 */
public record TradingHours(
    LocalTime openingAuction, LocalTime open, LocalTime closingAuction, LocalTime close) {
  /** A normal day since 2026-09-14. */
  public static final TradingHours REGULAR = of("08:20", "09:00", "15:20", "15:30");

  /** A normal day before 2026-09-14. */
  public static final TradingHours REGULAR_BEFORE_2026_09_14 =
      of("08:30", "09:00", "15:20", "15:30");

  /** The first trading day of a year, since 2026-09-14: opens an hour later, closes as ever. */
  public static final TradingHours FIRST_DAY_OF_YEAR = of("09:20", "10:00", "15:20", "15:30");

  /** The day of the university entrance exam (수능), since 2026-09-14: all an hour later. */
  public static final TradingHours EXAM_DAY = of("09:20", "10:00", "16:20", "16:30");

  /** Checks the order. */
  public TradingHours {
    if (!openingAuction.isBefore(open)
        || !open.isBefore(closingAuction)
        || !closingAuction.isBefore(close)) {
      throw new IllegalArgumentException(
          "trading hours must rise, were "
              + openingAuction
              + ", "
              + open
              + ", "
              + closingAuction
              + ", "
              + close);
    }
  }

  /** The phase at a time of the day; never {@link TradingPhase#VOLATILITY_AUCTION}. */
  public TradingPhase phase(LocalTime time) {
    if (time.isBefore(openingAuction) || !time.isBefore(close)) {
      return TradingPhase.CLOSED;
    }
    if (time.isBefore(open)) {
      return TradingPhase.OPENING_AUCTION;
    }
    return time.isBefore(closingAuction) ? TradingPhase.CONTINUOUS : TradingPhase.CLOSING_AUCTION;
  }

  static TradingHours of(String openingAuction, String open, String closingAuction, String close) {
    return new TradingHours(
        LocalTime.parse(openingAuction),
        LocalTime.parse(open),
        LocalTime.parse(closingAuction),
        LocalTime.parse(close));
  }
}
