package io.maemae.strategy;

import io.maemae.market.BarHours;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;

/** The strategies that come with the program. */
public enum Builtin {
  /** Breakout of the first bar's range, with a stop at its low. */
  OPENING_RANGE("opening-range", OpeningRange::new),
  /** Crossing of the 5-bar and the 20-bar simple moving average. */
  MA_CROSS("ma-cross", hours -> new MovingAverageCross(5, 20));

  private final String label;
  private final Function<BarHours, Strategy> factory;

  Builtin(String label, Function<BarHours, Strategy> factory) {
    this.label = label;
    this.factory = factory;
  }

  /** As the configuration spells it. */
  public String label() {
    return label;
  }

  /** A new one, for one symbol, that trades in those hours. */
  public Strategy create(BarHours hours) {
    return factory.apply(hours);
  }

  /** The builtin spelled so. */
  public static Optional<Builtin> parse(String label) {
    return Arrays.stream(values()).filter(b -> b.label.equals(label)).findFirst();
  }
}
