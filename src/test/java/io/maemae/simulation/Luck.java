package io.maemae.simulation;

import java.time.Duration;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/** The one source of chance, and the count of what came of it. */
final class Luck {
  private final RandomGenerator random;
  private final Map<Trouble, Integer> happened = new EnumMap<>(Trouble.class);
  private Chaos chaos;
  private boolean calm;

  Luck(RandomGenerator random, Chaos chaos) {
    this.random = random;
    this.chaos = chaos;
  }

  /** Ask only where it would make a difference: a yes counts. */
  boolean happens(Trouble trouble) {
    boolean yes = random.nextInt(1000) < chaos.of(trouble);
    if (yes) {
      happened.merge(trouble, 1, Integer::sum);
    }
    return yes;
  }

  /** Both ends included. */
  long between(long least, long most) {
    return random.nextLong(least, most + 1);
  }

  <T> T oneOf(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }

  /** How long something takes; nothing does when all is calm. */
  Duration millis(long least, long most) {
    return calm ? Duration.ZERO : Duration.ofMillis(between(least, most));
  }

  Duration lag() {
    return Duration.ofMillis(between(0, chaos.longestLag().toMillis()));
  }

  boolean mayGoWrong() {
    return chaos.perMille().values().stream().anyMatch(times -> times > 0);
  }

  void calmDown() {
    chaos = Chaos.NONE;
    calm = true;
  }

  Map<Trouble, Integer> happened() {
    return Collections.unmodifiableMap(new EnumMap<>(happened));
  }
}
