package io.maemae.broker.kiwoom;

import io.maemae.broker.Fields;
import io.maemae.broker.ProtocolException;
import io.maemae.market.Venue;

/**
 * Venues as Kiwoom's lists of orders name them.
 *
 * <p>Source: official specification 451f89c: {@code dmst_stex_tp} of kt00007; {@code stex_tp} and
 * {@code sor_yn} of ka10075 and ka10076.
 */
final class Venues {
  private Venues() {}

  /** KRX, NXT or SOR. */
  static Venue named(String field, String text) throws ProtocolException {
    return switch (text) {
      case "KRX" -> Venue.KRX;
      case "NXT" -> Venue.NXT;
      case "SOR" -> Venue.SOR;
      default -> throw new ProtocolException(field + ": unknown venue '" + text + "'");
    };
  }

  /** Where an open order was placed: a routed one is marked, wherever it is. */
  static Venue open(Fields row) throws ProtocolException {
    if (row.text("sor_yn").filter("Y"::equals).isPresent()) {
      return Venue.SOR;
    }
    String code = row.word("stex_tp");
    return switch (code) {
      case "1" -> Venue.KRX;
      case "2" -> Venue.NXT;
      default -> throw new ProtocolException("stex_tp: unknown venue '" + code + "'");
    };
  }
}
