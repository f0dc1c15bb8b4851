package io.maemae.strategy;

import io.maemae.market.Bar;
import io.maemae.market.BarBuilder;
import io.maemae.market.BarHours;
import io.maemae.market.MarketTime;
import io.maemae.market.Symbol;
import io.maemae.market.Timeframe;
import io.maemae.market.TradingCalendar;
import io.maemae.order.Outside;
import io.maemae.order.Reading;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Reads the bars of earlier days that strategies look back at and have not had: as many as they
 * need, from the newest back, as far as somebody keeps them. Desk thread.
 */
final class EarlierBars {
  /** How many days are read at most for bars shorter than a day. */
  private static final int MOST_DAYS = 10;

  private final Symbol symbol;
  private final HistorySource history;
  private final BarHours hours;
  private final TradingCalendar calendar;
  private final Outside outside;

  EarlierBars(Symbol symbol, HistorySource history, BarHours hours, Outside outside) {
    this.symbol = symbol;
    this.history = history;
    this.hours = hours;
    this.calendar = hours.calendar();
    this.outside = outside;
  }

  /**
   * Reads what is needed before a day.
   *
   * @param found gets the bars of each slot, oldest first; within this call if none are needed
   * @param failed is told instead why something that is kept could not be read
   */
  void read(
      LocalDate today,
      List<StrategySlot> slots,
      Consumer<List<List<Bar>>> found,
      Consumer<String> failed) {
    List<StrategySlot> needy =
        slots.stream().filter(slot -> needs(slot, today.minusDays(1), List.of())).toList();
    if (needy.isEmpty()) {
      found.accept(slots.stream().map(slot -> List.<Bar>of()).toList());
      return;
    }
    LocalDate last = calendar.previous(today);
    int most = needy.stream().mapToInt(slot -> slot.strategy.lookback()).max().orElseThrow();
    if (needy.stream().anyMatch(slot -> slot.definition.timeframe() == Timeframe.D1)) {
      LocalDate first = calendar.plus(today, -most);
      outside.<Reading<List<Bar>>>ask(
          answer -> history.days(symbol, first, last, answer),
          reading -> {
            if (reading instanceof Reading.Complete<List<Bar>> complete) {
              new Run(today, slots, asHeard(complete.value()), found, failed).readDay(last);
            } else {
              failed.accept(((Reading.Unreadable<List<Bar>>) reading).why());
            }
          });
    } else {
      new Run(today, slots, List.of(), found, failed).readDay(last);
    }
  }

  /** Days that begin when those that are heard do, to be known for the same. */
  private List<Bar> asHeard(List<Bar> days) {
    return days.stream()
        .map(day -> day.startingAt(hours.open(MarketTime.date(day.start()))))
        .toList();
  }

  /** Whether a strategy lacks bars of a day or of earlier ones. */
  private static boolean needs(StrategySlot slot, LocalDate day, List<Bar> had) {
    boolean known = slot.lastBar.filter(start -> MarketTime.date(start).isAfter(day)).isPresent();
    return !known && had.size() < slot.strategy.lookback();
  }

  /** One way back through the days. */
  private final class Run {
    private final LocalDate today;
    private final List<StrategySlot> slots;
    private final List<Bar> days;
    private final Consumer<List<List<Bar>>> found;
    private final Consumer<String> failed;
    private final List<Bar> minutes = new ArrayList<>();
    private int read;

    Run(
        LocalDate today,
        List<StrategySlot> slots,
        List<Bar> days,
        Consumer<List<List<Bar>>> found,
        Consumer<String> failed) {
      this.today = today;
      this.slots = slots;
      this.days = days;
      this.found = found;
      this.failed = failed;
    }

    void readDay(LocalDate day) {
      boolean wanted =
          slots.stream()
              .filter(slot -> slot.definition.timeframe() != Timeframe.D1)
              .anyMatch(slot -> needs(slot, day, of(slot)));
      if (!wanted || read == MOST_DAYS || !history.keepsEarlierMinutes()) {
        end();
        return;
      }
      read++;
      outside.<Reading<List<Bar>>>ask(
          answer -> history.minutes(symbol, day, hours, answer),
          reading -> {
            if (reading instanceof Reading.Complete<List<Bar>> complete) {
              minutes.addAll(0, complete.value());
              readDay(calendar.previous(day));
            } else {
              failed.accept(((Reading.Unreadable<List<Bar>>) reading).why());
            }
          });
    }

    private void end() {
      found.accept(slots.stream().map(this::newest).toList());
    }

    private List<Bar> newest(StrategySlot slot) {
      List<Bar> bars = of(slot);
      return bars.subList(Math.max(0, bars.size() - slot.strategy.lookback()), bars.size());
    }

    private List<Bar> of(StrategySlot slot) {
      if (slot.definition.timeframe() == Timeframe.D1) {
        return days;
      }
      BarBuilder builder = slot.newBars();
      List<Bar> closed = new ArrayList<>();
      minutes.forEach(bar -> builder.onMinute(bar, closed::add));
      builder.closeUntil(hours.open(today), closed::add);
      return closed;
    }
  }
}
