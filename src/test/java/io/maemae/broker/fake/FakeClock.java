package io.maemae.broker.fake;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A Friday at ten in Seoul, until told otherwise. */
public final class FakeClock implements InstantSource {
  /** Set by the test's thread, read by the server's. */
  private volatile Instant now = Instant.parse("2026-11-20T01:00:00Z");

  @Override
  public Instant instant() {
    return now;
  }

  public void advance(Duration time) {
    now = now.plus(time);
  }
}
