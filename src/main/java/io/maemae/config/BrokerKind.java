package io.maemae.config;

/** Who keeps an account. */
public enum BrokerKind {
  /** 한국투자증권. */
  KIS,
  /** 키움증권. */
  KIWOOM,
  /** The embedded exchange. */
  PAPER
}
