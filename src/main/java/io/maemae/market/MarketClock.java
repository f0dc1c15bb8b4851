package io.maemae.market;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** The time of the market as a running program lives in it. Any thread. */
public interface MarketClock extends InstantSource {
  /** How long the machine has to wait for a market time; zero or less if it has come. */
  Duration until(Instant marketTime);
}
