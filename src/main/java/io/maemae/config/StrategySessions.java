package io.maemae.config;

/** In which sessions a strategy trades, and its bars form. */
public enum StrategySessions {
  /** KRX's regular session. */
  REGULAR,
  /** All sessions of the venue at which its account trades. */
  EXTENDED
}
