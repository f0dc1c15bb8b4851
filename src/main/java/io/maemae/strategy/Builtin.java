package io.maemae.strategy;

import io.maemae.market.TradingCalendar;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;

/** The strategies that come with the program. */
public enum Builtin {
  /** Breakout of the first bar's range, with a stop at its low. */
  OPENING_RANGE("opening-range", calendar -> new OpeningRange(sessions(calendar))),
  /** Crossing of the 5-bar and the 20-bar simple moving average. */
  MA_CROSS("ma-cross", calendar -> new MovingAverageCross(5, 20));

  private final String label;
  private final Function<TradingCalendar, Strategy> factory;

  Builtin(String label, Function<TradingCalendar, Strategy> factory) {
    this.label = label;
    this.factory = factory;
  }

  /** As the configuration spells it. */
  public String label() {
    return label;
  }

  /** A new one, for one symbol. */
  public Strategy create(TradingCalendar calendar) {
    return factory.apply(calendar);
  }

  /** The builtin spelled so. */
  public static Optional<Builtin> parse(String label) {
    return Arrays.stream(values()).filter(b -> b.label.equals(label)).findFirst();
  }

  private static SessionTimes sessions(TradingCalendar calendar) {
    return new SessionTimes() {
      @Override
      public Instant open(LocalDate date) {
        return calendar.open(date);
      }

      @Override
      public Instant close(LocalDate date) {
        return calendar.close(date);
      }
    };
  }
}
