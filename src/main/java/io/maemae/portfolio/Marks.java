package io.maemae.portfolio;

import io.maemae.market.MarketEvent;
import io.maemae.market.OrderBook;
import io.maemae.market.Price;
import io.maemae.market.PriceLimits;
import io.maemae.market.Quote;
import io.maemae.market.ReferencePrice;
import io.maemae.market.Symbol;
import io.maemae.market.Trade;
import io.maemae.market.TradingStatus;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What is known of each symbol's price and trading, as the desk has consumed it. Owned by the desk
 * thread.
 */
public final class Marks {
  private final Map<Symbol, Mark> bySymbol = new HashMap<>();

  /** What is known of a symbol; nothing of it is there before it was told. */
  private static final class Mark {
    private Price reference;
    private PriceLimits limits;
    private Price last;
    private Instant lastAt = Instant.MIN;
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
      last(mark, trade.price(), trade.at());
      goesOn(mark, trade.at());
    } else if (event instanceof OrderBook book) {
      mark.book = book;
    } else if (event instanceof ReferencePrice reference) {
      mark.reference = reference.price();
      mark.limits = null;
      mark.last = null;
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
    mark.limits = quote.limits();
    quote.status().ifPresent(status -> status(mark, status));
    if (quote.last().isEmpty()) {
      mark.last = null;
    } else if (mark.last == null || mark.lastAt.isBefore(quote.at())) {
      last(mark, quote.last().get(), quote.at());
    }
  }

  private static void last(Mark mark, Price price, Instant at) {
    mark.last = price;
    mark.lastAt = at;
  }

  private Optional<Mark> mark(Symbol symbol) {
    return Optional.ofNullable(bySymbol.get(symbol));
  }

  /** The last trade of the day. */
  public Optional<Price> lastPrice(Symbol symbol) {
    return mark(symbol).map(m -> m.last);
  }

  /** When the last trade of the day was. */
  public Optional<Instant> lastTradeAt(Symbol symbol) {
    return mark(symbol).filter(m -> m.last != null).map(m -> m.lastAt);
  }

  /** When a trade or a quote of it was true last, whatever it said; none before the first one. */
  public Optional<Instant> heardAt(Symbol symbol) {
    return mark(symbol).map(m -> m.heardAt).filter(at -> at.isAfter(Instant.MIN));
  }

  /** The base price of the day (기준가). */
  public Optional<Price> reference(Symbol symbol) {
    return mark(symbol).map(m -> m.reference);
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
}
