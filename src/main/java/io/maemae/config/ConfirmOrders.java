package io.maemae.config;

/** Which orders by hand ask before they go. */
public enum ConfirmOrders {
  /** Those of live accounts. */
  LIVE,
  /** All. */
  ALWAYS,
  /** None. */
  NEVER
}
