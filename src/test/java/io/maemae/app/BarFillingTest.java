package io.maemae.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.maemae.desk.DeskEvent;
import io.maemae.market.Bar;
import io.maemae.market.MarketTime;
import io.maemae.market.Price;
import io.maemae.market.Quantity;
import io.maemae.market.Symbol;
import io.maemae.market.Trade;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a strategy's stream did not bring is filled before it goes on. */
class BarFillingTest {
  private static final String FEED = MoneyBench.KIS;
  private static final String NAME = "cross";
  private static final String TODAY = "2026-11-20T";

  @TempDir Path directory;
  private MoneyBench bench;
  private TrueHistory history;

  @AfterEach
  void close() {
    bench.close();
  }

  private void prepare(int lookback) {
    bench = new MoneyBench(directory, LocalDateTime.parse(TODAY + "08:30:00"));
    history = new TrueHistory(bench::now);
    bench.strategy(NAME, FEED, lookback).history(FEED, history);
  }

  /** Half past nine, an hour after everything began; nothing is missing. */
  private void running() {
    prepare(0);
    bench.start();
    up();
    bench.advanceTo("09:30:00");
    assertEquals(List.of(), history.asked());
  }

  private void up() {
    bench.stream(FEED, DeskEvent.StreamChanged.State.UP);
  }

  private void down() {
    bench.stream(FEED, DeskEvent.StreamChanged.State.DOWN);
  }

  private static Instant at(String time) {
    return LocalDateTime.parse(TODAY + time).atZone(MarketTime.ZONE).toInstant();
  }

  private static Trade trade(Instant at, long won) {
    return new Trade(MoneyBench.SAMSUNG, at, Price.ofWon(won), Quantity.of(1));
  }

  /** A trade that the stream does not bring. */
  private void unheard(String time, long won) {
    history.add(trade(at(time), won));
  }

  private void heard(String time, long won) {
    heard(time, won, false);
  }

  private void heard(String time, long won, boolean gap) {
    bench.advanceTo(time);
    Trade trade = trade(bench.now(), won);
    history.add(trade);
    bench.hears(FEED, trade, gap);
  }

  private ScriptedStrategy strategy() {
    return bench.strategyNamed(NAME);
  }

  /** Start, open, high, low, close in won, volume; with a question mark if trades are missing. */
  private List<String> bars() {
    return strategy().bars().stream().map(BarFillingTest::text).toList();
  }

  private static String text(Bar bar) {
    return MarketTime.time(bar.start())
        + " "
        + List.of(bar.open(), bar.high(), bar.low(), bar.close())
        + " "
        + bar.volume()
        + (bar.complete() ? "" : "?");
  }

  private List<String> asked() {
    return history.asked();
  }

  private static String asking(String time) {
    return time + " 2026-11-20";
  }

  @Test
  void whatWasBeforeTheStartIsFilled() {
    prepare(0);
    unheard("09:00:10", 70_000);
    unheard("09:04:00", 70_100);
    unheard("09:07:00", 70_200);
    unheard("10:05:30", 70_300);
    unheard("10:07:10", 70_400);
    bench.advanceTo("10:07:20");
    bench.start();
    up();
    heard("10:07:40", 70_500);
    assertEquals(List.of(), bars());

    heard("10:08:30", 70_600);
    assertEquals(
        List.of("09:00 [70000, 70100, 70000, 70100] 2", "09:05 [70200, 70200, 70200, 70200] 1"),
        bars());
    heard("10:09:10", 70_700);
    bench.advanceTo("10:10:03");

    assertEquals("10:05 [70300, 70700, 70300, 70700] 5", bars().get(2));
    assertEquals(List.of(asking("10:08:02")), asked());
  }

  @Test
  void aStrategyThatIsThereBeforeTheOpeningNeedsNothing() {
    running();
    heard("09:31:00", 70_000);
    bench.advanceTo("09:35:03");

    assertEquals(List.of("09:30 [70000, 70000, 70000, 70000] 1"), bars());
    assertEquals(List.of(), asked());
  }

  @Test
  void tradesThatWereLeftOutAreFilled() {
    running();
    heard("09:45:10", 70_000);
    unheard("09:46:10", 69_000);
    unheard("09:46:20", 71_000);
    heard("09:46:30", 70_100, true);
    heard("09:46:31", 70_100, true);
    heard("09:48:00", 70_200);
    bench.advanceTo("09:50:03");

    assertEquals(List.of("09:45 [70000, 71000, 69000, 70200] 6"), bars());
    assertEquals(List.of(asking("09:47:02")), asked());
  }

  @ParameterizedTest
  @ValueSource(strings = {"005930", ""})
  void tradesThatCouldNotBeReadAreFilled(String code) {
    running();
    heard("09:45:10", 70_000);
    unheard("09:46:10", 69_000);
    bench.advanceTo("09:46:10");
    bench.misses(FEED, Optional.of(code).filter(c -> !c.isEmpty()).map(Symbol::new));
    bench.advanceTo("09:50:03");

    assertEquals(List.of("09:45 [70000, 70000, 69000, 69000] 2"), bars());
    assertEquals(List.of(asking("09:47:02")), asked());
  }

  @Test
  void tradesOfAnotherSymbolOrStreamThatCouldNotBeReadAreNotMissed() {
    running();
    heard("09:45:10", 70_000);
    bench.misses(FEED, Optional.of(new Symbol("000660")));
    bench.misses("another", Optional.empty());
    bench.advanceTo("09:50:03");

    assertEquals(List.of("09:45 [70000, 70000, 70000, 70000] 1"), bars());
    assertEquals(List.of(), asked());
  }

  @Test
  void barsThatEndedWhileTheStreamWasAwayComeWhole() {
    running();
    heard("09:45:10", 70_000);
    bench.advanceTo("09:46:00");
    down();
    unheard("09:47:00", 70_300);
    unheard("09:51:00", 70_400);
    bench.advanceTo("09:52:00");
    up();
    bench.advanceTo("09:52:59");
    assertEquals(List.of(), bars());

    heard("09:53:30", 70_500);
    bench.advanceTo("09:55:03");

    assertEquals(
        List.of("09:45 [70000, 70300, 70000, 70300] 2", "09:50 [70400, 70500, 70400, 70500] 2"),
        bars());
    assertEquals(List.of(asking("09:53:02")), asked());
  }

  @Test
  void aLateAnswerLosesNoTradeAndCountsNoneTwice() {
    running();
    heard("09:46:10", 70_000, true);
    heard("09:47:01", 70_100);
    history.hold();
    heard("09:47:10", 70_200);
    heard("09:49:59", 70_300);
    heard("09:50:00", 70_400);
    heard("09:51:20", 70_500);
    assertEquals(List.of(asking("09:47:02")), asked());
    assertEquals(List.of(), bars());

    history.release();
    bench.advanceTo("09:51:21");
    assertEquals(List.of("09:45 [70000, 70300, 70000, 70300] 4"), bars());
    bench.advanceTo("09:55:03");
    assertEquals("09:50 [70400, 70500, 70400, 70500] 2", bars().get(1));
  }

  @Test
  void anAnswerThatWasBegunLaterCountsNoTradeTwice() {
    running();
    heard("09:46:10", 70_000, true);
    history.hold();
    heard("09:47:10", 70_200);
    heard("09:48:50", 70_300);
    bench.advanceTo("09:49:10");
    history.begin();
    bench.advanceTo("09:50:03");

    assertEquals(List.of("09:45 [70000, 70300, 70000, 70300] 3"), bars());
  }

  @Test
  void aBarThatEndsBeforeTheHistoryCanBeReadAgainIsHeldBack() {
    running();
    history.readable(false);
    unheard("09:49:05", 69_000);
    heard("09:49:10", 70_000, true);
    bench.advanceTo("09:51:00");
    assertEquals(List.of(), bars());

    history.readable(true);
    bench.advanceTo("09:51:24");
    assertEquals(List.of("09:45 [69000, 70000, 69000, 70000] 2"), bars());
  }

  @Test
  void whatIsMissedWhileTheAnswerIsOnItsWayIsAskedForAnew() {
    running();
    heard("09:46:10", 70_000, true);
    history.hold();
    unheard("09:48:10", 69_000);
    heard("09:48:20", 70_100, true);
    history.release();
    bench.advanceTo("09:50:03");

    assertEquals(List.of("09:45 [70000, 70100, 69000, 70100] 3"), bars());
    assertEquals(List.of(asking("09:47:02"), asking("09:49:02")), asked());
  }

  @Test
  void aHistoryThatCannotBeReadIsAskedAgain() {
    running();
    history.readable(false);
    unheard("09:46:00", 69_000);
    heard("09:46:10", 70_000, true);
    heard("09:47:05", 70_100);
    bench.advanceTo("09:48:00");
    history.readable(true);
    heard("09:48:10", 70_200);
    bench.advanceTo("09:50:03");

    assertEquals(List.of("09:45 [69000, 70200, 69000, 70200] 4"), bars());
    assertEquals(
        List.of(
            asking("09:47:02"),
            asking("09:47:03"),
            asking("09:47:08"),
            asking("09:47:23"),
            asking("09:48:23")),
        asked());
  }

  @Test
  void barsGoOnIncompleteIfTheHistoryStaysAway() {
    running();
    history.readable(false);
    heard("09:46:10", 70_000, true);
    strategy().entersAtBar(at("09:45:00"), 70_000);
    strategy().entersAtBar(at("09:50:00"), 70_000);
    heard("09:51:00", 70_100);
    bench.advanceTo("09:55:03");
    assertEquals(
        List.of("09:45 [70000, 70000, 70000, 70000] 1?", "09:50 [70100, 70100, 70100, 70100] 1?"),
        bars());
    assertEquals(List.of(), bench.orders());

    history.readable(true);
    unheard("09:57:00", 70_900);
    heard("09:58:00", 70_200);
    bench.advanceTo("10:00:03");
    assertEquals("09:55 [70200, 70200, 70200, 70200] 1", bars().get(2));
  }

  @Test
  void nothingIsEnteredWhileBarsAreMissingAndNoEntryIsWasted() {
    running();
    heard("09:46:10", 70_000, true);
    strategy().enters(70_000);
    heard("09:46:20", 70_000);
    bench.advanceTo("09:47:01");
    assertEquals(List.of(), bench.orders());

    heard("09:47:10", 70_000);
    assertEquals(1, bench.orders().size());
  }

  @Test
  void whatIsHeldIsGuardedWhileBarsAreMissing() {
    running();
    strategy().enters(70_000);
    heard("09:40:00", 70_000);
    bench.advance(Duration.ofSeconds(1));
    bench.broker().fills(bench.newestNumber(), 10, 70_000);
    bench.advanceTo("09:46:00");
    heard("09:46:10", 70_000, true);
    strategy().exits();
    heard("09:46:20", 68_000);
    bench.advanceTo("09:46:21");

    assertEquals(List.of(), asked());
    assertEquals(List.of("#1 BUY 10@70000 10 FILLED", "#2 SELL 10@market 0 NEW"), bench.orders());
  }

  @Test
  void aBarThatHasJustEndedIsEnteredOnAndAnOldOneIsNot() {
    running();
    strategy().entersAtBar(at("09:40:00"), 70_000);
    heard("09:41:00", 70_000);
    heard("09:44:50", 70_000, true);
    bench.advanceTo("09:45:03");
    assertEquals(1, bench.orders().size());
    bench.types("/cancel all");

    strategy().entersAtBar(at("09:45:00"), 70_000);
    heard("09:46:00", 70_000);
    bench.advanceTo("09:47:00");
    down();
    bench.advanceTo("09:53:00");
    up();
    bench.advanceTo("09:55:00");
    assertEquals(2, bars().size());
    assertEquals(1, bench.orders().size());
  }

  @Test
  void anExitThatWasMissedIsMadeUpFor() {
    running();
    strategy().enters(70_000);
    heard("09:40:00", 70_000);
    bench.advance(Duration.ofSeconds(1));
    bench.broker().fills(bench.newestNumber(), 10, 70_000);
    strategy().exitsAtBar(at("09:45:00"));
    bench.advanceTo("09:44:00");
    down();
    unheard("09:46:00", 69_000);
    unheard("09:51:00", 69_100);
    bench.advanceTo("09:56:00");
    up();
    bench.advanceTo("09:57:05");

    assertEquals("#2 SELL 10@market 0 NEW", bench.orders().get(1));
  }

  @Test
  void afterARestartNoBarIsHadTwice() {
    running();
    heard("09:31:00", 70_000);
    bench.advanceTo("09:35:03");
    assertEquals(1, bars().size());
    heard("09:36:00", 70_100);

    bench.crash();
    bench.advanceTo("09:42:00");
    bench.begin();
    up();
    heard("09:42:20", 70_200);
    bench.advanceTo("09:45:03");

    assertEquals(
        List.of("09:35 [70100, 70100, 70100, 70100] 1", "09:40 [70200, 70200, 70200, 70200] 1"),
        bars());
  }

  @Test
  void aTradeThatComesBeforeTheStreamIsSaidToBeBackIsNoProofOfTheMinute() {
    running();
    heard("09:45:10", 70_000);
    down();
    unheard("09:52:01", 69_000);
    heard("09:52:02", 70_100);
    bench.advanceTo("09:52:03");
    assertEquals(List.of(), asked());
    up();
    bench.advanceTo("09:55:03");

    assertEquals("09:50 [69000, 70100, 69000, 70100] 2", bars().get(1));
  }

  @Test
  void aBarThatEndsWhileTheProgramStopsIsHadAfterTheNextStart() {
    running();
    heard("09:31:00", 70_000);
    bench.advanceTo("09:34:59");
    bench.stops();
    unheard("09:34:59", 70_300);
    bench.advanceTo("09:35:03");
    assertEquals(List.of(), bars());

    bench.crash();
    bench.begin();
    up();
    bench.advanceTo("09:36:59");
    assertEquals(List.of("09:30 [70000, 70300, 70000, 70300] 2"), bars());
  }

  @Test
  void barsOfEarlierDaysAreHadWithoutBeingActedOn() {
    prepare(3);
    LocalDate thursday = LocalDate.of(2026, 11, 19);
    for (String time : List.of("T11:00:00", "T16:20:00", "T16:25:00", "T16:30:00")) {
      history.add(
          trade(LocalDateTime.parse(thursday + time).atZone(MarketTime.ZONE).toInstant(), 70_000));
    }
    unheard("09:01:00", 70_100);
    bench.advanceTo("09:05:50");
    bench.begin();
    strategy()
        .entersAtBar(
            LocalDateTime.parse(thursday + "T16:30").atZone(MarketTime.ZONE).toInstant(), 70_000);
    up();
    bench.advanceTo("09:07:30");

    assertEquals(
        List.of("16:20", "16:25", "16:30", "09:00"),
        bars().stream().map(b -> b.substring(0, 5)).toList());
    assertEquals(List.of("09:05:50 2026-11-19", asking("09:07:02")), asked());
    assertEquals(List.of(), bench.orders());
  }

  @Test
  void anExitOfAnEarlierDayIsNotActedOn() {
    prepare(3);
    Instant yesterday = LocalDateTime.parse("2026-11-19T11:00").atZone(MarketTime.ZONE).toInstant();
    history.add(trade(yesterday, 70_000));
    history.keepsEarlier(false);
    bench.start();
    up();
    strategy().enters(70_000);
    heard("09:01:00", 70_000);
    bench.advance(Duration.ofSeconds(1));
    bench.broker().fills(bench.newestNumber(), 10, 70_000);
    bench.advanceTo("09:03:00");
    history.keepsEarlier(true);
    history.hold();
    bench.restart();
    strategy().exitsAtBar(yesterday);
    up();
    heard("09:03:10", 70_000);
    history.release();
    bench.advanceTo("09:04:00");

    assertEquals(1, bars().size());
    assertEquals(List.of("#1 BUY 10@70000 10 FILLED"), bench.orders());
  }

  @Test
  void earlierBarsThatCannotBeReadAreAskedForAgainAndThatIsToldOnce() {
    prepare(3);
    Instant yesterday = LocalDateTime.parse("2026-11-19T11:00").atZone(MarketTime.ZONE).toInstant();
    history.add(trade(yesterday, 70_000));
    history.readable(false);
    bench.advanceTo("08:50:00");
    bench.start();
    up();
    bench.advanceTo("08:50:20");
    assertEquals(List.of(), bench.told());
    bench.advanceTo("08:55:00");
    assertEquals(
        List.of(
            "[kis 모의] cross 삼성전자 005930: 지난 봉을 읽지 못해 읽을 때까지 신규 진입을 하지 않습니다."
                + " 1분마다 다시 읽으며, 보유 종목의 손절은 계속합니다: a bad day"),
        bench.told());
    assertEquals(
        List.of(
            "08:50 2026-11-19",
            "08:50:01 2026-11-19",
            "08:50:06 2026-11-19",
            "08:50:21 2026-11-19",
            "08:51:21 2026-11-19",
            "08:52:21 2026-11-19",
            "08:53:21 2026-11-19",
            "08:54:21 2026-11-19"),
        asked());
    assertEquals(List.of(), bars());

    history.readable(true);
    bench.advanceTo("08:56:00");

    assertEquals(List.of("11:00 [70000, 70000, 70000, 70000] 1"), bars());
    assertEquals(List.of("[kis 모의] cross: 빠졌던 봉을 더 기다리지 않고 매매를 이어 갑니다."), bench.told());
  }

  @Test
  void earlierBarsThatStayAwayAreLeftOnceTheDayHasBars() {
    prepare(3);
    history.readable(false);
    bench.start();
    up();
    bench.advanceTo("09:01:00");
    heard("09:01:00", 70_000);
    bench.advanceTo("09:05:03");
    assertEquals(List.of("09:00 [70000, 70000, 70000, 70000] 1?"), bars());
    bench.told();

    history.readable(true);
    bench.advanceTo("09:07:00");
    assertEquals(List.of("[kis 모의] cross: 빠졌던 봉을 더 기다리지 않고 매매를 이어 갑니다."), bench.told());
    strategy().enters(70_000);
    heard("09:07:10", 70_000);
    assertEquals(1, bench.orders().size());
  }

  @Test
  void whereNobodyKeepsBarsOfEarlierDaysItGoesOnWithToday() {
    prepare(3);
    history.keepsEarlier(false);
    bench.start();
    up();
    bench.advanceTo("09:00:00");
    heard("09:01:00", 70_000);
    bench.advanceTo("09:05:03");

    assertEquals(List.of("09:00 [70000, 70000, 70000, 70000] 1"), bars());
    assertEquals(List.of(), asked());
    assertEquals(List.of(), bench.told());
  }

  @Test
  void aSymbolThatIsNotHeardAgainHasNoCompleteBar() {
    running();
    heard("09:45:10", 70_000);
    down();
    bench.advanceTo("09:46:00");
    up();
    heard("09:51:00", 70_100);
    bench.advanceTo("09:55:03");

    assertEquals(
        List.of("09:45 [70000, 70000, 70000, 70000] 1?", "09:50 [70100, 70100, 70100, 70100] 1"),
        bars());
  }

  @Test
  void theEmbeddedMarketIsNotAskedForWhatWasBeforeIt() {
    bench = new MoneyBench(directory);
    history = new TrueHistory(bench::now);
    bench.strategy(NAME, "", 3).history("", history).start();
    bench.trades(MoneyBench.SAMSUNG, 70_000);
    bench.advanceTo("09:40:00");

    assertEquals(List.of(), asked());
    assertEquals(1, bars().size());
  }
}
