package io.maemae.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.maemae.market.Side;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A sale that waits for its slot is for no more than is left when that comes. */
final class WaitingExitTest extends MoneyTest {
  private static final Duration SLOT = Duration.ofSeconds(3);
  private static final Duration LONG = Duration.ofMinutes(10);

  @Override
  void configure(MoneyBench unstarted) {
    unstarted.interval(SLOT).strategy("alpha").strategy("beta");
  }

  private void bothHoldTen() {
    bench.advance(Duration.ofSeconds(20));
    for (String name : List.of("alpha", "beta")) {
      bench.strategyNamed(name).enters(70_000);
      bench.trades(MoneyBench.SAMSUNG, 70_000);
      bench.advance(Duration.ofSeconds(10));
      broker.fills(bench.newestNumber(), 10, 70_000);
      bench.advance(Duration.ofSeconds(30));
    }
    assertEquals(List.of("kis 005930 alpha 10", "kis 005930 beta 10"), bench.lots());
    bench.forget();
  }

  /** Another order takes the free slot, so that the exit has to wait. */
  private void alphasExitWaits() {
    bench.typesAtOnce("/buy 000660 1 70000");
    bench.strategyNamed("alpha").exits();
    bench.tradesAtOnce(MoneyBench.SAMSUNG, 70_000);
    assertEquals(List.of(), sales());
  }

  private void soldElsewhere(long quantity) {
    String number = broker.place(MoneyBench.SAMSUNG, Side.SELL, quantity, 70_000).number();
    broker.fills(number, quantity, 70_000);
  }

  private List<String> sales() {
    return broker.sent().stream().filter(r -> r.contains("SELL")).toList();
  }

  private List<String> toldOf(String words) {
    return bench.told().stream().filter(t -> t.contains(words)).toList();
  }

  @Test
  void givenAnExitThatWaits_whenItsSharesAreSoldElsewhere_thenNoOtherLotIsSoldForIt() {
    bothHoldTen();
    alphasExitWaits();

    soldElsewhere(10);
    bench.advance(LONG);

    assertEquals(List.of(), sales());
    assertEquals(List.of("kis 005930 beta 10"), bench.lots());
    assertEquals(
        List.of(
            "[kis 모의] #4 삼성전자 005930 매도 10주 시장가: 취소 0/10. 기다리는 동안 보유 수량이 주문 수량보다 적어져"
                + " 보내지 않았습니다. 남은 수량은 /positions 에서 확인하세요."),
        toldOf("#4"));
  }

  @Test
  void givenAnExitThatWaits_whenSomeOfItsSharesAreSoldElsewhere_thenThePersonIsAskedForTheRest() {
    bothHoldTen();
    alphasExitWaits();

    soldElsewhere(4);
    bench.advance(LONG);

    assertEquals(List.of(), sales());
    assertEquals(List.of("kis 005930 alpha 6", "kis 005930 beta 10"), bench.lots());
    assertEquals(1, toldOf("005930 6주 (alpha): 손절·청산 없음").size());
  }

  @Test
  void givenASaleOfAPanicThatWaits_whenItsSharesAreSoldElsewhere_thenNoOtherLotIsSoldForIt() {
    bothHoldTen();
    bench.types("/panic");
    bench.presses("모두 매도 (약 1,400,000원)");
    bench.presses("확인");
    bench.advance(Duration.ofSeconds(1));
    assertEquals(List.of("submit #3 SELL 005930 10@market"), sales());

    soldElsewhere(10);
    bench.advance(LONG);

    assertEquals(List.of("submit #3 SELL 005930 10@market"), sales());
    assertEquals(1, toldOf("#4").size());
  }
}
