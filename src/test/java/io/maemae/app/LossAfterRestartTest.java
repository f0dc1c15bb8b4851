package io.maemae.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.maemae.desk.Routine;
import io.maemae.market.Price;
import io.maemae.market.ReferencePrice;
import io.maemae.market.Symbol;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Ten shares bought for 70,000 won closed at 90,000 on Friday and are sold for 82,000 on Monday:
 * 80,000 won less than they were worth. Another ten shares lose as much again.
 */
final class LossAfterRestartTest extends MoneyTest {
  private static final Duration SOON = Duration.ofSeconds(2);
  private static final Duration TO_MONDAY = Duration.ofDays(3);

  @Override
  void configure(MoneyBench unstarted) {
    unstarted.hearing().dailyLoss(150_000);
  }

  @BeforeEach
  void sellBelowFridaysClose() {
    bench.holds(10);
    bench.advance(TO_MONDAY);
    bench.routine(Routine.DAY_START);
    begins(MoneyBench.SAMSUNG, 90_000);
    begins(MoneyBench.HYNIX, 70_000);
    bench.types("/sell 005930 10 82000");
    broker.fills(bench.newestNumber(), 10, 82_000);
    bench.types("/buy 000660 10 70000");
    broker.fills(bench.newestNumber(), 10, 70_000);
    bench.advance(SOON);
    assertEquals(List.of(), bench.stopped());
  }

  private void begins(Symbol symbol, long won) {
    bench.hears(new ReferencePrice(symbol, bench.now(), Price.ofWon(won)));
  }

  private void losesAsMuchAgain() {
    bench.trades(MoneyBench.HYNIX, 62_000);
    bench.advance(SOON);
  }

  @Test
  void givenALossOfSharesThatAreSold_whenOthersLoseTheRest_thenStopped() {
    losesAsMuchAgain();

    assertEquals(List.of("ENTRIES"), bench.stopped());
  }

  @Test
  void givenALossOfSharesThatAreSold_whenRestarted_thenItStillCounts() {
    bench.crash();
    bench.begin();
    assertTrue(bench.wanted().contains(MoneyBench.SAMSUNG));
    begins(MoneyBench.SAMSUNG, 90_000);
    begins(MoneyBench.HYNIX, 70_000);
    bench.advance(SOON);

    losesAsMuchAgain();

    assertEquals(List.of("ENTRIES"), bench.stopped());
  }
}
