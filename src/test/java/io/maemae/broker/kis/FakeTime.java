package io.maemae.broker.kis;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

/** Seoul's time as the broker writes it. */
final class FakeTime {
  private static final ZoneId SEOUL = ZoneId.of("Asia/Seoul");
  private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("yyyyMMdd");
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HHmmss");
  private static final DateTimeFormatter BOTH = DateTimeFormatter.ofPattern("yyyyMMddHHmmss");
  private static final DateTimeFormatter EXPIRY =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

  private final InstantSource clock;

  FakeTime(InstantSource clock) {
    this.clock = clock;
  }

  Instant instant() {
    return clock.instant();
  }

  LocalDateTime now() {
    return LocalDateTime.ofInstant(instant(), SEOUL);
  }

  LocalDate today() {
    return now().toLocalDate();
  }

  String date() {
    return date(today());
  }

  String time() {
    return now().format(TIME);
  }

  String both() {
    return now().format(BOTH);
  }

  static String date(LocalDate date) {
    return date.format(DATE);
  }

  static String time(LocalDateTime time) {
    return time.format(TIME);
  }

  static String expiry(Instant instant) {
    return LocalDateTime.ofInstant(instant, SEOUL).format(EXPIRY);
  }

  /** A date of a request's field. */
  static LocalDate parse(String field, String text) {
    try {
      return LocalDate.parse(text, DATE);
    } catch (java.time.format.DateTimeParseException e) {
      throw FakeRefusal.field(field);
    }
  }
}
