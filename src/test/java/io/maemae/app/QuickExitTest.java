package io.maemae.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A strategy that enters and exits twice within seconds: nobody can be asked if it means it. */
final class QuickExitTest extends MoneyTest {
  private static final String NAME = "cross";
  private static final Duration SOON = Duration.ofSeconds(1);

  @Override
  void configure(MoneyBench unstarted) {
    unstarted.strategy(NAME);
  }

  @Test
  void givenAnExitOfSecondsAgo_whenOtherSharesAreToBeGivenUp_thenTheyAreAtOnce() {
    bench.strategyHolds(NAME, 10);
    bench.strategyExits(NAME, 69_000);
    broker.fills(bench.newestNumber(), 10, 69_000);
    bench.advance(SOON);
    bench.strategyNamed(NAME).enters(69_500);
    bench.trades(MoneyBench.SAMSUNG, 69_500);
    broker.fills(bench.newestNumber(), 10, 69_500);
    bench.advance(SOON);
    bench.forget();

    bench.strategyNamed(NAME).exits();
    bench.trades(MoneyBench.SAMSUNG, 67_000);
    bench.advance(SOON);

    assertEquals(List.of("submit #4 SELL 005930 10@market"), broker.sent(), bench.told()::toString);
  }
}
