package io.maemae.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Numbers repeat on other days: one of yesterday's is not cancelled today. */
final class CancelOfYesterdayTest extends MoneyTest {
  @Override
  void configure(MoneyBench unstarted) {
    unstarted.strategy("cross");
  }

  @Test
  void givenAnEntryThatCouldNotBeTakenBack_whenStartedOnTheNextDay_thenItsNumberIsLeftAlone() {
    bench.strategyNamed("cross").enters(70_000);
    bench.trades(MoneyBench.SAMSUNG, 70_000);
    bench.advance(Duration.ofSeconds(1));
    bench.forget();
    broker.refusesNext("잠시 후 다시 시도하십시오");
    bench.types("/stop");
    bench.crash();
    bench.forget();

    bench.advance(Duration.ofDays(3));
    bench.begin();
    bench.advance(Duration.ofSeconds(10));

    assertEquals(List.of(), broker.sent(), () -> broker.asked() + " " + bench.orders());
  }
}
