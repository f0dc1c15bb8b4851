package io.maemae.broker.paper;

import io.maemae.market.InstrumentKind;
import io.maemae.market.MarketEvent;
import io.maemae.market.MarketTime;
import io.maemae.market.OrderBook;
import io.maemae.market.Price;
import io.maemae.market.Symbol;
import io.maemae.market.TickTable;
import io.maemae.market.Trade;
import io.maemae.market.TradingCalendar;
import io.maemae.market.TradingPhase;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Measures whole days of the synthetic market: {@code [seed] [days] [start]}. Not a test. */
final class SyntheticDayMain {
  private static final class Tally {
    private long trades;
    private long won;
    private Price open;
    private Price high;
    private Price low;
    private Price close;
    private long spreads;
    private long samples;
    private long fullBooks;
    private long touchWon;
    private long thinTouches;
    private int interruptions;
    private boolean interrupted;
    private final StringBuilder path = new StringBuilder();
  }

  private SyntheticDayMain() {}

  public static void main(String[] args) {
    long seed = args.length > 0 ? Long.parseLong(args[0]) : 7;
    int days = args.length > 1 ? Integer.parseInt(args[1]) : 1;
    LocalTime start = LocalTime.parse(args.length > 2 ? args[2] : "08:00");
    boolean watch = args.length > 3;
    LocalDate date = LocalDate.of(2026, 11, 20);
    ManualTimeline timeline = new ManualTimeline(MarketTime.instant(date, start));
    TradingCalendar calendar = TradingCalendar.krx(Set.of(), Set.of());
    Map<Symbol, Tally> tallies = new TreeMap<>();
    Consumer<MarketEvent> data =
        event -> {
          if (event instanceof Trade) {
            count(tallies.computeIfAbsent(event.symbol(), s -> new Tally()), (Trade) event);
          }
        };
    BookVenue venue =
        BookVenue.synthetic(timeline, calendar, SyntheticMarket.LISTINGS, Map.of(), seed, data);
    venue.listener(new Silence());
    venue.start();
    for (int day = 0; day < days; day++) {
      tallies.clear();
      long began = System.nanoTime();
      if (watch) {
        LocalTime time = LocalTime.of(9, 0, 10);
        for (; time.isBefore(LocalTime.of(15, 20)); time = time.plusSeconds(10)) {
          timeline.runUntil(MarketTime.instant(date, time));
          sample(venue, tallies, time);
        }
      }
      timeline.runUntil(MarketTime.instant(date, LocalTime.of(16, 0)));
      double seconds = (System.nanoTime() - began) / 1e9;
      long total = tallies.values().stream().mapToLong(t -> t.trades).sum();
      System.out.printf("%s: %,d trades in %.2f s%n", date, total, seconds);
      tallies.forEach((symbol, t) -> print(venue, symbol, t));
      date = calendar.next(date);
    }
  }

  private static void print(BookVenue venue, Symbol symbol, Tally t) {
    double reference = venue.referencePrice(symbol).orElseThrow().tenThousandths() / 100.0;
    System.out.printf(
        "%s %,7d trades %,12d won each, o %+.2f h %+.2f l %+.2f c %+.2f %%",
        symbol,
        t.trades,
        t.won / t.trades,
        t.open.tenThousandths() / reference - 100,
        t.high.tenThousandths() / reference - 100,
        t.low.tenThousandths() / reference - 100,
        t.close.tenThousandths() / reference - 100);
    if (t.samples > 0) {
      System.out.printf(
          ", spread %.2f, full %.3f, touch %,d, thin %.3f, vi %d%n  %s",
          (double) t.spreads / t.samples,
          (double) t.fullBooks / t.samples,
          t.touchWon / t.samples,
          (double) t.thinTouches / t.samples,
          t.interruptions,
          t.path);
    }
    System.out.println();
  }

  private static void count(Tally t, Trade trade) {
    Price price = trade.price();
    t.trades++;
    t.won += price.times(trade.quantity()).wonFloor();
    t.open = t.open == null ? price : t.open;
    t.high = t.high == null || price.isAbove(t.high) ? price : t.high;
    t.low = t.low == null || price.isBelow(t.low) ? price : t.low;
    t.close = price;
  }

  private static void sample(BookVenue venue, Map<Symbol, Tally> tallies, LocalTime time) {
    tallies.forEach(
        (symbol, t) -> {
          boolean vi = venue.phase(symbol) == TradingPhase.VOLATILITY_AUCTION;
          t.interruptions += vi && !t.interrupted ? 1 : 0;
          t.interrupted = vi;
          if (time.getSecond() == 10 && time.getMinute() % 10 == 0) {
            double reference = venue.referencePrice(symbol).orElseThrow().tenThousandths() / 100.0;
            t.path.append(String.format("%+.1f ", t.close.tenThousandths() / reference - 100));
          }
          if (vi) {
            return;
          }
          OrderBook book = venue.book(symbol);
          t.samples++;
          if (book.asks().size() == 10 && book.bids().size() == 10) {
            t.fullBooks++;
          }
          if (book.asks().isEmpty() || book.bids().isEmpty()) {
            return;
          }
          OrderBook.Level ask = book.asks().get(0);
          long tick =
              TickTable.of(
                      symbol.code().equals("069500") ? InstrumentKind.ETF : InstrumentKind.STOCK)
                  .tickAt(ask.price())
                  .tenThousandths();
          t.spreads +=
              (ask.price().tenThousandths() - book.bids().get(0).price().tenThousandths()) / tick;
          long won = ask.price().times(ask.quantity()).wonFloor();
          t.touchWon += won;
          t.thinTouches += won < 1_000_000 ? 1 : 0;
        });
  }
}
