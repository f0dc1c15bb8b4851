package io.maemae.backtest;

import io.maemae.market.Bar;
import io.maemae.market.MarketTime;
import io.maemae.market.Price;
import io.maemae.market.Quantity;
import io.maemae.market.Symbol;
import io.maemae.market.Timeframe;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;

/**
 * A row that makes a bar, once the timeframe of its file is known.
 *
 * @param when the start in Seoul; midnight if daily
 */
record BarsRow(
    int line, When when, Price open, Price high, Price low, Price close, Quantity volume) {
  private static final int LONGEST_CELL = 40;

  /**
   * The date cell: a day, or a day and a time of it. Read digit by digit: formatters took a third
   * of the time of a first file.
   */
  record When(LocalDateTime start, boolean daily) {
    static When parse(String cell) throws DirtyRowException {
      try {
        switch (cell.length()) {
          case 8:
            return day(cell, 0, 4, 6);
          case 10:
            expect(cell, 4, '-');
            expect(cell, 7, '-');
            return day(cell, 0, 5, 8);
          case 12:
            return time(day(cell, 0, 4, 6), cell, 8, 10);
          case 16:
            expect(cell, 4, '-');
            expect(cell, 7, '-');
            expect(cell, 10, 'T');
            expect(cell, 13, ':');
            return time(day(cell, 0, 5, 8), cell, 11, 14);
          default:
            throw noDate(cell);
        }
      } catch (DateTimeException e) {
        throw noDate(cell);
      }
    }

    @Override
    public String toString() {
      return daily ? start.toLocalDate().toString() : start.toString();
    }

    private static When day(String cell, int year, int month, int day) throws DirtyRowException {
      LocalDate date =
          LocalDate.of(digits(cell, year, 4), digits(cell, month, 2), digits(cell, day, 2));
      return new When(date.atStartOfDay(), true);
    }

    private static When time(When day, String cell, int hour, int minute) throws DirtyRowException {
      LocalTime time = LocalTime.of(digits(cell, hour, 2), digits(cell, minute, 2));
      return new When(day.start().with(time), false);
    }

    private static int digits(String cell, int from, int count) throws DirtyRowException {
      int number = 0;
      for (int i = from; i < from + count; i++) {
        if (!isDigit(cell.charAt(i))) {
          throw noDate(cell);
        }
        number = 10 * number + cell.charAt(i) - '0';
      }
      return number;
    }

    private static void expect(String cell, int place, char wanted) throws DirtyRowException {
      if (cell.charAt(place) != wanted) {
        throw noDate(cell);
      }
    }

    private static DirtyRowException noDate(String cell) {
      return new DirtyRowException(
          "date must be such as 2026-11-20 or 2026-11-20T09:05, was " + quoted(cell));
    }
  }

  /** Why a row is no bar. Never leaves the reader. */
  static final class DirtyRowException extends Exception {
    private static final long serialVersionUID = 1;

    DirtyRowException(String why) {
      super(why, null, false, false);
    }
  }

  Bar bar(Symbol symbol, Timeframe timeframe) {
    return new Bar(
        symbol,
        timeframe,
        MarketTime.instant(when.start().toLocalDate(), when.start().toLocalTime()),
        open,
        high,
        low,
        close,
        volume,
        true);
  }

  /** Throws if the prices make no bar. */
  void check() throws DirtyRowException {
    notBelow("open", open);
    notBelow("low", low);
    notBelow("close", close);
    notAbove("open", open);
    notAbove("close", close);
  }

  static Price price(String column, String cell) throws DirtyRowException {
    try {
      return Price.parse(cell);
    } catch (IllegalArgumentException e) {
      throw new DirtyRowException(
          column
              + (isNegativeOrZero(cell)
                  ? " must be above 0, was "
                  : " must be a number with at most four decimals, was ")
              + quoted(cell));
    }
  }

  static Quantity volume(String cell) throws DirtyRowException {
    try {
      if (cell.length() <= LONGEST_CELL) {
        long units = new BigDecimal(cell).longValueExact();
        if (units >= 0) {
          return Quantity.of(units);
        }
      }
    } catch (NumberFormatException | ArithmeticException e) {
      // No number, a fraction or too large: told below.
    }
    throw new DirtyRowException("volume must be a whole number, 0 or more, was " + quoted(cell));
  }

  private void notBelow(String name, Price other) throws DirtyRowException {
    if (high.isBelow(other)) {
      throw new DirtyRowException("high " + high + " is below " + name + " " + other);
    }
  }

  private void notAbove(String name, Price other) throws DirtyRowException {
    if (low.isAbove(other)) {
      throw new DirtyRowException("low " + low + " is above " + name + " " + other);
    }
  }

  private static boolean isNegativeOrZero(String cell) {
    try {
      return cell.length() <= LONGEST_CELL && new BigDecimal(cell).signum() <= 0;
    } catch (NumberFormatException e) {
      return false;
    }
  }

  private static String quoted(String cell) {
    return "'"
        + (cell.length() <= LONGEST_CELL ? cell : cell.substring(0, LONGEST_CELL) + "…")
        + "'";
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
