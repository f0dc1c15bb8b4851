package io.maemae.order;

import io.maemae.market.Money;
import io.maemae.market.Price;
import io.maemae.market.Quantity;
import io.maemae.market.Side;
import io.maemae.market.Symbol;
import java.time.Instant;
import java.util.Optional;

/**
 * What a broker's stream says of an order, in FIX terms. Notices may be lost, doubled, late, and
 * before the answer to the request itself.
 *
 * @param id the number it is about; for REPLACED and CANCELED the number of the modify or cancel
 * @param parent for REPLACED and CANCELED the number that was replaced or taken back from; empty
 *     for a CANCELED that the exchange did by itself (the rest of an IOC or FOK order)
 * @param ordered the ordered quantity of {@code id}
 * @param last FILLED: shares of this execution; CANCELED and EXPIRED: shares taken back; REPLACED:
 *     shares that moved
 * @param lastPrice FILLED only: the price of this execution; REPLACED: the new limit
 * @param cumulative FILLED only, where the broker has it: shares filled so far under this number
 * @param cumulativeAmount FILLED only, where the broker has it: what these cost
 * @param text the broker's words, for a rejection
 * @param at when it happened, in market time
 */
public record ExecutionNotice(
    Kind kind,
    OrderId id,
    Optional<OrderId> parent,
    Symbol symbol,
    Side side,
    Quantity ordered,
    Quantity last,
    Optional<Price> lastPrice,
    Optional<Quantity> cumulative,
    Optional<Money> cumulativeAmount,
    String text,
    Instant at) {
  /** FIX's execution types, as far as brokers here tell them. */
  public enum Kind {
    /** The exchange took the order. */
    NEW,
    /** Shares were bought or sold. */
    FILLED,
    /** Shares were taken back. */
    CANCELED,
    /** The remainder moved to another limit. */
    REPLACED,
    /** The exchange refused what the broker had accepted. */
    REJECTED,
    /** The remainder ended with the day. */
    EXPIRED
  }
}
