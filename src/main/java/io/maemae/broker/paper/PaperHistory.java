package io.maemae.broker.paper;

import io.maemae.broker.Timeline;
import io.maemae.market.Bar;
import io.maemae.market.BarBuilder;
import io.maemae.market.BarHours;
import io.maemae.market.MarketEvent;
import io.maemae.market.MarketTime;
import io.maemae.market.Price;
import io.maemae.market.Quantity;
import io.maemae.market.Symbol;
import io.maemae.market.Timeframe;
import io.maemae.market.Trade;
import io.maemae.market.TradingCalendar;
import io.maemae.order.Reading;
import io.maemae.strategy.HistorySource;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * What the embedded exchange knows of the past: today's minutes, made of its own trades since it
 * started, and of earlier days the bars that it was given to replay. In memory only; a new day
 * drops the minutes of the one before.
 *
 * <p>An exchange that starts within a session knows nothing of the minutes before, and its first
 * bar is not complete. May be asked on any thread; owned by the timeline's, where answers come. It
 * does nothing by itself, so that a rehearsal in which nobody asks is as it was without it.
 */
final class PaperHistory implements HistorySource {
  private final Timeline timeline;
  private final TradingCalendar calendar;
  private final Map<Symbol, List<Bar>> given;
  private final Instant firstWholeMinute;
  private final Map<Symbol, Minutes> recorded = new HashMap<>();
  private LocalDate today = LocalDate.MIN;

  /** The minutes of one symbol today. */
  private static final class Minutes {
    private final BarBuilder builder;
    private final List<Bar> closed = new ArrayList<>();

    private Minutes(BarBuilder builder) {
      this.builder = builder;
    }
  }

  /**
   * With what there is from the start.
   *
   * @param given bars to be replayed, by symbol, sorted by start; none of a synthetic market
   */
  PaperHistory(Timeline timeline, TradingCalendar calendar, Map<Symbol, List<Bar>> given) {
    this.timeline = timeline;
    this.calendar = calendar;
    this.given = Map.copyOf(given);
    this.firstWholeMinute = wholeMinute(timeline.now());
  }

  /** That minute, or the next one if a part of it has passed. */
  private static Instant wholeMinute(Instant now) {
    Instant minute = now.truncatedTo(ChronoUnit.MINUTES);
    return minute.equals(now) ? minute : minute.plus(1, ChronoUnit.MINUTES);
  }

  /** Takes what the exchange tells the market. */
  void onMarket(MarketEvent event) {
    if (event instanceof Trade trade) {
      LocalDate date = MarketTime.date(trade.at());
      if (!date.equals(today)) {
        recorded.clear();
        today = date;
      }
      Minutes minutes = recorded.computeIfAbsent(trade.symbol(), this::minutes);
      minutes.builder.onTrade(trade, minutes.closed::add);
      if (trade.at().isBefore(firstWholeMinute)) {
        minutes.builder.markIncomplete();
      }
    }
  }

  private Minutes minutes(Symbol symbol) {
    return new Minutes(new BarBuilder(symbol, Timeframe.M1, calendar));
  }

  /** Those of the regular session, whatever hours are asked for: it has no other. */
  @Override
  public void minutes(
      Symbol symbol, LocalDate day, BarHours hours, Consumer<Reading<List<Bar>>> answer) {
    timeline.at(timeline.now(), () -> answer.accept(minutes(symbol, day, timeline.now())));
  }

  private Reading<List<Bar>> minutes(Symbol symbol, LocalDate day, Instant now) {
    LocalDate date = MarketTime.date(now);
    if (day.equals(date)) {
      return new Reading.Complete<>(minutesOfToday(symbol, now), now);
    }
    List<Bar> past =
        given.getOrDefault(symbol, List.of()).stream()
            .filter(bar -> bar.timeframe() == Timeframe.M1 && day.isBefore(date))
            .filter(bar -> MarketTime.date(bar.start()).equals(day))
            .toList();
    return past.isEmpty()
        ? new Reading.Unreadable<>("reason:history.none " + day)
        : new Reading.Complete<>(past, now);
  }

  private List<Bar> minutesOfToday(Symbol symbol, Instant now) {
    Minutes minutes = recorded.get(symbol);
    if (minutes == null || !today.equals(MarketTime.date(now))) {
      return List.of();
    }
    minutes.builder.closeUntil(now, minutes.closed::add);
    List<Bar> bars = new ArrayList<>(minutes.closed);
    minutes.builder.open().ifPresent(bars::add);
    return bars;
  }

  @Override
  public boolean keepsEarlierMinutes() {
    return true;
  }

  @Override
  public void days(
      Symbol symbol, LocalDate first, LocalDate last, Consumer<Reading<List<Bar>>> answer) {
    timeline.at(timeline.now(), () -> answer.accept(days(symbol, first, last, timeline.now())));
  }

  private Reading<List<Bar>> days(Symbol symbol, LocalDate first, LocalDate last, Instant now) {
    LocalDate date = MarketTime.date(now);
    Map<LocalDate, Bar> days = new TreeMap<>();
    for (Bar bar : given.getOrDefault(symbol, List.of())) {
      LocalDate day = MarketTime.date(bar.start());
      if (day.isBefore(date) && !day.isBefore(first) && !day.isAfter(last)) {
        days.merge(day, day(day, bar, true), PaperHistory::joined);
      }
    }
    if (!date.isBefore(first) && !date.isAfter(last)) {
      for (Bar bar : minutesOfToday(symbol, now)) {
        days.merge(date, day(date, bar, false), PaperHistory::joined);
      }
    }
    return days.isEmpty()
        ? new Reading.Unreadable<>("reason:history.none " + symbol)
        : new Reading.Complete<>(List.copyOf(days.values()), now);
  }

  private Bar day(LocalDate date, Bar bar, boolean complete) {
    Price close = bar.close();
    Instant start = calendar.open(date);
    return new Bar(
        bar.symbol(),
        Timeframe.D1,
        start,
        bar.open(),
        bar.high(),
        bar.low(),
        close,
        bar.volume(),
        complete);
  }

  private static Bar joined(Bar day, Bar next) {
    Price high = next.high().isAbove(day.high()) ? next.high() : day.high();
    Price low = next.low().isBelow(day.low()) ? next.low() : day.low();
    Quantity volume = day.volume().plus(next.volume());
    return new Bar(
        day.symbol(),
        day.timeframe(),
        day.start(),
        day.open(),
        high,
        low,
        next.close(),
        volume,
        day.complete());
  }
}
