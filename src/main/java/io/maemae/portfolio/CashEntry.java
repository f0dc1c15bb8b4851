package io.maemae.portfolio;

import io.maemae.market.Money;
import java.time.Instant;

/** Cash, as of settlement, that no fill explains. */
public record CashEntry(long id, String account, Money amount, Instant at, Reason reason)
    implements Booking {
  /** Why. */
  public enum Reason {
    /** There when the ledger of the account began. */
    OPENING,
    /** The difference between our estimate of fees and tax and the broker's figures. */
    ADJUSTMENT,
    /** A deposit, a withdrawal, a dividend: anything that came from outside. */
    OUTSIDE
  }
}
