package io.maemae.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.maemae.app.FakeBroker.Manner;
import io.maemae.desk.DeskEvent;
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
}
