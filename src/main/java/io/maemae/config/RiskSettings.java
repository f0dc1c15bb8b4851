package io.maemae.config;

import io.maemae.market.Money;
import java.math.BigDecimal;

/** Limits; each is off when it is zero. */
public record RiskSettings(
    Money maxOrderValue,
    Money maxPositionValue,
    Money maxDailyLoss,
    int maxOrdersPerMinute,
    BigDecimal priceCollarPercent) {
  /** No limit at all. */
  public static final RiskSettings OFF =
      new RiskSettings(Money.ZERO, Money.ZERO, Money.ZERO, 0, BigDecimal.ZERO);
}
