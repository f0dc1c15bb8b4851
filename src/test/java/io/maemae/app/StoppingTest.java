package io.maemae.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.maemae.app.FakeBroker.Manner;
import io.maemae.market.Price;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Stops hold over restarts, until trading is resumed. */
class StoppingTest extends MoneyTest {
  private static final Duration SOON = Duration.ofMillis(100);

  @Override
  void configure(MoneyBench unstarted) {
    unstarted.strategy("cross");
  }

  private void enters() {
    bench.strategyNamed("cross").enters(70_000);
    bench.trades(MoneyBench.SAMSUNG, 70_000);
  }

  private void exits() {
    bench.strategyNamed("cross").exits();
    bench.trades(MoneyBench.SAMSUNG, 70_000);
  }

  @Test
  void givenAnOpenEntry_whenStopped_thenItIsCancelledAndNoneFollows() {
    enters();
    bench.forget();

    bench.types("/stop");
    bench.advance(Duration.ofSeconds(11));
    enters();

    assertEquals(List.of("cancel #1 1001 10 whole"), broker.sent());
    assertEquals(
        "신규 진입을 멈추고 미체결 진입 주문을 취소합니다. 청산과 손절은 계속합니다. 다시 시작하려면 /resume", bench.told().get(0));
  }

  @Test
  void givenAnEntryInFlight_whenStopped_thenItIsCancelledOnceItIsNumbered() {
    broker.next(Manner.HOLD);
    enters();
    bench.forget();

    bench.types("/stop");
    broker.answerHeld();
    bench.advance(SOON);

    assertEquals(List.of("cancel #1 1001 10 whole"), broker.sent());
  }

  @Test
  void givenAnEntryInFlight_whenStoppedAndRestarted_thenItIsCancelledOnceItIsFound() {
    broker.next(Manner.HOLD);
    enters();
    bench.types("/stop");
    bench.forget();

    bench.restart();
    bench.advance(Duration.ofMinutes(2));

    assertEquals(List.of("cancel #1 1001 10 whole"), broker.sent());
  }

  @Test
  void givenAModifyOfAnEntryUnderWay_whenStopped_thenItIsCancelledAfterwards() {
    broker.confirmsChanges(false);
    enters();
    bench.types("/modify 1 price=69000");
    bench.forget();

    bench.types("/stop");
    assertEquals(List.of(), broker.sent());
    broker.confirmModify("1002", "1001", Price.ofWon(69_000));
    bench.advance(Duration.ofSeconds(1));

    assertEquals(List.of("cancel #1 1002 10 whole"), broker.sent());
  }

  @Test
  void givenAModifyUnderWay_whenAllAreCancelled_thenItIsCancelledAfterwards() {
    broker.confirmsChanges(false);
    bench.types("/buy 005930 10 70000");
    bench.types("/modify 1 price=69000");
    bench.forget();

    bench.types("/cancel all");
    assertEquals(List.of(), broker.sent());
    broker.confirmModify("1002", "1001", Price.ofWon(69_000));
    bench.advance(Duration.ofSeconds(1));

    assertEquals(List.of("cancel #1 1002 10 whole"), broker.sent());
  }

  @Test
  void givenAHeldPosition_whenStopped_thenItsGuardIsToldAndGoesOn() {
    bench.strategyHolds("cross", 10);

    bench.types("/stop");
    exits();

    assertEquals(
        "[kis 모의] 삼성전자 005930 10주 (cross): 손절 68,000원, 장 마감 전 청산",
        bench.told().get(0).lines().toList().get(1));
    assertEquals(List.of("submit #2 SELL 005930 10@market"), broker.sent());
  }

  @Test
  void givenAHeldPosition_whenAllIsStopped_thenItsGuardRestsToo() {
    bench.strategyHolds("cross", 10);

    bench.types("/stop all");
    exits();

    assertEquals(List.of(), broker.sent());
  }

  @Test
  void givenPanic_whenStoppedAfterwards_thenExitsStayStoppedAndTheAnswerSaysSo() {
    bench.strategyHolds("cross", 10);
    bench.types("/panic");
    bench.forget();

    bench.types("/stop");
    exits();

    assertEquals(
        "이미 청산과 손절까지 모두 멈춘 상태여서 /stop 뒤에도 그대로입니다. 미체결 진입 주문을 취소하며, 보유 종목은 어떤 전략도 지키지 않습니다. 다시 시작하려면"
            + " /resume",
        bench.told().get(0).lines().toList().get(0));
    assertEquals(List.of(), broker.sent());
  }

  @Test
  void givenAllIsStopped_whenEntriesAreStoppedAndItIsRestarted_thenExitsStayStoppedUntilResumed() {
    bench.strategyHolds("cross", 10);
    bench.types("/stop all");
    bench.types("/stop");
    bench.restart();
    bench.advance(Duration.ofSeconds(1));
    exits();
    assertEquals(List.of(), broker.sent());

    bench.types("/resume");
    bench.advance(Duration.ofSeconds(11));
    exits();

    assertEquals(List.of("submit #2 SELL 005930 10@market"), broker.sent());
  }

  @Test
  void givenAStop_whenRestarted_thenItHoldsUntilResumed() {
    bench.types("/stop");
    bench.restart();
    bench.advance(Duration.ofSeconds(1));
    enters();
    assertEquals(List.of(), broker.sent());

    bench.types("/resume");
    bench.advance(Duration.ofSeconds(11));
    enters();
    assertEquals(List.of("submit #1 BUY 005930 10@70000"), broker.sent());
  }

  @Test
  void givenAStop_whenBoughtByHand_thenSent() {
    bench.types("/stop all");

    bench.types("/buy 005930 10 70000");

    assertEquals(List.of("submit #1 BUY 005930 10@70000"), broker.sent());
  }
}
