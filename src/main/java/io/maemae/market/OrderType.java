package io.maemae.market;

/** How an order is priced. */
public enum OrderType {
  /** 지정가: at the limit price or better. */
  LIMIT,
  /** 시장가: at what the book offers. */
  MARKET
}
