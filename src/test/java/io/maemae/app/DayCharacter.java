package io.maemae.app;

import io.maemae.order.RequestRate;
import io.maemae.order.RiskLimits;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SplittableRandom;

/**
 * What a seed decides once for a whole simulated day.
 *
 * @param adapters whether the bot talks through the real adapters
 * @param deadly how many times in ten thousand the process dies at which moment
 * @param commitsFail how many times in ten thousand the store begins to fail
 * @param choosesBlindly whether the person says what became of an order without having looked
 * @param cashMoves how many times cash comes from outside or goes there
 * @param sharesMove whether shares come from outside
 */
record DayCharacter(
    boolean adapters,
    RequestRate rate,
    Duration settleInterval,
    boolean confirms,
    RiskLimits limits,
    Map<Moment, Integer> deadly,
    int commitsFail,
    boolean choosesBlindly,
    int cashMoves,
    boolean sharesMove) {
  /** When a process may die. */
  enum Moment {
    ANY_EVENT(20),
    BEFORE_COMMIT(50),
    AFTER_COMMIT(20),
    AFTER_SYNC(300),
    BEFORE_REQUEST(600),
    AFTER_REQUEST(600);

    private final int mostPerTenThousand;

    Moment(int mostPerTenThousand) {
      this.mostPerTenThousand = mostPerTenThousand;
    }
  }

  static DayCharacter drawn(SplittableRandom random) {
    Map<Moment, Integer> deadly = new EnumMap<>(Moment.class);
    for (Moment moment : Moment.values()) {
      deadly.put(moment, random.nextInt(3) == 0 ? moment.mostPerTenThousand : 0);
    }
    OptionalInt orders = random.nextInt(4) == 0 ? OptionalInt.of(5) : OptionalInt.empty();
    return new DayCharacter(
        random.nextInt(40) == 0,
        RequestRate.of(Duration.ofMillis(random.nextLong(20, 1_000))),
        random.nextBoolean() ? Duration.ofSeconds(10) : Duration.ofSeconds(30),
        random.nextInt(3) == 0,
        new RiskLimits(
            Optional.empty(), Optional.empty(), Optional.empty(), orders, Optional.empty()),
        deadly,
        random.nextInt(4) == 0 ? 10 : 0,
        random.nextInt(4) == 0,
        random.nextInt(3) == 0 ? random.nextInt(1, 3) : 0,
        random.nextInt(6) == 0);
  }

  /** Whether anything comes from outside, or goes there. */
  boolean movesAnything() {
    return cashMoves > 0 || sharesMove;
  }
}
