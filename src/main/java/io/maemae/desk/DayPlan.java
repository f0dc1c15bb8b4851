package io.maemae.desk;

import io.maemae.market.MarketTime;
import io.maemae.market.TradingCalendar;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.EnumMap;
import java.util.Map;

/** When each routine of a trading day is due. */
public final class DayPlan {
  /** When a day begins, before any order is taken. */
  public static final LocalTime DAY_START = LocalTime.of(8, 0);

  private static final LocalTime FINAL = LocalTime.of(20, 0, 5);
  private static final Duration RECONCILIATION = Duration.ofSeconds(5);
  private static final Duration REPORT = Duration.ofSeconds(10);

  private DayPlan() {}

  /** The routines of a trading day, in their order. */
  public static Map<Routine, Instant> of(TradingCalendar calendar, LocalDate date) {
    Instant close = calendar.close(date);
    Map<Routine, Instant> plan = new EnumMap<>(Routine.class);
    plan.put(Routine.DAY_START, MarketTime.instant(date, DAY_START));
    plan.put(Routine.MARKET_OPEN, calendar.open(date));
    plan.put(Routine.MARKET_CLOSE, close);
    plan.put(Routine.RECONCILIATION, close.plus(RECONCILIATION));
    plan.put(Routine.DAILY_REPORT, close.plus(REPORT));
    plan.put(Routine.FINAL_RECONCILIATION, MarketTime.instant(date, FINAL));
    return plan;
  }
}
