package io.maemae.market;

/** What a symbol stands for; tick sizes and tax depend on it. */
public enum InstrumentKind {
  /** A share (주식). */
  STOCK,
  /** Exchange-traded fund. */
  ETF,
  /** Exchange-traded note. */
  ETN
}
