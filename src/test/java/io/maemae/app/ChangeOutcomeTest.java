package io.maemae.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.maemae.app.FakeBroker.Manner;
import io.maemae.desk.DeskEvent;
import io.maemae.market.Quantity;
import io.maemae.order.ExecutionNotice;
import io.maemae.order.OrderRow;
import io.maemae.order.RequestKind;
import io.maemae.order.SubmitResult;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is told of a change under way, doubled or crossed by what others do with the order. */
final class ChangeOutcomeTest extends MoneyTest {
  private static final Duration SOON = Duration.ofSeconds(1);
  private static final Duration LONG = Duration.ofMinutes(5);

  private ExecutionNotice notice(ExecutionNotice.Kind kind, long shares, String words) {
    OrderRow row = broker.order("1001");
    return broker.notice(kind, "1002", Optional.of("1001"), row, shares, Optional.empty(), words);
  }

  /** A request that named our order is refused; the notice does not say what it was. */
  private ExecutionNotice refusal(String number) {
    OrderRow row = broker.order("1001");
    return broker.notice(
        ExecutionNotice.Kind.REJECTED,
        number,
        Optional.of("1001"),
        row,
        0,
        Optional.empty(),
        "취소 거부");
  }

  private List<String> toldOf(String words) {
    return bench.told().stream().filter(t -> t.contains(words)).toList();
  }

  @Test
  void givenASecondPartCancelledUnderWay_whenTheFirstIsToldAgain_thenTheSecondIsNotForgotten() {
    bench.buys(10);
    bench.types("/modify 1 qty=5");
    bench.advance(SOON);
    broker.next(Manner.LOSE_REQUEST);
    bench.types("/cancel 1");
    broker.tell(notice(ExecutionNotice.Kind.CANCELED, 5, ""));

    bench.advance(LONG);

    assertEquals(List.of("#1 BUY 10@70000 0 CANCELED"), bench.orders());
    assertEquals(0, broker.order("1001").open().units());
  }

  @Test
  void givenACancelThatIsLost_whenAPartIsCancelledElsewhere_thenAllIsStillCancelled() {
    bench.buys(10);
    broker.next(Manner.LOSE_REQUEST);
    bench.types("/cancel 1");
    broker.confirmCancel("2001", "1001", 3);

    bench.advance(LONG);

    assertEquals(List.of("#1 BUY 10@70000 0 CANCELED"), bench.orders());
    assertEquals(0, broker.order("1001").open().units());
  }

  @Test
  void givenACancelThatIsRefused_whenAPartIsCancelledElsewhereBefore_thenTheRefusalIsTold() {
    bench.buys(10);
    broker.next(Manner.HOLD_UNTAKEN);
    bench.types("/cancel 1");
    broker.confirmCancel("2001", "1001", 3);
    bench.advance(SOON);
    bench.forget();

    broker.answerHeld(new SubmitResult.Rejected("취소 불가"));
    bench.advance(SOON);

    assertEquals(1, toldOf("취소 불가").size());
  }

  @Test
  void givenACancelDoneBeforeItsAnswer_whenAFillIsStillMissing_thenTheAnswerEndsIt() {
    bench.buys(10);
    broker.fillsUnsaid("1001", 3, 70_000);
    broker.next(Manner.HOLD);
    bench.types("/cancel 1");
    bench.advance(Duration.ofMillis(100));
    assertEquals(List.of("#1 BUY 10@70000 0 PENDING_CANCEL"), bench.orders());

    broker.answerHeld();
    bench.advance(Duration.ofMillis(100));

    assertEquals(List.of("#1 BUY 10@70000 0 NEW"), bench.orders());
  }

  @Test
  void givenAPartialCancelThatIsLost_whenTheListShowsFewerTakenBack_thenItIsToldAsNotDone() {
    bench.buys(10);
    broker.next(Manner.LOSE_REQUEST);
    bench.types("/modify 1 qty=5");
    broker.stream(unheard -> {});
    broker.confirmCancel("2001", "1001", 3);

    bench.advance(LONG);

    assertEquals(1, toldOf("취소하지 못했습니다").size(), bench.told()::toString);
  }

  @Test
  void givenAPartialCancelWithoutAnAnswer_whenANoticeTellsSoManyTakenBack_thenItIsDone() {
    bench.buys(10);
    broker.next(Manner.LOSE_ANSWER);
    bench.types("/modify 1 qty=5");
    bench.advance(SOON);

    assertEquals(List.of("#1 BUY 10@70000 0 NEW"), bench.orders());
    assertEquals(1, toldOf("5주 취소했습니다").size(), bench.told()::toString);
  }

  @Test
  void givenAModifyOfUnknownOutcome_whenACancelElsewhereIsRefused_thenTheModifyIsStillUnknown() {
    bench.buys(10);
    broker.confirmsChanges(false);
    broker.next(Manner.LOSE_ANSWER);
    bench.types("/modify 1 price=69000");
    bench.advance(Duration.ofSeconds(6));
    bench.forget();
    OrderRow row = broker.order("1001");
    OrderRow refused = broker.change("2005", row, RequestKind.CANCEL, 10, Optional.empty());
    broker.put(FakeBroker.told(refused, refused.type(), refused.limit(), Optional.of("취소 거부")));

    bench.stream(MoneyBench.KIS, DeskEvent.StreamChanged.State.UP);
    bench.advance(SOON);

    assertEquals(List.of(), toldOf("취소 거부"));
    assertEquals(List.of("#1 BUY 10@70000 0 PENDING_REPLACE"), bench.orders());
  }

  @Test
  void givenARefusedModify_whenItsRefusalIsToldAgain_thenALaterCancelIsNotTakenForRefused() {
    bench.buys(10);
    broker.confirmsChanges(false);
    bench.types("/modify 1 price=69000");
    bench.advance(Duration.ofMillis(100));
    ExecutionNotice refusal = notice(ExecutionNotice.Kind.REJECTED, 0, "정정 거부");
    broker.tell(refusal);
    bench.advance(Duration.ofMillis(100));
    broker.next(Manner.LOSE_REQUEST);
    bench.types("/cancel 1");
    broker.tell(refusal);
    broker.confirmsChanges(true);

    bench.advance(LONG);

    assertEquals(0, broker.order("1001").open().units(), bench.told() + " " + bench.orders());
  }

  @Test
  void givenAModifyRefusedElsewhere_whenListedAgain_thenALaterModifyIsNotTakenForRefused() {
    bench.buys(10);
    broker.put(broker.refusedModify("2002", "1001", 68_000));
    bench.stream(MoneyBench.KIS, DeskEvent.StreamChanged.State.UP);
    bench.advance(SOON);
    broker.confirmsChanges(false);
    broker.next(Manner.LOSE_ANSWER);
    bench.types("/modify 1 price=69000");

    bench.advance(Duration.ofSeconds(6));

    assertEquals(List.of("#1 BUY 10@70000 0 PENDING_REPLACE"), bench.orders());
  }

  @Test
  void givenAModifyOfUnknownOutcome_whenAnothersRefusalIsTold_thenTheModifyIsStillUnknown() {
    bench.buys(10);
    broker.confirmsChanges(false);
    broker.next(Manner.LOSE_ANSWER);
    bench.types("/modify 1 price=69000");
    bench.advance(Duration.ofSeconds(6));
    bench.forget();

    broker.tell(refusal("2005"));
    bench.advance(SOON);

    assertEquals(List.of(), toldOf("취소 거부"));
    assertEquals(List.of("#1 BUY 10@70000 0 PENDING_REPLACE"), bench.orders());
  }

  @Test
  void givenAModifyOfUnknownOutcome_whenItsRefusalIsTold_thenTheListTellsSo() {
    bench.buys(10);
    broker.confirmsChanges(false);
    broker.next(Manner.LOSE_ANSWER);
    bench.types("/modify 1 price=69000");
    bench.advance(Duration.ofSeconds(6));
    bench.forget();
    broker.put(broker.refusedModify("1002", "1001", 69_000));

    broker.tell(refusal("1002"));
    bench.advance(SOON);

    assertEquals(1, toldOf("정정하지 못했습니다").size(), bench.told()::toString);
    assertEquals(List.of("#1 BUY 10@70000 0 NEW"), bench.orders());
  }

  @Test
  void givenAModifyOnItsWay_whenItsRefusalIsToldBeforeItsAnswer_thenTheAnswerTellsWhose() {
    bench.buys(10);
    broker.confirmsChanges(false);
    broker.next(Manner.HOLD);
    bench.types("/modify 1 price=69000");
    broker.tell(refusal("1002"));
    bench.advance(Duration.ofMillis(100));
    bench.forget();

    broker.answerHeld();
    bench.advance(SOON);

    assertEquals(1, toldOf("취소 거부").size(), bench.told()::toString);
    assertEquals(List.of("#1 BUY 10@70000 0 NEW"), bench.orders());
  }

  @Test
  void givenAModifyOnItsWay_whenTheExchangeEndsTheOrder_thenTheModifyIsToldAsTooLate() {
    bench.buys(10);
    broker.next(Manner.HOLD_UNTAKEN);
    bench.types("/modify 1 price=69000");
    bench.forget();

    broker.rejects("1001", "주문 거부");
    bench.advance(SOON);

    assertEquals(1, toldOf("정정하지 못했습니다").size(), bench.told()::toString);
    assertEquals(List.of("#1 BUY 10@70000 0 REJECTED"), bench.orders());
  }

  @Test
  void givenAModifyRefusedElsewhereBefore_whenListedFirstAfterOurs_thenOursIsNotTakenForRefused() {
    bench.buys(10);
    broker.put(broker.refusedModify("2002", "1001", 68_000));
    broker.unreadable("HTTP 500");
    bench.advance(Duration.ofSeconds(20));
    broker.confirmsChanges(false);
    broker.next(Manner.LOSE_ANSWER);
    bench.types("/modify 1 price=69000");
    bench.advance(Duration.ofSeconds(6));
    broker.readable();
    bench.stream(MoneyBench.KIS, DeskEvent.StreamChanged.State.UP);
    bench.advance(SOON);

    assertEquals(List.of("#1 BUY 10@70000 0 PENDING_REPLACE"), bench.orders());
  }

  private void listIsRead() {
    bench.stream(MoneyBench.KIS, DeskEvent.StreamChanged.State.UP);
    bench.advance(SOON);
  }

  /** The broker has taken it as 1002 and has not done it yet. */
  private void cancelOfFourIsTaken() {
    bench.buys(10);
    broker.confirmsChanges(false);
    bench.types("/modify 1 qty=6");
    bench.advance(Duration.ofMillis(100));
  }

  private OrderRow cancelRow(long shares) {
    return broker.change(
        "1002", broker.order("1001"), RequestKind.CANCEL, shares, Optional.empty());
  }

  @Test
  void givenAPartCancelled_whenListsTellOthersCancelsBesideInSteps_thenItIsDone() {
    cancelOfFourIsTaken();
    OrderRow before = broker.order("1001");
    OrderRow ours = cancelRow(4);
    broker.confirmCancel("2001", "1001", 2);
    broker.lists(rows -> List.of(before.withCanceled(Quantity.of(4), false), ours));
    listIsRead();
    broker.put(broker.order("1001").withCanceled(Quantity.of(6), false));
    broker.put(ours);
    broker.listsTruth();

    bench.advance(LONG);

    assertEquals(List.of(), toldOf("취소하지 못했습니다"));
    assertEquals(List.of("#1 BUY 10@70000 0 NEW"), bench.orders());
  }

  @Test
  void givenAPartBeingCancelled_whenListsTellMoreCancelledByOthers_thenItsRefusalIsStillTold() {
    cancelOfFourIsTaken();
    broker.put(broker.order("1001").withCanceled(Quantity.of(5), false));
    broker.put(cancelRow(4).withCanceled(Quantity.ZERO, false));
    listIsRead();
    assertEquals(List.of("#1 BUY 10@70000 0 PENDING_CANCEL"), bench.orders());
    bench.forget();

    broker.tell(refusal("1002"));
    bench.advance(SOON);

    assertEquals(1, toldOf("취소 거부").size());
  }

  @Test
  void givenAPartBeingCancelled_whenAsManyAreCancelledElsewhere_thenItsRefusalIsStillTold() {
    bench.buys(10);
    broker.next(Manner.HOLD_UNTAKEN);
    bench.types("/modify 1 qty=6");
    broker.confirmCancel("2001", "1001", 4);
    bench.advance(SOON);
    bench.forget();

    broker.answerHeld(new SubmitResult.Rejected("취소 불가"));
    bench.advance(SOON);

    assertEquals(1, toldOf("취소 불가").size());
  }

  @Test
  void givenAPartBeingCancelled_whenAsManyAreCancelledElsewhere_thenItsAnswerTellsItGoesOn() {
    bench.buys(10);
    broker.confirmsChanges(false);
    broker.next(Manner.HOLD);
    bench.types("/modify 1 qty=6");
    broker.confirmCancel("2001", "1001", 4);
    bench.advance(Duration.ofMillis(100));
    bench.forget();

    broker.answerHeld();
    bench.advance(Duration.ofMillis(100));
    assertEquals(List.of("#1 BUY 10@70000 0 PENDING_CANCEL"), bench.orders());
    broker.tell(refusal("1002"));
    bench.advance(SOON);

    assertEquals(1, toldOf("취소 거부").size());
  }

  /** The first of two cancels is lost, or comes late; the second is refused. */
  private void cancelIsRefusedTheSecondTime() {
    bench.buys(10);
    broker.confirmsChanges(false);
    broker.next(Manner.LOSE_ANSWER);
    bench.types("/cancel 1");
    bench.advance(Duration.ofMillis(100));
    broker.refusesNext("취소가능수량 초과");
    bench.forget();
    while (broker.sent().isEmpty()) {
      bench.advance(Duration.ofMillis(10));
    }
  }

  @Test
  void givenACancelSentTwice_whenTheSecondIsRefusedForTheFirstIsDone_thenItIsNotToldAsNotDone() {
    cancelIsRefusedTheSecondTime();
    broker.put(broker.order("1001").withCanceled(Quantity.of(10), true));

    bench.advance(LONG);

    assertEquals(List.of("#1 BUY 10@70000 0 CANCELED"), bench.orders());
    assertEquals(List.of(), toldOf("취소하지 못했습니다"));
  }

  @Test
  void givenACancelSentTwice_whenTheSecondIsRefusedAndNeitherIsDone_thenTheRefusalIsTold() {
    cancelIsRefusedTheSecondTime();

    bench.advance(LONG);

    assertEquals(List.of("#1 BUY 10@70000 0 NEW"), bench.orders());
    assertEquals(1, toldOf("취소가능수량 초과").size());
  }
}
