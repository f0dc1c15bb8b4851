package io.maemae.broker.kiwoom;

import io.maemae.market.MarketTime;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;

/**
 * When a frame came. What it holds has a time of day and no date: it is of today, unless that would
 * be well after the receipt. Then it is of the day before: what a registration brings after
 * midnight was traded in the evening.
 *
 * @param today the date at the exchange
 * @param receivedAt when the frame came, by our clock
 */
record FrameTime(LocalDate today, Instant receivedAt) {
  /** More than two clocks can differ; from the evening's last trade to midnight it is longer. */
  private static final Duration AHEAD = Duration.ofHours(1);

  /** The instant of a time of day. */
  Instant at(LocalTime time) {
    Instant at = MarketTime.instant(today, time);
    return at.isAfter(receivedAt.plus(AHEAD)) ? MarketTime.instant(today.minusDays(1), time) : at;
  }
}
