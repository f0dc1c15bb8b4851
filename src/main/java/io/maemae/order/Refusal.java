package io.maemae.order;

import java.util.List;

/**
 * Why something was not done. Nothing left and nothing changed.
 *
 * @param details prices, quantities and amounts that the sentence about it names, in its order
 */
public record Refusal(Reason reason, List<Object> details) {
  /** The reasons; the catalogue has a sentence for each. */
  public enum Reason {
    /** Broker and ledger have not been brought together yet. */
    NOT_READY,
    /** The account is not in the configuration any more, so that nothing can be sent there. */
    NOT_CONFIGURED,
    /** The account's broker does not trade at that venue: venue. */
    VENUE,
    /** The broker does not take orders of that kind there: type, time in force, venue. */
    ORDER_KIND,
    /** No orders are taken now: next opening of the market. */
    MARKET_SHUT,
    /**
     * IOC and FOK are not taken while orders gather for a single price, in the market or a symbol.
     */
    AUCTION,
    /** Orders of that type are not taken in this phase of the day: type, phase. */
    PHASE,
    /** Trading in the symbol is suspended. */
    HALTED,
    /** Funds and notes are not traded in the after-market of KRX. */
    AFTER_MARKET_FUND,
    /** No price of the symbol is known. */
    NO_PRICE,
    /** The limit is off the tick grid: limit, nearest tick below, nearest above, tick size. */
    OFF_TICK,
    /** The limit is outside of the day's limits: limit, lower, upper. */
    PRICE_LIMITS,
    /** The order is worth too much: worth, most allowed. */
    ORDER_VALUE,
    /** The position would be worth too much: worth, most allowed. */
    POSITION_VALUE,
    /** Too many orders in a minute: most allowed. */
    ORDERS_PER_MINUTE,
    /** The limit is too far on the losing side of the last price: limit, last price, percent. */
    COLLAR,
    /**
     * Likewise, by the base price before the first trade of the day: limit, base price, percent.
     */
    COLLAR_BASE,
    /** More than is held and not in an open sell order: wanted, sellable. */
    HOLDINGS,
    /** The broker would sell nothing of what is held, by its newest balance. */
    WITHHELD,
    /** More than can be paid: needed, orderable. */
    BUYING_POWER,
    /** An equal order's outcome is unknown: its number. */
    UNKNOWN_TWIN,
    /** An order of the symbol is unsettled, so no strategy enters: its number. */
    SYMBOL_UNSETTLED,
    /** Equal to an order of seconds ago: its number. */
    REPEATED,
    /** Entries are stopped. */
    STOPPED,
    /** The order has ended: its number, its state. */
    ENDED,
    /** A cancel or modify of the order is under way: its number. */
    CHANGE_PENDING,
    /** The broker's number of the order is not known yet: its number. */
    NOT_NUMBERED,
    /** A new open quantity must be smaller than the open one: open quantity. */
    NOT_SMALLER,
    /** It has no limit that could be moved, or none that is known: its number, its type. */
    NO_LIMIT,
    /**
     * A part was modified elsewhere, so that several of the broker's numbers are open: its number,
     * how many, its number to be typed.
     */
    SEVERAL_NUMBERS,
    /** The number is too large to be money. */
    TOO_LARGE
  }

  /** Copies the details. */
  public Refusal {
    details = List.copyOf(details);
  }

  static Refusal of(Reason reason, Object... details) {
    return new Refusal(reason, List.of(details));
  }
}
