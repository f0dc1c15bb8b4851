package io.maemae.market;

import java.math.BigDecimal;

/**
 * A price of one share, positive, in ten-thousandths of a won. Whether it lies on the tick grid is
 * a rule about orders ({@link TickTable}), not about prices.
 */
public record Price(long tenThousandths) implements Comparable<Price> {
  /** Ten-thousandths in one won. */
  public static final long SCALE = 10_000;

  /** Checks the range. */
  public Price {
    if (tenThousandths <= 0) {
      throw new IllegalArgumentException("price must be positive, was " + tenThousandths);
    }
  }

  /** A whole number of won. */
  public static Price ofWon(long won) {
    return new Price(Math.multiplyExact(won, SCALE));
  }

  /**
   * Reads a decimal number exactly.
   *
   * @throws IllegalArgumentException if it is no number, not positive, has more than four decimals
   *     or is too large
   */
  public static Price parse(String decimal) {
    return new Price(Decimals.tenThousandths(decimal));
  }

  /** The amount of this price times a number of shares. */
  public Money times(Quantity quantity) {
    return new Money(Math.multiplyExact(tenThousandths, quantity.units()));
  }

  /** The part of this price below it, in whole won; exact for the whole-won prices of KRX. */
  public long wonFloor() {
    return Math.floorDiv(tenThousandths, SCALE);
  }

  /** The exact amount in won. */
  public BigDecimal toBigDecimal() {
    return BigDecimal.valueOf(tenThousandths, 4);
  }

  /** Whether this price is higher. */
  public boolean isAbove(Price other) {
    return tenThousandths > other.tenThousandths;
  }

  /** Whether this price is lower. */
  public boolean isBelow(Price other) {
    return tenThousandths < other.tenThousandths;
  }

  @Override
  public int compareTo(Price other) {
    return Long.compare(tenThousandths, other.tenThousandths);
  }

  @Override
  public String toString() {
    return Decimals.plain(tenThousandths);
  }
}
