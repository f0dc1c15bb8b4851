package io.maemae.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.maemae.desk.Routine;
import io.maemae.market.MarketTime;
import io.maemae.market.Price;
import io.maemae.market.Quantity;
import io.maemae.market.Timeframe;
import io.maemae.market.Trade;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a strategy wants and cannot have yet waits, over restarts too. */
final class WaitingSignalTest extends MoneyTest {
  private static final Instant FRIDAYS_BAR =
      MarketTime.instant(LocalDate.of(2026, 11, 20), LocalTime.of(9, 0));
  private static final String CONDITION = "거래량 상위";
  private static final String EXIT = "submit #2 SELL 005930 10@market";
  private static final String ENTRY = "submit #1 BUY 005930 10@70000";

  @Override
  void configure(MoneyBench unstarted) {
    unstarted
        .strategy("cross")
        .dailyStrategy("daily")
        .hearing()
        .searchingStrategy("search", CONDITION, 1, Timeframe.D1);
  }

  /** Friday's bar closes with the day. */
  private void friday() {
    bench.trades(MoneyBench.SAMSUNG, 70_000);
    bench.advanceTo("15:30:00");
    bench.routine(Routine.MARKET_CLOSE);
    bench.advanceTo("20:00:00");
  }

  private void exitWaits() {
    bench.strategyHolds("daily", 10);
    bench.strategyNamed("daily").exitsAtBar(FRIDAYS_BAR);
    friday();
  }

  private void entryWaits() {
    bench.strategyNamed("daily").entersAtBar(FRIDAYS_BAR, 70_000);
    friday();
    bench.forget();
  }

  /** A new record begins, as on every trading day, and trading. */
  private void dayBegins(int daysLater) {
    bench.advance(Duration.ofDays(daysLater).minusHours(13));
    bench.advanceTo("07:15:00");
    bench.restart();
    bench.advanceTo("08:00:00");
    bench.routine(Routine.DAY_START);
    bench.advanceTo("09:00:10");
    bench.trades(MoneyBench.SAMSUNG, 70_000);
  }

  private void tradesGoOn(Duration time) {
    for (Duration left = time; !left.isNegative(); left = left.minusSeconds(5)) {
      bench.advance(Duration.ofSeconds(5));
      bench.trades(MoneyBench.SAMSUNG, 66_000);
    }
  }

  @Test
  void givenAnExitOfADailyBar_whenTheNextDayBegins_thenItGoesOnce() {
    exitWaits();

    dayBegins(3);
    tradesGoOn(Duration.ofMinutes(1));

    assertEquals(List.of(EXIT), broker.sent());
  }

  @Test
  void givenAnEntryOfADailyBar_whenTheNextDayBegins_thenItGoesOnce() {
    entryWaits();

    dayBegins(3);
    bench.restart();
    tradesGoOn(Duration.ofMinutes(1));

    assertEquals(List.of(ENTRY), broker.sent());
  }

  @Test
  void givenAnEntryThatWaits_whenItsDayPassesUntraded_thenItIsToldAndNotMade() {
    entryWaits();

    dayBegins(4);
    tradesGoOn(Duration.ofSeconds(10));

    assertEquals(List.of(), broker.sent());
    List<String> told = bench.told();
    assertEquals(1, told.stream().filter(t -> t.contains("daily 신호")).count(), told::toString);
  }

  @Test
  void givenAnEntryThatWaits_whenItsStrategyIsOffAtTheOpening_thenItIsDroppedForGood() {
    entryWaits();
    bench.types("/strategy daily off");
    dayBegins(3);

    bench.types("/strategy daily on");
    bench.restart();
    tradesGoOn(Duration.ofSeconds(30));

    assertEquals(List.of(), broker.sent());
  }

  @Test
  void givenAnEntryThatWaits_whenEntriesAreStoppedAtTheOpening_thenItIsRefusedAndDroppedForGood() {
    entryWaits();
    bench.types("/stop");
    dayBegins(3);
    assertTrue(bench.told().stream().anyMatch(t -> t.contains("daily 신호")));

    bench.types("/resume");
    bench.restart();
    tradesGoOn(Duration.ofSeconds(30));

    assertEquals(List.of(), broker.sent());
  }

  private void hears() {
    Price price = Price.ofWon(70_000);
    Trade trade = new Trade(MoneyBench.SAMSUNG, bench.now(), price, Quantity.of(1));
    bench.hears(MoneyBench.KIS, trade, false);
    bench.advance(Duration.ofSeconds(1));
  }

  private void foundEntryWaits() {
    bench.finds(CONDITION, MoneyBench.SAMSUNG);
    bench.strategyNamed("search").entersAtBar(FRIDAYS_BAR, 70_000);
    hears();
    friday();
  }

  private void foundAgainOnMonday() {
    dayBegins(3);
    bench.finds(CONDITION, MoneyBench.SAMSUNG);
    hears();
  }

  @Test
  void givenAnEntryThatWaits_whenItsSymbolStillMeetsTheConditionNextDay_thenItGoes() {
    foundEntryWaits();

    foundAgainOnMonday();

    assertEquals(List.of(ENTRY), broker.sent());
  }

  @Test
  void givenAnEntryThatWaits_whenItsSymbolLeavesTheCondition_thenItIsDroppedForGood() {
    foundEntryWaits();
    bench.finds(CONDITION);

    foundAgainOnMonday();

    assertEquals(List.of(), broker.sent());
  }

  @Test
  void givenAnEntryOfABackup_whenItsSymbolIsFoundAfterTheResume_thenItIsNotMade() throws Exception {
    foundEntryWaits();
    bench.restores(bench.backsUp());
    bench.advance(Duration.ofMinutes(1));
    bench.types("/resume");

    foundAgainOnMonday();

    assertEquals(List.of(), broker.sent());
    assertTrue(bench.told().stream().anyMatch(t -> t.contains("삼성전자 005930 (search). 그래도")));
  }

  @Test
  void givenAnExitThatWaitsForItsEntrysCancel_whenTheProcessDies_thenItGoesAfterTheRestart() {
    bench.strategyNamed("cross").enters(70_000);
    bench.trades(MoneyBench.SAMSUNG, 70_000);
    broker.fills(bench.newestNumber(), 4, 70_000);
    bench.advance(Duration.ofSeconds(5));
    bench.strategyNamed("cross").exits();
    bench.tradesAtOnce(MoneyBench.SAMSUNG, 67_000);
    bench.restart();

    tradesGoOn(Duration.ofMinutes(5));

    assertEquals(
        List.of(
            "submit #1 BUY 005930 10@70000",
            "cancel #1 1001 6 whole",
            "submit #2 SELL 005930 4@market"),
        broker.sent());
  }
}
