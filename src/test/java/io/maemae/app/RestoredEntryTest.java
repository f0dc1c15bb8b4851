package io.maemae.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.maemae.desk.Routine;
import io.maemae.market.MarketTime;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * An entry of a daily bar waits for Monday's opening when Friday's backup is made; on Monday it is
 * ordered and filled, and then that backup has to be restored.
 */
final class RestoredEntryTest extends MoneyTest {
  private static final Instant FRIDAYS_BAR =
      MarketTime.instant(LocalDate.of(2026, 11, 20), LocalTime.of(9, 0));
  private static final Instant MONDAYS_BAR =
      MarketTime.instant(LocalDate.of(2026, 11, 23), LocalTime.of(9, 0));
  private static final Duration MINUTE = Duration.ofMinutes(1);

  private Path backup;

  @Override
  void configure(MoneyBench unstarted) {
    unstarted.dailyStrategy("daily");
  }

  @BeforeEach
  void fridaysEntryWaitsInTheBackup() {
    bench.strategyNamed("daily").entersAtBar(FRIDAYS_BAR, 70_000);
    bench.trades(MoneyBench.SAMSUNG, 70_000);
    bench.advanceTo("15:30:00");
    bench.routine(Routine.MARKET_CLOSE);
    bench.advanceTo("20:30:00");
    backup = bench.backsUp();
    bench.advance(Duration.ofDays(2).plusHours(11));
    bench.advanceTo("07:45:00");
    bench.restart();
    bench.advanceTo("08:00:00");
    bench.routine(Routine.DAY_START);
    bench.advanceTo("09:00:10");
    bench.trades(MoneyBench.SAMSUNG, 70_000);
    broker.fills(bench.newestNumber(), 10, 70_000);
    bench.advance(MINUTE);
    assertEquals(List.of("kis 005930 daily 10"), bench.lots());
    bench.forget();
  }

  private String report() {
    return bench.told().stream()
        .filter(text -> text.contains("백업을 되살렸습니다"))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void givenAnEntryThatWaitedInTheBackupAndWasMadeSince_whenResumed_thenItIsNotMadeAgain()
      throws Exception {
    bench.restores(backup);
    bench.advance(MINUTE);
    bench.trades(MoneyBench.SAMSUNG, 70_000);
    assertEquals(List.of(), broker.sent());
    assertEquals(List.of("kis 005930 10"), bench.lots());
    assertTrue(
        report()
            .contains(
                "\n백업 때 대기하던 신규 진입은 그 뒤에 이미 체결됐을 수 있어 주문하지 않습니다:"
                    + " [kis 모의] 삼성전자 005930 (daily). 그래도 사려면 /buy\n"),
        this::report);

    bench.types("/resume");
    bench.trades(MoneyBench.SAMSUNG, 70_000);
    bench.advance(MINUTE);

    assertEquals(List.of(), broker.sent());
  }

  @Test
  void givenPeopleWhoWereNotToldYet_whenTheProcessDies_thenTheyAreToldOfTheEntryAndItIsNotMade()
      throws Exception {
    broker.unreadable("HTTP 500");
    bench.restores(backup);
    bench.advance(Duration.ofSeconds(30));
    bench.restart();
    broker.readable();
    bench.advance(MINUTE);
    bench.advance(MINUTE);
    assertTrue(report().contains("(daily). 그래도 사려면 /buy"), this::report);

    bench.types("/resume");
    bench.trades(MoneyBench.SAMSUNG, 70_000);
    bench.advance(MINUTE);

    assertEquals(List.of(), broker.sent());
  }

  @Test
  void givenAnEntryDecidedSince_whenResumed_thenItIsMade() throws Exception {
    bench.restores(backup);
    bench.advance(MINUTE);
    bench.trades(MoneyBench.SAMSUNG, 70_000);
    bench.strategyNamed("daily").entersAtBar(MONDAYS_BAR, 70_000);
    bench.advanceTo("15:30:00");
    bench.routine(Routine.MARKET_CLOSE);
    bench.advanceTo("20:00:00");
    bench.types("/resume");

    bench.advance(Duration.ofHours(11));
    bench.advanceTo("07:45:00");
    bench.restart();
    bench.advanceTo("08:00:00");
    bench.routine(Routine.DAY_START);
    bench.advanceTo("09:00:10");
    bench.trades(MoneyBench.SAMSUNG, 70_000);

    assertEquals(1, broker.sent().size(), broker.sent()::toString);
  }
}
