package io.maemae.broker;

import io.maemae.market.Venue;
import java.time.Instant;

/** Knows when an order can be filled no more. Any thread. */
@FunctionalInterface
public interface SessionEnd {
  /**
   * Whether the last session in which an order could be filled has been over for a while.
   *
   * @param orderedAt when the broker took the order
   */
  boolean isOver(Venue venue, Instant orderedAt, Instant now);
}
