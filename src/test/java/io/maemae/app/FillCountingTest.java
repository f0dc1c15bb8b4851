package io.maemae.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.maemae.app.FakeBroker.Manner;
import io.maemae.desk.DeskEvent.StreamChanged.State;
import io.maemae.desk.Routine;
import io.maemae.market.Money;
import io.maemae.market.Price;
import io.maemae.market.Quantity;
import io.maemae.market.Side;
import io.maemae.market.Symbol;
import io.maemae.order.ExecutionNotice;
import io.maemae.order.OrderId;
import io.maemae.order.OrderRow;
import io.maemae.order.RequestKind;
import io.maemae.order.SubmitResult;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Every fill counts once, however often, late or disordered it is told. */
class FillCountingTest extends MoneyTest {
  private static final Duration SOON = Duration.ofMillis(100);
  private static final Duration WEEKEND = Duration.ofDays(3);
  private static final Duration READ = Duration.ofSeconds(61);

  @Test
  void givenAFillBeforeTheAnswer_whenTheAnswerComes_thenItIsOneOrder() {
    broker.next(Manner.HOLD);
    bench.types("/buy 005930 10 70000");
    broker.fills("1001", 10, 70_000);
    bench.advance(SOON);

    broker.answerHeld();
    bench.advance(READ);

    assertEquals(
        List.of(ORDER + ": 접수 0/10", ORDER + ": 체결 10/10, 평균 70,000원 (수수료 105원, 세금 0원 예상)"),
        bench.told());
    assertEquals(List.of("#1 BUY 10@70000 10 FILLED"), bench.orders());
    assertEquals(List.of("#1 BUY 10@70000"), bench.fills());
  }

  @Test
  void givenANoticeWithoutTheBranch_whenTheAnswerTellsIt_thenACancelCanNameIt() {
    broker.next(Manner.HOLD);
    bench.types("/buy 005930 10 70000");
    broker.fills("1001", 4, 70_000);
    bench.advance(SOON);
    broker.answerHeld();
    bench.advance(SOON);

    bench.types("/cancel 1");
    bench.advance(Duration.ofSeconds(1));

    assertEquals(List.of("#1 BUY 10@70000 4 CANCELED"), bench.orders());
  }

  @Test
  void givenANoticeWithoutTheBranch_whenTheAnswerIsLost_thenTheListTellsItForTheCancel() {
    broker.next(Manner.LOSE_ANSWER);
    bench.types("/buy 005930 10 70000");
    broker.fills("1001", 4, 70_000);
    bench.advance(Duration.ofSeconds(90));

    bench.types("/cancel 1");
    bench.advance(READ);

    assertEquals(List.of("#1 BUY 4@70000"), bench.fills());
    assertEquals(List.of("#1 BUY 10@70000 4 CANCELED"), bench.orders());
  }

  @Test
  void givenAnOrderElsewhereUnderAnUntoldBranch_whenItIsCancelled_thenTheCancelWaitsForTheList() {
    OrderId elsewhere = broker.place(MoneyBench.SAMSUNG, Side.BUY, 10, 70_000);
    broker.unreadable("HTTP 500");
    broker.fills(elsewhere.number(), 4, 70_000);
    bench.advance(Duration.ofSeconds(2));
    bench.forget();
    bench.types("/cancel 1");
    bench.advance(Duration.ofSeconds(30));
    assertEquals(List.of(), broker.sent());
    assertTrue(bench.told().stream().anyMatch(t -> t.contains("지점")), bench.told()::toString);

    broker.readable();
    bench.advance(READ);

    assertEquals(List.of("cancel #1 1001 6 whole"), broker.sent());
    assertEquals(List.of("#1 BUY 10@70000 4 CANCELED"), bench.orders());
  }

  @Test
  void
      givenAModifysNoticeBeforeItsAnswer_whenItsOrderIsCancelled_thenTheCancelLeavesAfterTheAnswer() {
    bench.buys(10);
    broker.confirmsChanges(false);
    broker.next(Manner.HOLD);
    bench.types("/modify 1 price=69000");
    broker.confirmModify("1002", "1001", Price.ofWon(69_000));
    bench.advance(SOON);
    broker.confirmsChanges(true);
    broker.unreadable("HTTP 503");
    bench.types("/cancel 1");
    bench.advance(SOON);

    broker.answerHeld();
    bench.advance(SOON);

    assertEquals(List.of("#1 BUY 10@69000 0 CANCELED"), bench.orders());
  }

  @Test
  void givenAFillElsewhereUnderAnUntoldBranch_whenTheListTellsIt_thenItCountsOnce() {
    OrderId elsewhere = broker.place(MoneyBench.SAMSUNG, Side.BUY, 5, 70_000);
    broker.fills(elsewhere.number(), 5, 70_000);
    bench.advance(READ);

    assertEquals(List.of("#1 BUY 5@70000"), bench.fills());
    assertEquals(List.of("kis 005930 5"), bench.lots());
  }

  @Test
  void givenNoticesInAnotherOrderThanTheFills_whenTheListIsRead_thenTheyCostWhatTheBrokerSays() {
    bench.buys(10);
    broker.fillsUnsaid("1001", 4, 69_000);
    ExecutionNotice late = broker.fillNotice("1001", 4, 69_000, Optional.empty());
    bench.advance(READ);
    broker.unreadable("HTTP 500");
    broker.fillsWithoutSum("1001", 6, 70_000);
    broker.tell(late);
    bench.advance(SOON);
    broker.readable();
    bench.forget();

    bench.advance(READ);

    assertEquals(List.of("#1 BUY 4@69600", "#1 BUY 2@69600", "#1 BUY 4@69600"), bench.fills());
    assertEquals(ORDER + ": 체결 10/10. 체결 금액을 증권사 기록에 맞춰 바로잡았습니다: 평균 69,600원", bench.told().get(0));
  }

  /** Yesterday's list is read for it, with yesterday's other orders on it. */
  @Test
  void givenAnOrderLeftOpen_whenRestartedOnAnotherDay_thenTheFillsOfItsDayCountOnce() {
    fillOneAndLeaveOneOpen();

    bench.crash();
    bench.advance(WEEKEND);
    bench.begin();
    bench.advance(READ);

    assertEquals(List.of("#1 BUY 10@70000"), bench.fills());
    assertEquals(List.of("kis 005930 10"), bench.lots());
  }

  @Test
  void givenAnOrderLeftOpen_whenAnotherDayBegins_thenTheFillsOfItsDayCountOnce() {
    fillOneAndLeaveOneOpen();
    broker.unreadable("HTTP 500");
    bench.advance(WEEKEND);
    bench.routine(Routine.DAY_START);

    broker.readable();
    bench.advance(READ);

    assertEquals(List.of("#1 BUY 10@70000"), bench.fills());
    assertEquals(List.of("kis 005930 10"), bench.lots());
  }

  private void fillOneAndLeaveOneOpen() {
    bench.buys(10);
    broker.fills("1001", 10, 70_000);
    bench.advance(READ);
    bench.types("/buy 005930 5 69000");
    bench.advance(READ);
  }

  @Test
  void givenOurNumberAtAnotherBranch_whenAnotherSymbolIsFilledUnderIt_thenItIsNotOurs() {
    bench.buys(10);
    ExecutionNotice ours = broker.fillNotice("1001", 3, 70_000, Optional.empty());

    broker.tell(of(MoneyBench.HYNIX, ours));
    bench.advance(SOON);

    assertEquals(List.of("kis 000660 3"), bench.lots());
    assertEquals("#1 BUY 10@70000 0 NEW", bench.orders().get(0));
  }

  @Test
  void givenANoticeTwice_whenItHasASum_thenTheFillCountsOnce() {
    bench.buys(10);
    broker.fillsUnsaid("1001", 3, 70_000);
    ExecutionNotice notice = broker.fillNotice("1001", 3, 70_000, Optional.of(Quantity.of(3)));

    broker.tell(notice);
    broker.tell(notice);
    bench.advance(READ);

    assertEquals(List.of("#1 BUY 3@70000"), bench.fills());
  }

  @Test
  void givenNoticesInTheWrongOrder_whenTheyHaveSums_thenEachShareCountsOnce() {
    bench.buys(10);
    broker.fillsUnsaid("1001", 3, 70_000);
    ExecutionNotice first = broker.fillNotice("1001", 3, 70_000, Optional.of(Quantity.of(3)));
    broker.fillsUnsaid("1001", 4, 70_000);
    ExecutionNotice second = broker.fillNotice("1001", 4, 70_000, Optional.of(Quantity.of(7)));

    broker.tell(second);
    broker.tell(first);
    bench.advance(READ);

    assertEquals(List.of("#1 BUY 7@70000"), bench.fills());
  }

  @Test
  void givenALostNotice_whenTheListIsRead_thenTheFillCounts() {
    bench.buys(10);
    broker.fillsUnsaid("1001", 4, 69_900);

    bench.advance(READ);

    assertEquals(List.of("#1 BUY 4@69900"), bench.fills());
    assertEquals(List.of("kis 005930 4"), bench.lots());
  }

  @Test
  void givenAnIdenticalSecondNotice_whenItHasNoSum_thenItWaitsForTheReadingAndCountsOnce() {
    bench.buys(10);
    broker.unreadable("HTTP 500");
    broker.fillsWithoutSum("1001", 3, 70_000);
    broker.fillsWithoutSum("1001", 3, 70_000);
    bench.advance(SOON);
    assertEquals(List.of("#1 BUY 3@70000"), bench.fills());

    broker.readable();
    bench.advance(READ);
    assertEquals(List.of("#1 BUY 3@70000", "#1 BUY 3@70000"), bench.fills());

    bench.advance(READ);
    assertEquals(List.of("#1 BUY 10@70000 6 PARTIALLY_FILLED"), bench.orders());
  }

  @Test
  void givenANoticeWithoutASum_whenItComesAgainAfterARestart_thenTheReadingTells() {
    bench.buys(10);
    broker.fillsWithoutSum("1001", 3, 70_000);
    ExecutionNotice again = broker.fillNotice("1001", 3, 70_000, Optional.empty());
    bench.advance(READ);
    bench.restart();
    bench.advance(READ);

    broker.unreadable("HTTP 500");
    broker.tell(again);
    broker.fillsUnsaid("1001", 2, 70_000);
    bench.advance(SOON);
    assertEquals(List.of("#1 BUY 3@70000"), bench.fills());

    broker.readable();
    bench.advance(READ);
    assertEquals(List.of("#1 BUY 3@70000", "#1 BUY 2@70000"), bench.fills());
  }

  @Test
  void givenAFillJustBeforeARestart_whenTheListLagsBehind_thenItIsNotTakenBack() {
    bench.buys(10);
    bench.advance(READ);
    broker.lists(rows -> rows.stream().map(r -> FakeBroker.withFilled(r, 0)).toList());
    broker.fillsWithoutSum("1001", 4, 70_000);
    bench.advance(SOON);
    bench.restart();
    bench.stream(MoneyBench.KIS, State.DOWN, "cut");
    bench.stream(MoneyBench.KIS, State.UP, "");
    bench.advance(Duration.ofMillis(2_500));
    assertEquals(List.of("#1 BUY 4@70000"), bench.fills());

    broker.listsTruth();
    bench.advance(READ);
    assertEquals(List.of("#1 BUY 4@70000"), bench.fills());
  }

  @Test
  void givenAFillThatAListShowed_whenTheNextOnesLagBehind_thenItIsNotTakenBack() {
    bench.buys(10);
    broker.fillsUnsaid("1001", 4, 70_000);
    streamComesBack();
    assertEquals(List.of("#1 BUY 4@70000"), bench.fills());

    broker.lists(rows -> rows.stream().map(r -> FakeBroker.withFilled(r, 0)).toList());
    streamComesBack();
    streamComesBack();
    streamComesBack();
    assertEquals(List.of("#1 BUY 4@70000"), bench.fills());

    bench.restart();
    streamComesBack();
    streamComesBack();
    assertEquals(List.of("#1 BUY 4@70000"), bench.fills());
  }

  private void streamComesBack() {
    bench.stream(MoneyBench.KIS, State.DOWN, "cut");
    bench.stream(MoneyBench.KIS, State.UP, "");
    bench.advance(Duration.ofMillis(800));
  }

  @Test
  void givenAFillOfAModifyBeforeItsAnswer_whenRestartedBeforeTheList_thenItCountsOnce() {
    broker.place(MoneyBench.SAMSUNG, Side.BUY, 5, 60_000);
    streamComesBack();
    broker.confirmsChanges(false);
    broker.next(Manner.HOLD);
    broker.unreadable("HTTP 500");
    bench.types("/modify 1 price=70000");
    broker.modifiesUnsaid("1002", "1001", Price.ofWon(70_000));
    broker.fillsWithoutSum("1002", 5, 70_000);
    bench.advance(SOON);
    broker.answerHeld();
    bench.advance(SOON);

    bench.restart();
    broker.readable();
    bench.advance(READ);

    assertEquals(List.of("#1 BUY 5@70000"), bench.fills());
    assertEquals(List.of("#1 BUY 5@70000 5 FILLED"), bench.orders());
  }

  private void tellNew(String number) {
    broker.tell(
        broker.notice(
            ExecutionNotice.Kind.NEW,
            number,
            Optional.empty(),
            broker.order(number),
            10,
            Optional.empty(),
            ""));
    bench.advance(SOON);
  }

  @Test
  void givenNoticesThatGaveNumbersToTheWrongOrders_whenAnswered_thenEachHasItsOwnAndNoneIsLeft() {
    broker.next(Manner.HOLD, Manner.HOLD);
    bench.types("/buy 005930 10 70000");
    broker.place(MoneyBench.SAMSUNG, Side.BUY, 10, 70_000);
    tellNew("1002");
    bench.types("/buy 005930 10 69000");
    tellNew("1001");

    broker.answerHeld();
    broker.answerHeld();
    bench.advance(SOON);
    broker.fills("1001", 10, 70_000);
    broker.fills("1002", 10, 70_000);
    broker.fills("1003", 10, 69_000);
    bench.advance(READ);

    assertEquals(3, bench.orders().size(), bench.orders()::toString);
    assertTrue(
        bench.orders().stream().allMatch(o -> o.endsWith(" 10 FILLED")), bench.orders()::toString);
    assertEquals(List.of("#1 BUY 10@70000"), fillsOf("#1"));
    assertEquals(List.of("#2 BUY 10@69000"), fillsOf("#2"));
    assertEquals(List.of("kis 005930 30"), bench.lots());
  }

  private List<String> fillsOf(String order) {
    return bench.fills().stream().filter(f -> f.startsWith(order + " ")).toList();
  }

  private String reducedToFive() {
    String number = bench.buys(10);
    bench.types("/modify 1 qty=5");
    bench.advance(SOON);
    return number;
  }

  private ExecutionNotice fiveTakenBack(String number) {
    return broker.notice(
        ExecutionNotice.Kind.CANCELED,
        bench.newestNumber(),
        Optional.of(number),
        broker.order(number),
        5,
        Optional.empty(),
        "");
  }

  private void assertFiveAreOpen(String number) {
    assertEquals(List.of("#1 BUY 10@70000 0 NEW"), bench.orders());
    broker.fills(number, 5, 70_000);
    bench.advance(READ);
    assertEquals(List.of("#1 BUY 10@70000 5 CANCELED"), bench.orders());
  }

  @Test
  void givenAPartialCancel_whenToldAgainAfterARestart_thenItCountsOnce() {
    String number = reducedToFive();
    ExecutionNotice again = fiveTakenBack(number);
    bench.restart();

    broker.tell(again);
    bench.advance(SOON);

    assertFiveAreOpen(number);
  }

  @Test
  void givenAPartialCancelThatTheListTold_whenItsNoticeComesAfterARestart_thenItCountsOnce() {
    String number = bench.buys(10);
    broker.confirmsChanges(false);
    bench.types("/modify 1 qty=5");
    OrderRow row = broker.order(number);
    broker.put(row.withCanceled(Quantity.of(5), false));
    broker.put(broker.change(bench.newestNumber(), row, RequestKind.CANCEL, 5, Optional.empty()));
    streamComesBack();
    bench.restart();

    broker.tell(fiveTakenBack(number));
    bench.advance(SOON);

    assertFiveAreOpen(number);
  }

  @Test
  void givenAPartialCancel_whenAnotherIsToldAfterARestart_thenTheListTellsAtOnce() {
    String number = reducedToFive();
    bench.restart();
    bench.advance(READ);
    broker.confirmsChanges(false);
    bench.types("/modify 1 qty=2");
    OrderRow row = broker.order(number);
    broker.put(row.withCanceled(Quantity.of(8), false));
    broker.put(broker.change(bench.newestNumber(), row, RequestKind.CANCEL, 3, Optional.empty()));

    broker.tell(
        broker.notice(
            ExecutionNotice.Kind.CANCELED,
            bench.newestNumber(),
            Optional.of(number),
            row,
            3,
            Optional.empty(),
            ""));
    bench.advance(SOON);

    assertEquals(1, bench.told().stream().filter(t -> t.contains("3주 취소했습니다")).count());
  }

  @Test
  void givenANoticeUnderTheNumberOfAModify_whenItComesAgainAfterARestart_thenItCountsOnce() {
    bench.buys(10);
    broker.confirmsChanges(false);
    broker.next(FakeBroker.Manner.LOSE_ANSWER);
    broker.unreadable("HTTP 500");
    bench.types("/modify 1 price=69900");
    bench.advance(SOON);
    broker.modifiesUnsaid("1002", "1001", Price.ofWon(69_900));
    ExecutionNotice notice = broker.fillNotice("1002", 3, 69_900, Optional.empty());
    broker.fillsUnsaid("1002", 3, 69_900);
    broker.tell(notice);
    bench.advance(SOON);
    bench.restart();
    broker.readable();
    bench.advance(Duration.ofSeconds(11));

    broker.tell(notice);
    bench.advance(Duration.ofMillis(20));

    assertEquals(List.of("#1 BUY 10@69900 3 PARTIALLY_FILLED"), bench.orders());
  }

  @Test
  void givenAFillThatNoNoticeTold_whenTheNextNoticeHasNoSum_thenTheListIsReadAtOnce() {
    bench.buys(10);
    broker.fillsUnsaid("1001", 2, 70_000);
    bench.advance(READ);
    assertEquals(List.of("#1 BUY 2@70000"), bench.fills());

    broker.fillsWithoutSum("1001", 3, 69_900);
    bench.advance(Duration.ofSeconds(3));

    assertEquals(List.of("#1 BUY 10@70000 5 PARTIALLY_FILLED"), bench.orders());
  }

  @Test
  void givenAnIdenticalSecondNotice_whenItHasNoSum_thenTheListIsReadAtOnce() {
    bench.buys(10);
    broker.fillsWithoutSum("1001", 3, 70_000);
    broker.fillsWithoutSum("1001", 3, 70_000);

    bench.advance(Duration.ofSeconds(3));

    assertEquals(List.of("#1 BUY 3@70000", "#1 BUY 3@70000"), bench.fills());
  }

  @Test
  void givenANoticeAgainAfterAnother_whenItHasNoSum_thenItCountsOnce() {
    bench.buys(10);
    broker.fillsUnsaid("1001", 5, 70_000);
    ExecutionNotice three = broker.fillNotice("1001", 3, 70_000, Optional.empty());
    ExecutionNotice two = broker.fillNotice("1001", 2, 70_000, Optional.empty());

    broker.tell(three);
    broker.tell(two);
    broker.tell(three);
    bench.advance(SOON);

    assertEquals(List.of("#1 BUY 3@70000", "#1 BUY 2@70000"), bench.fills());
  }

  @Test
  void givenAReadingBetween_whenALaterNoticeRaises_thenItIsBookedAtItsOwnPrice() {
    bench.buys(10);
    broker.fillsWithoutSum("1001", 1, 70_000);
    broker.fillsUnsaid("1001", 2, 69_000);
    bench.advance(READ);

    broker.unreadable("HTTP 500");
    broker.fillsWithoutSum("1001", 2, 68_000);
    broker.fillsWithoutSum("1001", 3, 67_000);
    bench.advance(SOON);

    assertEquals(List.of("#1 BUY 1@70000", "#1 BUY 2@69000", "#1 BUY 3@67000"), bench.fills());
  }

  @Test
  void givenASumAfterALostNotice_whenTheListHadToldIt_thenTheRestIsBookedAtItsOwnPrice() {
    bench.buys(10);
    broker.fills("1001", 1, 70_000);
    broker.fillsUnsaid("1001", 4, 69_000);
    bench.advance(READ);

    broker.fills("1001", 2, 68_000);
    bench.advance(SOON);

    assertEquals(List.of("#1 BUY 1@70000", "#1 BUY 4@69000", "#1 BUY 2@68000"), bench.fills());
  }

  @Test
  void givenMoreThanOrdered_whenTold_thenNoMoreThanOrderedIsBooked() {
    bench.buys(10);

    broker.tell(broker.fillNotice("1001", 12, 70_000, Optional.of(Quantity.of(12))));
    bench.advance(SOON);

    assertEquals(List.of("#1 BUY 10@70000"), bench.fills());
    assertEquals(List.of("#1 BUY 10@70000 10 FILLED"), bench.orders());
  }

  @Test
  void givenAFillThatTheBrokerDoesNotHave_whenTwoReadingsMissIt_thenItIsTakenBackAndTold() {
    bench.buys(10);
    broker.fills("1001", 2, 70_000);
    broker.tell(broker.fillNotice("1001", 3, 70_000, Optional.of(Quantity.of(5))));
    bench.advance(Duration.ofSeconds(2));
    bench.forget();

    bench.advance(Duration.ofSeconds(60));
    assertEquals(List.of(), bench.told());
    assertEquals(List.of("kis 005930 5"), bench.lots());

    bench.advance(Duration.ofSeconds(60));
    assertEquals(List.of(ORDER + ": 일부 체결 2/10. 증권사에 없는 체결 3주를 되돌렸습니다."), bench.told());
    assertEquals(List.of("kis 005930 2"), bench.lots());
    assertEquals(List.of("#1 BUY 2@70000"), bench.fills());
  }

  @Test
  void givenAReadingWithinTheSettleTime_whenItMissesAFill_thenItDoesNotCount() {
    bench.buys(10);
    bench.advance(Duration.ofSeconds(58));
    broker.tell(broker.fillNotice("1001", 3, 70_000, Optional.of(Quantity.of(3))));
    bench.advance(READ);
    assertEquals(List.of("kis 005930 3"), bench.lots());

    bench.advance(READ);
    assertEquals(List.of(), bench.lots());
  }

  @Test
  void givenAReadingThatShowsTheFill_whenOthersDoNot_thenItIsNotTakenBack() {
    bench.buys(10);
    broker.fills("1001", 5, 70_000);
    bench.advance(Duration.ofSeconds(2));
    bench.forget();
    broker.lists(rows -> List.of(FakeBroker.withFilled(rows.get(0), 3)));
    bench.advance(Duration.ofSeconds(60));
    broker.listsTruth();
    bench.advance(Duration.ofSeconds(60));
    broker.lists(rows -> List.of(FakeBroker.withFilled(rows.get(0), 3)));

    bench.advance(Duration.ofSeconds(60));

    assertEquals(List.of(), bench.told());
    assertEquals(List.of("kis 005930 5"), bench.lots());
  }

  /** A sale of 8 placed elsewhere that only a notice tells of: 4 of it are filled. */
  private ExecutionNotice saleThatNoListShows() {
    OrderId id = broker.place(MoneyBench.SAMSUNG, Side.SELL, 8, 70_000);
    broker.lists(rows -> rows.stream().filter(r -> !r.id().equals(id)).toList());
    return broker.fillNotice(id.number(), 4, 70_000, Optional.empty());
  }

  @Test
  void givenAFillThatNoListShows_whenTwoReadingsMissIt_thenItIsTakenBackAndTold() {
    bench.holds(10);
    broker.tell(saleThatNoListShows());
    bench.advance(READ);
    assertEquals(List.of("kis 005930 6"), bench.lots());
    bench.forget();

    bench.advance(READ);

    assertEquals(
        List.of("[kis 모의] #2 삼성전자 005930 매도 8주 기타 유형: 접수 0/8. 증권사에 없는 체결 4주를 되돌렸습니다."),
        bench.told());
    assertEquals(List.of("kis 005930 10"), bench.lots());
  }

  @Test
  void givenAFillThatNoListShows_whenReadingsFollowSoonOneAfterAnother_thenTheyCountAsOne() {
    bench.holds(10);
    broker.tell(saleThatNoListShows());
    bench.advance(Duration.ofSeconds(4));
    streamComesBack();
    streamComesBack();
    streamComesBack();
    assertEquals(List.of("kis 005930 6"), bench.lots());

    broker.listsTruth();
    broker.fillsUnsaid("1002", 4, 70_000);
    bench.advance(READ.multipliedBy(3));

    assertEquals(List.of("kis 005930 6"), bench.lots());
    assertEquals(1, fillsOf("#2").size());
  }

  @Test
  void givenAFillOfALaterTimeThatNoListShows_whenTwoReadingsMissIt_thenItIsTakenBack() {
    bench.holds(10);
    broker.tell(at(bench.now().plus(Duration.ofHours(2)), saleThatNoListShows()));

    bench.advance(READ.multipliedBy(3));

    assertEquals(List.of("kis 005930 10"), bench.lots());
  }

  @Test
  void givenAFillThatAListShowed_whenLaterOnesLeaveItsOrderOut_thenItIsNotTakenBack() {
    bench.buys(10);
    broker.fills("1001", 4, 70_000);
    bench.advance(READ);
    broker.lists(rows -> List.of());

    bench.advance(READ.multipliedBy(4));

    assertEquals(List.of("#1 BUY 10@70000 4 PARTIALLY_FILLED"), bench.orders());
    assertEquals(List.of("kis 005930 4"), bench.lots());
  }

  @Test
  void givenAnUnknownNumber_whenItFills_thenItCountsAtOnceAsPlacedElsewhere() {
    broker.place(MoneyBench.SAMSUNG, Side.BUY, 5, 70_000);

    broker.fills("1001", 5, 70_000);
    bench.advance(SOON);

    assertEquals(
        List.of(
            "[kis 모의] #1 삼성전자 005930 매수 5주 기타 유형: 접수 0/5 (다른 곳에서 낸 주문입니다)",
            "[kis 모의] #1 삼성전자 005930 매수 5주 기타 유형: 체결 5/5, 평균 70,000원 (수수료 52원, 세금 0원 예상)"),
        bench.told());
    assertEquals(List.of("kis 005930 5"), bench.lots());
    assertEquals(List.of("#1 BUY 5@70000 5 FILLED"), bench.orders(), "as the list has it");
  }

  @Test
  void givenAnUnknownNumber_whenItTurnsOutToBeOurs_thenItsFillsAreOurs() {
    broker.next(Manner.HOLD, Manner.HOLD);
    bench.types("/buy 005930 10 70000");
    bench.types("/buy 005930 10 70000");
    bench.presses("확인");
    broker.fills("1001", 4, 70_000);
    bench.advance(Duration.ofSeconds(2));
    assertEquals(List.of("#3 BUY 4@70000"), bench.fills());

    broker.answerHeld();
    broker.answerHeld();
    bench.advance(SOON);

    assertEquals(
        List.of("#1 BUY 10@70000 4 PARTIALLY_FILLED", "#2 BUY 10@70000 0 NEW"), bench.orders());
    assertEquals(List.of("#1 BUY 4@70000"), bench.fills());
    assertEquals(List.of("kis 005930 4"), bench.lots());
  }

  @Test
  void givenAnEarlyNoticeOfAnother_whenTheAnswerNamesItsOwnNumber_thenTheFillIsNotOurs() {
    broker.next(Manner.HOLD);
    bench.types("/buy 005930 10 70000");
    broker.place(MoneyBench.SAMSUNG, Side.BUY, 10, 70_000);
    broker.fills("1002", 10, 70_000);
    bench.advance(SOON);

    broker.answerHeld();
    bench.advance(SOON);

    assertEquals(List.of("#1 BUY 10@70000 0 NEW", "#2 BUY 10@70000 10 FILLED"), bench.orders());
    assertEquals(List.of("#2 BUY 10@70000"), bench.fills());
    assertEquals(List.of("kis 005930 10"), bench.lots());
  }

  @Test
  void givenAnEarlyNoticeOfAnother_whenRestarted_thenOurNumberIsOurs() {
    broker.next(Manner.HOLD);
    bench.types("/buy 005930 10 70000");
    broker.place(MoneyBench.SAMSUNG, Side.BUY, 10, 70_000);
    broker.fills("1002", 10, 70_000);
    bench.advance(SOON);
    broker.answerHeld();
    bench.advance(SOON);

    bench.restart();
    bench.advance(Duration.ofSeconds(1));
    broker.fills("1001", 3, 70_000);
    bench.advance(SOON);

    assertEquals(
        List.of("#1 BUY 10@70000 3 PARTIALLY_FILLED", "#2 BUY 10@70000 10 FILLED"), bench.orders());
    assertEquals(List.of("#2 BUY 10@70000", "#1 BUY 3@70000"), bench.fills());
  }

  @Test
  void givenAnEarlyNoticeOfAnother_whenOursIsRefused_thenTheFillIsNotOurs() {
    broker.next(Manner.HOLD_UNTAKEN);
    bench.types("/buy 005930 10 70000");
    broker.place(MoneyBench.SAMSUNG, Side.BUY, 10, 70_000);
    broker.fills("1001", 10, 70_000);
    bench.advance(SOON);

    broker.answerHeld(new SubmitResult.Rejected("증거금 부족"));
    bench.advance(SOON);

    assertEquals(
        List.of("#1 BUY 10@70000 0 REJECTED", "#2 BUY 10@70000 10 FILLED"), bench.orders());
    assertEquals(List.of("#2 BUY 10@70000"), bench.fills());
  }

  @Test
  void givenAnEarlyNoticeOfAnother_whenOursWasNotSent_thenTheFillIsNotOurs() {
    broker.next(Manner.HOLD_UNTAKEN);
    bench.types("/buy 005930 10 70000");
    broker.place(MoneyBench.SAMSUNG, Side.BUY, 10, 70_000);
    broker.fills("1001", 10, 70_000);
    bench.advance(SOON);

    broker.answerHeld(new SubmitResult.NotSent("connect timed out"));
    bench.advance(SOON);

    assertEquals(
        List.of("#1 BUY 10@70000 0 CANCELED", "#2 BUY 10@70000 10 FILLED"), bench.orders());
    assertEquals(List.of("#2 BUY 10@70000"), bench.fills());
  }

  @Test
  void givenFeesAndTax_whenBoughtAndSold_thenCashIsWhatTheBrokerSays() {
    bench.holds(10);
    bench.types("/sell 005930 4 71000");
    broker.fills(bench.newestNumber(), 4, 71_000);
    bench.advance(Duration.ofSeconds(20));

    assertEquals(broker.cash(), bench.cash(MoneyBench.KIS));
    assertEquals(Money.ofWon(10_000_000 - 700_000 - 105 + 284_000 - 42 - 568), broker.cash());
  }

  private static ExecutionNotice of(Symbol symbol, ExecutionNotice notice) {
    return told(symbol, notice.at(), notice);
  }

  private static ExecutionNotice at(Instant time, ExecutionNotice notice) {
    return told(notice.symbol(), time, notice);
  }

  private static ExecutionNotice told(Symbol symbol, Instant at, ExecutionNotice notice) {
    return new ExecutionNotice(
        notice.kind(),
        notice.id(),
        notice.parent(),
        symbol,
        notice.side(),
        notice.ordered(),
        notice.last(),
        notice.lastPrice(),
        notice.cumulative(),
        notice.cumulativeAmount(),
        notice.text(),
        at);
  }

  @Test
  void givenAnOrderElsewhereOfWhichOnlyTheModifysFillWasTold_whenListed_thenItIsOneOpenOrder() {
    broker.place(MoneyBench.SAMSUNG, Side.BUY, 10, 70_000);
    broker.modifiesUnsaid("2002", "1001", Price.ofWon(70_100));
    broker.fills("2002", 3, 70_100);

    bench.advance(Duration.ofMinutes(3));

    assertEquals(List.of("#2 BUY 10@70100 3 PARTIALLY_FILLED"), bench.orders());
    assertEquals(List.of("#2 BUY 3@70100"), bench.fills());
  }

  @Test
  void givenAModifyElsewhereToldBeforeOurs_whenListed_thenOursStandsBetweenAndAllIsOpen() {
    bench.buys(10);
    broker.confirmsChanges(false);
    bench.types("/modify 1 price=69000");
    broker.modifiesUnsaid("1002", "1001", Price.ofWon(69_000));
    broker.confirmModify("2003", "1002", Price.ofWon(68_000));
    broker.fills("2003", 2, 68_000);

    bench.advance(Duration.ofMinutes(2));
    bench.restart();
    bench.advance(Duration.ofMinutes(2));

    assertEquals(List.of("#1 BUY 10@68000 2 PARTIALLY_FILLED"), bench.orders());
    bench.types("/cancel 1");
    assertEquals("cancel #1 2003 8 whole", broker.sent().get(broker.sent().size() - 1));
  }

  @Test
  void givenAFillToldUnderTheNumberBefore_whenAPartHadMoved_thenTheOtherNumbersStayOpen() {
    bench.buys(10);
    broker.movesUnsaid("2002", "1001", 6, Price.ofWon(69_000));
    bench.advance(Duration.ofMinutes(2));
    broker.fills("2002", 5, 69_000);
    broker.movesUnsaid("2003", "2002", 1, Price.ofWon(69_500));
    broker.fillsUnsaid("2003", 1, 69_500);
    broker.tell(broker.fillNotice("2002", 1, 69_500, Optional.empty()));

    bench.advance(Duration.ofMinutes(2));

    assertEquals(List.of("#1 BUY 10@69500 6 PARTIALLY_FILLED"), bench.orders());
    bench.types("/cancel 1");
    bench.advance(SOON);
    assertEquals("cancel #1 1001 4 whole", broker.sent().get(broker.sent().size() - 1));
    assertEquals(List.of("#1 BUY 10@69500 6 CANCELED"), bench.orders());
  }
}
