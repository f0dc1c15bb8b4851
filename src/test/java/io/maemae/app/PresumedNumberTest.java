package io.maemae.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.maemae.app.FakeBroker.Manner;
import io.maemae.desk.Routine;
import io.maemae.market.Price;
import io.maemae.market.Side;
import io.maemae.order.SubmitResult;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A number that only a notice gave an order may be another's: nothing is done to it meanwhile. */
final class PresumedNumberTest extends MoneyTest {
  private static final Duration SOON = Duration.ofSeconds(1);
  private static final String OURS = "1001";
  private static final String OTHERS = "1002";

  /**
   * Our answer is on its way; the first fill that is told is of an equal order placed elsewhere.
   */
  private void fillElsewhereIsTakenForOurs() {
    broker.next(Manner.HOLD);
    bench.types("/buy 005930 10 70000");
    broker.place(MoneyBench.SAMSUNG, Side.BUY, 10, 70_000);
    broker.fills(OTHERS, 4, 70_000);
    bench.advance(Duration.ofMillis(100));
  }

  private void ourFillComesBeforeTheAnswer() {
    broker.next(Manner.HOLD);
    bench.types("/buy 005930 10 70000");
    broker.fills(OURS, 4, 70_000);
    bench.advance(Duration.ofMillis(100));
  }

  private List<String> cancels() {
    return broker.sent().stream().filter(r -> r.startsWith("cancel")).toList();
  }

  @Test
  void givenAnothersNumber_whenCancelled_thenOnlyOurOwnIsOnceTheAnswerNamesIt() {
    fillElsewhereIsTakenForOurs();

    bench.types("/cancel 1");
    bench.advance(SOON);
    assertEquals(List.of(), cancels());
    broker.answerHeld();
    bench.advance(SOON);

    assertEquals(List.of("cancel #1 " + OURS + " 10 whole"), cancels());
    assertEquals(
        List.of("#1 BUY 10@70000 0 CANCELED", "#2 BUY 10@70000 4 PARTIALLY_FILLED"),
        bench.orders());
    assertEquals(6, broker.order(OTHERS).open().units());
  }

  @Test
  void givenAnothersNumberThatIsFilled_whenOursIsKnown_thenItIsStillCancelled() {
    fillElsewhereIsTakenForOurs();
    bench.types("/cancel 1");
    broker.fills(OTHERS, 6, 70_000);
    bench.advance(SOON);

    broker.answerHeld();
    bench.advance(SOON);

    assertEquals(List.of("cancel #1 " + OURS + " 10 whole"), cancels());
    assertEquals("#1 BUY 10@70000 0 CANCELED", bench.orders().get(0));
  }

  @Test
  void givenItsOwnNumber_whenCancelledBeforeTheAnswer_thenItIsOnceTheAnswerCame() {
    ourFillComesBeforeTheAnswer();

    bench.forget();
    bench.types("/cancel 1");
    bench.advance(SOON);
    assertEquals(List.of(), cancels());
    List<String> told = bench.told();
    assertTrue(
        told.stream().anyMatch(t -> t.contains("증권사가 주문번호를 알려 주면 바로 취소합니다")), told::toString);
    broker.answerHeld();
    bench.advance(SOON);

    assertEquals(List.of("#1 BUY 10@70000 4 CANCELED"), bench.orders());
  }

  @Test
  void givenANoticeOnly_whenAPartIsToBeCancelledOrThePriceModified_thenRefusedForNow() {
    ourFillComesBeforeTheAnswer();
    bench.forget();

    bench.types("/modify 1 qty=3");
    bench.types("/modify 1 price=70100");

    assertEquals(List.of(), broker.sent());
    assertTrue(
        bench.told().stream().allMatch(t -> t.contains("아직 증권사 번호를 받지 못했습니다")),
        bench.told()::toString);
  }

  @Test
  void givenNoAnswer_whenTheListShowsOnlyThatNumber_thenItIsItsOwnAndCancelled() {
    ourFillComesBeforeTheAnswer();
    bench.types("/cancel 1");

    broker.answerHeld(new SubmitResult.Unknown("timeout"));
    bench.advance(MoneyBench.SETTLE_INTERVAL.plus(SOON));

    assertEquals(List.of("#1 BUY 10@70000 4 CANCELED"), bench.orders());
  }

  private void oursMayBeEitherOfTwo(long filled) {
    broker.next(Manner.HOLD);
    bench.types("/buy 005930 10 70000");
    bench.advance(SOON);
    broker.place(MoneyBench.SAMSUNG, Side.BUY, 10, 70_000);
    broker.fills(OTHERS, filled, 70_000);
    broker.answerHeld(new SubmitResult.Unknown("timeout"));
    bench.forget();
    bench.advance(MoneyBench.SETTLE_INTERVAL.multipliedBy(3));
  }

  @Test
  void givenNoAnswer_whenTheListShowsTwoThatItMayBe_thenThePersonIsAskedOnceAndNothingMoves() {
    oursMayBeEitherOfTwo(4);

    List<String> asked =
        bench.toldWithButtons().stream().filter(t -> t.contains("어느 것인지")).toList();
    assertEquals(1, asked.size(), asked::toString);
    assertTrue(
        asked
            .get(0)
            .contains(
                """
                #2: 09:30:01 주문번호 1001, 체결 0/10
                09:30:02 주문번호 1002, 체결 4/10: 체결 통보를 받고 지금까지 이 주문으로 본 것"""),
        asked::toString);
    assertEquals(
        List.of("#1 BUY 10@70000 4 PARTIALLY_FILLED", "#2 BUY 10@70000 0 NEW"), bench.orders());
    bench.types("/cancel 1");
    assertEquals(List.of(), cancels());
  }

  @Test
  void givenTwoThatItMayBe_whenTheNoticedOneIsChosen_thenItIsItsOwnAndTheOtherPlacedElsewhere() {
    oursMayBeEitherOfTwo(4);
    bench.forget();

    bench.presses("09:30:02 주문번호 1002, 체결 4/10");

    List<String> told = bench.told();
    assertTrue(told.stream().anyMatch(t -> t.contains("증권사 주문번호는 1002입니다")), told::toString);
    bench.types("/cancel 1");
    assertEquals(List.of("cancel #1 1002 6 whole"), cancels());
  }

  @Test
  void givenTwoThatItMayBe_whenTheOtherIsChosen_thenTheFillsAreOfTheOrderPlacedElsewhere() {
    oursMayBeEitherOfTwo(4);
    bench.forget();

    bench.presses("09:30:01 주문번호 1001, 체결 0/10");
    bench.types("/cancel 1");
    bench.advance(SOON);

    assertEquals(List.of("cancel #1 1001 10 whole"), cancels());
    assertEquals(
        List.of("#1 BUY 10@70000 0 CANCELED", "#3 BUY 10@70000 4 PARTIALLY_FILLED"),
        bench.orders());
    assertEquals(List.of("kis 005930 4"), bench.lots());
  }

  @Test
  void givenAllFilledUnderTheNotice_whenTheOtherIsChosen_thenOursIsOpenAgain() {
    oursMayBeEitherOfTwo(10);
    bench.forget();

    bench.presses("09:30:01 주문번호 1001, 체결 0/10");

    assertEquals(List.of("#1 BUY 10@70000 0 NEW", "#3 BUY 10@70000 10 FILLED"), bench.orders());
    assertEquals(List.of("kis 005930 10"), bench.lots());
  }

  @Test
  void givenTwoThatItMayBe_whenNoneIsChosen_thenItWasNotPlaced() {
    oursMayBeEitherOfTwo(4);
    bench.forget();

    bench.presses("모두 아님: 접수되지 않음");

    assertEquals("#1 BUY 10@70000 0 REJECTED", bench.orders().get(0));
    assertEquals(List.of("kis 005930 4"), bench.lots());
  }

  @Test
  void givenTwoThatItMayBe_whenNobodyChoosesAllDay_thenItStaysAsItWasTold() {
    oursMayBeEitherOfTwo(10);

    bench.routine(Routine.FINAL_RECONCILIATION);
    bench.presses("09:30:01 주문번호 1001, 체결 0/10");

    assertEquals(List.of("#1 BUY 10@70000 10 FILLED", "#2 BUY 10@70000 0 NEW"), bench.orders());
  }

  @Test
  void givenANumberThatNoListShows_thenWhatItFilledIsNobodysAndTheOrderIsLookedFor() {
    broker.next(Manner.HOLD);
    bench.types("/buy 005930 10 70000");
    broker.fills(OURS, 4, 70_000);
    broker.lists(rows -> List.of());
    broker.answerHeld(new SubmitResult.Unknown("timeout"));

    bench.advance(MoneyBench.SETTLE_INTERVAL.multipliedBy(3));
    assertEquals("#1 BUY 10@70000 0 UNKNOWN", bench.orders().get(0));
    assertEquals(List.of(), bench.lots());
    broker.listsTruth();
    bench.advance(MoneyBench.SETTLE_INTERVAL.multipliedBy(3));

    assertEquals(List.of("#1 BUY 10@70000 4 PARTIALLY_FILLED"), bench.orders());
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

    assertEquals(List.of("#1 BUY 10@70000 0 NEW", "#3 BUY 10@70000 10 FILLED"), bench.orders());
    assertEquals(List.of("kis 005930 10"), bench.lots());
  }

  @Test
  void givenARestartBeforeTheAnswer_whenTheListShowsOnlyThatNumber_thenTheCancelIsDone() {
    ourFillComesBeforeTheAnswer();
    bench.types("/cancel 1");

    bench.restart();
    bench.advance(MoneyBench.SETTLE_INTERVAL.plus(SOON));

    assertEquals(List.of("#1 BUY 10@70000 4 CANCELED"), bench.orders());
  }

  @Test
  void givenAnothersNumberThatMovedElsewhere_whenTheAnswerComes_thenAllOfItIsTheOthers() {
    fillElsewhereIsTakenForOurs();
    broker.confirmModify("1003", OTHERS, Price.ofWon(70_100));
    broker.fills("1003", 6, 70_100);
    bench.advance(Duration.ofMillis(100));

    broker.answerHeld();
    bench.advance(Duration.ofMinutes(2));

    assertEquals(List.of("#1 BUY 10@70000 0 NEW", "#2 BUY 10@70100 10 FILLED"), bench.orders());
    assertEquals(List.of("#2 BUY 4@70000", "#2 BUY 6@70100"), bench.fills());
    bench.types("/cancel 1");
    bench.advance(SOON);
    assertEquals(0, broker.order(OURS).open().units());
  }
}
