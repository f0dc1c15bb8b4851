package io.maemae.broker;

import java.time.Instant;

/** Whether anything is to be expected of the market at a time. Any thread. */
@FunctionalInterface
public interface MarketHours {
  /** Whether it trades then, in market time. */
  boolean trades(Instant now);
}
