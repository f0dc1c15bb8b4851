package io.maemae.order;

/** Whose money an account trades with. */
public enum Environment {
  /** 실전: real money. */
  LIVE,
  /** 모의: pretend money. */
  PAPER
}
