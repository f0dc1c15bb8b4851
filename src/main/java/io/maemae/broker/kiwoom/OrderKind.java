package io.maemae.broker.kiwoom;

import io.maemae.market.OrderType;
import io.maemae.market.TimeInForce;
import io.maemae.market.TradingSession;
import io.maemae.market.Venue;
import java.util.Optional;
import java.util.Set;

/**
 * How an order is priced and how long it stays, in one code ({@code trde_tp}, 매매구분) and, in lists,
 * in one Korean name, and where it is taken.
 *
 * <p>Source: official specification 451f89c, kt10000, codes of {@code trde_tp}; names there and at
 * FID 906 of the type 00. It does not say which venue takes which: that is Nextrade's rule, which
 * knows no 조건부지정가 and no 시장가 that would rest. It has no codes for the after-market of KRX, so
 * nothing is taken there; 61, 62 and 81 are sessions of another kind, in which nothing is placed
 * from here.
 */
enum OrderKind {
  /** 보통. */
  LIMIT("0", "보통", OrderType.LIMIT, TimeInForce.DAY, Venue.KRX, Venue.NXT, Venue.SOR),
  /** 시장가. */
  MARKET("3", "시장가", OrderType.MARKET, TimeInForce.DAY, Venue.KRX, Venue.SOR),
  /** 조건부지정가. */
  CONDITIONAL("5", "조건부지정가", OrderType.CONDITIONAL, TimeInForce.DAY, Venue.KRX),
  /** 최유리지정가. */
  BEST("6", "최유리지정가", OrderType.BEST, TimeInForce.DAY, Venue.KRX, Venue.NXT, Venue.SOR),
  /** 보통(IOC). */
  LIMIT_IOC("10", "보통(IOC)", OrderType.LIMIT, TimeInForce.IOC, Venue.KRX, Venue.NXT, Venue.SOR),
  /** 시장가(IOC). */
  MARKET_IOC("13", "시장가(IOC)", OrderType.MARKET, TimeInForce.IOC, Venue.KRX, Venue.NXT, Venue.SOR),
  /** 최유리(IOC). */
  BEST_IOC("16", "최유리(IOC)", OrderType.BEST, TimeInForce.IOC, Venue.KRX, Venue.NXT, Venue.SOR),
  /** 보통(FOK). */
  LIMIT_FOK("20", "보통(FOK)", OrderType.LIMIT, TimeInForce.FOK, Venue.KRX, Venue.NXT, Venue.SOR),
  /** 시장가(FOK). */
  MARKET_FOK("23", "시장가(FOK)", OrderType.MARKET, TimeInForce.FOK, Venue.KRX, Venue.NXT, Venue.SOR),
  /** 최유리(FOK). */
  BEST_FOK("26", "최유리(FOK)", OrderType.BEST, TimeInForce.FOK, Venue.KRX, Venue.NXT, Venue.SOR);

  private final String code;
  private final String text;
  private final OrderType type;
  private final TimeInForce timeInForce;
  private final Set<Venue> venues;

  OrderKind(String code, String text, OrderType type, TimeInForce timeInForce, Venue... venues) {
    this.code = code;
    this.text = text;
    this.type = type;
    this.timeInForce = timeInForce;
    this.venues = Set.of(venues);
  }

  /** What an order names. */
  String code() {
    return code;
  }

  OrderType type() {
    return type;
  }

  TimeInForce timeInForce() {
    return timeInForce;
  }

  /** The kind that an order has at a venue in a session; empty if it is not taken there. */
  static Optional<OrderKind> of(
      OrderType type, TimeInForce timeInForce, Venue venue, TradingSession session) {
    if (venue == Venue.KRX && session != TradingSession.REGULAR) {
      return Optional.empty();
    }
    // Outside of the regular session a routed order is Nextrade's.
    Venue taker = venue == Venue.SOR && session != TradingSession.REGULAR ? Venue.NXT : venue;
    for (OrderKind kind : values()) {
      if (kind.type == type && kind.timeInForce == timeInForce && kind.venues.contains(taker)) {
        return Optional.of(kind);
      }
    }
    return Optional.empty();
  }

  /** The kind of that name in a list or a notice; empty for one that we never place. */
  static Optional<OrderKind> named(String text) {
    String bare = text.replaceAll("\\s", "");
    for (OrderKind kind : values()) {
      if (kind.text.equals(bare)) {
        return Optional.of(kind);
      }
    }
    return Optional.empty();
  }
}
