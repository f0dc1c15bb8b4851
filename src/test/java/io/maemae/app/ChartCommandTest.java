package io.maemae.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.maemae.market.Bar;
import io.maemae.market.Price;
import io.maemae.market.Side;
import io.maemae.market.Timeframe;
import io.maemae.notice.chart.Chart;
import io.maemae.notice.chart.Charts;
import io.maemae.notice.chart.Picture;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a chart is asked to show; how it looks is tested where it is drawn. */
final class ChartCommandTest extends MoneyTest {
  private static final List<Bar> MINUTES =
      List.of(
          minute("09:00", 70_000, 70_500),
          minute("09:04", 70_500, 70_600),
          minute("09:05", 70_600, 70_700));
  private static final String CAPTION = "삼성전자 005930 · 5분\n70,700원 (+1.00%)";

  private final FakeHistory history = new FakeHistory();

  @Override
  void configure(MoneyBench unstarted) {
    unstarted.history(history);
    history.has(MINUTES);
  }

  private static Bar minute(String time, long open, long close) {
    return Charts.bar(Timeframe.M1, time, open, close, open, close, 10);
  }

  private Optional<Picture> shown() {
    return bench.newest().picture();
  }

  @Test
  void givenMinutesOfToday_whenAsked_thenTheirFiveMinuteBarsAreShown() {
    bench.types("/chart 삼성전자");

    List<Bar> fives =
        List.of(
            Charts.bar(Timeframe.M5, "09:00", 70_000, 70_600, 70_000, 70_600, 20),
            open(Charts.bar(Timeframe.M5, "09:05", 70_600, 70_700, 70_600, 70_700, 10)));
    assertEquals(
        Optional.of(
            new Picture(
                CAPTION,
                "005930-5m-20261120-093001.png",
                new Chart("삼성전자 005930 · 5분", "70,700원 (+1.00%)", 1, fives, List.of(), List.of()))),
        shown());
    assertEquals(List.of("minutes 005930 2026-11-20"), history.asked());
  }

  private static Bar open(Bar bar) {
    return new Bar(
        bar.symbol(),
        bar.timeframe(),
        bar.start(),
        bar.open(),
        bar.high(),
        bar.low(),
        bar.close(),
        bar.volume(),
        false);
  }

  @Test
  void givenFillsAndAnOpenOrder_whenAsked_thenTheyAreOnIt() {
    bench.holds(10);
    bench.types("/buy 000660 1 70000");
    broker.fills(bench.newestNumber(), 1, 70_000);
    bench.types("/sell 005930 3 75000");

    bench.types("/chart 005930 1m");

    Chart chart = shown().orElseThrow().chart();
    assertEquals(
        List.of(Side.BUY + " " + Price.ofWon(70_000)),
        chart.fills().stream().map(f -> f.side() + " " + f.price()).toList());
    assertEquals(
        List.of(new Chart.Level(Side.SELL, Price.ofWon(75_000), "#3 매도 3주 75,000원")),
        chart.orders());
    assertEquals(MINUTES, chart.bars());
    assertEquals(
        "삼성전자 005930 · 1분\n70,700원 (+1.00%)\n[kis 모의] #3 삼성전자 005930 매도 3주 75,000원: 접수 0/3",
        shown().orElseThrow().caption());
  }

  @Test
  void givenDays_whenAsked_thenTheLast120TradingDays() {
    bench.types("/chart 005930 1d");

    assertEquals(List.of("days 005930 2026-05-28 2026-11-20"), history.asked());
  }

  @Test
  void givenTheTimeBeforeTheOpening_whenAsked_thenTheSessionBefore() {
    bench.advance(Duration.ofDays(3).minusHours(1));

    bench.types("/chart 005930");

    assertEquals(List.of("minutes 005930 2026-11-20"), history.asked());
    assertEquals("70,700원", shown().orElseThrow().chart().last());
  }

  @Test
  void givenNoBars_whenAsked_thenToldSo() {
    history.has(List.of());

    bench.types("/chart 005930");

    assertEquals(List.of("삼성전자 005930의 봉이 아직 없습니다."), bench.told());
  }

  @Test
  void givenBarsThatCannotBeRead_whenAsked_thenToldWhy() {
    FakeHistory none = new FakeHistory();
    bench.close();
    bench = new MoneyBench(directory.resolve("other")).history(none).start();

    bench.types("/chart 005930");

    assertEquals(List.of("삼성전자 005930의 봉을 읽지 못했습니다: no bars"), bench.told());
  }

  @Test
  void givenARestartBeforeItWasShown_whenTheChatTakesIt_thenTheTextSaysHowToGetIt() {
    bench.chatTakes(false);
    bench.types("/chart 005930");
    bench.chatTakes(true);
    bench.restart();

    assertEquals(List.of(CAPTION + "\n그림을 보내지 못했습니다. 다시: /chart 005930 5m"), bench.told());
    assertEquals(Optional.empty(), shown());
  }

  @Test
  void givenAViewer_whenAsked_thenShown() {
    bench.types(MoneyBench.VIEWER, "viewer-chat", "/chart 005930");

    assertEquals(CAPTION, shown().orElseThrow().caption());
  }
}
