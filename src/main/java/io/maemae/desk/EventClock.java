package io.maemae.desk;

import java.time.Instant;
import java.time.InstantSource;

/**
 * The time of the event that the desk handles; it stands still meanwhile and never goes back, for
 * events of several threads may overtake each other by a little. Desk thread.
 */
public final class EventClock implements InstantSource {
  private Instant now = Instant.EPOCH;

  void set(Instant at) {
    if (at.isAfter(now)) {
      now = at;
    }
  }

  @Override
  public Instant instant() {
    return now;
  }
}
