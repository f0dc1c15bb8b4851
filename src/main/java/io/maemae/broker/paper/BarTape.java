package io.maemae.broker.paper;

import io.maemae.market.Bar;
import io.maemae.market.MarketEvent;
import io.maemae.market.MarketTime;
import io.maemae.market.Price;
import io.maemae.market.Quantity;
import io.maemae.market.ReferencePrice;
import io.maemae.market.Symbol;
import io.maemae.market.Timeframe;
import io.maemae.market.Trade;
import io.maemae.market.TradingCalendar;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * The bars of one symbol as market events, made one bar at a time: at 08:00 of each day in the file
 * the reference price (the close of the bar before; of the first bar, its open), and for each bar
 * up to four trades: open, the extreme nearer to it (the low if both are equally near), the other
 * extreme, close. Prices stay as they are, off today's ticks too.
 *
 * <p>A daily bar's trades come at the open, after one and two thirds of the session, and at the
 * close. Those of a shorter bar come at its start, after one and two thirds, and a second before
 * its end (or before the close, if the bar lasts beyond). A bar that starts at the close is the
 * closing auction's: all its trades come at that moment. The volume is shared out equally; what
 * does not divide goes to the close, then the open, then the first extreme, so a volume below four
 * means fewer trades, and none means none.
 *
 * <p>Bars of days that the calendar does not know as trading days are played in its hours all the
 * same.
 */
final class BarTape {
  private static final LocalTime DAY_START = LocalTime.of(8, 0);

  private final TradingCalendar calendar;
  private final List<Bar> bars;
  private final Deque<MarketEvent> due = new ArrayDeque<>();
  private int next;

  /**
   * @param bars of one symbol, sorted by start
   */
  BarTape(TradingCalendar calendar, List<Bar> bars) {
    this.calendar = calendar;
    this.bars = List.copyOf(bars);
    for (int i = 1; i < bars.size(); i++) {
      if (!bars.get(i).start().isAfter(bars.get(i - 1).start())) {
        throw new IllegalArgumentException("bars must start one after another: " + bars.get(i));
      }
    }
  }

  /** The next event without taking it; null at the end. */
  MarketEvent peek() {
    while (due.isEmpty() && next < bars.size()) {
      add(next++);
    }
    return due.peek();
  }

  /** Takes the next event; null at the end. */
  MarketEvent poll() {
    peek();
    return due.poll();
  }

  private void add(int index) {
    Bar bar = bars.get(index);
    LocalDate date = MarketTime.date(bar.start());
    Bar before = index == 0 ? null : bars.get(index - 1);
    if (before == null || !MarketTime.date(before.start()).equals(date)) {
      Price reference = before == null ? bar.open() : before.close();
      due.add(new ReferencePrice(bar.symbol(), MarketTime.instant(date, DAY_START), reference));
    }
    Instant open = calendar.open(date);
    Instant close = calendar.close(date);
    if (bar.timeframe() == Timeframe.D1) {
      trades(bar, open, Duration.between(open, close), close);
      return;
    }
    Instant start = bar.start();
    Instant end = start.plus(bar.timeframe().length());
    if (start.equals(close)) {
      trades(bar, start, Duration.ZERO, start);
      return;
    }
    if (start.isBefore(close) && end.isAfter(close)) {
      end = close;
    }
    trades(bar, start, Duration.between(start, end), end.minusSeconds(1));
  }

  private void trades(Bar bar, Instant start, Duration span, Instant end) {
    long toHigh = bar.high().tenThousandths() - bar.open().tenThousandths();
    long toLow = bar.open().tenThousandths() - bar.low().tenThousandths();
    boolean lowFirst = toLow <= toHigh;
    long share = bar.volume().units() / 4;
    long rest = bar.volume().units() % 4;
    Symbol symbol = bar.symbol();
    add(symbol, start, bar.open(), share + (rest > 1 ? 1 : 0));
    Instant third = start.plus(span.dividedBy(3));
    add(symbol, third, lowFirst ? bar.low() : bar.high(), share + (rest > 2 ? 1 : 0));
    Instant twoThirds = start.plus(span.dividedBy(3).multipliedBy(2));
    add(symbol, twoThirds, lowFirst ? bar.high() : bar.low(), share);
    add(symbol, end, bar.close(), share + (rest > 0 ? 1 : 0));
  }

  private void add(Symbol symbol, Instant at, Price price, long quantity) {
    if (quantity > 0) {
      due.add(new Trade(symbol, at, price, Quantity.of(quantity)));
    }
  }
}
