package io.maemae.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Shares that come into the account from outside have lost nothing here before they came. */
final class LossOfDepositTest extends MoneyTest {
  private static final Duration SOON = Duration.ofSeconds(2);

  @Override
  void configure(MoneyBench unstarted) {
    unstarted.strategy("cross").dailyLoss(50_000);
  }

  @Test
  void givenSharesThatFellBeforeTheyCame_whenResumed_thenTheyAreNoLossOfTheDay() {
    bench.trades(MoneyBench.SAMSUNG, 64_000);
    bench.advance(SOON);
    broker.sharesMove(MoneyBench.SAMSUNG, 10);
    bench.hintsAtBalance();
    bench.advance(Duration.ofMinutes(2));
    assertEquals(List.of("kis 005930 10"), bench.lots());
    assertEquals(List.of("ENTRIES"), bench.stopped());
    bench.types("/resume");
    bench.forget();

    bench.trades(MoneyBench.SAMSUNG, 64_000);
    bench.advance(SOON);

    assertEquals(List.of(), bench.told());
    assertEquals(List.of(), bench.stopped());
  }
}
