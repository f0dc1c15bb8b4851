package io.maemae.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.maemae.desk.Routine;
import io.maemae.notice.Language;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** That a key ends is told 30, 7 and 1 days before, and daily from its last day on. */
final class KeyExpiryTest {
  private static final String SOON = "[kis 모의] 앱키가 %s에 만료됩니다(%d일 남음).";

  @TempDir Path directory;
  private MoneyBench bench;

  private void start(String keyExpires) {
    bench = new MoneyBench(directory).keyExpires(MoneyBench.KIS, keyExpires).start();
  }

  @AfterEach
  void close() {
    bench.close();
  }

  /** The warnings of so many mornings from 2026-11-20 on, each with the days since then. */
  private List<String> mornings(int days) {
    List<String> warnings = new ArrayList<>();
    for (int day = 0; day < days; day++) {
      bench.forget();
      bench.routineDueAt(Routine.DAY_START, "08:00:00");
      for (String told : bench.told()) {
        if (told.contains("앱키")) {
          warnings.add(day + " " + told.substring(0, told.indexOf('.') + 1));
        }
      }
      bench.advance(Duration.ofDays(1));
    }
    return warnings;
  }

  @Test
  void givenAKeyThatEnds_thenToldThirtySevenAndOneDaysBeforeAndDailyThen() {
    start("2026-12-29");

    assertEquals(
        List.of(
            // The thirtieth and the seventh day before are a Sunday and a Tuesday.
            "7 " + SOON.formatted("2026-12-29", 32),
            "32 " + SOON.formatted("2026-12-29", 7),
            "38 " + SOON.formatted("2026-12-29", 1),
            "39 [kis 모의] 앱키가 오늘(2026-12-29) 만료됩니다.",
            "40 [kis 모의] 앱키가 2026-12-29에 만료되었습니다."),
        mornings(42));
  }

  @Test
  void givenALastDayOnAWeekend_thenTheDayBeforeIsTheTradingDayBefore() {
    start("2026-11-29");

    assertEquals(
        List.of("0 " + SOON.formatted("2026-11-29", 9), "7 " + SOON.formatted("2026-11-29", 2)),
        mornings(10));
  }

  @Test
  void givenALaterStart_thenOnlyTheNearestWarningIsTold() {
    start("2026-11-25");

    assertEquals(
        List.of(
            "0 " + SOON.formatted("2026-11-25", 5),
            "4 " + SOON.formatted("2026-11-25", 1),
            "5 [kis 모의] 앱키가 오늘(2026-11-25) 만료됩니다."),
        mornings(6));
  }

  @Test
  void givenARestart_thenNothingIsToldTwice() {
    start("2026-11-27");
    assertEquals(1, mornings(1).size());

    bench.advance(Duration.ofDays(2));
    bench.restart();
    bench.advance(Duration.ofSeconds(5));

    assertEquals(List.of(), mornings(1));
  }

  @Test
  void givenANewKey_thenItsWarningsAreItsOwn() {
    start("2026-11-27");
    assertEquals(1, mornings(1).size());
    bench.crash();
    bench = new MoneyBench(directory).keyExpires(MoneyBench.KIS, "2026-11-26").start();

    bench.advance(Duration.ofDays(3));

    assertEquals(1, mornings(1).size());
  }

  @Test
  void givenNoLastDay_thenNothingIsTold() {
    bench = new MoneyBench(directory).start();

    assertEquals(List.of(), mornings(30));
  }

  @Test
  void givenAnEnglishReader_thenInEnglish() {
    bench =
        new MoneyBench(directory)
            .speaking(Language.EN)
            .keyExpires(MoneyBench.KIS, "2026-11-20")
            .start();
    bench.routineDueAt(Routine.DAY_START, "08:00:00");

    assertEquals(
        List.of(
            "[kis paper] The key of this account ends today (2026-11-20). Have a new one issued by"
                + " the broker, and change app-key, app-secret and key-expires in the"
                + " configuration. After today nothing can be read or ordered."),
        bench.told());
  }
}
