package io.maemae.market;

import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;

/** The length of a bar. */
public enum Timeframe {
  /** One minute. */
  M1("1m", Duration.ofMinutes(1)),
  /** Three minutes. */
  M3("3m", Duration.ofMinutes(3)),
  /** Five minutes. */
  M5("5m", Duration.ofMinutes(5)),
  /** Ten minutes. */
  M10("10m", Duration.ofMinutes(10)),
  /** A quarter of an hour. */
  M15("15m", Duration.ofMinutes(15)),
  /** Half an hour. */
  M30("30m", Duration.ofMinutes(30)),
  /** An hour. */
  H1("1h", Duration.ofHours(1)),
  /** The regular session of a trading day. */
  D1("1d", Duration.ofDays(1));

  private final String label;
  private final Duration length;

  Timeframe(String label, Duration length) {
    this.label = label;
    this.length = length;
  }

  /** As the configuration spells it: {@code 5m}. */
  public String label() {
    return label;
  }

  /** Its length; a day for {@link #D1}. */
  public Duration length() {
    return length;
  }

  /** The timeframe spelled so. */
  public static Optional<Timeframe> parse(String label) {
    return Arrays.stream(values()).filter(t -> t.label.equals(label)).findFirst();
  }
}
