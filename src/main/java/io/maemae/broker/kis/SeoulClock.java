package io.maemae.broker.kis;

import io.maemae.market.MarketTime;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;

/**
 * Dates and times of the wire as instants. A stream has one date a day, so the midnight of the last
 * date is kept. Not thread-safe.
 */
final class SeoulClock {
  private int date;
  private long midnight;

  /**
   * The instant of a second at the exchange.
   *
   * @param yyyymmdd the date in digits
   * @throws DateTimeException if there is no such date
   */
  Instant at(int yyyymmdd, int secondOfDay) {
    if (yyyymmdd != date) {
      LocalDate day = LocalDate.of(yyyymmdd / 10_000, yyyymmdd / 100 % 100, yyyymmdd % 100);
      midnight = MarketTime.instant(day, LocalTime.MIDNIGHT).getEpochSecond();
      date = yyyymmdd;
    }
    return Instant.ofEpochSecond(midnight + secondOfDay);
  }

  /** The instant of a second at the exchange. */
  Instant at(LocalDate day, int secondOfDay) {
    return at((day.getYear() * 100 + day.getMonthValue()) * 100 + day.getDayOfMonth(), secondOfDay);
  }
}
