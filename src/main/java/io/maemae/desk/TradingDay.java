package io.maemae.desk;

import io.maemae.market.MarketTime;
import io.maemae.market.Money;
import io.maemae.market.Symbol;
import io.maemae.market.TradingCalendar;
import io.maemae.order.BrokerAccount;
import io.maemae.order.Order;
import io.maemae.order.OrderLedger;
import io.maemae.order.Purpose;
import io.maemae.order.Reconciliation;
import io.maemae.portfolio.DayClose;
import io.maemae.portfolio.DayStore;
import io.maemae.portfolio.Lot;
import io.maemae.portfolio.Marks;
import io.maemae.portfolio.Portfolio;
import io.maemae.portfolio.Valuation;
import io.maemae.strategy.StrategyRunner;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What is done at the fixed times of a trading day. On other days nothing is. Desk thread. */
public final class TradingDay {
  private static final Duration LATE = Duration.ofMinutes(1);

  /** For so long brokers list what was filled, and correct it. */
  private static final Period LISTED = Period.ofMonths(1);

  private final TradingCalendar calendar;
  private final OrderLedger ledger;
  private final Portfolio portfolio;
  private final Valuation valuation;
  private final Marks marks;
  private final Reconciliation reconciliation;
  private final StrategyRunner strategies;
  private final DayStore store;
  private final RoutinesDone done;
  private final KeyExpiry keys;
  private final MarketWatch markets;
  private final DayListener listener;

  /** With everything that has a day. */
  public TradingDay(
      TradingCalendar calendar,
      OrderLedger ledger,
      Portfolio portfolio,
      Valuation valuation,
      Marks marks,
      Reconciliation reconciliation,
      StrategyRunner strategies,
      DayStore store,
      RoutinesDone done,
      KeyExpiry keys,
      MarketWatch markets,
      DayListener listener) {
    this.done = done;
    this.keys = keys;
    this.markets = markets;
    this.calendar = calendar;
    this.ledger = ledger;
    this.portfolio = portfolio;
    this.valuation = valuation;
    this.marks = marks;
    this.reconciliation = reconciliation;
    this.strategies = strategies;
    this.store = store;
    this.listener = listener;
  }

  /**
   * Does a routine, each once a day but for the last reading. Late ones are those that came due
   * while the program did not run: a day that is over is not begun, and of a day that was not begun
   * nothing else is done.
   */
  void run(DeskEvent.RoutineDue event) {
    Routine routine = event.routine();
    Instant now = event.at();
    LocalDate date = MarketTime.date(event.due());
    boolean late = event.due().plus(LATE).isBefore(now);
    if (!calendar.isTradingDay(date)
        || isDoneForGood(routine, date)
        || late && isPast(routine, date, now)) {
      return;
    }
    boolean again = done.is(routine, date);
    done.mark(routine, date);
    switch (routine) {
      case DAY_START -> start(date, now);
      case MARKET_OPEN -> tellOnTime(late, () -> listener.opened(date));
      case MARKET_CLOSE -> {
        tellOnTime(late, () -> listener.closed(date));
        strategies.closeRegularBars(now.plusNanos(1));
      }
      case RECONCILIATION -> reconciliation.readAll();
      case DAILY_REPORT -> report(date);
      case FINAL_RECONCILIATION -> {
        if (late || again) {
          revise(date.plusDays(1)); // the prices of the close may not be known any more
        } else {
          saveCloses(date);
        }
        reconciliation.readLast(date);
      }
      default -> throw new IllegalStateException("routine " + routine);
    }
  }

  /**
   * What the last reading does not show ends with it: one that a restart cut short is due again.
   */
  private boolean isDoneForGood(Routine routine, LocalDate date) {
    return routine != Routine.FINAL_RECONCILIATION && done.is(routine, date);
  }

  private void start(LocalDate date, Instant now) {
    ledger.startDay(now);
    strategies.startDay(date);
    strategies.watchBars(now);
    reconciliation.readAll();
    keys.look(date);
    markets.startDay();
    revise(date);
  }

  private boolean isPast(Routine routine, LocalDate date, Instant now) {
    return routine == Routine.DAY_START
        ? !now.isBefore(calendar.close(date))
        : !done.is(Routine.DAY_START, date);
  }

  /** Hours after the bell it is no news. */
  private static void tellOnTime(boolean late, Runnable notice) {
    if (!late) {
      notice.run();
    }
  }

  private void report(LocalDate date) {
    revise(date);
    listener.report(saveCloses(date));
  }

  private List<DayReport> saveCloses(LocalDate date) {
    List<DayReport> reports = new ArrayList<>();
    for (BrokerAccount account : reconciliation.accounts()) {
      DayReport report = report(account, date);
      store.save(report.close());
      reports.add(report);
    }
    return reports;
  }

  /**
   * What was filled before a day may have become known after that day's report, and the program may
   * not have run when one was due.
   */
  private void revise(LocalDate today) {
    LocalDate from = today.minus(LISTED);
    for (BrokerAccount account : reconciliation.accounts()) {
      String name = account.name();
      for (LocalDate date : portfolio.tradedOn(name, from, today.minusDays(1))) {
        if (!store.revise(name, date, portfolio.result(name, date, date))) {
          store.save(report(account, date).close());
        }
      }
    }
  }

  /** The day so far. */
  public DayReport report(BrokerAccount account, LocalDate date) {
    String name = account.name();
    Map<Symbol, Portfolio.Result> bySymbol = new TreeMap<>();
    Map<String, Portfolio.Result> byStrategy = new TreeMap<>();
    Portfolio.Result total = Portfolio.Result.NONE;
    for (Map.Entry<Lot.Key, Portfolio.Result> entry : portfolio.results(date, date).entrySet()) {
      Lot.Key key = entry.getKey();
      if (key.account().equals(name)) {
        total = total.plus(entry.getValue());
        bySymbol.merge(key.symbol(), entry.getValue(), Portfolio.Result::plus);
        byStrategy.merge(key.strategy().orElse(""), entry.getValue(), Portfolio.Result::plus);
      }
    }
    Valuation.Value held = valuation.of(portfolio.lots(name));
    Money settled = portfolio.settledCash(name);
    DayClose close =
        new DayClose(
            date,
            name,
            settled,
            held.marketValue(),
            total.realised(),
            held.unrealised(),
            total.fee(),
            total.tax());
    List<Order> today =
        ledger.all().stream()
            .filter(o -> o.account().equals(name) && o.terms().purpose() != Purpose.EXTERNAL)
            .filter(o -> MarketTime.date(o.terms().createdAt()).equals(date))
            .toList();
    return new DayReport(
        account,
        close,
        portfolio.dayResult(name, date, marks),
        bySymbol,
        byStrategy,
        today.size(),
        today.stream().filter(o -> !o.filled().isZero()).count());
  }
}
