package io.maemae.market;

import java.time.Instant;

/**
 * Open, high, low, close and volume of a symbol over one timeframe of a trading day.
 *
 * @param start when the bar began, in market time; bars are aligned to the opening
 * @param complete false while the bar is open, or if trades of it are known to be missing
 */
public record Bar(
    Symbol symbol,
    Timeframe timeframe,
    Instant start,
    Price open,
    Price high,
    Price low,
    Price close,
    Quantity volume,
    boolean complete) {
  /** Checks that the prices make a bar. */
  public Bar {
    if (high.isBelow(open) || high.isBelow(close) || low.isAbove(open) || low.isAbove(close)) {
      throw new IllegalArgumentException(
          "impossible bar: open " + open + " high " + high + " low " + low + " close " + close);
    }
  }

  /** The same, said to have begun then. */
  public Bar startingAt(Instant other) {
    return new Bar(symbol, timeframe, other, open, high, low, close, volume, complete);
  }

  /** The same, as one of which trades are missing. */
  public Bar incomplete() {
    return new Bar(symbol, timeframe, start, open, high, low, close, volume, false);
  }
}
