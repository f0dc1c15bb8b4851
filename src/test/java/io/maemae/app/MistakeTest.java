package io.maemae.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.maemae.desk.Routine;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A mistake in the program itself: nothing half done stays, and it is said. */
final class MistakeTest extends MoneyTest {
  @Override
  void configure(MoneyBench unstarted) {
    unstarted.strategy("golden").strategy("silver");
  }

  @Test
  void givenAMistake_whenItHappens_thenToldAndTheNextCommandWorks() {
    bench.mistakes();

    assertEquals(
        List.of(
            "프로그램 오류로 처리하지 못했고, 이 일로 나간 주문은 없습니다. 자세한 것은 로그에 있습니다. 현재 상태는 /orders 와 /positions 로"
                + " 확인하세요."),
        bench.told());
    bench.advance(Duration.ofSeconds(5));
    bench.types("/buy 005930 1 70000");
    assertEquals(List.of("#1 BUY 1@70000 0 NEW"), bench.orders());
  }

  @Test
  void givenAMistakeWhileRequestsWaitForTheirTurn_whenItIsOver_thenTheAccountIsReadAndTrades() {
    bench.close();
    bench = new MoneyBench(directory.resolve("slow")).interval(Duration.ofMillis(1_100)).start();
    bench.advance(Duration.ofSeconds(30));
    bench.typesAtOnce("/buy 005930 1 70000");
    bench.typesAtOnce("/buy 000660 1 70000");

    bench.mistakes();
    bench.advance(Duration.ofSeconds(30));
    bench.types("/buy 005930 2 69000");
    bench.advance(Duration.ofSeconds(5));

    assertEquals(true, bench.orders().contains("#3 BUY 2@69000 0 NEW"), bench.orders()::toString);
  }

  @Test
  void givenAMistakeOverAndOver_whenWithinAMinute_thenTheProgramEnds() {
    bench.mistakes();

    assertThrows(NullPointerException.class, bench::mistakes);
  }

  @Test
  void givenAStrategyWithAMistake_whenItTrades_thenItAloneStops() {
    bench.strategyNamed("golden").breaks(true);
    bench.strategyNamed("silver").enters(70_000);

    bench.trades(MoneyBench.SAMSUNG, 70_000);
    bench.trades(MoneyBench.SAMSUNG, 70_000);

    List<String> told = bench.told();
    assertEquals(
        List.of(
            "[kis 모의] golden 삼성전자 005930: 전략에 오류가 나서 이 종목의 매매를 멈췄습니다. 청산과 손절도 하지 않으니 보유 중이면 직접"
                + " 살펴보세요. 자세한 내용은 로그에 있습니다. 다시 시작: /strategy golden on"),
        told.stream().filter(text -> text.contains(" golden ")).toList());
    assertEquals(List.of("submit #1 BUY 005930 10@70000"), broker.sent());
  }

  @Test
  void givenAStrategyThatStopped_whenItIsWantedAgain_thenItTrades() {
    bench.strategyNamed("golden").breaks(true);
    bench.trades(MoneyBench.SAMSUNG, 70_000);
    bench.strategyNamed("golden").breaks(false);
    bench.strategyNamed("golden").enters(70_000);
    bench.trades(MoneyBench.SAMSUNG, 70_000);
    assertEquals(List.of(), broker.sent());

    bench.types("/strategy golden on");
    bench.strategyNamed("golden").enters(70_000);
    bench.trades(MoneyBench.SAMSUNG, 70_000);

    assertEquals(List.of("submit #1 BUY 005930 10@70000"), broker.sent());
  }

  @Test
  void givenAStrategyWithAMistake_whenTheDayBegins_thenItAloneStops() {
    bench.strategyNamed("golden").breaks(true);
    bench.strategyNamed("silver").enters(70_000);

    bench.routineDueAt(Routine.DAY_START, "08:00:00");
    bench.trades(MoneyBench.SAMSUNG, 70_000);

    assertEquals(1, bench.told().stream().filter(text -> text.contains("전략에 오류가 나서")).count());
    assertEquals(List.of("submit #1 BUY 005930 10@70000"), broker.sent());
  }
}
