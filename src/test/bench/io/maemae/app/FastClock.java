package io.maemae.app;

import io.maemae.market.MarketClock;
import io.maemae.market.MarketTime;
import io.maemae.market.TradingCalendar;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** A market clock that runs fast in sessions and faster between them. Any thread. */
final class FastClock implements MarketClock {
  private static final Duration BEFORE_OPEN = Duration.ofMinutes(2);
  private static final Duration AFTER_CLOSE = Duration.ofMinutes(5);

  private final long startNanos = System.nanoTime();

  /** From a moment of the run, in nanoseconds, on: the market time then, and the speed. */
  private final NavigableMap<Long, Pace> byNanos = new TreeMap<>();

  private final NavigableMap<Instant, Long> nanosByTime = new TreeMap<>();
  private Instant planned;
  private long plannedNanos;

  private record Pace(Instant from, double speed) {}

  /**
   * Plans so many days.
   *
   * @param inSession how fast it runs while there is trading
   * @param between how fast otherwise
   */
  FastClock(Instant start, int days, TradingCalendar calendar, double inSession, double between) {
    planned = start;
    LocalDate date = MarketTime.date(start);
    for (int i = 0; i <= days; i++, date = date.plusDays(1)) {
      if (calendar.isTradingDay(date)) {
        until(calendar.open(date).minus(BEFORE_OPEN), between);
        until(calendar.close(date).plus(AFTER_CLOSE), inSession);
      }
    }
    until(MarketTime.instant(date.plusYears(1), java.time.LocalTime.MIDNIGHT), between);
  }

  private void until(Instant time, double speed) {
    if (time.isAfter(planned)) {
      byNanos.put(plannedNanos, new Pace(planned, speed));
      nanosByTime.put(planned, plannedNanos);
      plannedNanos += (long) (Duration.between(planned, time).toNanos() / speed);
      planned = time;
    }
  }

  @Override
  public Instant instant() {
    long now = System.nanoTime() - startNanos;
    Map.Entry<Long, Pace> pace = byNanos.floorEntry(now);
    return pace.getValue()
        .from()
        .plusNanos((long) ((now - pace.getKey()) * pace.getValue().speed()));
  }

  @Override
  public Duration until(Instant marketTime) {
    Map.Entry<Instant, Long> before = nanosByTime.floorEntry(marketTime);
    if (before == null) {
      return Duration.ZERO;
    }
    double speed = byNanos.get(before.getValue()).speed();
    long nanos =
        before.getValue()
            + (long) (Duration.between(before.getKey(), marketTime).toNanos() / speed);
    return Duration.ofNanos(nanos - (System.nanoTime() - startNanos));
  }
}
