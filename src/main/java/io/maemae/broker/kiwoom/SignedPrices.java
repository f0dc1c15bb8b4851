package io.maemae.broker.kiwoom;

import io.maemae.broker.Fields;
import io.maemae.broker.ProtocolException;
import io.maemae.market.Price;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * Prices as Kiwoom writes them: the sign tells whether they are above or below the close of the day
 * before, and is none of the price. Some calls sign them and some do not; none means it.
 *
 * <p>Source: official specification 451f89c, notes of the fields {@code cur_prc} and FID 10.
 */
final class SignedPrices {
  private SignedPrices() {}

  /** A price; blank or zero is none. */
  static Optional<Price> price(Fields row, String name) throws ProtocolException {
    Optional<BigDecimal> number =
        row.number(name).map(BigDecimal::abs).filter(n -> n.signum() != 0);
    try {
      return number.map(n -> Price.parse(n.stripTrailingZeros().toPlainString()));
    } catch (ArithmeticException | IllegalArgumentException e) {
      throw row.wrong(name, "no price", e);
    }
  }

  /** A price that has to be there. */
  static Price required(Fields row, String name) throws ProtocolException {
    return price(row, name).orElseThrow(() -> new ProtocolException(name + " is missing"));
  }
}
