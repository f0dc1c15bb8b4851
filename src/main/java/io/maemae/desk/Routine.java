package io.maemae.desk;

/** What is done at fixed times of a trading day. */
public enum Routine {
  /** A trading day begins, before any order is taken. */
  DAY_START,
  /** The regular session opens. */
  MARKET_OPEN,
  /** The regular session has closed. */
  MARKET_CLOSE,
  /** Orders and balances are read after the close. */
  RECONCILIATION,
  /** The day is told. */
  DAILY_REPORT,
  /** The last reading of the day, after the last session of any venue. */
  FINAL_RECONCILIATION
}
