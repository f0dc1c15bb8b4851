package io.maemae.market;

/** Which way an order goes: 매수 or 매도. */
public enum Side {
  /** 매수. */
  BUY,
  /** 매도. */
  SELL;

  /** The other side. */
  public Side opposite() {
    return this == BUY ? SELL : BUY;
  }
}
