package io.maemae.broker.paper;

import io.maemae.market.OrderBook;
import io.maemae.market.Price;
import io.maemae.market.Quantity;
import io.maemae.market.Symbol;
import io.maemae.market.Trade;
import io.maemae.market.TradingPhase;
import java.time.Instant;
import java.util.Optional;

/**
 * Where orders meet. It matches and knows no accounts: the paper broker has checked and numbered
 * every order before. All methods run on the timeline's thread, and so do the calls of the {@link
 * Listener}, which may come from inside {@link #place} or {@link #cancel}.
 */
interface Venue {
  /** Why an order left the book without being filled. */
  enum Removal {
    /** IOC or FOK: what could not be filled at once. */
    NOT_FILLED_AT_ONCE,
    /** The day's last session ended. */
    END_OF_DAY
  }

  /** What the venue tells its broker. */
  interface Listener {
    /** An order of ours was executed, in whole or in part. */
    void executed(long number, Price price, Quantity quantity, Instant at);

    /** The open remainder of an order of ours was removed by the venue. */
    void removed(long number, Quantity remainder, Removal why, Instant at);

    /** A trade of anybody, after the {@link #executed} calls that belong to it. */
    void traded(Trade trade);
  }

  /**
   * Takes an order: matches it as far as possible and, if its time in force allows, lets the rest
   * wait its turn.
   */
  void place(VenueOrder order);

  /**
   * Takes back up to a quantity of the open remainder of an order.
   *
   * @return how many shares were taken back; zero if nothing of it was open
   */
  Quantity cancel(long number, Quantity quantity);

  /** The visible book now, made when asked. */
  OrderBook book(Symbol symbol);

  /** What kind of trading the symbol is in now; a volatility interruption is an auction. */
  TradingPhase phase(Symbol symbol);

  /** The last trade's price today, if there was one. */
  Optional<Price> lastPrice(Symbol symbol);

  /** The base price of the day (기준가), if the venue knows the symbol. */
  Optional<Price> referencePrice(Symbol symbol);
}
