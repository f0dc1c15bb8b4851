package io.maemae.market;

/** What kind of trading goes on. */
public enum TradingPhase {
  /** No orders are taken. */
  CLOSED,
  /** 시가 단일가: orders gather until one opening price. */
  OPENING_AUCTION,
  /** 접속매매: orders trade as they meet. */
  CONTINUOUS,
  /** 변동성완화장치 (VI): a single-price auction of two minutes after a jump, in one symbol. */
  VOLATILITY_AUCTION,
  /** 종가 단일가: orders gather until one closing price. */
  CLOSING_AUCTION;

  /** Whether orders gather for a single price; IOC and FOK are refused then. */
  public boolean isAuction() {
    return this == OPENING_AUCTION || this == VOLATILITY_AUCTION || this == CLOSING_AUCTION;
  }
}
