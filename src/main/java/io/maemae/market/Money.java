package io.maemae.market;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/** An amount of won of either sign, exact, in ten-thousandths. Arithmetic is overflow-checked. */
public record Money(long tenThousandths) implements Comparable<Money> {
  /** No money. */
  public static final Money ZERO = new Money(0);

  /** A whole number of won. */
  public static Money ofWon(long won) {
    return new Money(Math.multiplyExact(won, Price.SCALE));
  }

  /**
   * Reads a decimal number of won exactly.
   *
   * @throws IllegalArgumentException if it is no number, has more than four decimals or is too
   *     large
   */
  public static Money parse(String decimal) {
    return new Money(Decimals.tenThousandths(decimal));
  }

  /** The sum. */
  public Money plus(Money other) {
    return new Money(Math.addExact(tenThousandths, other.tenThousandths));
  }

  /** The difference. */
  public Money minus(Money other) {
    return new Money(Math.subtractExact(tenThousandths, other.tenThousandths));
  }

  /** The same amount with the other sign. */
  public Money negated() {
    return new Money(Math.negateExact(tenThousandths));
  }

  /** The larger of the two. */
  public Money max(Money other) {
    return compareTo(other) >= 0 ? this : other;
  }

  /** The smaller of the two. */
  public Money min(Money other) {
    return compareTo(other) <= 0 ? this : other;
  }

  /** Below zero. */
  public boolean isNegative() {
    return tenThousandths < 0;
  }

  /** Above zero. */
  public boolean isPositive() {
    return tenThousandths > 0;
  }

  /**
   * The share {@code part / whole} of this amount, rounded towards minus infinity at the fourth
   * decimal; {@code share(n, n)} is the whole amount.
   *
   * @throws IllegalArgumentException unless {@code 0 <= part <= whole} and {@code whole > 0}
   */
  public Money share(Quantity part, Quantity whole) {
    if (whole.units() == 0 || part.units() > whole.units()) {
      throw new IllegalArgumentException("share must be part of whole: " + part + "/" + whole);
    }
    BigInteger product =
        BigInteger.valueOf(tenThousandths).multiply(BigInteger.valueOf(part.units()));
    BigDecimal quotient =
        new BigDecimal(product).divide(BigDecimal.valueOf(whole.units()), 0, RoundingMode.FLOOR);
    return new Money(quotient.longValueExact());
  }

  /**
   * This amount over a number of shares, for showing: an average price at four decimals, rounded
   * half up.
   *
   * @throws IllegalArgumentException if the amount is not positive or the quantity zero
   */
  public Price dividedBy(Quantity quantity) {
    if (!isPositive() || quantity.isZero()) {
      throw new IllegalArgumentException("no average of " + this + " over " + quantity);
    }
    BigDecimal quotient =
        BigDecimal.valueOf(tenThousandths)
            .divide(BigDecimal.valueOf(quantity.units()), 0, RoundingMode.HALF_UP);
    return new Price(Math.max(1, quotient.longValueExact()));
  }

  /** The amount at {@code percent}, rounded down (towards zero) to the whole won. */
  public Money percentDown(BigDecimal percent) {
    return new Money(
        toBigDecimal()
            .multiply(percent)
            .movePointLeft(2)
            .setScale(0, RoundingMode.DOWN)
            .movePointRight(4)
            .longValueExact());
  }

  /** The whole won not above this amount. */
  public long wonFloor() {
    return Math.floorDiv(tenThousandths, Price.SCALE);
  }

  /** The exact amount in won. */
  public BigDecimal toBigDecimal() {
    return BigDecimal.valueOf(tenThousandths, 4);
  }

  @Override
  public int compareTo(Money other) {
    return Long.compare(tenThousandths, other.tenThousandths);
  }

  @Override
  public String toString() {
    return Decimals.plain(tenThousandths);
  }
}
