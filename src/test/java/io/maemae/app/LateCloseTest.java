package io.maemae.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.maemae.desk.Routine;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How a day closed is kept as it was known best, and for trading days alone. */
final class LateCloseTest extends MoneyTest {
  private List<String> closes() {
    return bench.rows(
        "select date || ' ' || cast(unrealised as bigint) from daily_pnl_view"
            + " where account = 'kis' order by date");
  }

  @Test
  void givenADayThatWasReported_whenStartedAgainAfterItsLastReading_thenItsGainIsKept() {
    bench.routineDueAt(Routine.DAY_START, "08:00:00");
    bench.holds(10);
    bench.trades(MoneyBench.SAMSUNG, 80_000);
    bench.advanceTo("15:30:00");
    bench.routine(Routine.MARKET_CLOSE);
    bench.advanceTo("15:31:00");
    bench.routine(Routine.DAILY_REPORT);
    assertEquals(List.of("2026-11-20 98175"), closes());
    bench.advanceTo("20:05:00");
    bench.routine(Routine.FINAL_RECONCILIATION);
    assertEquals(List.of("2026-11-20 98175"), closes());

    bench.crash();
    bench.advanceTo("20:30:00");
    bench.begin();
    bench.routineDueAt(Routine.FINAL_RECONCILIATION, "20:05:00");
    bench.advance(Duration.ofSeconds(10));

    assertEquals(List.of("2026-11-20 98175"), closes());
  }

  @Test
  void givenSharesThatCameOnASaturday_whenMondayBegins_thenSaturdayIsNoTradingDay() {
    bench.advance(Duration.ofDays(1));
    broker.sharesMove(MoneyBench.SAMSUNG, 10);
    bench.hintsAtBalance();
    bench.advance(Duration.ofMinutes(2));
    assertEquals(List.of("kis 005930 10"), bench.lots());

    bench.advance(Duration.ofDays(2));
    bench.routine(Routine.DAY_START);

    assertEquals(List.of(), closes());
  }
}
