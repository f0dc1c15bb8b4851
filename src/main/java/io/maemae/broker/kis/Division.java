package io.maemae.broker.kis;

import io.maemae.market.OrderType;
import io.maemae.market.TimeInForce;
import io.maemae.market.TradingSession;
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
  BEST_FOK("16", OrderType.BEST, TimeInForce.FOK, Venue.KRX, Venue.NXT, Venue.SOR),
  /** 애프터마켓 지정가. */
  AFTER_LIMIT("41", OrderType.LIMIT, TimeInForce.DAY),
  /** 애프터마켓 IOC지정가. */
  AFTER_LIMIT_IOC("42", OrderType.LIMIT, TimeInForce.IOC),
  /** 애프터마켓 FOK지정가. */
  AFTER_LIMIT_FOK("43", OrderType.LIMIT, TimeInForce.FOK),
  /** 애프터마켓 최유리. */
  AFTER_BEST("44", OrderType.BEST, TimeInForce.DAY),
  /** 애프터마켓 IOC최유리. */
  AFTER_BEST_IOC("45", OrderType.BEST, TimeInForce.IOC),
  /** 애프터마켓 FOK최유리. */
  AFTER_BEST_FOK("46", OrderType.BEST, TimeInForce.FOK);

  private final String code;
  private final OrderType type;
  private final TimeInForce timeInForce;
  private final Set<Venue> venues;
  private final boolean krxAfterMarket;

  Division(String code, OrderType type, TimeInForce timeInForce, Venue... venues) {
    this.code = code;
    this.type = type;
    this.timeInForce = timeInForce;
    this.venues = Set.of(venues);
    this.krxAfterMarket = false;
  }

  /** A kind of KRX's after-market, which has codes of its own. */
  Division(String code, OrderType type, TimeInForce timeInForce) {
    this.code = code;
    this.type = type;
    this.timeInForce = timeInForce;
    this.venues = Set.of(Venue.KRX);
    this.krxAfterMarket = true;
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

  /** The code of a kind at a venue in a session; empty if it is not taken there. */
  static Optional<Division> of(
      OrderType type, TimeInForce timeInForce, Venue venue, TradingSession session) {
    boolean evening = venue == Venue.KRX && session == TradingSession.AFTER_MARKET;
    // Outside of the regular session a routed order is Nextrade's.
    Venue taker = venue == Venue.SOR && session != TradingSession.REGULAR ? Venue.NXT : venue;
    for (Division division : values()) {
      if (division.type == type
          && division.timeInForce == timeInForce
          && division.krxAfterMarket == evening
          && division.venues.contains(taker)) {
        return Optional.of(division);
      }
    }
    return Optional.empty();
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
