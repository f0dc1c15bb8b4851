package io.maemae.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.maemae.market.MarketTime;
import io.maemae.market.Price;
import io.maemae.market.Quantity;
import io.maemae.market.Trade;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A sale may lose what the limit allows, and no price of its shares comes any more. */
final class LossWithoutPriceTest extends MoneyTest {
  private static final String NAME = "cross";

  @Override
  void configure(MoneyBench unstarted) {
    unstarted.hearing().strategy(NAME, MoneyBench.KIS, 0).dailyLoss(50_000);
  }

  @Test
  void givenASaleThatReachesTheLimit_whenABarClosesBeforeTheNextPrice_thenNothingIsEntered() {
    bench.types("/buy 000660 10 70000");
    broker.fills(bench.newestNumber(), 10, 70_000);
    bench
        .strategyNamed(NAME)
        .entersAtBar(MarketTime.instant(LocalDate.of(2026, 11, 20), LocalTime.of(9, 30)), 70_000);
    bench.hears(
        MoneyBench.KIS,
        new Trade(MoneyBench.SAMSUNG, bench.now(), Price.ofWon(70_000), Quantity.of(1)),
        false);
    bench.types("/sell 000660 10 64000");
    broker.fills(bench.newestNumber(), 10, 64_000);
    bench.advance(Duration.ofSeconds(5));
    bench.forget();

    bench.advanceTo("09:35:30");

    assertEquals(List.of(), broker.sent());
  }
}
