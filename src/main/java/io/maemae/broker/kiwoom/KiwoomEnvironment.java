package io.maemae.broker.kiwoom;

import java.net.URI;
import java.time.Duration;

/**
 * Live (실전투자) or mock (모의투자): hosts, venues and limits go together, and keys of one are refused by
 * the other (8030, 8031).
 *
 * <p>Source: official repository Kiwoom-Securities/Kiwoom-REST-API, specification 451f89c.
 */
public enum KiwoomEnvironment {
  /** Real money. */
  LIVE("https://api.kiwoom.com", "wss://api.kiwoom.com:10000" + KiwoomEnvironment.STREAM_PATH, 200),
  /** Pretend money; KRX only. */
  PAPER(
      "https://mockapi.kiwoom.com",
      "wss://mockapi.kiwoom.com:10000" + KiwoomEnvironment.STREAM_PATH,
      500);

  /** Where the stream is at every host. */
  static final String STREAM_PATH = "/api/dostk/websocket";

  private final URI rest;
  private final URI stream;
  private final Duration interval;

  KiwoomEnvironment(String rest, String stream, int intervalMillis) {
    this.rest = URI.create(rest);
    this.stream = URI.create(stream);
    this.interval = Duration.ofMillis(intervalMillis);
  }

  URI rest() {
    return rest;
  }

  URI stream() {
    return stream;
  }

  /**
   * The least time between any two reads, and between any two orders. The official documents have
   * none; users quote a policy of five reads and five orders a second for live accounts, and of one
   * read for paper ones. Paper is asked twice a second all the same: measured on it was the limit
   * of each api-id alone, and whoever asks too often of all is told so (1701).
   */
  Duration interval() {
    return interval;
  }
}
