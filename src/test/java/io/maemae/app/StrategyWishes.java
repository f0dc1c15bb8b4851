package io.maemae.app;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a strategy wanted and has not taken back, as it keeps it with the event in which it did: the
 * store has a wish exactly if it has what the desk decided on it.
 */
final class StrategyWishes {
  /** More entries than can be open at once, those that nothing came of included. */
  private static final int MOST_ENTRIES = 12;

  private static final String BETWEEN = " ";
  private static final String UNTIL = "/";
  private static final String NONE = "-";

  private Optional<Instant> exit = Optional.empty();
  private final TreeMap<Instant, Instant> takenBackAt = new TreeMap<>();

  /** An entry is wanted; nothing is held that is to be sold. */
  void enters(Instant at, Optional<Instant> until) {
    exit = Optional.empty();
    until.ifPresent(end -> takenBackAt.put(at, end));
    while (takenBackAt.size() > MOST_ENTRIES) {
      takenBackAt.pollFirstEntry();
    }
  }

  /** What is held is to be sold. */
  void exits(Instant at) {
    exit = Optional.of(at);
  }

  /** When what is held was wanted to be sold the last time; empty if it was not. */
  Optional<Instant> exit() {
    return exit;
  }

  /** When what is still open of the entry that was wanted at a time is to be taken back. */
  Optional<Instant> takenBackAt(Instant entry) {
    return Optional.ofNullable(takenBackAt.get(entry));
  }

  String text() {
    List<String> parts = new ArrayList<>(List.of(exit.map(Instant::toString).orElse(NONE)));
    for (Map.Entry<Instant, Instant> entry : takenBackAt.entrySet()) {
      parts.add(entry.getKey() + UNTIL + entry.getValue());
    }
    return String.join(BETWEEN, parts);
  }

  /** Of what {@link #text} wrote; none if it is empty. */
  static StrategyWishes of(String text) {
    StrategyWishes wishes = new StrategyWishes();
    List<String> parts = List.of((text.isEmpty() ? NONE : text).split(BETWEEN));
    wishes.exit = Optional.of(parts.get(0)).filter(t -> !t.equals(NONE)).map(Instant::parse);
    for (String part : parts.subList(1, parts.size())) {
      String[] times = part.split(UNTIL);
      wishes.takenBackAt.put(Instant.parse(times[0]), Instant.parse(times[1]));
    }
    return wishes;
  }
}
