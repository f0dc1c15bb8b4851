package io.maemae.broker.fake;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/** Seoul's time as the broker writes it. */
public final class FakeTime {
  private static final ZoneId SEOUL = ZoneId.of("Asia/Seoul");
  private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("yyyyMMdd");
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HHmmss");
  private static final DateTimeFormatter BOTH = DateTimeFormatter.ofPattern("yyyyMMddHHmmss");

  private final InstantSource clock;

  public FakeTime(InstantSource clock) {
    this.clock = clock;
  }

  public Instant instant() {
    return clock.instant();
  }

  public LocalDateTime now() {
    return seoul(instant());
  }

  public LocalDate today() {
    return now().toLocalDate();
  }

  public String date() {
    return date(today());
  }

  public String time() {
    return now().format(TIME);
  }

  public String both() {
    return both(now());
  }

  public static String date(LocalDate date) {
    return date.format(DATE);
  }

  public static String time(LocalDateTime time) {
    return time.format(TIME);
  }

  public static String both(LocalDateTime time) {
    return time.format(BOTH);
  }

  public static LocalDateTime seoul(Instant instant) {
    return LocalDateTime.ofInstant(instant, SEOUL);
  }

  /** A date of eight digits, if it is one. */
  public static Optional<LocalDate> parse(String text) {
    try {
      return Optional.of(LocalDate.parse(text, DATE));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }
}
