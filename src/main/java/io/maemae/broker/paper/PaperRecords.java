package io.maemae.broker.paper;

import io.maemae.market.Money;
import io.maemae.market.Symbol;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the embedded exchange keeps over a restart. It alone writes here, and nobody else reads.
 * Timeline's thread.
 *
 * <p>All methods throw {@link io.maemae.order.StoreException} if it cannot be done.
 */
interface PaperRecords {
  /** What an account has, empty if the exchange does not know it. */
  Optional<PaperBook.Holdings> holdings(String account, LocalDate today);

  /** All orders of a date, and those of others that are not over, by date and number. */
  List<PaperOrder> orders(LocalDate date);

  /** The orders of an account on a date, by number. */
  List<PaperOrder> orders(LocalDate date, String account);

  /** The highest number used on a date, 0 if none. */
  long lastNumber(LocalDate date);

  /** The market time when something was kept last. */
  Optional<Instant> marketTime();

  /** Where symbols stood when they were kept last. */
  Map<Symbol, KeptMarket> market();

  /** Keeps all of a change or nothing; when this returns, it lasts. */
  void keep(Change change);

  /** The market of a symbol and the time of which it is. */
  record KeptMarket(MarketState state, Instant at) {}

  /** The cash of an account when all trades have settled. */
  record Cash(String account, Money amount) {}

  /** The shares of an account in a symbol, which may be none. */
  record Held(String account, Symbol symbol, PaperBook.Shares shares) {}

  /**
   * What one event at the exchange changed: how things are after it.
   *
   * @param at the market time; empty outside trading hours
   */
  record Change(
      List<Cash> cash,
      List<PaperOrder> orders,
      List<PaperFill> fills,
      List<Held> held,
      Map<Symbol, MarketState> market,
      Optional<Instant> at) {}
}
