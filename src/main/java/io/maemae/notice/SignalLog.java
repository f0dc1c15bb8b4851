package io.maemae.notice;

import io.maemae.market.MarketTime;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The latest signals, as they were told, of whatever day. Lost at a restart. Desk thread. */
public final class SignalLog {
  private static final int KEPT = 20;

  private final InstantSource clock;
  private final Wording wording;
  private final Deque<Told> signals = new ArrayDeque<>();

  private record Told(Instant at, String text) {}

  /** Empty. */
  public SignalLog(InstantSource clock, Wording wording) {
    this.clock = clock;
    this.wording = wording;
  }

  void add(String text) {
    signals.addLast(new Told(clock.instant(), text));
    if (signals.size() > KEPT) {
      signals.removeFirst();
    }
  }

  /** The latest, oldest first; those of another day with their date. */
  public List<String> lines() {
    LocalDate today = MarketTime.date(clock.instant());
    return signals.stream().map(s -> wording.time(s.at(), today) + " " + s.text()).toList();
  }
}
