package io.maemae.market;

import java.math.BigDecimal;

/** Decimal text to ten-thousandths and back, exactly. */
final class Decimals {
  private static final int LONGEST = 40;

  private Decimals() {}

  static long tenThousandths(String decimal) {
    if (decimal.length() > LONGEST) {
      throw new IllegalArgumentException("number too long: " + decimal.length() + " characters");
    }
    try {
      BigDecimal number = new BigDecimal(decimal);
      if (Math.abs((long) number.scale()) > LONGEST) {
        throw new IllegalArgumentException("number out of range: '" + decimal + "'");
      }
      return number.movePointRight(4).longValueExact();
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("not a number: '" + decimal + "'", e);
    } catch (ArithmeticException e) {
      throw new IllegalArgumentException("number out of range: '" + decimal + "'", e);
    }
  }

  static String plain(long tenThousandths) {
    return tenThousandths % Price.SCALE == 0
        ? Long.toString(tenThousandths / Price.SCALE)
        : BigDecimal.valueOf(tenThousandths, 4).stripTrailingZeros().toPlainString();
  }
}
