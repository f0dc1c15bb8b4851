package io.maemae.portfolio;

import io.maemae.market.MarketEvent;
import io.maemae.market.Price;
import io.maemae.market.ReferencePrice;
import io.maemae.market.Symbol;
import io.maemae.market.Trade;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The last trade and the base price of each symbol, as the desk has consumed them. Owned by the
 * desk thread.
 */
public final class Marks {
  private final Map<Symbol, Mark> bySymbol = new HashMap<>();

  /** What is known of a symbol's price. */
  private static final class Mark {
    private Price reference;
    private Trade last;
  }

  /** Takes a market event. */
  public void on(MarketEvent event) {
    Mark mark = bySymbol.computeIfAbsent(event.symbol(), s -> new Mark());
    if (event instanceof Trade trade) {
      mark.last = trade;
    } else if (event instanceof ReferencePrice reference) {
      mark.reference = reference.price();
      mark.last = null;
    }
  }

  /** The last trade of the day. */
  public Optional<Price> lastPrice(Symbol symbol) {
    Mark mark = bySymbol.get(symbol);
    return mark == null || mark.last == null ? Optional.empty() : Optional.of(mark.last.price());
  }

  /** When the last trade of the day was. */
  public Optional<Instant> lastTradeAt(Symbol symbol) {
    Mark mark = bySymbol.get(symbol);
    return mark == null || mark.last == null ? Optional.empty() : Optional.of(mark.last.at());
  }

  /** The base price of the day (기준가). */
  public Optional<Price> reference(Symbol symbol) {
    Mark mark = bySymbol.get(symbol);
    return mark == null ? Optional.empty() : Optional.ofNullable(mark.reference);
  }

  /** What a share is valued at: the last trade, else the base price. */
  public Optional<Price> valuation(Symbol symbol) {
    Mark mark = bySymbol.get(symbol);
    if (mark == null) {
      return Optional.empty();
    }
    return mark.last != null ? Optional.of(mark.last.price()) : Optional.ofNullable(mark.reference);
  }
}
