package io.maemae.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.maemae.app.FakeBroker.Manner;
import io.maemae.market.Side;
import io.maemae.order.SubmitResult;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What an order has freed can be spent; what one holds back, or may, cannot. */
final class BuyingPowerTest extends MoneyTest {
  private static final Duration SOON = Duration.ofSeconds(1);
  private static final Duration LONG = Duration.ofMinutes(10);

  private void forgetAfter(Duration wait) {
    bench.advance(wait);
    bench.forget();
  }

  private void assertSpends(String line) {
    bench.types(line);
    assertEquals(1, broker.sent().size(), bench.told()::toString);
  }

  private void assertLacksMoney(String line) {
    bench.types(line);
    assertEquals(List.of(), broker.sent());
    assertEquals(1, bench.told().stream().filter(t -> t.contains("주문가능금액이 부족합니다")).count());
  }

  private void balanceIsRead() {
    bench.hintsAtBalance();
    forgetAfter(Duration.ofSeconds(4));
  }

  @Test
  void givenABuyWhoseAnswerIsOnItsWay_whenABalanceIsRead_thenWhatItReservesIsNotSpentTwice() {
    broker.next(Manner.HOLD_UNTAKEN);
    bench.types("/buy 005930 100 70000");
    balanceIsRead();

    assertLacksMoney("/buy 000660 100 70000");
  }

  @Test
  void givenABuyOfUnknownOutcome_whenABalanceIsRead_thenWhatItReservesIsNotSpentTwice() {
    broker.next(Manner.LOSE_REQUEST);
    bench.types("/buy 005930 100 70000");
    bench.advance(Duration.ofSeconds(6));
    balanceIsRead();

    assertLacksMoney("/buy 000660 100 70000");
  }

  @Test
  void givenABuyThatIsAnsweredDuringABalanceReading_thenWhatItReservesIsNotSpentTwice() {
    broker.next(Manner.HOLD_UNTAKEN);
    bench.types("/buy 005930 100 70000");
    broker.readingsTake(Duration.ofSeconds(2));
    bench.hintsAtBalance();
    bench.advance(Duration.ofSeconds(4));
    broker.place(MoneyBench.SAMSUNG, Side.BUY, 100, 70_000);
    broker.answerHeld(new SubmitResult.Accepted(broker.id(broker.lastNumber()), bench.now()));
    forgetAfter(Duration.ofMillis(1100));

    assertLacksMoney("/buy 000660 100 70000");
  }

  @Test
  void givenABalanceThatHasABuy_whenThatIsAnswered_thenTheRestCanBeSpentSoon() {
    broker.next(Manner.HOLD);
    bench.types("/buy 005930 100 70000");
    balanceIsRead();
    broker.answerHeld();
    forgetAfter(Duration.ofSeconds(4));

    assertSpends("/buy 000660 42 70000");
  }

  @Test
  void givenABalanceThatHasABuyOfUnknownOutcome_whenThatIsFound_thenTheRestCanBeSpentSoon() {
    broker.next(Manner.LOSE_ANSWER);
    broker.unreadable("HTTP 503");
    bench.types("/buy 005930 100 70000");
    bench.advance(Duration.ofSeconds(6));
    balanceIsRead();
    broker.readable();
    forgetAfter(Duration.ofSeconds(20));

    assertSpends("/buy 000660 42 70000");
  }

  private void buysAHundredAndReads() {
    bench.buys(100);
    balanceIsRead();
    bench.advance(LONG);
  }

  @Test
  void givenAModifyToAHigherLimit_whenMoreIsBought_thenWhatTheModifyReservesIsNotSpentTwice() {
    buysAHundredAndReads();
    broker.readingsTake(Duration.ofSeconds(5));
    bench.types("/modify 1 price=90000");
    forgetAfter(SOON);

    assertLacksMoney("/buy 000660 40 70000");
  }

  @Test
  void givenAModifyToAHigherLimit_whenTheBalanceHasIt_thenTheRestCanBeSpent() {
    buysAHundredAndReads();
    bench.types("/modify 1 price=90000");
    forgetAfter(SOON);

    assertSpends("/buy 000660 14 70000");
  }

  @Test
  void givenAModifyToAHigherLimitUnderWay_whenABalanceIsRead_thenWhatItReservesIsNotSpentTwice() {
    buysAHundredAndReads();
    broker.confirmsChanges(false);
    bench.types("/modify 1 price=90000");
    balanceIsRead();

    assertLacksMoney("/buy 000660 40 70000");
  }

  @Test
  void givenAFreshBuyThatMovesToAHigherLimit_whenMoreIsBought_thenBothAreReserved() {
    bench.buys(100);
    broker.confirmsChanges(false);
    bench.types("/modify 1 price=90000");
    bench.forget();

    assertLacksMoney("/buy 000660 40 70000");
  }

  @Test
  void givenAModifyToAHigherLimit_whenItIsRefused_thenTheMoneyCanBeSpent() {
    buysAHundredAndReads();
    broker.refusesNext("정정 거부");
    bench.types("/modify 1 price=90000");
    bench.forget();

    assertSpends("/buy 000660 42 70000");
  }

  @Test
  void givenABuyThatMovedToAHigherLimit_whenItIsToMoveBack_thenTheRaiseIsStillReserved() {
    buysAHundredAndReads();
    broker.balanceUnreadable("HTTP 503");
    bench.types("/modify 1 price=90000");
    broker.confirmsChanges(false);
    bench.types("/modify 1 price=70000");
    bench.forget();

    assertLacksMoney("/buy 000660 40 70000");
  }

  @Test
  void givenTwoBuysCancelledInARow_whenTheMoneyIsFreeAgain_thenItCanBeSpent() {
    bench.buys(20);
    bench.types("/buy 000660 100 70000");
    bench.advance(LONG);
    broker.readingsTake(SOON);
    bench.types("/cancel 1");
    bench.types("/cancel 2");
    forgetAfter(LONG);

    assertSpends("/buy 000660 100 70100");
  }

  @Test
  void givenABuyOfWhichMostIsCancelled_whenTheMoneyIsFreeAgain_thenItCanBeSpent() {
    bench.buys(100);
    bench.hintsAtBalance();
    bench.advance(LONG);
    bench.types("/modify 1 qty=10");
    forgetAfter(LONG);

    assertSpends("/buy 000660 90 70000");
  }

  @Test
  void givenABuyMovedToALowerLimit_whenTheMoneyIsFreeAgain_thenItCanBeSpent() {
    bench.buys(100);
    bench.hintsAtBalance();
    bench.advance(LONG);
    bench.types("/modify 1 price=50000");
    forgetAfter(LONG);

    assertSpends("/buy 000660 70 70000");
  }

  @Test
  void givenAHintDuringABalanceReading_whenThatIsOfBeforeIt_thenTheBalanceIsReadAgain() {
    bench.advance(LONG);
    bench.forget();
    broker.readingsTake(Duration.ofSeconds(5));
    bench.hintsAtBalance();
    bench.advance(Duration.ofSeconds(4));
    broker.cashMoves(1_000_000);
    bench.hintsAtBalance();
    forgetAfter(LONG);

    assertSpends("/buy 000660 156 70000");
  }

  @Test
  void givenARaisedBuyThatFilled_whenTheBalanceCannotBeRead_thenTheRaiseIsNotSpentTwice() {
    bench.buys(100);
    bench.advance(Duration.ofMinutes(11));
    bench.hintsAtBalance();
    bench.advance(Duration.ofSeconds(5));
    broker.balanceUnreadable("HTTP 503");
    bench.types("/modify 1 price=90000");
    broker.fills(bench.newestNumber(), 100, 90_000);
    bench.advance(SOON);
    assertEquals(List.of("#1 BUY 100@90000 100 FILLED"), bench.orders());
    bench.forget();

    bench.types("/buy 000660 40 70000");

    assertEquals(List.of(), broker.sent());
  }

  @Test
  void givenABuyThatIsNotFoundAtTheBroker_whenABalanceIsReadLongAfter_thenItsMoneyCanBeSpent() {
    broker.next(Manner.LOSE_REQUEST);
    bench.types("/buy 005930 100 70000");
    bench.advance(LONG);
    bench.hintsAtBalance();
    bench.advance(LONG);
    bench.forget();

    bench.types("/buy 000660 100 70000");

    assertEquals(1, broker.sent().size(), bench.told()::toString);
  }

  @Test
  void givenABuyThatLeavesDuringABalanceReadingThatHasIt_thenTheRestCanBeSpentSoon() {
    broker.balancesAreOfTheirEnd();
    broker.readingsTake(Duration.ofSeconds(2));
    bench.hintsAtBalance();
    bench.advance(Duration.ofSeconds(4));
    bench.types("/buy 005930 50 70000");
    bench.advance(LONG);
    bench.forget();

    bench.types("/buy 000660 80 70000");

    assertEquals(List.of("submit #2 BUY 000660 80@70000"), broker.sent(), bench.told()::toString);
  }

  @Test
  void givenABuyThatIsNotFoundAtTheBroker_whenNothingElseHappens_thenItsMoneyCanBeSpent() {
    broker.next(Manner.LOSE_REQUEST);
    bench.types("/buy 005930 100 70000");
    bench.advance(Duration.ofHours(2));
    bench.forget();

    bench.types("/buy 000660 100 70000");

    assertEquals(List.of("submit #2 BUY 000660 100@70000"), broker.sent(), bench.told()::toString);
  }
}
