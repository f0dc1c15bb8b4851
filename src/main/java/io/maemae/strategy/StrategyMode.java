package io.maemae.strategy;

/** What a strategy may do. */
public enum StrategyMode {
  /** It trades. */
  TRADE,
  /** It tells its signals and enters nothing; what it holds is still guarded. */
  SIGNAL,
  /** It tells and enters nothing; what it holds is still guarded. */
  OFF
}
