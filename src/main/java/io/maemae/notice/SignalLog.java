package io.maemae.notice;

import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The latest signals, as they were told. Lost at a restart. Desk thread. */
public final class SignalLog {
  private static final int KEPT = 20;

  private final InstantSource clock;
  private final Wording wording;
  private final Deque<String> lines = new ArrayDeque<>();

  /** Empty. */
  public SignalLog(InstantSource clock, Wording wording) {
    this.clock = clock;
    this.wording = wording;
  }

  void add(String text) {
    lines.addLast(wording.time(clock.instant()) + " " + text);
    if (lines.size() > KEPT) {
      lines.removeFirst();
    }
  }

  /** The latest, oldest first. */
  public List<String> lines() {
    return List.copyOf(lines);
  }
}
