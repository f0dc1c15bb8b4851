package io.maemae.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.maemae.desk.Routine;
import io.maemae.market.MarketTime;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Until trading is resumed after a backup was restored, exits go on: those decided since then. */
final class RestoredExitTest extends MoneyTest {
  private static final Instant FRIDAYS_BAR =
      MarketTime.instant(LocalDate.of(2026, 11, 20), LocalTime.of(9, 0));
  private static final Duration MINUTE = Duration.ofMinutes(1);

  @Override
  void configure(MoneyBench unstarted) {
    unstarted.strategy("cross").dailyStrategy("daily");
  }

  private void isRestoredHolding(String strategy) throws Exception {
    bench.strategyHolds(strategy, 10);
    bench.restores(bench.backsUp());
    bench.advance(MINUTE);
    bench.forget();
  }

  private void tradesGoOn() {
    for (int i = 0; i < 12; i++) {
      bench.advance(Duration.ofSeconds(5));
      bench.trades(MoneyBench.SAMSUNG, 66_000);
    }
  }

  @Test
  void givenARestoredBackup_whenAnExitDecidedSinceCouldNotLeave_thenItIsTriedAgainOverARestart()
      throws Exception {
    isRestoredHolding("cross");
    broker.cannotSendNext("connection refused");
    bench.strategyExits("cross", 66_000);
    bench.forget();

    bench.restart();
    tradesGoOn();

    assertEquals(List.of("submit #10102 SELL 005930 10@market"), broker.sent());
  }

  @Test
  void givenARestoredBackup_whenADailyBarSaysExit_thenItGoesAtTheNextOpening() throws Exception {
    isRestoredHolding("daily");
    bench.strategyNamed("daily").exitsAtBar(FRIDAYS_BAR);
    bench.trades(MoneyBench.SAMSUNG, 66_000);
    bench.advanceTo("15:30:00");
    bench.routine(Routine.MARKET_CLOSE);
    bench.advanceTo("20:00:00");

    bench.advance(Duration.ofDays(3).minusHours(13));
    bench.advanceTo("07:15:00");
    bench.restart();
    bench.advanceTo("08:00:00");
    bench.routine(Routine.DAY_START);
    bench.advanceTo("09:00:10");
    tradesGoOn();

    assertEquals(List.of("submit #10101 SELL 005930 10@market"), broker.sent());
  }
}
