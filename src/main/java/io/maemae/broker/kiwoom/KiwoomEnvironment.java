package io.maemae.broker.kiwoom;

import java.net.URI;

/**
 * Live (실전투자) or mock (모의투자): hosts, venues and limits go together, and keys of one are refused by
 * the other (8030, 8031).
 *
 * <p>Source: official repository Kiwoom-Securities/Kiwoom-REST-API, specification 451f89c.
 */
public enum KiwoomEnvironment {
  /** Real money. */
  LIVE("https://api.kiwoom.com", "wss://api.kiwoom.com:10000" + KiwoomEnvironment.STREAM_PATH),
  /** Pretend money; KRX only. */
  PAPER(
      "https://mockapi.kiwoom.com",
      "wss://mockapi.kiwoom.com:10000" + KiwoomEnvironment.STREAM_PATH);

  /** Where the stream is at every host. */
  static final String STREAM_PATH = "/api/dostk/websocket";

  private final URI rest;
  private final URI stream;

  KiwoomEnvironment(String rest, String stream) {
    this.rest = URI.create(rest);
    this.stream = URI.create(stream);
  }

  URI rest() {
    return rest;
  }

  URI stream() {
    return stream;
  }
}
