package io.maemae.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.maemae.desk.DeskEvent;
import io.maemae.desk.Routine;
import io.maemae.market.Bar;
import io.maemae.market.MarketTime;
import io.maemae.market.Price;
import io.maemae.market.Quantity;
import io.maemae.market.Timeframe;
import io.maemae.market.Trade;
import io.maemae.market.Venue;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A strategy with {@code sessions: extended}, beside one that has the default. */
class ExtendedSessionTest {
  private static final String FEED = MoneyBench.KIS;
  private static final String LATE = "late";
  private static final String USUAL = "usual";
  private static final String TODAY = "2026-11-20T";

  @TempDir Path directory;
  private MoneyBench bench;
  private TrueHistory history;

  @AfterEach
  void close() {
    bench.close();
  }

  private void startAt(String time, Venue venue, Timeframe timeframe) {
    bench = new MoneyBench(directory, LocalDateTime.parse(TODAY + time)).extended(venue);
    history = new TrueHistory(bench::now);
    bench.extendedStrategy(LATE, FEED, timeframe, 0).strategy(USUAL, FEED, 0).start();
  }

  private void startAt(String time, Venue venue) {
    startAt(time, venue, Timeframe.M5);
  }

  private void heard(String time, long won) {
    bench.advanceTo(time);
    Trade trade = new Trade(MoneyBench.SAMSUNG, bench.now(), Price.ofWon(won), Quantity.of(1));
    history.add(trade);
    bench.hears(FEED, trade, false);
    bench.advance(Duration.ofSeconds(1));
  }

  private ScriptedStrategy late() {
    return bench.strategyNamed(LATE);
  }

  private ScriptedStrategy usual() {
    return bench.strategyNamed(USUAL);
  }

  private static List<String> bars(ScriptedStrategy strategy) {
    return strategy.bars().stream().map(ExtendedSessionTest::text).toList();
  }

  private static String text(Bar bar) {
    return MarketTime.time(bar.start())
        + " "
        + bar.close()
        + " "
        + bar.volume()
        + (bar.complete() ? "" : "?");
  }

  private List<String> sent() {
    return bench.broker().sent();
  }

  /** The strategy has ten shares since the afternoon. */
  private void holdsSince(String time) {
    late().enters(70_000);
    heard(time, 70_000);
    bench.broker().fills(bench.newestNumber(), 10, 70_000);
    bench.advance(Duration.ofSeconds(10));
    bench.forget();
  }

  @Test
  void barsOfTheAfterMarketCloseByTheClockUntilItsEnd() {
    startAt("15:00:00", Venue.KRX);
    heard("15:29:00", 70_000);
    heard("15:30:00", 70_100);
    heard("15:45:00", 1);
    heard("16:01:00", 70_200);
    heard("19:59:00", 70_300);
    bench.advanceTo("19:59:59");
    assertEquals(List.of("15:25 70000 1", "15:30 70100 1", "16:00 70200 1"), bars(late()));
    bench.advanceTo("20:00:02");
    assertEquals("19:55 70300 1", bars(late()).get(3));
    assertEquals(List.of("15:25 70000 1"), bars(usual()));
  }

  @Test
  void theDaysBarEndsWithTheLastSession() {
    startAt("15:00:00", Venue.KRX, Timeframe.D1);
    heard("15:29:00", 70_000);
    bench.advanceTo("15:30:01");
    bench.routine(Routine.MARKET_CLOSE);
    heard("19:59:00", 70_300);
    assertEquals(List.of(), bars(late()));

    bench.advanceTo("20:00:02");

    assertEquals(List.of("09:00 70300 2"), bars(late()));
  }

  @Test
  void anEntryOfTheAfterMarketIsPlaced() {
    startAt("15:00:00", Venue.KRX);
    late().enters(70_000);
    usual().enters(70_000);
    int told = usual().trades();

    heard("16:30:00", 70_000);

    assertEquals(List.of("submit #1 BUY 005930 10@70000"), sent());
    assertEquals(told, usual().trades());
  }

  @Test
  void anExitWithoutLimitGoesAtTheBestPriceWhereThereAreNoMarketOrders() {
    startAt("15:00:00", Venue.KRX);
    holdsSince("15:10:00");
    late().exits();

    heard("16:30:00", 69_000);

    assertEquals(List.of("submit #2 SELL 005930 10@best"), sent());
  }

  @Test
  void inTheRegularSessionItStillGoesAtTheMarket() {
    startAt("15:00:00", Venue.NXT);
    holdsSince("15:10:00");
    late().exits();

    heard("15:15:00", 69_000);

    assertEquals(List.of("submit #2 SELL 005930 10@market"), sent());
    assertEquals(List.of("NXT", "KRX"), bench.rows("select venue from orders order by id"));
  }

  @Test
  void aPriceThatWasAskedForGuardsInTheEveningToo() {
    startAt("15:00:00", Venue.KRX);
    holdsSince("15:10:00");
    late().exits();
    bench.advanceTo("15:45:00");
    bench.looksUp(FEED, MoneyBench.SAMSUNG, 69_000);
    assertEquals(List.of(), sent());

    bench.advanceTo("17:00:00");
    bench.looksUp(FEED, MoneyBench.SAMSUNG, 69_000);

    assertEquals(List.of("submit #2 SELL 005930 10@best"), sent());
  }

  @Test
  void betweenTheSessionsNothingIsHeard() {
    startAt("15:00:00", Venue.KRX);
    holdsSince("15:10:00");
    late().exits();
    int told = late().trades();

    heard("15:45:00", 69_000);

    assertEquals(told, late().trades());
    assertEquals(List.of(), sent());
  }

  @Test
  void theLimitOfItsOrderCanBeMovedInTheEvening() {
    startAt("15:00:00", Venue.KRX);
    late().enters(70_000);
    heard("16:30:00", 70_000);
    bench.forget();

    bench.types("/modify #1 price=70100");

    assertEquals(List.of("modify #1 1001 10@70100"), sent());
  }

  @Test
  void theLimitOfAnothersOrderCannot() {
    startAt("15:00:00", Venue.SOR);
    usual().enters(70_000);
    heard("15:10:00", 70_000);
    bench.advanceTo("16:30:00");
    bench.forget();

    bench.types("/modify #1 price=70100");

    assertEquals(List.of(), sent());
    assertEquals(
        List.of(
            "[kis 모의] #1 삼성전자 005930 매수 10주 70,000원 SOR: 접수 0/10. 정정하지 않았습니다: 장 운영 시간이"
                + " 아닙니다. 다음 개장은 11-23 08:20입니다."),
        bench.told());
  }

  @Test
  void theEndOfTheRegularSessionClosesNoBarOfIts() {
    startAt("15:00:00", Venue.KRX);
    heard("15:29:00", 70_000);
    bench.advanceTo("15:30:00");
    bench.routine(Routine.MARKET_CLOSE);
    bench.hears(FEED, trade("15:29:59", 70_300), false);
    bench.advanceTo("15:30:03");

    assertEquals(List.of("15:25 70300 2"), bars(late()));
    assertEquals(List.of("15:25 70000 1"), bars(usual()));
  }

  @Test
  void nextradesBarsBeginAtEight() {
    startAt("07:30:00", Venue.NXT);
    bench.advanceTo("08:00:00");
    bench.routine(Routine.DAY_START, Duration.ZERO);
    late().enters(70_000);
    heard("08:00:10", 70_000);
    heard("08:06:00", 70_100);
    bench.advanceTo("08:10:02");

    assertEquals(List.of("08:00 70000 1", "08:05 70100 1"), bars(late()));
    assertEquals(List.of("submit #1 BUY 005930 10@70000"), sent());
    assertEquals(List.of("NXT"), bench.rows("select venue from orders order by id"));
    assertEquals(List.of(), bars(usual()));
  }

  @Test
  void daysOfBeforeAreKnownByWhenItsOwnBegin() {
    bench = new MoneyBench(directory, LocalDateTime.parse(TODAY + "07:30:00")).extended(Venue.NXT);
    FakeHistory days = new FakeHistory();
    days.has(List.of(day("2026-11-18T09:00:00"), day("2026-11-19T10:00:00")));
    bench.extendedStrategy(LATE, FEED, Timeframe.D1, 2).history(FEED, days).start();

    List<String> starts =
        late().bars().stream().map(bar -> MarketTime.local(bar.start()).toString()).toList();
    bench.restart();
    bench.advance(Duration.ofSeconds(1));

    assertEquals(List.of("2026-11-18T08:00", "2026-11-19T09:00"), starts);
    assertEquals(List.of(), late().bars());
  }

  private static Bar day(String start) {
    Price price = Price.ofWon(70_000);
    return new Bar(
        MoneyBench.SAMSUNG,
        Timeframe.D1,
        LocalDateTime.parse(start).atZone(MarketTime.ZONE).toInstant(),
        price,
        price,
        price,
        price,
        Quantity.of(1),
        true);
  }

  @Test
  void whatWasMissedInTheEveningIsFilled() {
    bench = new MoneyBench(directory, LocalDateTime.parse(TODAY + "08:30:00")).extended(Venue.KRX);
    history = new TrueHistory(bench::now);
    bench.strategy(USUAL, FEED, 0).extendedStrategy(LATE, FEED, Timeframe.M5, 0);
    bench.history(FEED, history).start();
    bench.stream(FEED, DeskEvent.StreamChanged.State.UP);
    heard("15:29:00", 70_000);
    heard("15:30:00", 70_050);
    heard("16:01:00", 70_100);
    bench.advanceTo("16:02:30");
    bench.stream(FEED, DeskEvent.StreamChanged.State.DOWN);
    history.add(trade("16:03:00", 70_200));
    history.add(trade("16:07:00", 70_300));
    bench.advanceTo("16:08:10");
    bench.stream(FEED, DeskEvent.StreamChanged.State.UP);
    heard("16:08:20", 70_400);
    bench.advanceTo("16:12:00");

    assertEquals(
        List.of("15:25 70000 1", "15:30 70050 1", "16:00 70200 2", "16:05 70400 2"), bars(late()));
    assertEquals(List.of("16:09:02 2026-11-20"), history.asked());
    assertTrue(bars(usual()).contains("15:25 70000 1"));
  }

  private static Trade trade(String time, long won) {
    LocalDateTime at = LocalDateTime.parse(TODAY + time);
    return new Trade(
        MoneyBench.SAMSUNG,
        at.atZone(MarketTime.ZONE).toInstant(),
        Price.ofWon(won),
        Quantity.of(1));
  }

  @Test
  void givenPanicInTheEvening_whenAllIsSold_thenItGoesAtTheBestPrice() {
    startAt("15:00:00", Venue.KRX);
    usual().enters(70_000);
    heard("15:00:10", 70_000);
    bench.broker().fills(bench.newestNumber(), 10, 70_000);
    bench.advanceTo("16:30:00");
    bench.broker().forgetAsked();

    bench.types("/panic");
    bench.presses("모두 매도 (약 700,000원)");
    bench.presses("확인");

    assertEquals(List.of("submit #2 SELL 005930 10@best"), sent());
  }
}
