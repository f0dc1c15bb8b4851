package io.maemae.backtest;

import io.maemae.broker.Timeline;
import io.maemae.desk.DeskEvent;
import io.maemae.desk.Routine;
import io.maemae.market.MarketTime;
import io.maemae.market.TradingCalendar;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.function.Consumer;

/** Posts the routines of each trading day, one day after the other, until the last one is over. */
public final class Days {
  /** When a day begins, before any order is taken. */
  public static final LocalTime DAY_START = LocalTime.of(8, 0);

  private static final Duration RECONCILIATION = Duration.ofSeconds(5);
  private static final Duration REPORT = Duration.ofSeconds(10);
  private static final LocalTime FINAL = LocalTime.of(20, 0, 5);
  private static final Duration END = Duration.ofSeconds(30);

  private final Timeline timeline;
  private final TradingCalendar calendar;
  private final Consumer<DeskEvent> desk;
  private final LocalDate last;
  private Instant reportedAt = Instant.MAX;
  private boolean over;

  /**
   * With the desk that does them.
   *
   * @param last the last trading day
   */
  public Days(
      Timeline timeline, TradingCalendar calendar, Consumer<DeskEvent> desk, LocalDate last) {
    this.timeline = timeline;
    this.calendar = calendar;
    this.desk = desk;
    this.last = last;
  }

  /** Begins with the day of now; what of it has passed is not done. */
  public void start() {
    LocalDate today = MarketTime.date(timeline.now());
    plan(calendar.isTradingDay(today) ? today : calendar.next(today));
  }

  private void plan(LocalDate date) {
    Instant close = calendar.close(date);
    post(Routine.DAY_START, MarketTime.instant(date, DAY_START));
    post(Routine.MARKET_OPEN, calendar.open(date));
    post(Routine.MARKET_CLOSE, close);
    post(Routine.RECONCILIATION, close.plus(RECONCILIATION));
    post(Routine.DAILY_REPORT, close.plus(REPORT));
    post(Routine.FINAL_RECONCILIATION, MarketTime.instant(date, FINAL));
    timeline.at(MarketTime.instant(date, FINAL).plus(END), () -> end(date));
    if (date.equals(last)) {
      reportedAt = close.plus(REPORT).plusSeconds(1);
    }
  }

  private void post(Routine routine, Instant at) {
    if (!at.isBefore(timeline.now())) {
      timeline.at(at, () -> desk.accept(new DeskEvent.RoutineDue(routine, at)));
    }
  }

  private void end(LocalDate date) {
    if (date.isBefore(last)) {
      plan(calendar.next(date));
    } else {
      over = true;
    }
  }

  /** Whether the last day is over. */
  public boolean isOver() {
    return over;
  }

  /** Whether the last day's report is out: nothing more is to be seen. */
  public boolean isReported(Instant now) {
    return !now.isBefore(reportedAt);
  }
}
