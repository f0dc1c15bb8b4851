package io.maemae.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.maemae.desk.Routine;
import io.maemae.market.Price;
import io.maemae.market.ReferencePrice;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Ten shares bought for 70,000 won closed at 50,000 on Friday. On Monday they are sold for 51,000
 * while the program does not run: the day has won 10,000 won.
 */
final class LossOfDowntimeTest extends MoneyTest {
  @Override
  void configure(MoneyBench unstarted) {
    unstarted.hearing().dailyLoss(150_000);
  }

  @Test
  void givenAnOldLossRealisedInTheDowntime_whenItsBasePriceComes_thenTheDayHasLostNothing() {
    bench.holds(10);
    bench.advance(Duration.ofDays(3));
    bench.routine(Routine.DAY_START);
    bench.hears(new ReferencePrice(MoneyBench.SAMSUNG, bench.now(), Price.ofWon(50_000)));
    bench.types("/sell 005930 10 51000");
    String sale = bench.newestNumber();
    bench.crash();
    broker.fills(sale, 10, 51_000);

    bench.begin();
    bench.advance(Duration.ofSeconds(5));
    bench.hears(new ReferencePrice(MoneyBench.SAMSUNG, bench.now(), Price.ofWon(50_000)));
    bench.trades(MoneyBench.SAMSUNG, 51_000);
    bench.advance(Duration.ofSeconds(5));

    assertEquals(List.of(), bench.lots());
    assertEquals(List.of(), bench.stopped());
  }
}
