package io.maemae.desk;

import io.maemae.market.Price;
import io.maemae.market.Symbol;
import java.time.Instant;

/**
 * A price at which a person wants to be told, once.
 *
 * @param number counted from 1; that of an alert that is gone may come again after a restart
 * @param createdAt when it was asked for, in market time
 */
public record PriceAlert(
    long number, Symbol symbol, Direction direction, Price price, Instant createdAt) {
  /** On which side of the price. */
  public enum Direction {
    /** Told when a share trades above the price. */
    ABOVE,
    /** Told when a share trades below the price. */
    BELOW
  }

  /** Whether a share at that price is one to tell of. */
  public boolean isReachedBy(Price last) {
    return direction == Direction.ABOVE ? last.isAbove(price) : last.isBelow(price);
  }
}
