package io.maemae.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.maemae.desk.Routine;
import io.maemae.journal.Replay;
import io.maemae.market.Board;
import io.maemae.market.Instrument;
import io.maemae.market.InstrumentKind;
import io.maemae.market.Symbol;
import io.maemae.strategy.Builtin;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every decision of a day with trouble is reached again from its record. */
final class JournalBenchTest {
  private static final long ENOUGH = 100_000_000;

  @TempDir Path directory;
  private BenchJournal journal;

  @BeforeEach
  void makeJournal() {
    journal = new BenchJournal(directory.resolve("journal"), ENOUGH);
  }

  private MoneyBench bench(String time) {
    LocalDateTime start = LocalDateTime.parse("2026-11-20T" + time);
    return new MoneyBench(directory.resolve("data"), start).recorded(journal);
  }

  private void assertSame(int nth) {
    Replay.Outcome outcome = journal.replayed(nth);
    assertEquals(Optional.empty(), outcome.difference());
    assertEquals("", outcome.ending());
    assertTrue(outcome.events() > 10 && outcome.decisions() > 10, outcome.toString());
    assertEquals(List.of(), journal.ended);
  }

  @Test
  void ordersFillsUnknownOutcomesAndAFailedStoreAreDecidedAgain() throws Exception {
    try (MoneyBench bench = bench("09:30:00").confirming()) {
      bench.start();
      bench.types("/buy 005930 10 70000");
      bench.presses("확인");
      bench.broker().fills(bench.newestNumber(), 4, 69_900);
      bench.advance(Duration.ofSeconds(2));
      bench.broker().next(FakeBroker.Manner.LOSE_ANSWER);
      bench.types("/sell 005930 2 71000");
      bench.presses("확인");
      bench.advance(Duration.ofMinutes(2));
      bench.broker().refusesNext("주문가능금액을 초과했습니다");
      bench.types("/buy 000660 1 70000");
      bench.presses("확인");
      bench.commitsFail(true);
      bench.types("/buy 000660 3 70000");
      bench.types("/cancel 1");
      bench.commitsFail(false);
      bench.advance(Duration.ofMinutes(10));
      assertEquals(
          List.of(
              "#1 BUY 10@70000 4 CANCELED", "#2 SELL 2@71000 0 NEW", "#3 BUY 1@70000 0 REJECTED"),
          bench.orders());
    }

    assertSame(0);
  }

  @Test
  void aStrategyThatEntersOutlivesARestartAndIsDecidedAgainInBothRuns() throws Exception {
    try (MoneyBench bench = bench("08:50:00").builtin(Builtin.OPENING_RANGE)) {
      bench.start();
      bench.routine(Routine.DAY_START);
      bench.advanceTo("09:00:10");
      bench.routine(Routine.MARKET_OPEN);
      bench.trades(MoneyBench.SAMSUNG, 70_000);
      bench.trades(MoneyBench.SAMSUNG, 70_500);
      bench.advanceTo("09:06:00");
      bench.trades(MoneyBench.SAMSUNG, 70_600);
      bench.broker().fills(bench.newestNumber(), 9, 70_600);
      bench.advance(Duration.ofSeconds(10));
      bench.restart();
      bench.advance(Duration.ofSeconds(10));
      bench.trades(MoneyBench.SAMSUNG, 69_900);
      bench.advance(Duration.ofSeconds(10));
      assertEquals(List.of("#1 BUY 9@70800 9 FILLED", "#2 SELL 9@market 0 NEW"), bench.orders());
    }

    assertSame(0);
    assertSame(1);
  }

  @Test
  void whatIsListedAndWhichDaysAreOpenIsLearnedAgainWhereItWasLearned() throws Exception {
    LocalDate monday = LocalDate.of(2026, 11, 23);
    try (MoneyBench bench = bench("09:30:00").hearing()) {
      bench.start();
      bench.types("/price 900001");
      bench.lists(
          new Instrument(new Symbol("900001"), "새회사", "", InstrumentKind.STOCK, Board.KOSDAQ));
      bench.types("/price 900001");
      assertEquals(
          List.of("‘900001’ 종목을 찾을 수 없습니다.", "새회사 900001의 시세를 읽지 못했습니다: no quote"), bench.told());
      bench.buys(1);
      bench.learns(monday, false);
      bench.routine(Routine.DAILY_REPORT);
      bench.types("/strategies");
    }

    assertSame(0);
  }

  @Test
  void aMistakeOfTheProgramIsDecidedAgainTooEvenTheOneThatEndsIt() throws Exception {
    try (MoneyBench bench = bench("09:30:00")) {
      bench.start();
      bench.buys(3);
      bench.mistakes();
      bench.advance(Duration.ofSeconds(5));
      boolean ended = false;
      try {
        bench.mistakes();
      } catch (RuntimeException e) {
        ended = true;
      }
      assertTrue(ended);
    }

    assertSame(0);
  }

  @Test
  void whatHasNoRoomEndsTheRecordAndIsToldAndTradingGoesOn() throws Exception {
    journal = new BenchJournal(directory.resolve("journal"), 1_000);
    try (MoneyBench bench = bench("09:30:00")) {
      bench.start();
      bench.buys(3);
      ChatDoor.await(() -> "the end of the record", () -> !journal.ended.isEmpty());
      bench.broker().fills(bench.newestNumber(), 3, 70_000);
      bench.advance(Duration.ofHours(1));
      assertEquals(List.of("#1 BUY 3@70000 3 FILLED"), bench.orders());
    }

    assertEquals(List.of("09:30 reason:journal.full"), journal.ended);
    Replay.Outcome outcome = journal.replayed(0);
    assertEquals(Optional.empty(), outcome.difference());
    assertEquals("not replayable after 09:30", outcome.ending());
    assertEquals("reason:journal.full", outcome.reason());
    assertTrue(outcome.events() > 5, outcome.toString());
  }

  @Test
  void theOldestRecordsGoForTheNewest() throws Exception {
    Path older = Files.createDirectories(directory.resolve("journal"));
    Path oldest = Files.write(older.resolve("2026-11-18T09-00-00.journal"), new byte[30_000]);
    Files.setLastModifiedTime(oldest, FileTime.from(Instant.now().minusSeconds(60)));
    Files.write(older.resolve("2026-11-19T09-00-00.journal"), new byte[30_000]);
    journal = new BenchJournal(older, 60_000);
    try (MoneyBench bench = bench("09:30:00")) {
      bench.start();
      ChatDoor.await(() -> "room", () -> journal.files().size() == 2);
    }

    assertEquals(
        List.of("2026-11-19T09-00-00.journal", "2026-11-20T09-29-56.journal"),
        journal.files().stream().map(file -> file.getFileName().toString()).toList());
    assertEquals(List.of(), journal.ended);
  }
}
