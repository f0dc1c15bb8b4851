package io.maemae.market;

/** How long an order stays. */
public enum TimeInForce {
  /** Until the end of the day's last session of its venue. */
  DAY,
  /** Immediate or cancel: what cannot be filled at once is cancelled. */
  IOC,
  /** Fill or kill: filled whole at once, or cancelled whole. */
  FOK
}
