package io.maemae.portfolio;

import io.maemae.market.Money;
import io.maemae.market.Symbol;
import java.time.Instant;
import java.util.Optional;

/**
 * Shares that no fill explains: held when the account was opened here, or moved outside.
 *
 * @param units shares, negative if they went
 * @param cost what they cost, with the sign of {@code units}
 */
public record ShareEntry(
    long id,
    String account,
    Optional<String> strategy,
    Symbol symbol,
    long units,
    Money cost,
    Instant at,
    Reason reason)
    implements Booking {
  /** Why. */
  public enum Reason {
    /** Held when the ledger of the account began. */
    OPENING,
    /** Found in the broker's balance and not explained by any order. */
    OUTSIDE
  }
}
