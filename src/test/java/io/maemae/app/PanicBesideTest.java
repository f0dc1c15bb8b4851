package io.maemae.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.maemae.app.FakeBroker.Manner;
import io.maemae.desk.DeskEvent;
import io.maemae.market.Price;
import io.maemae.order.ExecutionNotice;
import io.maemae.order.OrderRow;
import io.maemae.order.RequestKind;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A panic while nobody knows what came of a modify. */
final class PanicBesideTest extends MoneyTest {
  private static final Duration SOON = Duration.ofSeconds(1);
  private static final Duration LONG = Duration.ofMinutes(5);

  private List<String> cancels() {
    return broker.sent().stream().filter(r -> r.startsWith("cancel")).toList();
  }

  private void modifyWithoutAnAnswer(Manner manner) {
    bench.buys(10);
    broker.confirmsChanges(false);
    broker.next(manner);
    bench.types("/modify 1 price=69000");
  }

  /** The exchange refuses a request that named our order. */
  private ExecutionNotice refusal(String number) {
    return broker.notice(
        ExecutionNotice.Kind.REJECTED,
        number,
        Optional.of("1001"),
        broker.order("1001"),
        0,
        Optional.empty(),
        "원주문 없음");
  }

  @Test
  void givenAModifyOfUnknownOutcome_whenPanicComesTwice_thenTheSameCancelIsNotSentTwice() {
    modifyWithoutAnAnswer(Manner.LOSE_REQUEST);
    broker.unreadable("HTTP 500");
    bench.advance(Duration.ofSeconds(6));

    bench.types("/panic");
    bench.types("/panic");

    assertEquals(List.of("cancel #1 1001 10 whole"), cancels());
  }

  @Test
  void givenAModifyOfUnknownOutcome_whenThePanicsCancelIsRefused_thenThatIsTold() {
    modifyWithoutAnAnswer(Manner.LOSE_REQUEST);
    bench.advance(Duration.ofSeconds(6));
    broker.refusesNext("장종료");
    bench.forget();

    bench.types("/panic");
    bench.advance(SOON);

    List<String> told = bench.told();
    assertTrue(told.stream().anyMatch(t -> t.contains("장종료")), told::toString);
  }

  @Test
  void givenAModifyOfUnknownOutcome_whenThePanicsCancelCannotLeave_thenItIsTriedAgainAndTold() {
    modifyWithoutAnAnswer(Manner.LOSE_REQUEST);
    broker.unreadable("HTTP 500");
    bench.advance(Duration.ofSeconds(6));
    broker.cannotSendNext("connect timed out");
    bench.forget();

    bench.types("/panic");
    bench.advance(Duration.ofSeconds(25));

    assertTrue(cancels().size() > 1, () -> broker.sent() + " " + bench.told());
  }

  @Test
  void givenAPanicWhileAModifyIsOnItsWay_whenItsOutcomeIsUnknown_thenAllIsCancelledAtOnce() {
    modifyWithoutAnAnswer(Manner.LOSE_REQUEST);
    broker.unreadable("HTTP 500");
    bench.types("/panic");

    bench.advance(Duration.ofSeconds(15));

    assertEquals(List.of("cancel #1 1001 10 whole"), cancels());
  }

  @Test
  void givenAPanicBesideAModify_whenRestartedBeforeTheCancelLeft_thenItLeaves() {
    modifyWithoutAnAnswer(Manner.LOSE_REQUEST);
    broker.unreadable("HTTP 500");
    bench.advance(Duration.ofSeconds(6));
    broker.cannotSendNext("connection refused");
    bench.types("/panic");
    bench.forget();
    bench.restart();

    bench.advance(Duration.ofSeconds(30));

    assertNotEquals(List.of(), cancels());
  }

  @Test
  void givenAPanicsCancelThatWaits_whenTheModifyIsFoundDoneFirst_thenTheOldNumberIsNotNamed() {
    modifyWithoutAnAnswer(Manner.LOSE_ANSWER);
    bench.advance(Duration.ofSeconds(6));
    bench.typesAtOnce("/buy 000660 1 70000");
    bench.typesAtOnce("/panic");
    broker.confirmsChanges(true);
    broker.confirmModify("1002", "1001", Price.ofWon(69_000));

    bench.advance(LONG);

    List<String> ours = cancels().stream().filter(c -> c.startsWith("cancel #1")).toList();
    assertEquals(List.of("cancel #1 1002 10 whole"), ours);
  }

  @Test
  void givenAPanicsCancelThatWaits_whenTheOrderHasEndedFirst_thenNothingIsSent() {
    modifyWithoutAnAnswer(Manner.LOSE_REQUEST);
    bench.advance(Duration.ofSeconds(6));
    bench.typesAtOnce("/buy 000660 1 70000");
    bench.typesAtOnce("/panic");
    broker.fills("1001", 10, 70_000);

    bench.advance(LONG);

    assertEquals(List.of(), cancels().stream().filter(c -> c.startsWith("cancel #1")).toList());
  }

  @Test
  void givenAPanicsCancel_whenTheExchangeRefusesIt_thenTheModifyIsNotTakenForRefused() {
    modifyWithoutAnAnswer(Manner.LOSE_ANSWER);
    bench.advance(Duration.ofSeconds(6));
    bench.types("/panic");
    String cancel = bench.newestNumber();
    bench.forget();
    broker.tell(refusal(cancel));
    bench.advance(SOON);

    List<String> told = bench.told();
    assertEquals(List.of(), told.stream().filter(t -> t.contains("정정하지 못했습니다")).toList());
  }

  @Test
  void givenAPanicsCancelWithoutAnAnswer_whenTheExchangeRefusesIt_thenTheModifyIsStillUnclear() {
    modifyWithoutAnAnswer(Manner.LOSE_ANSWER);
    bench.advance(Duration.ofSeconds(6));
    broker.next(Manner.HOLD);
    bench.types("/panic");
    bench.forget();

    broker.tell(refusal("1003"));
    bench.advance(SOON);

    assertEquals(List.of(), bench.told());
    assertEquals(List.of("#1 BUY 10@70000 0 PENDING_REPLACE"), bench.orders());
  }

  @Test
  void givenAPanicsCancelThatIsLost_whenTheModifyIsSeenUndone_thenItIsSentOnceMore() {
    modifyWithoutAnAnswer(Manner.LOSE_REQUEST);
    bench.advance(Duration.ofSeconds(6));
    broker.next(Manner.LOSE_REQUEST);
    bench.types("/panic");
    broker.confirmsChanges(true);

    bench.advance(Duration.ofMinutes(5));

    assertEquals(List.of("cancel #1 1001 10 whole", "cancel #1 1001 10 whole"), cancels());
    assertEquals(List.of("#1 BUY 10@70000 0 CANCELED"), bench.orders());
  }

  @Test
  void givenAPanicsCancelOnItsWay_whenRestarted_thenItsOutcomeIsUnknownAndNotSentAgainAtOnce() {
    modifyWithoutAnAnswer(Manner.LOSE_REQUEST);
    broker.unreadable("HTTP 500");
    bench.advance(Duration.ofSeconds(6));
    broker.next(Manner.LOSE_REQUEST);
    bench.types("/panic");
    bench.restart();
    bench.advance(Duration.ofSeconds(15));

    List<String> told = bench.told();
    assertTrue(told.stream().anyMatch(t -> t.contains("취소 결과를 아직 모릅니다")), told::toString);
    assertEquals(List.of("cancel #1 1001 10 whole"), cancels());
  }

  @Test
  void givenAPanicsCancelThatIsRefused_whenListsGoOnShowingIt_thenOnlyThatIsTold() {
    modifyWithoutAnAnswer(Manner.LOSE_ANSWER);
    bench.advance(Duration.ofSeconds(6));
    bench.types("/panic");
    String cancel = bench.newestNumber();
    OrderRow ours = broker.order("1001");
    OrderRow row = broker.change(cancel, ours, RequestKind.CANCEL, 10, Optional.empty());
    broker.put(FakeBroker.told(row, row.type(), row.limit(), Optional.of("취소 거부")));
    bench.forget();

    bench.stream(MoneyBench.KIS, DeskEvent.StreamChanged.State.UP);
    bench.advance(SOON);
    bench.stream(MoneyBench.KIS, DeskEvent.StreamChanged.State.UP);
    bench.advance(SOON);

    List<String> told = bench.told().stream().filter(t -> t.contains("취소 거부")).toList();
    assertEquals(1, told.size(), told::toString);
    assertTrue(told.get(0).contains("취소하지 못했습니다"), told::toString);
    assertEquals(List.of("#1 BUY 10@70000 0 PENDING_REPLACE"), bench.orders());
  }

  @Test
  void givenAPanicBesideAnUnclearReduction_whenTwoNumbersAreOpen_thenOneIsCancelledAfterTheOther() {
    bench.buys(10);
    broker.tell(broker.movesUnsaid("2002", "1001", 6, Price.ofWon(69_000)));
    bench.advance(SOON);
    broker.next(Manner.LOSE_REQUEST, Manner.LOSE_REQUEST);
    bench.types("/modify 1 qty=9");
    broker.unreadable("HTTP 500");
    bench.advance(Duration.ofSeconds(6));
    bench.types("/panic");
    broker.fills("1001", 1, 70_000);
    bench.advance(SOON);
    assertEquals(List.of("cancel #1 2002 1", "cancel #1 2002 6 whole"), cancels());
    broker.readable();

    bench.advance(LONG);

    assertEquals(List.of("#1 BUY 10@69000 1 CANCELED"), bench.orders());
    assertEquals(0, broker.order("1001").open().units() + broker.order("2002").open().units());
  }

  @Test
  void givenAPanicsCancelBesideAModify_whenTheOrderIsFilledFirst_thenBothAreToldAsTooLate() {
    modifyWithoutAnAnswer(Manner.LOSE_REQUEST);
    bench.advance(Duration.ofSeconds(6));
    broker.next(Manner.HOLD_UNTAKEN);
    bench.types("/panic");
    bench.forget();

    broker.fills("1001", 10, 70_000);
    bench.advance(SOON);

    List<String> told = bench.told();
    assertTrue(told.stream().anyMatch(t -> t.contains("정정하지 못했습니다: 그 전에")), told::toString);
    assertTrue(told.stream().anyMatch(t -> t.contains("취소하지 못했습니다: 그 전에")), told::toString);
  }

  @Test
  void givenTwoCancelsWithoutAnAnswer_whenOneIsListedAsRefused_thenNeitherIsTakenForThat() {
    bench.buys(10);
    broker.confirmsChanges(false);
    broker.next(Manner.LOSE_ANSWER, Manner.HOLD);
    bench.types("/modify 1 qty=9");
    bench.advance(Duration.ofSeconds(6));
    bench.types("/panic");
    bench.forget();
    OrderRow row =
        broker.change("1003", broker.order("1001"), RequestKind.CANCEL, 9, Optional.empty());
    broker.put(FakeBroker.told(row, row.type(), row.limit(), Optional.of("취소 거부")));

    bench.stream(MoneyBench.KIS, DeskEvent.StreamChanged.State.UP);
    bench.advance(SOON);

    List<String> told = bench.told();
    assertTrue(told.stream().noneMatch(t -> t.contains("취소 거부")), told::toString);
  }
}
