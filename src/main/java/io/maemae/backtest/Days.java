package io.maemae.backtest;

import io.maemae.broker.Timeline;
import io.maemae.desk.DayPlan;
import io.maemae.desk.DeskEvent;
import io.maemae.desk.Routine;
import io.maemae.market.MarketTime;
import io.maemae.market.TradingCalendar;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.function.Consumer;

/** Posts the routines of each trading day, one day after the other, until the last one is over. */
public final class Days {
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
    Map<Routine, Instant> plan = DayPlan.of(calendar, date);
    plan.forEach(this::post);
    timeline.at(plan.get(Routine.FINAL_RECONCILIATION).plus(END), () -> end(date));
    if (date.equals(last)) {
      reportedAt = plan.get(Routine.DAILY_REPORT).plusSeconds(1);
    }
  }

  private void post(Routine routine, Instant at) {
    if (!at.isBefore(timeline.now())) {
      timeline.at(at, () -> desk.accept(new DeskEvent.RoutineDue(routine, at, at)));
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
