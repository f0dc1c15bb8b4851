package io.maemae.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.maemae.market.Side;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the broker answers is told, in its own words where it refuses. */
class OrderAnswerTest extends MoneyTest {
  @Test
  void givenARefusal_whenBuy_thenToldInTheBrokersWords() {
    broker.refusesNext("주문가능금액을 초과하였습니다");

    bench.types("/buy 005930 10 70000");

    assertEquals(List.of(ORDER + ": 거부 0/10. 주문가능금액을 초과하였습니다"), bench.told());
    assertEquals(List.of("#1 BUY 10@70000 0 REJECTED"), bench.orders());
  }

  @Test
  void givenNoConnection_whenBuy_thenToldAsNotSent() {
    broker.cannotSendNext("connect timed out");

    bench.types("/buy 005930 10 70000");

    assertEquals(List.of(ORDER + ": 취소 0/10. 보내지 못했습니다: connect timed out"), bench.told());
    assertEquals(List.of("#1 BUY 10@70000 0 CANCELED"), bench.orders());
  }

  @Test
  void givenAnAcceptedOrder_whenTheExchangeRejectsIt_thenToldInItsWords() {
    bench.buys(10);
    bench.forget();

    broker.rejects("1001", "거래정지 종목");
    bench.advance(MoneyBench.INTERVAL);

    assertEquals(List.of(ORDER + ": 거부 0/10. 거래정지 종목"), bench.told());
    assertEquals(List.of("#1 BUY 10@70000 0 REJECTED"), bench.orders());
  }

  @Test
  void givenFillsOfTwinsBeforeTheirAnswers_whenTheyCome_thenItIsToldWhoseTheyWere() {
    broker.next(FakeBroker.Manner.HOLD, FakeBroker.Manner.HOLD);
    bench.types("/buy 005930 10 70000");
    bench.types("/buy 005930 10 69900");
    broker.fills("1001", 10, 70_000);
    bench.advance(MoneyBench.INTERVAL);
    bench.forget();

    broker.answerHeld();
    bench.advance(MoneyBench.INTERVAL);

    assertEquals(
        List.of(ORDER + ": 접수 0/10", ORDER + ": 체결 10/10, 평균 70,000원 (수수료 105원, 세금 0원 예상)"),
        bench.told());
    assertEquals(
        List.of("#1 BUY 10@70000 10 FILLED", "#2 BUY 10@69900 0 PENDING_NEW"), bench.orders());
  }

  @Test
  void givenAnUnknownTwin_whenAFillComesBeforeTheAnswer_thenItIsNotTakenForTheNewOrders() {
    broker.next(FakeBroker.Manner.LOSE_ANSWER, FakeBroker.Manner.HOLD);
    bench.types("/buy 005930 10 70000");
    bench.advance(FakeBroker.TIMEOUT);
    bench.types("/buy 005930 10 69900");

    broker.fills("1001", 10, 69_900);
    bench.advance(MoneyBench.INTERVAL);
    broker.answerHeld();
    bench.advance(MoneyBench.SETTLE_INTERVAL);

    assertEquals(List.of("#1 BUY 10@70000 10 FILLED", "#2 BUY 10@69900 0 NEW"), bench.orders());
  }

  @Test
  void givenAFillElsewhereTakenForAnOrderThatNeverArrived_whenItsRowComes_thenItIsNotTheOrders() {
    broker.next(FakeBroker.Manner.LOSE_REQUEST);
    bench.types("/buy 005930 10 70000");
    broker.place(MoneyBench.SAMSUNG, Side.BUY, 10, 69_900);
    broker.fills("1001", 10, 69_900);
    bench.advance(MoneyBench.INTERVAL);

    bench.advance(MoneyBench.SETTLE_INTERVAL.multipliedBy(4));

    assertEquals(List.of("#1 BUY 10@70000 0 UNKNOWN", "#2 BUY 10@69900 10 FILLED"), bench.orders());
    assertEquals(List.of("#2 BUY 10@69900"), bench.fills());
  }

  @Test
  void givenANumberThatTheAnswerNamed_whenTheBrokerListsAnotherPrice_thenItStaysTheOrders() {
    broker.next(FakeBroker.Manner.HOLD);
    bench.types("/buy 005930 10 70000");
    broker.fills("1001", 4, 70_000);
    bench.advance(MoneyBench.INTERVAL);
    broker.answerHeld();
    bench.advance(MoneyBench.INTERVAL);

    broker.getsLimit("1001", 69_900);
    bench.restart();
    bench.advance(MoneyBench.SETTLE_INTERVAL);

    assertEquals(List.of("#1 BUY 10@70000 4 PARTIALLY_FILLED"), bench.orders());
    assertEquals(List.of("#1 BUY 4@70000"), bench.fills());
  }

  @Test
  void givenAnEarlyRejection_whenTheAnswerComes_thenTheOrderStaysRejected() {
    broker.next(FakeBroker.Manner.HOLD);
    bench.types("/buy 005930 10 70000");
    broker.rejects("1001", "거래정지 종목");
    bench.advance(MoneyBench.INTERVAL);

    broker.answerHeld();
    bench.advance(MoneyBench.INTERVAL);

    assertEquals(List.of("#1 BUY 10@70000 0 REJECTED"), bench.orders());
  }
}
