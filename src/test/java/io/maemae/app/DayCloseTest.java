package io.maemae.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.maemae.desk.Routine;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Ten shares that cost 70,000 won are for sale at 69,000: what the day realised, once known. */
final class DayCloseTest extends MoneyTest {
  private String sale;

  @BeforeEach
  void aSaleIsOpen() {
    bench.routineDueAt(Routine.DAY_START, "08:00:00");
    bench.holds(10);
    bench.types("/sell 005930 10 69000");
    sale = bench.newestNumber();
  }

  private void reports() {
    bench.advanceTo("15:30:10");
    bench.routine(Routine.DAILY_REPORT);
  }

  private void mondayComes() {
    bench.advanceTo("23:59:59");
    bench.advance(Duration.ofDays(2).plusHours(8).plusSeconds(1));
  }

  private List<String> realised() {
    return bench.rows(
        "select date || ' ' || cast(realised as bigint) from daily_pnl_view"
            + " where account = 'kis' order by date");
  }

  @Test
  void givenAReport_whenTheSaleIsFilledInTheEvening_thenItsDayRealisedIt() {
    reports();
    assertEquals(List.of("2026-11-20 0"), realised());
    bench.advanceTo("16:00:00");
    broker.fills(sale, 10, 69_000);
    bench.advanceTo("20:00:05");

    bench.routine(Routine.FINAL_RECONCILIATION);

    assertEquals(List.of("2026-11-20 -11588"), realised());
    assertEquals(
        List.of("0 0"),
        bench.rows(
            "select cast(market_value as bigint) || ' ' || cast(unrealised as bigint)"
                + " from daily_equity where account = 'kis'"));
  }

  @Test
  void givenAReport_whenTheSaleIsKnownOnlyOnMonday_thenFridayRealisedIt() {
    reports();
    broker.fillsUnsaid(sale, 10, 69_000);
    bench.crash();
    mondayComes();
    bench.begin();
    bench.advance(Duration.ofMinutes(1));

    bench.routine(Routine.DAY_START);

    assertEquals(List.of("2026-11-20 -11588"), realised());
  }

  @Test
  void givenNoReportOfFriday_whenMondayIsReported_thenFridayHasWhatItRealised() {
    bench.advanceTo("15:29:00");
    broker.fills(sale, 10, 69_000);
    bench.crash();
    mondayComes();
    bench.begin();

    bench.routine(Routine.DAY_START);
    reports();

    assertEquals(List.of("2026-11-20 -11588", "2026-11-23 0"), realised());
  }
}
