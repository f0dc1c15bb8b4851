package io.maemae.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.maemae.app.FakeBroker.Manner;
import io.maemae.desk.DeskEvent;
import io.maemae.market.Price;
import io.maemae.order.OrderRow;
import io.maemae.order.RequestRate;
import io.maemae.order.SubmitResult;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A cancel or modify that is under way when its order turns out to be another. */
final class ChangeOfHandsTest extends MoneyTest {
  private static final Duration SOON = Duration.ofSeconds(1);
  private static final Duration LONG = Duration.ofMinutes(5);

  private List<String> cancels() {
    return broker.sent().stream().filter(r -> r.startsWith("cancel")).toList();
  }

  private void listIsRead() {
    bench.stream(MoneyBench.KIS, DeskEvent.StreamChanged.State.UP);
    bench.advance(SOON);
  }

  /** Our order is taken for one placed elsewhere (#2), for its answer is late; 4 are filled. */
  private void oursIsTakenForAnother() {
    broker.next(Manner.HOLD);
    bench.types("/buy 005930 10 70000");
    bench.advance(SOON);
    broker.fills("1001", 4, 70_000);
    bench.advance(Duration.ofSeconds(3));
    listIsRead();
    assertEquals(2, bench.orders().size(), bench.orders()::toString);
  }

  @Test
  void givenACancelUnderWay_whenItsOrderTurnsOutToBeOurs_thenItsUnknownOutcomeIsSettled() {
    oursIsTakenForAnother();
    broker.next(Manner.LOSE_REQUEST);
    bench.types("/cancel 2");
    assertEquals(1, cancels().size(), broker.sent()::toString);

    broker.answerHeld();
    bench.advance(LONG);

    assertEquals(List.of("#1 BUY 10@70000 4 CANCELED"), bench.orders());
    assertEquals(0, broker.order("1001").open().units());
  }

  @Test
  void givenARefusedCancel_whenItsOrderTurnsOutToBeOurs_thenTheRefusalIsTold() {
    oursIsTakenForAnother();
    broker.next(Manner.HOLD_UNTAKEN);
    bench.types("/cancel 2");
    broker.answerHeld();
    bench.advance(SOON);
    bench.forget();

    broker.answerHeld(new SubmitResult.Rejected("취소 불가"));
    bench.advance(SOON);

    List<String> told = bench.told();
    assertTrue(told.stream().anyMatch(t -> t.contains("취소 불가")), told::toString);
    assertEquals(List.of("#1 BUY 10@70000 4 PARTIALLY_FILLED"), bench.orders());
  }

  @Test
  void givenACancelThatWaits_whenItsOrderTurnsOutToBeOurs_thenItIsCancelledAsOurs() {
    oursIsTakenForAnother();
    bench.typesAtOnce("/buy 000660 1 70000");
    bench.typesAtOnce("/cancel 2");
    broker.answerHeld();

    bench.advance(LONG);

    assertEquals("#1 BUY 10@70000 4 CANCELED", bench.orders().get(0), broker.sent()::toString);
    assertEquals(List.of("cancel #1 1001 6 whole"), cancels());
  }

  @Test
  void givenACancelThatWaits_whenItsOrderTurnsOutToBeOurs_thenTheOtherOrderIsNoMore() {
    oursIsTakenForAnother();
    bench.typesAtOnce("/buy 000660 1 70000");
    bench.typesAtOnce("/cancel 2");
    broker.answerHeld();
    bench.advance(LONG);
    broker.fills("1002", 1, 70_000);
    bench.advance(SOON);
    bench.forget();

    bench.types("/panic");

    String answer = bench.told().get(0);
    assertTrue(answer.contains("미체결 주문 0건"), answer);
  }

  @Test
  void givenAModifyThatWaitsTooLong_whenItsOrderTurnsOutToBeOurs_thenOursIsNotBeingModified() {
    bench.close();
    bench = new MoneyBench(directory.resolve("slow")).interval(Duration.ofSeconds(6)).start();
    broker = bench.broker();
    bench.advance(Duration.ofMinutes(1));
    broker.next(Manner.HOLD);
    bench.types("/buy 005930 10 70000");
    bench.advance(SOON);
    broker.fills("1001", 4, 70_000);
    bench.advance(Duration.ofMinutes(1));
    listIsRead();
    bench.advance(Duration.ofMinutes(1));
    bench.typesAtOnce("/buy 000660 1 70000");
    bench.types("/modify 2 price=69000");
    broker.answerHeld();

    bench.advance(LONG);

    assertEquals("#1 BUY 10@70000 4 PARTIALLY_FILLED", bench.orders().get(0));
  }

  /** What a modify of ours made is taken for another order (#2), for the list shows it as one. */
  private void whereOursWasMovedIsTakenForAnother() {
    bench.buys(10);
    broker.confirmsChanges(false);
    broker.next(Manner.LOSE_ANSWER);
    bench.types("/modify 1 price=69000");
    broker.lists(rows -> rows.stream().filter(row -> row.parent().isEmpty()).toList());
    bench.advance(Duration.ofSeconds(6));
    broker.modifiesUnsaid("1002", "1001", Price.ofWon(69_000));
    broker.fills("1002", 4, 69_000);
    OrderRow moved = broker.order("1002");
    broker.lists(rows -> List.of(FakeBroker.placed(moved)));
    listIsRead();
    broker.confirmsChanges(true);
    broker.forgetAsked();
    assertEquals("#2 BUY 10@69000 4 PARTIALLY_FILLED", bench.orders().get(1));
  }

  private void listsComeBack() {
    broker.readable();
    broker.listsTruth();
    listIsRead();
  }

  @Test
  void givenARefusedCancel_whenItNamedWhereOursWasMoved_thenTheRefusalIsTold() {
    whereOursWasMovedIsTakenForAnother();
    broker.next(Manner.HOLD_UNTAKEN);
    bench.types("/cancel 2");
    listsComeBack();
    assertEquals(List.of("#1 BUY 10@69000 4 PENDING_CANCEL"), bench.orders());
    bench.forget();

    broker.answerHeld(new SubmitResult.Rejected("취소 불가"));
    bench.advance(SOON);

    assertEquals(
        List.of("[kis 모의] #1 삼성전자 005930 매수 10주 69,000원: 일부 체결 4/10. 취소하지 못했습니다: 취소 불가"),
        bench.told());
  }

  @Test
  void givenAPanicThatNamedBothNumbers_whenOneHadMovedToTheOther_thenThatIsCancelled() {
    whereOursWasMovedIsTakenForAnother();
    broker.next(Manner.LOSE_REQUEST, Manner.LOSE_REQUEST);
    bench.types("/panic");
    listsComeBack();
    assertEquals(2, cancels().size(), cancels()::toString);
    bench.advance(LONG);

    assertEquals(
        List.of("cancel #1 1001 10 whole", "cancel #2 1002 6 whole", "cancel #1 1002 6 whole"),
        cancels());
    assertEquals(List.of("#1 BUY 10@69000 4 CANCELED"), bench.orders());
  }

  @Test
  void givenAPanic_whenAPartOfAnUnclearOneTurnsOutToBeTakenForAnother_thenBothAreCancelled() {
    bench.buys(10);
    broker.next(Manner.LOSE_REQUEST);
    bench.types("/modify 1 price=69000");
    broker.unreadable("HTTP 503");
    bench.advance(Duration.ofSeconds(6));
    broker.movesUnsaid("2002", "1001", 6, Price.ofWon(68_000));
    broker.fills("2002", 2, 68_000);
    bench.advance(SOON);
    broker.next(Manner.LOSE_REQUEST);

    bench.types("/panic");
    listsComeBack();
    bench.advance(LONG);

    assertEquals(0, broker.order("1001").open().units(), cancels()::toString);
    assertEquals(0, broker.order("2002").open().units(), cancels()::toString);
    assertEquals(List.of("#1 BUY 10@68000 2 CANCELED"), bench.orders());
  }

  @Test
  void givenACancelThatWaits_whenItsOrderIsOursThatIsBeingReduced_thenItLeavesAfterThat() {
    bench.close();
    RequestRate seldom = new RequestRate(Duration.ofMillis(200), Duration.ofSeconds(15), true);
    bench = new MoneyBench(directory.resolve("slow")).rate(seldom).start();
    broker = bench.broker();
    bench.buys(10);
    broker.next(Manner.HOLD_UNTAKEN);
    bench.types("/modify 1 qty=8");
    broker.movesUnsaid("2002", "1001", 6, Price.ofWon(69_000));
    OrderRow moved = broker.order("2002");
    broker.lists(rows -> List.of(FakeBroker.placed(moved)));
    listIsRead();
    bench.types("/cancel 2");
    listsComeBack();
    bench.advance(Duration.ofSeconds(15));
    assertEquals(List.of("#1 BUY 10@69000 0 PENDING_CANCEL"), bench.orders());
    assertEquals(List.of("cancel #1 1001 2"), cancels());

    broker.answerHeld(new SubmitResult.Rejected("취소 불가"));
    bench.advance(SOON);

    assertEquals("cancel #1 2002 6 whole", cancels().get(1));
  }

  @Test
  void givenAPanicBesideAModify_whenACancelOfAnotherTurnsOutToBeItsOwn_thenThatIsTold() {
    bench.buys(10);
    broker.next(Manner.LOSE_REQUEST);
    bench.types("/modify 1 price=69000");
    broker.unreadable("HTTP 503");
    bench.advance(Duration.ofSeconds(6));
    broker.movesUnsaid("2002", "1001", 6, Price.ofWon(68_000));
    broker.fills("2002", 2, 68_000);
    bench.advance(SOON);
    broker.next(Manner.LOSE_REQUEST, Manner.HOLD_UNTAKEN);
    bench.types("/panic");
    bench.forget();

    listsComeBack();

    List<String> told = bench.told();
    assertTrue(told.stream().anyMatch(t -> t.contains("취소 결과를 아직 모릅니다")), told::toString);
  }
}
