package io.maemae.order;

import io.maemae.market.Money;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The limits a person has set; an empty one is off.
 *
 * @param orderValue the most one order may be worth, in won
 * @param positionValue the most the shares of one symbol may be worth after a buy, open buys
 *     included
 * @param dailyLoss the loss since the previous close at which strategies are stopped
 * @param ordersPerMinute the most new orders in any 60 s
 * @param collarPercent how far a limit may be on the losing side of the last price
 */
public record RiskLimits(
    Optional<Money> orderValue,
    Optional<Money> positionValue,
    Optional<Money> dailyLoss,
    OptionalInt ordersPerMinute,
    Optional<BigDecimal> collarPercent) {
  /** All off. */
  public static final RiskLimits NONE =
      new RiskLimits(
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          OptionalInt.empty(),
          Optional.empty());
}
