package io.maemae.broker.kis;

import io.maemae.market.OrderType;
import io.maemae.market.TimeInForce;
import io.maemae.market.Venue;
import java.util.Optional;
import java.util.Set;

/**
 * How an order is priced and how long it stays, in one code (ORD_DVSN, 주문구분), and where it is
 * taken.
 *
 * <p>Source: official workbook, sheet 주식주문(현금), list of ORD_DVSN by exchange, 2026-10-07.
 */
enum Division {
  /** 지정가. */
  LIMIT("00", OrderType.LIMIT, TimeInForce.DAY, Venue.KRX, Venue.NXT, Venue.SOR),
  /** 시장가. */
  MARKET("01", OrderType.MARKET, TimeInForce.DAY, Venue.KRX, Venue.SOR),
  /** 조건부지정가. */
  CONDITIONAL("02", OrderType.CONDITIONAL, TimeInForce.DAY, Venue.KRX),
  /** 최유리지정가. */
  BEST("03", OrderType.BEST, TimeInForce.DAY, Venue.KRX, Venue.NXT, Venue.SOR),
  /** IOC지정가. */
  LIMIT_IOC("11", OrderType.LIMIT, TimeInForce.IOC, Venue.KRX, Venue.NXT, Venue.SOR),
  /** FOK지정가. */
  LIMIT_FOK("12", OrderType.LIMIT, TimeInForce.FOK, Venue.KRX, Venue.NXT, Venue.SOR),
  /** IOC시장가. */
  MARKET_IOC("13", OrderType.MARKET, TimeInForce.IOC, Venue.KRX, Venue.NXT, Venue.SOR),
  /** FOK시장가. */
  MARKET_FOK("14", OrderType.MARKET, TimeInForce.FOK, Venue.KRX, Venue.NXT, Venue.SOR),
  /** IOC최유리. */
  BEST_IOC("15", OrderType.BEST, TimeInForce.IOC, Venue.KRX, Venue.NXT, Venue.SOR),
  /** FOK최유리. */
  BEST_FOK("16", OrderType.BEST, TimeInForce.FOK, Venue.KRX, Venue.NXT, Venue.SOR);

  private final String code;
  private final OrderType type;
  private final TimeInForce timeInForce;
  private final Set<Venue> venues;

  Division(String code, OrderType type, TimeInForce timeInForce, Venue... venues) {
    this.code = code;
    this.type = type;
    this.timeInForce = timeInForce;
    this.venues = Set.of(venues);
  }

  String code() {
    return code;
  }

  OrderType type() {
    return type;
  }

  TimeInForce timeInForce() {
    return timeInForce;
  }

  /** Whether an order of that kind may be sent there. */
  static boolean takes(OrderType type, TimeInForce timeInForce, Venue venue) {
    for (Division division : values()) {
      if (division.type == type && division.timeInForce == timeInForce) {
        return division.venues.contains(venue);
      }
    }
    return false;
  }

  /** The kind of a code; empty for one that we never place. */
  static Optional<Division> of(String code) {
    for (Division division : values()) {
      if (division.code.equals(code)) {
        return Optional.of(division);
      }
    }
    return Optional.empty();
  }
}
