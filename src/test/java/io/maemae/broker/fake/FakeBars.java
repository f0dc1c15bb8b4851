package io.maemae.broker.fake;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Past prices: those that the test gave, and otherwise some that anybody can work out. */
public final class FakeBars {
  private static final LocalTime OPEN = LocalTime.of(9, 0);
  private static final LocalTime AUCTION = LocalTime.of(15, 20);
  private static final LocalTime CLOSE = LocalTime.of(15, 30);
  private static final int DAYS_KEPT = 730;

  private final FakeTime time;
  private final Map<String, List<FakeBar>> minutes = new HashMap<>();
  private final Map<String, List<FakeBar>> days = new HashMap<>();
  private final Set<LocalDate> holidays = new HashSet<>();

  public FakeBars(FakeTime time) {
    this.time = time;
  }

  public void minutes(String symbol, List<FakeBar> bars) {
    minutes.put(symbol, List.copyOf(bars));
  }

  public void days(String symbol, List<FakeBar> bars) {
    days.put(symbol, List.copyOf(bars));
  }

  public void holidays(Set<LocalDate> dates) {
    holidays.clear();
    holidays.addAll(dates);
  }

  public boolean isOpen(LocalDate date) {
    DayOfWeek day = date.getDayOfWeek();
    return day != DayOfWeek.SATURDAY && day != DayOfWeek.SUNDAY && !holidays.contains(date);
  }

  /** The first day of which anything is known. */
  public LocalDate first() {
    return time.today().minusDays(DAYS_KEPT);
  }

  /** The minutes of a day up to now, oldest first. */
  public List<FakeBar> minutes(FakeInstrument instrument, LocalDate date) {
    LocalDateTime now = time.now();
    List<FakeBar> given = minutes.get(instrument.symbol);
    if (given != null) {
      return given.stream()
          .filter(bar -> bar.start().toLocalDate().equals(date) && !bar.start().isAfter(now))
          .toList();
    }
    List<FakeBar> bars = new ArrayList<>();
    if (isOpen(date) && !date.isBefore(first())) {
      for (LocalTime at = OPEN; at.isBefore(AUCTION); at = at.plusMinutes(1)) {
        bars.add(madeUp(instrument, date.atTime(at), at.getHour() * 60 + at.getMinute()));
      }
      bars.add(madeUp(instrument, date.atTime(CLOSE), 0));
    }
    bars.removeIf(bar -> bar.start().isAfter(now));
    return bars;
  }

  /** The days from one to another and not after today, oldest first. */
  public List<FakeBar> days(FakeInstrument instrument, LocalDate from, LocalDate to) {
    List<FakeBar> given = days.get(instrument.symbol);
    List<FakeBar> bars = new ArrayList<>();
    if (given != null) {
      given.stream()
          .filter(bar -> isWithin(bar.start().toLocalDate(), from, to))
          .forEach(bars::add);
      return bars;
    }
    LocalDate today = time.today();
    for (LocalDate date = Collections.max(List.of(from, first()));
        !date.isAfter(to) && date.isBefore(today);
        date = date.plusDays(1)) {
      if (isOpen(date)) {
        bars.add(madeUp(instrument, date.atStartOfDay(), (int) date.toEpochDay()));
      }
    }
    if (isWithin(today, from, to) && instrument.volume > 0) {
      bars.add(
          new FakeBar(
              today.atStartOfDay(),
              instrument.open,
              instrument.high,
              instrument.low,
              instrument.price,
              instrument.volume));
    }
    return bars;
  }

  private static boolean isWithin(LocalDate date, LocalDate from, LocalDate to) {
    return !date.isBefore(from) && !date.isAfter(to);
  }

  /** Within two ticks of the reference price, over and over. */
  private static FakeBar madeUp(FakeInstrument instrument, LocalDateTime at, int step) {
    long tick = instrument.tick(instrument.base);
    long close = instrument.base + tick * (step % 5 - 2);
    return new FakeBar(
        at, instrument.base, instrument.base + 2 * tick, instrument.base - 2 * tick, close, 100);
  }
}
