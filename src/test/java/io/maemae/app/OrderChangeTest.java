package io.maemae.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.maemae.app.FakeBroker.Manner;
import io.maemae.market.Price;
import io.maemae.market.Quantity;
import io.maemae.market.Side;
import io.maemae.order.BrokerAccount;
import io.maemae.order.ExecutionNotice;
import io.maemae.order.OrderId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Cancels and modifies: one order for the person, however many numbers the broker makes. */
class OrderChangeTest extends MoneyTest {
  private static final Duration SOON = Duration.ofMillis(100);
  private static final Duration READ = Duration.ofSeconds(61);
  private static final String CANCEL_UNKNOWN =
      ORDER + ": 취소 중 0/10. 취소 결과를 아직 모릅니다. 증권사 주문 목록에서 확인합니다.";

  @Test
  void givenAModify_whenBothNumbersFill_thenItIsOneOrder() {
    bench.buys(10);
    broker.fills("1001", 2, 70_000);
    bench.advance(SOON);
    bench.types("/modify 1 price=69000");
    broker.fills("1002", 8, 69_000);
    bench.advance(READ);

    assertEquals(List.of("submit #1 BUY 005930 10@70000", "modify #1 1001 8@69000"), broker.sent());
    assertEquals(List.of("#1 BUY 10@69000 10 FILLED"), bench.orders());
    assertEquals(List.of("#1 BUY 2@70000", "#1 BUY 8@69000"), bench.fills());
    assertEquals(List.of("kis 005930 10"), bench.lots());
  }

  @Test
  void givenAModifyWithoutAWord_whenItsFillComesBeforeTheAnswer_thenItIsTheOrdersAndCountsOnce() {
    bench.buys(10);
    broker.confirmsChanges(false);
    broker.next(Manner.HOLD);
    bench.types("/modify 1 price=69000");
    broker.modifiesUnsaid("1002", "1001", Price.ofWon(69_000));
    bench.forget();
    broker.fills("1002", 10, 69_000);
    bench.advance(SOON);

    broker.answerHeld();
    bench.advance(READ);

    assertEquals(List.of("#1 BUY 10@69000 10 FILLED"), bench.orders());
    assertEquals(List.of("#1 BUY 10@69000"), bench.fills());
    assertEquals(List.of("kis 005930 10"), bench.lots());
    assertEquals(
        List.of(
            "[kis 모의] #2 삼성전자 005930 매수 10주 기타 유형: 접수 0/10 (다른 곳에서 낸 주문입니다)",
            "[kis 모의] #2 삼성전자 005930 매수 10주 기타 유형: 체결 10/10," + " 평균 69,000원 (수수료 103원, 세금 0원 예상)",
            "[kis 모의] #1 삼성전자 005930 매수 10주 69,000원: 정정 접수 10/10",
            "[kis 모의] #1 삼성전자 005930 매수 10주 69,000원: 체결 10/10."
                + " 앞서 #2번으로 알려 드린 것이 이 주문입니다. 체결은 한 번뿐입니다."),
        bench.told());
  }

  @Test
  void givenAModifyToldBeforeItsAnswer_whenCancelled_thenItsNumberIsWhole() {
    bench.buys(10);
    broker.next(Manner.HOLD);
    bench.types("/modify 1 price=70100");
    bench.advance(SOON);
    broker.answerHeld();
    bench.advance(SOON);

    bench.types("/cancel 1");
    bench.advance(MoneyBench.INTERVAL);

    assertEquals(List.of("#1 BUY 10@70100 0 CANCELED"), bench.orders());
  }

  @Test
  void givenAnOrderModifiedElsewhere_whenCancelled_thenTheListHasToldAllOfItsNumber() {
    bench.buys(10);
    broker.confirmModify("1500", "1001", Price.ofWon(70_100));
    bench.advance(Duration.ofSeconds(1));

    bench.types("/cancel 1");
    bench.advance(MoneyBench.INTERVAL);

    assertEquals(List.of("#1 BUY 10@70100 0 CANCELED"), bench.orders());
  }

  @Test
  void givenAModify_whenAFillUnderTheOldNumberIsToldLate_thenBothCount() {
    broker.confirmsChanges(false);
    bench.buys(10);
    bench.types("/modify 1 price=69000");
    broker.fillsUnsaid("1001", 3, 70_000);
    ExecutionNotice late = broker.fillNotice("1001", 3, 70_000, Optional.empty());
    broker.confirmModify("1002", "1001", Price.ofWon(69_000));
    broker.tell(late);
    broker.fills("1002", 7, 69_000);
    bench.advance(READ);

    assertEquals(List.of("#1 BUY 10@69000 10 FILLED"), bench.orders());
    assertEquals(List.of("#1 BUY 3@70000", "#1 BUY 7@69000"), bench.fills());
  }

  @Test
  void givenAModify_whenFillsOfTheNewNumberNameTheOldOne_thenEachCountsOnce() {
    bench.buys(10);
    broker.fillsUnsaid("1001", 3, 70_000);
    ExecutionNotice first = broker.fillNotice("1001", 3, 70_000, Optional.empty());
    broker.tell(first);
    bench.types("/modify 1 price=69000");
    bench.advance(SOON);
    broker.fillsUnsaid("1002", 2, 69_000);
    ExecutionNotice second = broker.fillNotice("1002", 2, 69_000, Optional.empty());

    broker.tell(naming(first.id(), second));
    broker.tell(first);
    bench.advance(READ);

    assertEquals(List.of("#1 BUY 10@69000 5 PARTIALLY_FILLED"), bench.orders());
    bench.advance(READ);
    bench.advance(READ);
    assertEquals(List.of("#1 BUY 10@69000 5 PARTIALLY_FILLED"), bench.orders());
    assertEquals(List.of("#1 BUY 3@70000", "#1 BUY 2@69000"), bench.fills());
  }

  private static ExecutionNotice naming(OrderId number, ExecutionNotice notice) {
    return new ExecutionNotice(
        notice.kind(),
        number,
        notice.parent(),
        notice.symbol(),
        notice.side(),
        notice.ordered(),
        notice.last(),
        notice.lastPrice(),
        notice.cumulative(),
        notice.cumulativeAmount(),
        notice.text(),
        notice.at());
  }

  @Test
  void givenAModify_whenTheNewNumberFillsBeforeItsOwnNotice_thenBothCount() {
    broker.confirmsChanges(false);
    bench.buys(10);
    bench.types("/modify 1 price=69000");
    ExecutionNotice replaced = broker.modifiesUnsaid("1002", "1001", Price.ofWon(69_000));
    broker.fills("1002", 4, 69_000);
    broker.tell(replaced);
    bench.advance(READ);

    assertEquals(List.of("#1 BUY 10@69000 4 PARTIALLY_FILLED"), bench.orders());
    bench.types("/cancel 1");
    assertEquals("cancel #1 1002 6 whole", broker.sent().get(2));
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void givenAModify_whenAFillBeforeItIsReadSoonerThanTold_thenItCountsOnce(boolean withSum) {
    broker.confirmsChanges(false);
    bench.buys(10);
    broker.fillsUnsaid("1001", 3, 70_000);
    bench.types("/modify 1 price=69000");
    broker.modifiesUnsaid("1002", "1001", Price.ofWon(69_000));
    bench.advance(READ);
    assertEquals(List.of("#1 BUY 10@69000 3 PARTIALLY_FILLED"), bench.orders());
    bench.forget();

    Optional<Quantity> sum = withSum ? Optional.of(Quantity.of(3)) : Optional.empty();
    broker.tell(broker.fillNotice("1001", 3, 70_000, sum));
    bench.advance(SOON);

    // Without a sum it may be of shares that had moved on: only a reading can tell.
    assertEquals(withSum, broker.asked().stream().noneMatch(a -> a.startsWith("read orders")));

    assertEquals(List.of("#1 BUY 10@69000 3 PARTIALLY_FILLED"), bench.orders());
    assertEquals(List.of("kis 005930 3"), bench.lots());
  }

  @Test
  void givenAModify_whenOnlyTheListTellsIt_thenTheOrderGoesOnUnderItsNewNumber() {
    broker.confirmsChanges(false);
    bench.buys(10);
    bench.types("/modify 1 price=69000");
    broker.modifiesUnsaid("1002", "1001", Price.ofWon(69_000));
    broker.fillsUnsaid("1002", 4, 69_000);
    bench.advance(READ);

    assertEquals(List.of("#1 BUY 10@69000 4 PARTIALLY_FILLED"), bench.orders());
    assertEquals(List.of("#1 BUY 4@69000"), bench.fills());
  }

  @Test
  void givenAModifyThatWasListed_whenTheExchangeRefusesIt_thenTheOrderIsWhereItWas() {
    broker.confirmsChanges(false);
    bench.buys(10);
    bench.types("/modify 1 price=69000");
    broker.modifiesUnsaid("1002", "1001", Price.ofWon(69_000));
    bench.advance(READ);
    bench.forget();

    broker.rejectsModifyUnsaid("1002", "1001", "정정할 수 없습니다");
    bench.advance(READ);

    assertEquals(List.of(ORDER + ": 접수 0/10. 정정하지 못했습니다: 정정할 수 없습니다"), bench.told());
    bench.restart();
    assertEquals(List.of("#1 BUY 10@70000 0 NEW"), bench.orders());
    broker.forgetAsked();
    bench.types("/cancel 1");
    assertEquals(List.of("cancel #1 1001 10 whole"), broker.sent());
    broker.confirmCancel("1003", "1001", 10);
    bench.advance(READ);
    assertEquals(List.of("#1 BUY 10@70000 0 CANCELED"), bench.orders());
  }

  @Test
  void givenACancelThatCannotLeave_whenTheWayIsThereAgain_thenItLeaves() {
    bench.buys(10);
    broker.cannotSendNext("no token");
    broker.cannotSendNext("no token");
    bench.forget();
    bench.types("/cancel 1");
    bench.advance(Duration.ofSeconds(15));
    assertEquals(
        List.of(
            ORDER + ": 취소 중 0/10. 취소를 보냅니다.",
            ORDER
                + ": 취소 중 0/10. 취소를 아직 보내지 못했습니다 (no token). 주문은 살아 있고, 보낼 수 있을 때까지 10초마다"
                + " 다시 시도합니다."),
        bench.told());

    bench.advance(Duration.ofSeconds(10));

    assertEquals(List.of("#1 BUY 10@70000 0 CANCELED"), bench.orders());
  }

  @Test
  void givenAPartialCancelThatCannotLeave_thenItIsOver() {
    bench.buys(10);
    broker.cannotSendNext("no token");
    bench.types("/modify 1 qty=4");
    bench.advance(Duration.ofSeconds(15));

    assertEquals(List.of("#1 BUY 10@70000 0 NEW"), bench.orders());
    assertEquals(2, broker.sent().size());
  }

  @Test
  void givenARefusedModifyOfBefore_whenTheAnswerToAnotherIsLost_thenItsRowTellsNothingOfThat() {
    broker.confirmsChanges(false);
    bench.buys(10);
    broker.put(broker.refusedModify("77", "1001", 68_000));
    bench.advance(READ);
    bench.forget();
    broker.next(Manner.LOSE_ANSWER);
    bench.types("/modify 1 price=69000");
    bench.advance(FakeBroker.TIMEOUT.plusSeconds(1));
    broker.modifiesUnsaid("1002", "1001", Price.ofWon(69_000));
    bench.advance(READ);

    assertEquals(List.of("#1 BUY 10@69000 0 NEW"), bench.orders());
    assertEquals(0, bench.told().stream().filter(text -> text.contains("못했습니다")).count());
  }

  @Test
  void givenAnUnknownModify_whenTheFirstListLagsBehind_thenTheSecondTells() {
    broker.confirmsChanges(false);
    bench.buys(10);
    bench.forget();
    broker.next(Manner.LOSE_ANSWER);
    broker.lists(rows -> rows.stream().filter(r -> r.id().number().equals("1001")).toList());
    bench.types("/modify 1 price=69000");
    bench.advance(FakeBroker.TIMEOUT.plus(MoneyBench.SETTLE_INTERVAL).plusSeconds(1));
    broker.modifiesUnsaid("1002", "1001", Price.ofWon(69_000));
    broker.listsTruth();
    bench.advance(READ);

    assertEquals(List.of("#1 BUY 10@69000 0 NEW"), bench.orders());
    assertEquals(0, bench.told().stream().filter(text -> text.contains("못했습니다")).count());
  }

  @Test
  void givenAnUnknownOrderToBeCancelled_whenRestarted_thenItIsCancelledOnceItIsFound() {
    broker.next(Manner.LOSE_ANSWER);
    bench.types("/buy 005930 10 70000");
    bench.advance(FakeBroker.TIMEOUT);
    broker.unreadable("HTTP 500");
    bench.types("/cancel 1");

    bench.restart();
    broker.readable();
    bench.advance(READ);

    assertEquals(List.of("#1 BUY 10@70000 0 CANCELED"), bench.orders());
  }

  @Test
  void givenALostAnswer_whenTheOrderWasModifiedSince_thenItIsAdoptedWithBothNumbers() {
    broker.next(Manner.LOSE_ANSWER);
    bench.types("/buy 005930 10 70000");
    broker.modifiesUnsaid("1002", "1001", Price.ofWon(69_000));
    broker.fillsUnsaid("1002", 4, 69_000);

    bench.advance(READ);

    assertEquals(List.of("#1 BUY 10@69000 4 PARTIALLY_FILLED"), bench.orders());
  }

  @Test
  void givenAllSharesMovedAndFilled_whenANoticeWithoutASumNamesTheOldNumber_thenTheListTells() {
    bench.buys(10);
    broker.modifiesUnsaid("1002", "1001", Price.ofWon(69_000));
    broker.fillsUnsaid("1002", 10, 69_000);
    bench.advance(READ);
    assertEquals(List.of("#1 BUY 10@69000 10 FILLED"), bench.orders());

    broker.tell(broker.fillNotice("1001", 2, 69_000, Optional.empty()));
    bench.advance(READ);

    assertEquals(List.of("#1 BUY 10@69000 10 FILLED"), bench.orders());
    assertEquals(List.of("#1 BUY 10@69000"), bench.fills());
  }

  @Test
  void givenAFillUnderTheOldNumberWhileTheModifyIsUnderWay_whenListed_thenItCountsOnce() {
    broker.confirmsChanges(false);
    bench.buys(10);
    broker.next(Manner.HOLD);
    bench.types("/modify 1 price=69000");
    broker.modifiesUnsaid("1002", "1001", Price.ofWon(69_000));
    broker.fillsWithoutSum("1002", 5, 69_000);
    broker.fillsUnsaid("1002", 4, 68_900);
    broker.tell(broker.fillNotice("1001", 4, 68_900, Optional.empty()));
    bench.advance(READ);

    assertEquals(List.of("#1 BUY 10@69000 9 PARTIALLY_FILLED"), bench.orders());
    assertEquals(List.of("kis 005930 9"), bench.lots());
  }

  @Test
  void givenAFillOfMoreThanIsLeftOfTheOrder_whenANoticeHasNoSum_thenTheListTells() {
    broker.confirmsChanges(false);
    bench.buys(10);
    bench.types("/modify 1 price=69000");
    broker.modifiesUnsaid("1002", "1001", Price.ofWon(69_000));
    broker.unreadable("HTTP 500");
    broker.tell(broker.fillNotice("1001", 4, 68_900, Optional.empty()));
    broker.fillsWithoutSum("1002", 7, 69_000);
    bench.advance(READ);
    assertEquals(List.of("#1 BUY 10@70000 4 PENDING_REPLACE"), bench.orders());

    broker.readable();
    bench.advance(READ);
    assertEquals(List.of("#1 BUY 10@69000 7 PARTIALLY_FILLED"), bench.orders());
  }

  @Test
  void givenAListWithoutTheOldNumber_whenItTellsMoreThanIsLeft_thenNoMoreIsBookedThanWasOrdered() {
    broker.confirmsChanges(false);
    bench.buys(10);
    broker.next(Manner.HOLD);
    bench.types("/modify 1 price=69000");
    broker.modifiesUnsaid("1002", "1001", Price.ofWon(69_000));
    broker.fillsUnsaid("1002", 9, 68_900);
    broker.tell(broker.fillNotice("1001", 4, 68_900, Optional.empty()));
    broker.lists(rows -> rows.stream().filter(r -> !r.id().number().equals("1001")).toList());
    bench.advance(READ);
    assertEquals(List.of("#1 BUY 10@69000 10 FILLED"), bench.orders());
  }

  @Test
  void givenAnOrderPlacedAndModifiedElsewhere_whenListed_thenItIsOneOpenOrder() {
    bench.buys(10);
    broker.place(MoneyBench.SAMSUNG, Side.BUY, 5, 69_000);
    broker.modifiesUnsaid("1003", "1002", Price.ofWon(68_000));
    broker.fillsUnsaid("1003", 1, 68_000);

    bench.advance(READ);

    assertEquals(
        List.of("#1 BUY 10@70000 0 NEW", "#2 BUY 5@68000 1 PARTIALLY_FILLED"), bench.orders());
  }

  @Test
  void givenAModifiedOrder_whenRestarted_thenFillsOfBothNumbersCount() {
    bench.buys(10);
    broker.fills("1001", 2, 70_000);
    bench.types("/modify 1 price=69000");

    bench.restart();
    broker.fillsUnsaid("1002", 8, 69_000);
    bench.advance(READ);

    assertEquals(List.of("#1 BUY 10@69000 10 FILLED"), bench.orders());
    assertEquals(List.of("kis 005930 10"), bench.lots());
  }

  @Test
  void givenASmallerQuantity_whenModified_thenAPartIsCancelled() {
    bench.buys(10);
    bench.forget();

    bench.types("/modify 1 qty=4");
    bench.advance(READ);

    assertEquals(List.of("cancel #1 1001 6"), broker.sent());
    assertEquals(
        List.of(ORDER + ": 접수 0/10. 남은 수량을 4주로 줄입니다.", ORDER + ": 접수 0/10 (남은 수량 4주). 6주 취소했습니다."),
        bench.told());
    broker.fills("1001", 4, 70_000);
    bench.advance(SOON);
    assertEquals(List.of("#1 BUY 10@70000 4 CANCELED"), bench.orders());
  }

  @Test
  void givenALargerQuantity_whenModified_thenRefused() {
    bench.buys(10);
    bench.forget();

    bench.types("/modify 1 qty=10");

    assertEquals(List.of(), broker.sent());
    assertEquals(
        List.of(ORDER + ": 접수 0/10. 정정하지 않았습니다: 수량은 줄일 수만 있습니다. 남은 수량은 10주입니다."), bench.told());
  }

  @Test
  void givenQuantityAndPrice_whenModified_thenRefused() {
    bench.buys(10);
    bench.forget();

    bench.types("/modify 1 qty=4 price=69000");

    assertEquals(List.of(), broker.sent());
    assertEquals(List.of("qty와 price는 한 번에 하나만 바꿉니다. 아무것도 바뀌지 않았습니다."), bench.told());
  }

  @Test
  void givenACancel_whenDone_thenTheOrderIsCancelled() {
    bench.buys(10);
    broker.fills("1001", 4, 70_000);
    bench.advance(Duration.ofSeconds(2));
    bench.forget();

    bench.types("/cancel 1");

    assertEquals(List.of("cancel #1 1001 6 whole"), broker.sent());
    assertEquals(List.of(ORDER + ": 취소 중 4/10. 취소를 보냅니다.", ORDER + ": 취소 4/10"), bench.told());
    assertEquals(List.of("#1 BUY 10@70000 4 CANCELED"), bench.orders());
  }

  @Test
  void givenACancelOfTheRest_whenAFillIsStillMissing_thenTheOrderIsNotCancelledYet() {
    broker.confirmsChanges(false);
    bench.buys(10);
    bench.types("/cancel 1");
    broker.fillsUnsaid("1001", 3, 70_000);
    ExecutionNotice late = broker.fillNotice("1001", 3, 70_000, Optional.empty());
    broker.confirmCancel("1002", "1001", 7);
    bench.advance(SOON);
    assertEquals(List.of("#1 BUY 10@70000 0 NEW"), bench.orders());

    broker.tell(late);
    bench.advance(SOON);
    assertEquals(List.of("#1 BUY 10@70000 3 CANCELED"), bench.orders());
  }

  @Test
  void givenADoubledCancelNotice_whenTold_thenItCountsOnce() {
    broker.confirmsChanges(false);
    bench.buys(10);
    bench.types("/modify 1 qty=7");
    broker.confirmCancel("1002", "1001", 3);
    broker.tell(
        broker.notice(
            ExecutionNotice.Kind.CANCELED,
            "1002",
            Optional.of("1001"),
            broker.order("1001"),
            3,
            Optional.empty(),
            ""));
    bench.advance(SOON);
    bench.types("/cancel 1");

    assertEquals("cancel #1 1001 7 whole", broker.sent().get(2));
  }

  @Test
  void givenACancel_whenTheOrderFillsFirst_thenBothAreTold() {
    broker.confirmsChanges(false);
    bench.buys(10);
    bench.types("/cancel 1");
    bench.forget();

    broker.fills("1001", 10, 70_000);
    bench.advance(SOON);

    assertEquals(
        List.of(
            ORDER + ": 체결 10/10, 평균 70,000원 (수수료 105원, 세금 0원 예상)",
            ORDER + ": 체결 10/10. 취소하지 못했습니다: 그 전에 이미 끝난 주문입니다."),
        bench.told());
    assertEquals(List.of("#1 BUY 10@70000 10 FILLED"), bench.orders());
  }

  @Test
  void givenARefusedCancel_whenTold_thenTheOrderGoesOn() {
    bench.buys(10);
    bench.forget();
    broker.refusesNext("정정취소 가능수량 없음");

    bench.types("/cancel 1");

    assertEquals(
        List.of(ORDER + ": 취소 중 0/10. 취소를 보냅니다.", ORDER + ": 접수 0/10. 취소하지 못했습니다: 정정취소 가능수량 없음"),
        bench.told());
    assertEquals(List.of("#1 BUY 10@70000 0 NEW"), bench.orders());
  }

  @Test
  void givenAnUnknownCancel_whenTheListShowsTheOrderOpen_thenItIsRepeatedOnce() {
    bench.buys(10);
    bench.forget();
    broker.next(Manner.LOSE_REQUEST, Manner.LOSE_REQUEST);
    bench.types("/cancel 1");
    bench.advance(FakeBroker.TIMEOUT);
    assertEquals(List.of("cancel #1 1001 10 whole"), broker.sent());

    bench.advance(Duration.ofMinutes(10));

    assertEquals(List.of("cancel #1 1001 10 whole", "cancel #1 1001 10 whole"), broker.sent());
    assertEquals(
        List.of(
            ORDER + ": 취소 중 0/10. 취소를 보냅니다.",
            CANCEL_UNKNOWN,
            ORDER + ": 접수 0/10. 취소하지 못했습니다: 증권사에 없습니다."),
        bench.told());
  }

  @Test
  void givenAnUnknownCancel_whenNoListCanBeRead_thenItIsNotRepeated() {
    bench.buys(10);
    bench.forget();
    broker.next(Manner.LOSE_REQUEST);
    broker.unreadable("HTTP 500");
    bench.types("/cancel 1");

    bench.advance(Duration.ofMinutes(5));

    assertEquals(List.of("cancel #1 1001 10 whole"), broker.sent());
    assertEquals(List.of("#1 BUY 10@70000 0 PENDING_CANCEL"), bench.orders());
  }

  @Test
  void givenAnUnknownCancel_whenTheListDoesNotShowTheOrder_thenItIsNotRepeated() {
    bench.buys(10);
    bench.forget();
    broker.next(Manner.LOSE_REQUEST);
    broker.lists(rows -> List.of());
    bench.types("/cancel 1");

    bench.advance(Duration.ofMinutes(5));

    assertEquals(List.of("cancel #1 1001 10 whole"), broker.sent());
  }

  @Test
  void givenAnUnknownCancel_whenTheListShowsItDone_thenItIsNotRepeated() {
    broker.confirmsChanges(false);
    bench.buys(10);
    bench.forget();
    broker.next(Manner.LOSE_ANSWER);
    broker.stream(notice -> {});
    bench.types("/cancel 1");
    broker.confirmCancel("1002", "1001", 10);

    bench.advance(Duration.ofMinutes(5));

    assertEquals(List.of("cancel #1 1001 10 whole"), broker.sent());
    assertEquals(List.of("#1 BUY 10@70000 0 CANCELED"), bench.orders());
  }

  @Test
  void givenAnUnknownPartialCancel_whenTheListShowsTheOrderOpen_thenItIsNotRepeated() {
    bench.buys(10);
    bench.forget();
    broker.next(Manner.LOSE_REQUEST);
    bench.types("/modify 1 qty=4");

    bench.advance(Duration.ofMinutes(5));

    assertEquals(List.of("cancel #1 1001 6"), broker.sent());
    assertEquals(List.of("#1 BUY 10@70000 0 NEW"), bench.orders());
  }

  @Test
  void givenAnUnknownModify_whenTheListShowsTheOrderAsBefore_thenItIsNotRepeated() {
    bench.buys(10);
    bench.forget();
    broker.next(Manner.LOSE_REQUEST);
    bench.types("/modify 1 price=69000");

    bench.advance(Duration.ofMinutes(10));

    assertEquals(List.of("modify #1 1001 10@69000"), broker.sent());
    assertEquals(
        List.of(
            ORDER + ": 정정 중 0/10. 정정을 보냅니다.",
            ORDER + ": 정정 중 0/10. 정정 결과를 아직 모릅니다. 증권사 주문 목록에서 확인합니다.",
            ORDER + ": 접수 0/10. 정정하지 못했습니다: 증권사에 없습니다."),
        bench.told());
    assertEquals(List.of("#1 BUY 10@70000 0 NEW"), bench.orders());
  }

  @Test
  void givenAnUnknownModify_whenTheListShowsItDone_thenTheOrderGoesOnUnderItsNewNumber() {
    broker.confirmsChanges(false);
    bench.buys(10);
    broker.next(Manner.LOSE_ANSWER);
    bench.types("/modify 1 price=69000");
    broker.modifiesUnsaid("1002", "1001", Price.ofWon(69_000));

    bench.advance(Duration.ofMinutes(2));

    assertEquals(List.of("#1 BUY 10@69000 0 NEW"), bench.orders());
  }

  @Test
  void givenAnAcceptedCancel_whenReadingsShowItUndone_thenItIsRepeatedOnceLikeAnUnknownOne() {
    bench.buys(10);
    bench.forget();
    broker.confirmsChanges(false);
    bench.types("/cancel 1");

    bench.advance(BrokerAccount.SETTLE_TIME.plus(MoneyBench.SETTLE_INTERVAL));
    assertEquals(List.of("cancel #1 1001 10 whole"), broker.sent());
    bench.advance(Duration.ofMinutes(30));

    assertEquals(List.of("cancel #1 1001 10 whole", "cancel #1 1001 10 whole"), broker.sent());
    assertEquals(
        List.of(
            ORDER + ": 취소 중 0/10. 취소를 보냅니다.",
            CANCEL_UNKNOWN,
            ORDER + ": 접수 0/10. 취소하지 못했습니다: 증권사가 접수하고도 처리하지 않았습니다. 증권사 앱에서" + " 확인하거나 다시 보내 주세요."),
        bench.told());
    assertEquals(List.of("#1 BUY 10@70000 0 NEW"), bench.orders());
  }

  @Test
  void givenAnAcceptedCancel_whenItIsDoneAfterItWasRepeated_thenTheOrderIsCancelled() {
    bench.buys(10);
    broker.confirmsChanges(false);
    bench.types("/cancel 1");
    broker.confirmsChanges(true);

    bench.advance(READ);

    assertEquals(List.of("#1 BUY 10@70000 0 CANCELED"), bench.orders());
  }

  @Test
  void givenAnAcceptedCancel_whenAListThatLagsBehindShowsItDone_thenItIsNotRepeated() {
    bench.buys(10);
    bench.forget();
    broker.confirmsChanges(false);
    broker.stream(notice -> {});
    bench.types("/cancel 1");
    bench.advance(BrokerAccount.SETTLE_TIME.plus(MoneyBench.SETTLE_INTERVAL));

    broker.confirmCancel("1002", "1001", 10);
    bench.advance(READ);

    assertEquals(List.of("cancel #1 1001 10 whole"), broker.sent());
    assertEquals(List.of("#1 BUY 10@70000 0 CANCELED"), bench.orders());
  }

  @Test
  void givenAnAcceptedCancel_whenReadingsDoNotShowTheOrder_thenItIsNotRepeated() {
    bench.buys(10);
    bench.forget();
    broker.confirmsChanges(false);
    broker.lists(rows -> List.of());
    bench.types("/cancel 1");

    bench.advance(Duration.ofMinutes(5));

    assertEquals(List.of("cancel #1 1001 10 whole"), broker.sent());
    assertEquals(1, bench.told().size());
  }

  @ParameterizedTest
  @CsvSource({"qty=4,cancel #1 1001 6", "price=69000,modify #1 1001 10@69000"})
  void givenAnAcceptedPartialCancelOrModify_whenReadingsShowItUndone_thenThatIsToldAndNotRepeated(
      String change, String request) {
    bench.buys(10);
    bench.forget();
    broker.confirmsChanges(false);
    bench.types("/modify 1 " + change);

    bench.advance(Duration.ofMinutes(5));

    assertEquals(List.of(request), broker.sent());
    List<String> told = bench.told();
    assertEquals(3, told.size(), told::toString);
    assertTrue(told.get(1).contains("결과를 아직 모릅니다"), told::toString);
    assertTrue(told.get(2).contains("하지 못했습니다"), told::toString);
    assertEquals(List.of("#1 BUY 10@70000 0 NEW"), bench.orders());
  }

  @Test
  void givenAnOrderInFlight_whenCancelled_thenTheCancelLeavesOnceItIsNumbered() {
    broker.next(Manner.HOLD);
    bench.types("/buy 005930 10 70000");
    bench.types("/cancel 1");
    assertEquals(List.of("submit #1 BUY 005930 10@70000"), broker.sent());

    broker.answerHeld();
    bench.advance(SOON);

    assertEquals(
        List.of("submit #1 BUY 005930 10@70000", "cancel #1 1001 10 whole"), broker.sent());
    assertEquals(List.of("#1 BUY 10@70000 0 CANCELED"), bench.orders());
  }

  @Test
  void givenAnOrderInFlight_whenAPartOfItIsCancelled_thenRefusedAndTheOrderGoesOn() {
    broker.next(Manner.HOLD);
    bench.types("/buy 005930 10 70000");
    bench.forget();
    bench.types("/modify 1 qty=4");
    broker.answerHeld();
    bench.advance(SOON);

    assertEquals(List.of(), broker.sent());
    assertEquals(
        List.of(
            ORDER + ": 전송 중 0/10. 정정하지 않았습니다: #1 주문은 아직 증권사 번호를 받지 못했습니다.", ORDER + ": 접수 0/10"),
        bench.told());
  }

  @Test
  void givenAnOrderPlacedElsewhere_whenCancelledByNumber_thenItIsCancelled() {
    bench.buys(10);
    broker.place(MoneyBench.SAMSUNG, Side.BUY, 5, 69_000);
    bench.advance(READ);
    bench.forget();

    bench.types("/cancel 2");

    assertEquals(List.of("cancel #2 1002 5 whole"), broker.sent());
    assertEquals(List.of("#1 BUY 10@70000 0 NEW", "#2 BUY 5@69000 0 CANCELED"), bench.orders());
  }

  @Test
  void givenAnOrderPlacedElsewhere_whenAllIsCancelled_thenItIsListedAndAskedFor() {
    bench.buys(10);
    broker.place(MoneyBench.SAMSUNG, Side.BUY, 5, 69_000);
    bench.advance(READ);
    bench.forget();

    bench.types("/cancel all");
    assertEquals(List.of("cancel #1 1001 10 whole"), broker.sent());
    assertEquals(
        "다른 곳에서 낸 주문도 있습니다. 모두 취소할까요?\n" + "[kis 모의] #2 삼성전자 005930 매수 5주 69,000원: 접수 0/5 [확인, 취소]",
        bench.toldWithButtons().get(1));

    bench.presses("확인");
    assertEquals(List.of("cancel #1 1001 10 whole", "cancel #2 1002 5 whole"), broker.sent());
  }

  @Test
  void givenTheDayIsOver_whenTheListSaysEnded_thenTheOrderExpires() {
    bench.buys(10);
    bench.forget();
    broker.endsUnsaid("1001");

    bench.advance(READ);

    assertEquals(List.of(ORDER + ": 만료 0/10"), bench.told());
    assertEquals(List.of("#1 BUY 10@70000 0 EXPIRED"), bench.orders());
  }
}
