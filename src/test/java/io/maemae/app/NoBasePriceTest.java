package io.maemae.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.maemae.market.Price;
import io.maemae.market.Quantity;
import io.maemae.market.Trade;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * After a restart the stream brings trades, but the day's base price cannot be read. A sale at the
 * market needs none.
 */
final class NoBasePriceTest extends MoneyTest {
  private static final String NAME = "cross";
  private static final Duration SOON = Duration.ofSeconds(15);

  @Override
  void configure(MoneyBench unstarted) {
    unstarted.hearing().strategy(NAME, MoneyBench.KIS, 0);
  }

  @BeforeEach
  void startWithoutBasePrices() {
    bench.strategyNamed(NAME).enters(70_000);
    hears(70_000);
    broker.fills(bench.newestNumber(), 10, 70_000);
    bench.advance(Duration.ofMinutes(1));
    bench.crash();
    bench.begin();
    bench.advance(SOON);
    bench.forget();
  }

  private void hears(long won) {
    bench.hears(
        MoneyBench.KIS,
        new Trade(MoneyBench.SAMSUNG, bench.now(), Price.ofWon(won), Quantity.of(1)),
        false);
    bench.advance(Duration.ofSeconds(1));
  }

  @Test
  void givenNoBasePriceYet_whenAStopIsHit_thenTheExitLeaves() {
    bench.strategyNamed(NAME).exits();
    hears(66_000);

    assertEquals(List.of("submit #2 SELL 005930 10@market"), broker.sent());
  }

  @Test
  void givenNoBasePriceYet_whenAllIsToBeSoldInPanic_thenTheSaleLeaves() {
    hears(66_000);
    bench.types("/panic");
    bench.presses("모두 매도 (약 660,000원)");
    bench.presses("확인");
    bench.advance(Duration.ofSeconds(1));

    assertEquals(List.of("submit #2 SELL 005930 10@market"), broker.sent());
  }
}
