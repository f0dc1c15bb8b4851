package io.maemae.config;

import io.maemae.market.Money;
import java.math.BigDecimal;

/** Reads a {@code risk:} block. */
final class RiskReader {
  private RiskReader() {}

  static RiskSettings read(Section parent) {
    return parent.section("risk").map(RiskReader::block).orElse(RiskSettings.OFF);
  }

  private static RiskSettings block(Section risk) {
    RiskSettings settings =
        new RiskSettings(
            risk.optional("max-order-value", Kind.WON).orElse(Money.ZERO),
            risk.optional("max-position-value", Kind.WON).orElse(Money.ZERO),
            risk.optional("max-daily-loss", Kind.WON).orElse(Money.ZERO),
            risk.optional("max-orders-per-minute", Kind.COUNT).orElse(0),
            risk.optional("price-collar-percent", Kind.COLLAR).orElse(BigDecimal.ZERO));
    risk.rejectUnknownKeys();
    return settings;
  }
}
