package io.maemae.config;

/** Whether an account's money is real: 모의 or 실전. */
public enum TradingEnvironment {
  /** 모의투자. */
  PAPER,
  /** 실전투자. */
  LIVE
}
