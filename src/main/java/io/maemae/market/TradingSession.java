package io.maemae.market;

/** A part of the trading day in which a venue takes orders. */
public enum TradingSession {
  /** 프리마켓, before the regular session: Nextrade only. */
  PRE_MARKET,
  /** 정규장; at KRX with its opening and closing auction. */
  REGULAR,
  /** 애프터마켓, after the regular session. */
  AFTER_MARKET
}
