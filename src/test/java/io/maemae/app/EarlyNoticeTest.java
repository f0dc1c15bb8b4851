package io.maemae.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.maemae.app.FakeBroker.Manner;
import io.maemae.market.Price;
import io.maemae.market.Side;
import io.maemae.order.ExecutionNotice;
import io.maemae.order.SubmitResult;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * A notice comes before the answer to an order that it may be of: its fills are the order's when an
 * answer or a list says so, and count in the account if that takes longer than a second.
 */
final class EarlyNoticeTest extends MoneyTest {
  private static final Duration SOON = Duration.ofSeconds(1);
  private static final String OURS = "1001";
  private static final String OTHERS = "1002";

  @Override
  void configure(MoneyBench unstarted) {
    unstarted.strategy("cross");
  }

  /** Our answer is on its way; the first fill that is told is of an equal order elsewhere. */
  private void fillOfAnEqualOrderElsewhere(long filled) {
    broker.next(Manner.HOLD);
    bench.types("/buy 005930 10 70000");
    bench.advance(SOON);
    broker.place(MoneyBench.SAMSUNG, Side.BUY, 10, 70_000);
    broker.fills(OTHERS, filled, 70_000);
    bench.advance(Duration.ofMillis(100));
  }

  private void ourFillComesBeforeTheAnswer(long filled) {
    broker.next(Manner.HOLD);
    bench.types("/buy 005930 10 70000");
    bench.advance(SOON);
    bench.forget();
    broker.fills(OURS, filled, 70_000);
    bench.advance(Duration.ofMillis(100));
  }

  private List<String> cancels() {
    return broker.sent().stream().filter(r -> r.startsWith("cancel")).toList();
  }

  @Test
  void givenTheAnswerComesSoon_thenTheFillIsToldOnceAndAsTheOrders() {
    ourFillComesBeforeTheAnswer(4);

    broker.answerHeld();
    bench.advance(Duration.ofMinutes(1));

    assertEquals(
        List.of(ORDER + ": 접수 0/10", ORDER + ": 일부 체결 4/10, 평균 70,000원 (수수료 42원, 세금 0원 예상)"),
        bench.told());
    assertEquals(List.of("#1 BUY 10@70000 4 PARTIALLY_FILLED"), bench.orders());
    assertEquals(List.of("#1 BUY 4@70000"), bench.fills());
  }

  @Test
  void givenTheAnswerTakesLong_thenTheFillCountsAndIsToldAndLaterWhoseItWas() {
    ourFillComesBeforeTheAnswer(4);

    bench.advance(Duration.ofSeconds(4));
    assertEquals(List.of("kis 005930 4"), bench.lots());
    List<String> before = bench.told();
    broker.answerHeld();
    bench.advance(SOON);
    List<String> after = bench.told();

    assertEquals(1, before.size(), before::toString);
    assertTrue(before.get(0).contains("체결 4/10"), before::toString);
    assertTrue(after.stream().anyMatch(t -> t.contains("체결은 한 번뿐입니다")), after::toString);
    assertEquals(List.of("#1 BUY 4@70000"), bench.fills());
  }

  @Test
  void givenADeathBeforeTheAnswer_thenTheFillIsToldAndCountsOnce() {
    ourFillComesBeforeTheAnswer(4);

    bench.restart();
    bench.advance(Duration.ofMinutes(2));

    List<String> told = bench.told();
    assertTrue(told.stream().anyMatch(t -> t.contains("체결 4/10")), told::toString);
    assertEquals(List.of("#1 BUY 4@70000"), bench.fills());
  }

  @Test
  void givenItsRefusalByTheExchangeIsTold_whenTheAnswerComes_thenItHasEnded() {
    broker.next(Manner.HOLD);
    bench.types("/buy 005930 10 70000");
    bench.advance(SOON);
    broker.rejects(OURS, "하한가 미만 주문입니다");
    bench.advance(SOON);
    assertEquals(List.of("#1 BUY 10@70000 0 PENDING_NEW"), bench.orders());

    broker.answerHeld();
    bench.advance(Duration.ofMillis(10));

    assertEquals(List.of("#1 BUY 10@70000 0 REJECTED"), bench.orders());
  }

  @Test
  void givenTheRefusalOfAnEqualOrderElsewhere_whenTheAnswerComes_thenOursIsOpen() {
    broker.next(Manner.HOLD);
    bench.types("/buy 005930 10 70000");
    bench.advance(SOON);
    broker.place(MoneyBench.SAMSUNG, Side.BUY, 10, 70_000);
    broker.rejects(OTHERS, "증거금이 부족합니다");
    bench.advance(SOON);

    broker.answerHeld();
    bench.advance(Duration.ofMinutes(1));

    assertEquals("#1 BUY 10@70000 0 NEW", bench.orders().get(0));
    bench.types("/cancel 1");
    assertEquals(List.of("cancel #1 " + OURS + " 10 whole"), cancels());
  }

  @Test
  void givenAFillElsewhere_whenOursIsCancelled_thenOnlyItsOwnNumberIs() {
    fillOfAnEqualOrderElsewhere(4);
    bench.forget();

    bench.types("/cancel 1");
    assertEquals(List.of(), cancels());
    List<String> told = bench.told();
    assertTrue(
        told.stream().anyMatch(t -> t.contains("증권사가 주문번호를 알려 주면 바로 취소합니다")), told::toString);
    broker.answerHeld();
    bench.advance(SOON);

    assertEquals(List.of("cancel #1 " + OURS + " 10 whole"), cancels());
    assertEquals(
        List.of("#1 BUY 10@70000 0 CANCELED", "#2 BUY 10@70000 4 PARTIALLY_FILLED"),
        bench.orders());
    assertEquals(6, broker.order(OTHERS).open().units());
  }

  @Test
  void givenAFillElsewhere_whenTheAnswerNamesOurs_thenTheOtherIsToldToBePlacedElsewhere() {
    fillOfAnEqualOrderElsewhere(10);

    broker.answerHeld();
    bench.advance(Duration.ofSeconds(10));

    assertEquals(List.of("#1 BUY 10@70000 0 NEW", "#2 BUY 10@70000 10 FILLED"), bench.orders());
    List<String> told = bench.told();
    assertEquals(1, told.stream().filter(t -> t.contains("다른 곳에서 낸 주문")).count(), told::toString);
    assertEquals(List.of("#2 BUY 10@70000"), bench.fills());
  }

  @Test
  void givenNoAnswer_whenTheListShowsOnlyThatNumber_thenItIsItsOwnAndCancelled() {
    ourFillComesBeforeTheAnswer(4);
    bench.types("/cancel 1");

    broker.answerHeld(new SubmitResult.Unknown("timeout"));
    bench.advance(MoneyBench.SETTLE_INTERVAL.plus(SOON));

    assertEquals(List.of("#1 BUY 10@70000 4 CANCELED"), bench.orders());
  }

  @Test
  void givenNoAnswer_whenTheListShowsTwoThatItMayBe_thenThePersonChoosesAndNothingCountsTwice() {
    fillOfAnEqualOrderElsewhere(4);
    broker.answerHeld(new SubmitResult.Unknown("timeout"));
    bench.advance(MoneyBench.SETTLE_INTERVAL.multipliedBy(3));
    assertEquals("#1 BUY 10@70000 0 UNKNOWN", bench.orders().get(0));

    bench.presses("09:30:02 주문번호 1002, 체결 4/10");
    bench.advance(SOON);

    assertEquals(
        List.of("#1 BUY 10@70000 4 PARTIALLY_FILLED", "#3 BUY 10@70000 0 NEW"), bench.orders());
    assertEquals(List.of("#1 BUY 4@70000"), bench.fills());
    assertEquals(List.of("kis 005930 4"), bench.lots());
  }

  @Test
  void givenTheNumberOfAModifyElsewhere_whenListed_thenItIsNotOurs() {
    broker.next(Manner.HOLD);
    bench.types("/buy 005930 10 70000");
    broker.place(MoneyBench.SAMSUNG, Side.BUY, 10, 69_000);
    broker.modifiesUnsaid("1003", OTHERS, Price.ofWon(70_000));
    broker.fills("1003", 10, 70_000);
    broker.answerHeld(new SubmitResult.Unknown("timeout"));

    bench.advance(MoneyBench.SETTLE_INTERVAL.multipliedBy(4));

    assertEquals("#1 BUY 10@70000 0 NEW", bench.orders().get(0));
    assertEquals(2, bench.orders().size());
    assertEquals(List.of("kis 005930 10"), bench.lots());
  }

  @Test
  void givenAnOrderElsewhereThatMoves_whenTheAnswerComes_thenAllOfItIsTheOthers() {
    fillOfAnEqualOrderElsewhere(4);
    broker.confirmModify("1003", OTHERS, Price.ofWon(70_100));
    broker.fills("1003", 6, 70_100);
    bench.advance(Duration.ofMillis(100));

    broker.answerHeld();
    bench.advance(Duration.ofMinutes(2));

    assertEquals(List.of("#1 BUY 10@70000 0 NEW", "#3 BUY 10@70100 10 FILLED"), bench.orders());
    assertEquals(2, bench.fills().size());
  }

  @Test
  void givenTheSameNoticeTwiceBeforeTheAnswer_thenItCountsOnce() {
    broker.next(Manner.HOLD);
    bench.types("/buy 005930 10 70000");
    bench.advance(SOON);
    broker.fills(OURS, 10, 70_000);
    bench.advance(Duration.ofMillis(50));
    ExecutionNotice again = broker.fillNotice(OURS, 10, 70_000, Optional.empty());
    broker.tell(again);
    bench.advance(Duration.ofMillis(50));

    broker.answerHeld();
    bench.advance(Duration.ofMinutes(1));

    assertEquals(List.of("#1 BUY 10@70000 10 FILLED"), bench.orders());
    assertEquals(List.of("kis 005930 10"), bench.lots());
  }

  @Test
  void givenAPanic_whenAFillElsewhereCameFirst_thenBothAreCancelled() {
    fillOfAnEqualOrderElsewhere(4);
    broker.answerHeld(new SubmitResult.Unknown("timeout"));
    broker.unreadable("HTTP 503");
    bench.advance(SOON);

    bench.types("/panic");
    bench.advance(SOON);
    assertEquals(List.of(), cancels(), "a notice tells no branch");
    broker.readable();
    bench.advance(Duration.ofMinutes(2));

    assertEquals(0, broker.order(OURS).open().units());
    assertEquals(0, broker.order(OTHERS).open().units());
  }

  @Test
  void givenAFillElsewhere_thenAStrategyDoesNotSellItWhileItsAnswerIsOnItsWay() {
    broker.next(Manner.HOLD);
    bench.strategyNamed("cross").enters(70_000);
    bench.tradesAtOnce(MoneyBench.SAMSUNG, 70_000);
    bench.advance(SOON);
    broker.place(MoneyBench.SAMSUNG, Side.BUY, 10, 70_000);
    broker.fills(OTHERS, 10, 70_000);
    bench.advance(SOON);

    bench.strategyNamed("cross").exits();
    bench.trades(MoneyBench.SAMSUNG, 70_000);
    bench.advance(SOON);

    assertEquals(List.of("kis 005930 10"), bench.lots());
    assertTrue(broker.sent().stream().noneMatch(r -> r.contains("SELL")), broker.sent()::toString);
  }
}
