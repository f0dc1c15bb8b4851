package io.maemae.market;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * The clock on the wall of the exchange: Asia/Seoul, which has been UTC+9 without daylight saving
 * since 1988-10-09. Instants are converted with that fixed offset, also for older daily bars, which
 * carry only a date.
 */
public final class MarketTime {
  /** The zone of the exchange. */
  public static final ZoneId ZONE = ZoneId.of("Asia/Seoul");

  private static final ZoneOffset OFFSET = ZoneOffset.ofHours(9);

  private MarketTime() {}

  /** The date at the exchange. */
  public static LocalDate date(Instant instant) {
    return instant.atOffset(OFFSET).toLocalDate();
  }

  /** The time of day at the exchange. */
  public static LocalTime time(Instant instant) {
    return instant.atOffset(OFFSET).toLocalTime();
  }

  /** The date and time at the exchange. */
  public static LocalDateTime local(Instant instant) {
    return instant.atOffset(OFFSET).toLocalDateTime();
  }

  /** The date, time and offset at the exchange. */
  public static OffsetDateTime offset(Instant instant) {
    return instant.atOffset(OFFSET);
  }

  /** The instant of a date and time at the exchange. */
  public static Instant instant(LocalDate date, LocalTime time) {
    return LocalDateTime.of(date, time).toInstant(OFFSET);
  }
}
