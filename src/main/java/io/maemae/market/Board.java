package io.maemae.market;

/** The market of KRX on which an instrument is listed. */
public enum Board {
  /** 유가증권시장. */
  KOSPI,
  /** 코스닥시장. */
  KOSDAQ
}
