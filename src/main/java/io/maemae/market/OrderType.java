package io.maemae.market;

import java.util.Optional;

/**
 * How an order is priced (호가의 종류).
 *
 * <p>Source: KRX 유가증권시장 업무규정, 호가의 종류 and 호가의 입력제한; as a table on global.krx.co.kr, Trading, Types
 * of Orders ("Limit-to-Market-on-Close" is 조건부지정가, "Immediately Executable Limit" is 최유리지정가).
 */
public enum OrderType {
  /** 지정가: at the limit price or better. */
  LIMIT,
  /** 시장가: at what the book offers. */
  MARKET,
  /**
   * 최유리지정가: becomes a limit order at the best opposite price at the moment the exchange takes it;
   * the rest stays at that price. It names no limit, and gets one.
   */
  BEST,
  /**
   * 조건부지정가: a limit order until the closing auction; what is open then takes part in it as a market
   * order.
   */
  CONDITIONAL,
  /**
   * Of an order placed elsewhere: a kind that is not known yet, or that is never placed from here.
   */
  OTHER;

  /** The kind of an order that says no more than its limit, or that it has none. */
  public static OrderType of(Optional<Price> limit) {
    return limit.isPresent() ? LIMIT : MARKET;
  }

  /** Whether an order of that kind names a limit price. */
  public boolean hasLimit() {
    return this == LIMIT || this == CONDITIONAL;
  }

  /**
   * Checks that a limit is there exactly if an order of that kind names one.
   *
   * @throws IllegalArgumentException if not
   */
  public void checkLimit(Optional<Price> limit) {
    if (limit.isPresent() != hasLimit()) {
      throw new IllegalArgumentException(
          "limit of a " + this + " order must be " + (hasLimit() ? "present" : "absent"));
    }
  }

  /** Whether what is open at the closing auction becomes a market order, whatever its limit was. */
  public boolean endsAsMarket() {
    return this == CONDITIONAL;
  }

  /** The kind that its remainder has after it was moved to another limit. */
  public OrderType moved() {
    return this == MARKET || this == BEST ? LIMIT : this;
  }

  /**
   * Whether an order of that kind can be placed from here for that time: IOC and FOK go with all
   * but 조건부지정가.
   */
  public boolean goesWith(TimeInForce timeInForce) {
    return this != OTHER && (timeInForce == TimeInForce.DAY || this != CONDITIONAL);
  }

  /**
   * Whether KRX takes new orders of that kind in that phase: 최유리지정가 in continuous trading only,
   * 조건부지정가 until the closing auction begins.
   */
  public boolean isTakenIn(TradingPhase phase) {
    return switch (phase) {
      case CLOSED -> false;
      case CONTINUOUS -> this != OTHER;
      case OPENING_AUCTION, VOLATILITY_AUCTION -> this != BEST && this != OTHER;
      case CLOSING_AUCTION -> this == LIMIT || this == MARKET;
    };
  }
}
