package io.maemae.order;

import java.time.Duration;

/**
 * How often a broker lets requests leave.
 *
 * @param all the least time between two requests that count against the same quota
 * @param each the least time between two orders of one kind: buys, sells, modifies, cancels
 * @param readsApart whether what is read has a quota of its own, and keeps no order waiting
 */
public record RequestRate(Duration all, Duration each, boolean readsApart) {
  /** Where everything counts alike. */
  public static RequestRate of(Duration all) {
    return new RequestRate(all, Duration.ZERO, false);
  }
}
