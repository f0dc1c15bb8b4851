package io.maemae.market;

import java.util.Optional;

/** How an order is priced. */
public enum OrderType {
  /** 지정가: at the limit price or better. */
  LIMIT,
  /** 시장가: at what the book offers. */
  MARKET;

  /** The kind of an order that says no more than its limit, or that it has none. */
  public static OrderType of(Optional<Price> limit) {
    return limit.isPresent() ? LIMIT : MARKET;
  }

  /** Whether an order of that kind names a limit price. */
  public boolean hasLimit() {
    return this == LIMIT;
  }

  /**
   * Checks that a limit is there exactly if an order of that kind names one.
   *
   * @throws IllegalArgumentException if not
   */
  public void checkLimit(Optional<Price> limit) {
    if (limit.isPresent() != hasLimit()) {
      throw new IllegalArgumentException(
          "limit of a " + this + " order must be " + (hasLimit() ? "present" : "absent"));
    }
  }
}
