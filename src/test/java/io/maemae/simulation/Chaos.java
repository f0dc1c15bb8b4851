package io.maemae.simulation;

import io.maemae.order.BrokerAccount;
import java.time.Duration;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.random.RandomGenerator;

/**
 * How likely each trouble is, each time that it could happen.
 *
 * @param perMille of a thousand times; what is not named never happens
 * @param longestLag how far a reading may be behind the truth, at most {@link
 *     BrokerAccount#SETTLE_TIME}
 */
public record Chaos(Map<Trouble, Integer> perMille, Duration longestLag) {
  /** Nothing goes wrong, and everything is done at once. */
  public static final Chaos NONE = new Chaos(Map.of(), BrokerAccount.SETTLE_TIME);

  /** Checks the ranges and copies the map. */
  public Chaos {
    Map<Trouble, Integer> checked = new EnumMap<>(Trouble.class);
    perMille.forEach(
        (trouble, times) -> {
          if (times < 0 || times > 1000) {
            throw new IllegalArgumentException(trouble + " must be 0 to 1000, was " + times);
          }
          checked.put(trouble, times);
        });
    perMille = Collections.unmodifiableMap(checked);
    if (longestLag.isNegative() || longestLag.compareTo(BrokerAccount.SETTLE_TIME) > 0) {
      throw new IllegalArgumentException("longestLag must be 0 to settle time, was " + longestLag);
    }
  }

  /** A usual day: most things go well. */
  public static Chaos usual() {
    Map<Trouble, Integer> chances = new EnumMap<>(Trouble.class);
    for (Trouble trouble : Trouble.values()) {
      chances.put(trouble, trouble.usualPerMille());
    }
    return new Chaos(chances, BrokerAccount.SETTLE_TIME);
  }

  /** A day of a character of its own: some troubles as often as they can be, some never. */
  public static Chaos drawn(RandomGenerator random) {
    Map<Trouble, Integer> chances = new EnumMap<>(Trouble.class);
    for (Trouble trouble : Trouble.values()) {
      int times =
          switch (random.nextInt(4)) {
            case 0 -> 0;
            case 1 -> random.nextInt(trouble.mostPerMille() + 1);
            default -> trouble.usualPerMille();
          };
      chances.put(trouble, times);
    }
    return new Chaos(chances, BrokerAccount.SETTLE_TIME);
  }

  /** The same with another chance of one trouble. */
  public Chaos with(Trouble trouble, int times) {
    Map<Trouble, Integer> chances = new EnumMap<>(Trouble.class);
    chances.putAll(perMille);
    chances.put(trouble, times);
    return new Chaos(chances, longestLag);
  }

  int of(Trouble trouble) {
    return perMille.getOrDefault(trouble, 0);
  }
}
