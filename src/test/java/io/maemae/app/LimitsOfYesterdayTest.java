package io.maemae.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.maemae.desk.Routine;
import io.maemae.market.InstrumentKind;
import io.maemae.market.Price;
import io.maemae.market.PriceLimits;
import io.maemae.market.Quote;
import io.maemae.market.Venue;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * A share closed near a limit on Friday. On Monday Nextrade trades from eight, and the base prices
 * of the day are asked for at half past eight.
 */
final class LimitsOfYesterdayTest extends MoneyTest {
  @Override
  void configure(MoneyBench unstarted) {
    unstarted.extended(Venue.NXT);
  }

  private void mondayBeforeTheBasePrice(long fridaysClose, long now) {
    bench.holds(10);
    bench.trades(MoneyBench.SAMSUNG, fridaysClose);
    bench.advance(Duration.ofDays(3).minusHours(3));
    bench.advanceTo("07:20:00");
    bench.hears(
        new Quote(
            MoneyBench.SAMSUNG,
            bench.now(),
            Price.ofWon(70_000),
            PriceLimits.of(InstrumentKind.STOCK, Price.ofWon(70_000)),
            Optional.of(Price.ofWon(fridaysClose)),
            Optional.empty(),
            Optional.empty()));
    bench.advanceTo("08:00:00");
    bench.routine(Routine.DAY_START);
    bench.advanceTo("08:05:00");
    bench.trades(MoneyBench.SAMSUNG, now);
    bench.forget();
  }

  @Test
  void givenTheLimitsOfFriday_whenBoughtAboveThemOnMonday_thenTheBrokerDecides() {
    mondayBeforeTheBasePrice(90_000, 92_000);

    bench.types("/buy 005930 1 92000");

    assertEquals(List.of("submit #2 BUY 005930 1@92000"), broker.sent());
  }

  @Test
  void givenTheLimitsOfFriday_whenSoldBelowThemOnMonday_thenTheBrokerDecides() {
    mondayBeforeTheBasePrice(50_000, 45_000);

    bench.types("/sell 005930 10 45000");

    assertEquals(List.of("submit #2 SELL 005930 10@45000"), broker.sent());
  }
}
