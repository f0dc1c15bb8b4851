package io.maemae.portfolio;

import io.maemae.market.Money;
import io.maemae.market.Quantity;
import io.maemae.market.Side;
import io.maemae.market.Symbol;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What happened to an account on a date: what trading did to its cash and its shares, and the
 * shares that came from outside and are still there, by symbol. Those are sold last, and what they
 * bring is none of the day's result. Desk thread; used by {@link Portfolio} alone.
 */
final class DayFlow {
  static final DayFlow NONE = new DayFlow();
  private final Map<Symbol, Money> cash = new TreeMap<>();
  private final Map<Symbol, Long> units = new TreeMap<>();
  private final Map<Symbol, Long> came = new TreeMap<>();

  /** Takes shares that came from outside, or went. */
  void add(ShareEntry entry) {
    came.merge(entry.symbol(), entry.units(), Long::sum);
  }

  /** The symbols that were traded. */
  Set<Symbol> symbols() {
    return units.keySet();
  }

  /** Shares bought less shares sold. */
  long units(Symbol symbol) {
    return units.getOrDefault(symbol, 0L);
  }

  /** Shares that came and are still there. */
  long came(Symbol symbol) {
    return Math.max(0, came.getOrDefault(symbol, 0L));
  }

  /**
   * Takes a fill.
   *
   * @param held shares of the account before it
   */
  void add(Fill fill, long held) {
    Symbol symbol = fill.symbol();
    long shares = fill.quantity().units();
    if (fill.side() == Side.BUY) {
      cash.merge(symbol, fill.cashEffect(), Money::plus);
      units.merge(symbol, shares, Long::sum);
      return;
    }
    long own = Math.max(0, held - came(symbol));
    long ofThoseThatCame = Math.min(came(symbol), Math.max(0, shares - own));
    came.merge(symbol, -ofThoseThatCame, Long::sum);
    Quantity rest = Quantity.of(shares - ofThoseThatCame);
    cash.merge(symbol, fill.cashEffect().share(rest, fill.quantity()), Money::plus);
    units.merge(symbol, -rest.units(), Long::sum);
  }

  /** What was sold for less what was bought for, after fees and tax. */
  Money cash(Symbol symbol) {
    return cash.getOrDefault(symbol, Money.ZERO);
  }
}
