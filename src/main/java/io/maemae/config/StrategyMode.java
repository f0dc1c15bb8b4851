package io.maemae.config;

/** What a strategy's signals lead to. */
public enum StrategyMode {
  /** Orders. */
  TRADE,
  /** A message only. */
  SIGNAL
}
