package io.maemae.broker;

import io.maemae.market.Venue;
import java.time.Instant;
import java.time.LocalDate;

/** Knows when nothing of a trading day can be filled any more. Any thread. */
@FunctionalInterface
public interface SessionEnd {
  /** Whether the day's last session at a venue has been over for a while at that time. */
  boolean isOver(Venue venue, LocalDate tradingDate, Instant now);
}
