package io.maemae.simulation;

import io.maemae.broker.Timeline;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.TreeSet;

/** All that is under way: it arrives at its time, or at once when all calms down. */
final class Way {
  private final Timeline timeline;
  private final TreeSet<Parcel> parcels = new TreeSet<>();
  private long lastSequence;

  /** Something that arrives at a time. */
  record Parcel(Instant at, long sequence, Runnable arrival) implements Comparable<Parcel> {
    @Override
    public int compareTo(Parcel other) {
      int byTime = at.compareTo(other.at);
      return byTime != 0 ? byTime : Long.compare(sequence, other.sequence);
    }
  }

  Way(Timeline timeline) {
    this.timeline = timeline;
  }

  Instant now() {
    return timeline.now();
  }

  Parcel after(Duration wait, Runnable arrival) {
    return at(now().plus(wait), arrival);
  }

  Parcel at(Instant when, Runnable arrival) {
    Parcel parcel = new Parcel(when, ++lastSequence, arrival);
    parcels.add(parcel);
    timeline.at(when, () -> arrive(parcel));
    return parcel;
  }

  /** It never arrives. */
  void lose(Parcel parcel) {
    parcels.remove(parcel);
  }

  /** Everything arrives now, in the order in which it would have. */
  void hurry() {
    List.copyOf(parcels).forEach(parcel -> timeline.at(now(), () -> arrive(parcel)));
  }

  private void arrive(Parcel parcel) {
    if (parcels.remove(parcel)) {
      parcel.arrival().run();
    }
  }
}
