package io.maemae.broker.kis;

import java.net.URI;
import java.time.Duration;

/**
 * Live (실전투자) or paper (모의투자): hosts, transaction ids and limits go together, and keys of one are
 * refused by the other.
 *
 * <p>Source: KIS Developers, sample repository koreainvestment/open-trading-api (kis_devlp.yaml,
 * kis_auth.py), read 2026-07; limits from the portal's notice of 2026-04-20: 18 requests a second
 * live, 1 paper. We stay below, for bursts inside of a second are throttled earlier than that.
 */
public enum KisEnvironment {
  /** Real money. */
  LIVE(
      "https://openapi.koreainvestment.com:9443",
      "ws://ops.koreainvestment.com:21000/tryitout",
      Duration.ofMillis(67)),
  /** Pretend money. */
  PAPER(
      "https://openapivts.koreainvestment.com:29443",
      "ws://ops.koreainvestment.com:31000/tryitout",
      Duration.ofMillis(1_100));

  private final URI rest;
  private final URI stream;
  private final Duration interval;

  KisEnvironment(String rest, String stream, Duration interval) {
    this.rest = URI.create(rest);
    this.stream = URI.create(stream);
    this.interval = interval;
  }

  URI rest() {
    return rest;
  }

  URI stream() {
    return stream;
  }

  /** The usual time between two requests with one key. */
  Duration interval() {
    return interval;
  }
}
