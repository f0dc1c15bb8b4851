package io.maemae.market;

import java.math.BigDecimal;

/**
 * What the broker takes, the same for buying and selling: a percentage of the amount of each fill.
 * An estimate until the broker's own figure is known.
 *
 * @param commissionPercent from 0 up to but not including 100; 0.015 means 0.015 %
 */
public record FeeSchedule(BigDecimal commissionPercent) {
  private static final BigDecimal ALL = BigDecimal.valueOf(100);

  /** The usual online rate of brokers, 0.015 %; the configuration may say otherwise. */
  public static final FeeSchedule DEFAULT = new FeeSchedule(new BigDecimal("0.015"));

  /** Checks the range; 0.0150 and 0.015 become the same schedule. */
  public FeeSchedule {
    if (commissionPercent.signum() < 0 || commissionPercent.compareTo(ALL) >= 0) {
      throw new IllegalArgumentException(
          "commissionPercent must be from 0 to below 100, was " + commissionPercent);
    }
    commissionPercent = commissionPercent.stripTrailingZeros();
  }

  /**
   * The commission on one fill, rounded down to the won.
   *
   * @throws IllegalArgumentException if the amount is negative
   */
  public Money commission(Money amount) {
    if (amount.isNegative()) {
      throw new IllegalArgumentException("amount must not be negative, was " + amount);
    }
    return amount.percentDown(commissionPercent);
  }
}
