package io.maemae.simulation;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What something was from when on. */
final class Versions<T> {
  private final TreeMap<Instant, T> versions = new TreeMap<>();

  void add(Instant from, T version) {
    versions.put(from, version);
  }

  /** What it was at a time; empty if it was not there yet. */
  Optional<T> asOf(Instant time) {
    return Optional.ofNullable(versions.floorEntry(time)).map(Map.Entry::getValue);
  }
}
