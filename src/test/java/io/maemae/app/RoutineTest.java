package io.maemae.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.maemae.app.FakeBroker.Manner;
import io.maemae.desk.Routine;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The day's routines: each once, also late, and none of a day that was not begun. */
final class RoutineTest extends MoneyTest {
  @Test
  void givenAMorningWithoutTheProgram_whenItStarts_thenTheDayIsBegunOnceAndTheBellIsNoNews() {
    bench.routineDueAt(Routine.DAY_START, "08:00:00");
    bench.routineDueAt(Routine.MARKET_OPEN, "09:00:00");
    int readings = broker.asked().size();
    bench.restart();
    bench.advance(Duration.ofSeconds(5));
    bench.forget();

    bench.routineDueAt(Routine.DAY_START, "08:00:00");
    bench.routineDueAt(Routine.MARKET_OPEN, "09:00:00");

    assertTrue(readings > 0);
    assertEquals(List.of(), broker.asked());
    assertEquals(List.of(), bench.told());
  }

  @Test
  void givenARoutine_whenItComesTwice_thenDoneOnce() {
    bench.routineDueAt(Routine.DAY_START, "08:00:00");
    bench.advanceTo("15:30:00");
    bench.forget();

    bench.routine(Routine.MARKET_CLOSE);
    bench.routine(Routine.MARKET_CLOSE);

    assertEquals(List.of("2026-11-20 정규장이 마감했습니다."), bench.told());
  }

  @Test
  void givenAnEveningStart_whenTheDayWasNotBegun_thenNothingOfItIsDone() {
    bench.advanceTo("21:00:00");
    bench.forget();

    bench.routineDueAt(Routine.DAY_START, "08:00:00");
    bench.routineDueAt(Routine.MARKET_CLOSE, "15:30:00");
    bench.routineDueAt(Routine.DAILY_REPORT, "15:30:10");

    assertEquals(List.of(), bench.told());
    assertEquals(List.of("0"), bench.rows("select count(*) from daily_equity"));
  }

  @Test
  void givenAnEveningStart_whenTheDayWasBegun_thenItsReportIsMadeUpFor() {
    bench.routineDueAt(Routine.DAY_START, "08:00:00");
    bench.crash();
    bench.advanceTo("21:00:00");
    bench.begin();
    bench.advance(Duration.ofSeconds(5));
    bench.forget();

    bench.routineDueAt(Routine.DAILY_REPORT, "15:30:10");

    assertEquals(2, bench.told().size());
    assertEquals(List.of("2"), bench.rows("select count(*) from daily_equity"));
  }

  @Test
  void givenARestartDuringTheDaysLastReading_whenItIsDueAgain_thenWhatItDoesNotShowEnds() {
    bench.routineDueAt(Routine.DAY_START, "08:00:00");
    broker.next(Manner.LOSE_REQUEST);
    bench.types("/buy 005930 10 70000");
    bench.advanceTo("20:00:05");
    bench.routine(Routine.FINAL_RECONCILIATION, Duration.ZERO);
    assertEquals(List.of("#1 BUY 10@70000 0 UNKNOWN"), bench.orders());

    bench.restart();
    bench.routineDueAt(Routine.FINAL_RECONCILIATION, "20:00:05");
    bench.advance(Duration.ofMinutes(2));

    assertEquals(List.of("#1 BUY 10@70000 0 REJECTED"), bench.orders());
  }

  @Test
  void givenADaysLastReadingThatIsMadeUpForInTheMorning_thenItEndsNothingOfThatDay() {
    bench.routineDueAt(Routine.DAY_START, "08:00:00");
    bench.advanceTo("20:00:05");
    bench.commitsFail(true);
    bench.routine(Routine.FINAL_RECONCILIATION);
    bench.advance(Duration.ofHours(61).plusMinutes(25));
    bench.commitsFail(false);
    bench.advance(Duration.ofMinutes(6));
    bench.routineDueAt(Routine.DAY_START, "08:00:00");
    bench.trades(MoneyBench.SAMSUNG, 70_000);
    broker.next(Manner.LOSE_REQUEST);

    bench.types("/buy 005930 10 70000");
    bench.advance(Duration.ofMinutes(3));

    assertEquals(List.of("#1 BUY 10@70000 0 UNKNOWN"), bench.orders());
  }
}
