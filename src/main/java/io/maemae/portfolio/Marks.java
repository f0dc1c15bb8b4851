package io.maemae.portfolio;

import io.maemae.market.MarketEvent;
import io.maemae.market.MarketTime;
import io.maemae.market.OrderBook;
import io.maemae.market.Price;
import io.maemae.market.PriceLimits;
import io.maemae.market.Quote;
import io.maemae.market.ReferencePrice;
import io.maemae.market.Symbol;
import io.maemae.market.Trade;
import io.maemae.market.TradingStatus;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What is known of each symbol's price and trading, as the desk has consumed it. It stays known
 * overnight; who reckons with one day's prices asks for that day's. Owned by the desk thread.
 */
public final class Marks {
  /** Who is asked before that may still tell the figures of the day before. */
  private static final LocalTime DAY_START = LocalTime.of(8, 0);

  private final Map<Symbol, Mark> bySymbol = new HashMap<>();

  /** What is known of a symbol; nothing of it is there before it was told. */
  private static final class Mark {
    private Price reference;
    private LocalDate referenceOf = LocalDate.MIN;
    private PriceLimits limits;
    private Price last;
    private LocalDate lastOf = LocalDate.MIN;
    private Instant lastAt = Instant.MIN;
    private Price close;
    private LocalDate closeOf = LocalDate.MIN;
    private Instant heardAt = Instant.MIN;
    private OrderBook book;
    private boolean halted;
    private boolean interrupted;
    private Instant statusAt = Instant.MIN;
  }

  /** Takes a market event. */
  public void on(MarketEvent event) {
    Mark mark = bySymbol.computeIfAbsent(event.symbol(), s -> new Mark());
    if (event instanceof Trade || event instanceof Quote) {
      mark.heardAt = mark.heardAt.isBefore(event.at()) ? event.at() : mark.heardAt;
    }
    if (event instanceof Trade trade) {
      last(mark, trade.price(), trade.at(), MarketTime.date(trade.at()));
      goesOn(mark, trade.at());
    } else if (event instanceof OrderBook book) {
      mark.book = book;
    } else if (event instanceof ReferencePrice reference) {
      mark.reference = reference.price();
      mark.referenceOf = MarketTime.date(reference.at());
      mark.limits = null;
      noLast(mark);
    } else if (event instanceof Quote quote) {
      on(mark, quote);
    } else if (event instanceof TradingStatus status) {
      status(mark, status);
    }
  }

  private static void status(Mark mark, TradingStatus status) {
    mark.halted = status.halted();
    mark.interrupted = status.interrupted();
    mark.statusAt = status.at();
  }

  /**
   * A trade that is later than what was said of a halt or an interruption shows that it is over.
   */
  private static void goesOn(Mark mark, Instant tradedAt) {
    if (tradedAt.isAfter(mark.statusAt)) {
      mark.halted = false;
      mark.interrupted = false;
    }
  }

  private static void on(Mark mark, Quote quote) {
    mark.reference = quote.reference();
    mark.referenceOf = dayOf(quote);
    mark.limits = quote.limits();
    quote.status().ifPresent(status -> status(mark, status));
    if (quote.last().isEmpty()) {
      noLast(mark);
    } else if (mark.last == null || mark.lastAt.isBefore(quote.at())) {
      last(mark, quote.last().get(), quote.at(), dayOf(quote));
    }
  }

  private static LocalDate dayOf(Quote quote) {
    LocalDate date = MarketTime.date(quote.at());
    return MarketTime.time(quote.at()).isBefore(DAY_START) ? date.minusDays(1) : date;
  }

  private static void noLast(Mark mark) {
    keepClose(mark, LocalDate.MAX);
    mark.last = null;
  }

  /** A price of another day comes: the one so far was the last of its own. */
  private static void keepClose(Mark mark, LocalDate next) {
    if (mark.last != null && mark.lastOf.isBefore(next)) {
      mark.close = mark.last;
      mark.closeOf = mark.lastOf;
    }
  }

  private static void last(Mark mark, Price price, Instant at, LocalDate of) {
    keepClose(mark, of);
    mark.last = price;
    mark.lastOf = of;
    mark.lastAt = at;
  }

  private Optional<Mark> mark(Symbol symbol) {
    return Optional.ofNullable(bySymbol.get(symbol));
  }

  /** Whether any price of it is. */
  boolean isKnown(Symbol symbol) {
    return mark(symbol)
        .filter(m -> m.reference != null || m.last != null || m.close != null)
        .isPresent();
  }

  /** The last trade that is known. */
  public Optional<Price> lastPrice(Symbol symbol) {
    return mark(symbol).map(m -> m.last);
  }

  /** When that was. */
  public Optional<Instant> lastTradeAt(Symbol symbol) {
    return mark(symbol).filter(m -> m.last != null).map(m -> m.lastAt);
  }

  /** When a trade or a quote of it was true last, whatever it said; none before the first one. */
  public Optional<Instant> heardAt(Symbol symbol) {
    return mark(symbol).map(m -> m.heardAt).filter(at -> at.isAfter(Instant.MIN));
  }

  /** The base price (기준가) told last. */
  public Optional<Price> reference(Symbol symbol) {
    return mark(symbol).map(m -> m.reference);
  }

  /** The base price of a day; empty if another day's was told last. */
  public Optional<Price> reference(Symbol symbol, LocalDate day) {
    return mark(symbol).filter(m -> m.referenceOf.equals(day)).map(m -> m.reference);
  }

  /**
   * What a day's gains and losses are reckoned from: its base price, or while nobody has told that
   * the last price known of before the day.
   */
  public Optional<Price> base(Symbol symbol, LocalDate day) {
    return reference(symbol, day)
        .or(
            () ->
                mark(symbol).filter(m -> m.last != null && m.lastOf.isBefore(day)).map(m -> m.last))
        .or(() -> mark(symbol).filter(m -> m.closeOf.isBefore(day)).map(m -> m.close));
  }

  /** The day's limits, where somebody has told them; otherwise they follow from the base price. */
  public Optional<PriceLimits> limits(Symbol symbol) {
    return mark(symbol).map(m -> m.limits);
  }

  /** The visible book, where it is told. */
  public Optional<OrderBook> book(Symbol symbol) {
    return mark(symbol).map(m -> m.book);
  }

  /** Whether trading in it is suspended, as far as told. */
  public boolean isHalted(Symbol symbol) {
    return mark(symbol).filter(m -> m.halted).isPresent();
  }

  /** Whether a volatility interruption goes on, as far as told. */
  public boolean isInterrupted(Symbol symbol) {
    return mark(symbol).filter(m -> m.interrupted).isPresent();
  }

  /** What a share is valued at: the last trade, else the base price. */
  public Optional<Price> valuation(Symbol symbol) {
    return lastPrice(symbol).or(() -> reference(symbol));
  }

  /** The same by a day's prices alone. */
  public Optional<Price> valuation(Symbol symbol, LocalDate day) {
    return mark(symbol)
        .filter(m -> m.lastOf.equals(day))
        .map(m -> m.last)
        .or(() -> reference(symbol, day));
  }
}
