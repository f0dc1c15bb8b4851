package io.maemae.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.maemae.desk.DeskEvent.StreamChanged.State;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What goes on while a part of it all is away. */
final class DegradedTest extends MoneyTest {
  @Override
  void configure(MoneyBench unstarted) {
    unstarted.strategy("cross");
  }

  @Test
  void givenAStreamThatFellSilent_whenItIsLeft_thenToldWhyAndOrdersGoOnByAsking() {
    String number = bench.buys(10);
    bench.forget();

    bench.stream(MoneyBench.KIS, State.DOWN, "reason:stream.silent 90");
    bench.advance(Duration.ofSeconds(1));
    assertEquals(
        List.of(
            "[kis 모의] 실시간 시세와 체결 통보가 끊겼습니다. 다시 연결하는 중이며, 주문은 계속 낼 수 있고 체결은 조회로 확인합니다:"
                + " 90초 동안 아무것도 오지 않았습니다"),
        bench.told());

    broker.fillsUnsaid(number, 10, 70_000);
    bench.types("/buy 000660 1 70000");
    bench.advance(Duration.ofSeconds(70));
    List<String> told = bench.told();
    assertTrue(told.stream().anyMatch(t -> t.contains("#1") && t.contains("체결 10/10")));
    assertTrue(told.stream().anyMatch(t -> t.contains("#2") && t.contains("접수 0/1")));
  }

  @Test
  void givenAChatThatIsAway_whenAStrategyWants_thenItTradesAndGuardsAndAllIsToldLater() {
    bench.chatTakes(false);
    bench.strategyNamed("cross").enters(70_000);
    bench.trades(MoneyBench.SAMSUNG, 70_000);
    broker.fills(bench.newestNumber(), 10, 70_000);
    bench.advance(Duration.ofMinutes(20));
    bench.strategyNamed("cross").exits();
    bench.trades(MoneyBench.SAMSUNG, 67_000);
    broker.fills(bench.newestNumber(), 10, 67_000);
    bench.advance(Duration.ofMinutes(20));
    assertEquals(
        List.of("submit #1 BUY 005930 10@70000", "submit #2 SELL 005930 10@market"), broker.sent());
    assertEquals(List.of(), bench.told());

    bench.chatTakes(true);
    bench.advance(Duration.ofMinutes(1));

    assertEquals(
        List.of(
            """
            11-20 09:30부터 40분 동안 대화방에 닿지 못했습니다. 밀린 알림 6건입니다.
            · 접수·정정·취소 2건
            · 체결 2건
            · 신호 2건
            지금은: /status /orders /positions"""),
        bench.told());
  }
}
