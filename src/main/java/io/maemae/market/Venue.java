package io.maemae.market;

/** Where an order is to be executed. */
public enum Venue {
  /** Korea Exchange (한국거래소). */
  KRX,
  /** Nextrade (넥스트레이드). */
  NXT,
  /** Smart order routing: the broker chooses between KRX and NXT. */
  SOR
}
