package io.maemae.market;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.LongStream;

/**
 * Builds the bars of one symbol in one timeframe from its trades. Owned by one thread; not
 * thread-safe.
 *
 * <ul>
 *   <li>Only trades of its hours count, usually those of the regular session: from the open to the
 *       close, the prints of the closing auction at exactly the close included. All others are
 *       ignored, those between two sessions too.
 *   <li>Bars are aligned to the open, so on a day that opens at 10:00 the hour bars start at 10:00.
 *       The last one ends at the close even if that makes it shorter.
 *   <li>The closing prints make, in an intraday timeframe, a bar of their own that starts at the
 *       close (the 15:30 bar of Korean charts); in {@link Timeframe#D1} they belong to the day.
 *       Either bar ends a nanosecond after the close: closing until the close leaves it open for
 *       further prints of that instant, closing until any later time closes it.
 *   <li>A stretch without trades has no bar.
 *   <li>A trade of a later bar first closes the open one. A trade of the session from before the
 *       open bar, or from before the end of the last closed one, is late: counted, and no bar
 *       changes.
 * </ul>
 *
 * <p>Hours are looked up once a day; a trade inside the open bar costs a few comparisons.
 */
public final class BarBuilder {
  private static final long NANOS_PER_SECOND = 1_000_000_000L;

  private final Symbol symbol;
  private final Timeframe timeframe;
  private final BarHours hours;
  private final long frame;

  // The calendar day looked at last, and its stretches of trading; all times in nanoseconds since
  // the epoch. A stretch is from one up to and including the next of an even and an odd place.
  private long dayStart;
  private long dayEnd;
  private long[] stretches = {};
  private int stretch;

  // The open bar, or where the last one ended: start == end while none is open.
  private long start = Long.MIN_VALUE;
  private long end = Long.MIN_VALUE;

  // The part of the open bar where trading goes on without a break: all of it, unless a session
  // ends or begins within.
  private long wholeFrom = Long.MIN_VALUE;
  private long wholeTo = Long.MIN_VALUE;

  private long open;
  private long high;
  private long low;
  private long close;
  private long volume;
  private boolean incomplete;

  private long lateTrades;

  /** Builds bars of that calendar's regular sessions. */
  public BarBuilder(Symbol symbol, Timeframe timeframe, TradingCalendar calendar) {
    this(symbol, timeframe, calendar.regularHours());
  }

  /** Builds bars of those hours. */
  public BarBuilder(Symbol symbol, Timeframe timeframe, BarHours hours) {
    this.symbol = symbol;
    this.timeframe = timeframe;
    this.hours = hours;
    this.frame = timeframe.length().toNanos();
  }

  /**
   * Takes a trade; {@code closed} gets the bar that it ends, if any.
   *
   * @throws IllegalArgumentException if it is of another symbol
   * @throws ArithmeticException if it is beyond the years 1677 to 2262, or the volume overflows
   */
  public void onTrade(Trade trade, Consumer<Bar> closed) {
    if (!trade.symbol().equals(symbol)) {
      throw new IllegalArgumentException(
          "trade must be of " + symbol + ", was of " + trade.symbol());
    }
    long at = nanos(trade.at());
    long price = trade.price().tenThousandths();
    long units = trade.quantity().units();
    if (joins(at, trade.at())) {
      volume = Math.addExact(volume, units);
      high = Math.max(high, price);
      low = Math.min(low, price);
      close = price;
    } else if (isTrading(at, trade.at())) {
      if (at < start) {
        lateTrades++;
      } else {
        close(closed);
        begin(at);
        open = price;
        high = price;
        low = price;
        close = price;
        volume = units;
      }
    }
  }

  /**
   * Takes a whole minute instead of its trades, none of which may have been or be taken; {@code
   * closed} gets the bar that it ends, if any. What is built of a minute that is not complete is
   * not complete either.
   *
   * @throws IllegalArgumentException if it is no minute, or of another symbol
   * @throws ArithmeticException as {@link #onTrade}
   */
  public void onMinute(Bar minute, Consumer<Bar> closed) {
    if (!minute.symbol().equals(symbol) || minute.timeframe() != Timeframe.M1) {
      throw new IllegalArgumentException("must be a minute of " + symbol + ", was " + minute);
    }
    long at = nanos(minute.start());
    boolean joins = joins(at, minute.start());
    if (!joins && (!isTrading(at, minute.start()) || at < start)) {
      return;
    }
    if (joins) {
      volume = Math.addExact(volume, minute.volume().units());
      high = Math.max(high, minute.high().tenThousandths());
      low = Math.min(low, minute.low().tenThousandths());
    } else {
      close(closed);
      begin(at);
      open = minute.open().tenThousandths();
      high = minute.high().tenThousandths();
      low = minute.low().tenThousandths();
      volume = minute.volume().units();
    }
    close = minute.close().tenThousandths();
    incomplete |= !minute.complete();
  }

  /** Closes the open bar if it ends at {@code now} or earlier. */
  public void closeUntil(Instant now, Consumer<Bar> closed) {
    if (isOpen() && !now.isBefore(instant(end))) {
      close(closed);
    }
  }

  /** The open bar as it stands, {@code complete=false}. */
  public Optional<Bar> open() {
    return isOpen() ? Optional.of(bar(false)) : Optional.empty();
  }

  /** Says that trades of the open bar are missing; without effect if none is open. */
  public void markIncomplete() {
    incomplete = isOpen();
  }

  /** How many trades came too late for their bar. */
  public long lateTrades() {
    return lateTrades;
  }

  private boolean isOpen() {
    return start != end;
  }

  /** Whether it belongs to the open bar. */
  private boolean joins(long at, Instant instant) {
    if (at >= wholeFrom && at < wholeTo) {
      return true;
    }
    if (at >= start && at < end && isTrading(at, instant)) {
      markWhole();
      return true;
    }
    return false;
  }

  /** Whether it is in a stretch of trading, which is remembered. */
  private boolean isTrading(long at, Instant instant) {
    if (at < dayStart || at >= dayEnd) {
      LocalDate date = MarketTime.date(instant);
      dayStart = nanos(MarketTime.instant(date, LocalTime.MIDNIGHT));
      dayEnd = nanos(MarketTime.instant(date.plusDays(1), LocalTime.MIDNIGHT));
      stretches =
          hours.on(date).stream()
              .flatMapToLong(each -> LongStream.of(nanos(each.from()), nanos(each.to())))
              .toArray();
    }
    for (stretch = 0; stretch < stretches.length; stretch += 2) {
      if (at >= stretches[stretch] && at <= stretches[stretch + 1]) {
        return true;
      }
    }
    return false;
  }

  private void markWhole() {
    wholeFrom = Math.max(start, stretches[stretch]);
    wholeTo = Math.min(end, stretches[stretch + 1] + 1);
  }

  private void begin(long at) {
    long first = stretches[0];
    long last = stretches[stretches.length - 1];
    if (timeframe == Timeframe.D1) {
      start = first;
      end = last + 1;
    } else if (at == last) {
      start = last;
      end = last + 1;
    } else {
      start = at - (at - first) % frame;
      end = Math.min(start + frame, last);
    }
    markWhole();
    incomplete = false;
  }

  private void close(Consumer<Bar> closed) {
    if (isOpen()) {
      Bar bar = bar(!incomplete);
      start = end;
      wholeTo = wholeFrom;
      closed.accept(bar);
    }
  }

  private Bar bar(boolean complete) {
    return new Bar(
        symbol,
        timeframe,
        instant(start),
        new Price(open),
        new Price(high),
        new Price(low),
        new Price(close),
        Quantity.of(volume),
        complete);
  }

  private static long nanos(Instant instant) {
    return Math.addExact(
        Math.multiplyExact(instant.getEpochSecond(), NANOS_PER_SECOND), instant.getNano());
  }

  private static Instant instant(long nanos) {
    return Instant.ofEpochSecond(
        Math.floorDiv(nanos, NANOS_PER_SECOND), Math.floorMod(nanos, NANOS_PER_SECOND));
  }
}
