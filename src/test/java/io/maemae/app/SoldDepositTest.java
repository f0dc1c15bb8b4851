package io.maemae.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Shares that came from outside are sold on the same day: what they do then is nobody's loss. */
final class SoldDepositTest extends MoneyTest {
  private static final Duration SOON = Duration.ofSeconds(2);

  @Override
  void configure(MoneyBench unstarted) {
    unstarted.dailyLoss(50_000);
  }

  private void comesAndIsSold(long won) {
    bench.trades(MoneyBench.SAMSUNG, won);
    broker.sharesMove(MoneyBench.SAMSUNG, 10);
    bench.hintsAtBalance();
    bench.advance(Duration.ofMinutes(2));
    assertEquals(List.of("kis 005930 10"), bench.lots());
    bench.types("/resume");
    bench.types("/sell 005930 10 " + won);
    broker.fills(bench.newestNumber(), 10, won);
    bench.advance(Duration.ofSeconds(10));
    assertEquals(List.of(), bench.lots());
    assertEquals(List.of(), bench.stopped());
  }

  @Test
  void givenSharesThatCameAndWereSold_whenTheirPriceRises_thenThatIsNoLoss() {
    comesAndIsSold(70_000);

    bench.trades(MoneyBench.SAMSUNG, 76_000);
    bench.advance(SOON);

    assertEquals(List.of(), bench.stopped());
  }

  @Test
  void givenSharesThatCameAndWereSold_whenTheirPriceFalls_thenThatHidesNoLoss() {
    comesAndIsSold(70_000);
    bench.types("/buy 000660 10 70000");
    broker.fills(bench.newestNumber(), 10, 70_000);
    bench.advance(SOON);

    bench.trades(MoneyBench.SAMSUNG, 60_000);
    bench.trades(MoneyBench.HYNIX, 64_000);
    bench.advance(SOON);

    assertEquals(List.of("ENTRIES"), bench.stopped());
  }
}
