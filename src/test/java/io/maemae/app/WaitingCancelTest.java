package io.maemae.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.maemae.app.FakeBroker.Manner;
import io.maemae.desk.DeskEvent;
import io.maemae.market.Price;
import io.maemae.market.Quantity;
import io.maemae.market.Side;
import io.maemae.order.OrderRow;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A wish to cancel that waits for a change under way is kept, however that is known to be over. */
final class WaitingCancelTest extends MoneyTest {
  private static final Duration SOON = Duration.ofSeconds(1);
  private static final Duration LONG = Duration.ofMinutes(10);
  private static final Price LIMIT = Price.ofWon(69_000);

  private void listIsRead() {
    bench.stream(MoneyBench.KIS, DeskEvent.StreamChanged.State.UP);
    bench.advance(SOON);
  }

  @Test
  void givenAPanicWhileAModifyIsOnItsWay_whenALateFillTellsThatItIsDone_thenTheRestIsCancelled() {
    bench.buys(10);
    broker.confirmsChanges(false);
    broker.next(Manner.LOSE_ANSWER);
    bench.types("/modify 1 price=69000");
    bench.types("/panic");
    broker.confirmsChanges(true);
    broker.fillsUnsaid("1001", 4, 70_000);
    broker.confirmModify("1002", "1001", LIMIT);
    bench.advance(Duration.ofMillis(100));
    broker.tell(broker.fillNotice("1001", 4, 70_000, Optional.of(Quantity.of(4))));

    bench.advance(LONG);

    assertEquals(
        0, broker.order("1002").open().units(), () -> bench.orders() + " " + broker.sent());
  }

  @Test
  void givenAPanicWhileAModifyIsOnItsWay_whenTheListTellsThatItIsDone_thenTheRestIsCancelled() {
    bench.buys(10);
    broker.confirmsChanges(false);
    broker.next(Manner.LOSE_ANSWER);
    bench.types("/modify 1 price=69000");
    bench.types("/panic");
    broker.confirmsChanges(true);
    broker.fillsUnsaid("1001", 4, 70_000);
    broker.modifiesUnsaid("1002", "1001", LIMIT);
    listIsRead();

    bench.advance(LONG);

    assertEquals(
        0, broker.order("1002").open().units(), () -> bench.orders() + " " + broker.sent());
  }

  @Test
  void givenAPanicWhileAModifyIsOnItsWay_whenItsAnswerTellsThatItIsDone_thenTheRestIsCancelled() {
    bench.buys(10);
    broker.confirmsChanges(false);
    broker.next(Manner.HOLD);
    bench.types("/modify 1 price=69000");
    bench.types("/panic");
    broker.confirmsChanges(true);
    broker.unreadable("HTTP 500");
    broker.fillsUnsaid("1001", 4, 70_000);
    broker.confirmModify("1002", "1001", LIMIT);
    bench.advance(Duration.ofMillis(100));
    broker.answerHeld();

    bench.advance(LONG);

    assertEquals(
        0, broker.order("1002").open().units(), () -> bench.orders() + " " + broker.sent());
  }

  @Test
  void givenTwoModifiesUnderWay_whenAllIsToBeCancelled_thenItIs() {
    bench.buys(10);
    broker.next(Manner.LOSE_REQUEST);
    bench.types("/modify 1 price=69000");
    broker.unreadable("HTTP 503");
    bench.advance(Duration.ofSeconds(6));
    broker.movesUnsaid("2002", "1001", 6, Price.ofWon(68_000));
    OrderRow moved = broker.order("2002");
    OrderRow whole = broker.order("1001");
    broker.readable();
    broker.lists(rows -> List.of(whole, FakeBroker.placed(moved)));
    listIsRead();
    assertEquals(2, bench.orders().size(), bench.orders()::toString);
    broker.next(Manner.LOSE_REQUEST);
    bench.types("/modify 2 price=67000");
    broker.listsTruth();
    listIsRead();
    assertEquals(1, bench.orders().size(), bench.orders()::toString);
    bench.forget();

    bench.types("/cancel all");
    bench.advance(LONG);

    assertEquals(
        0,
        broker.order("1001").open().units() + broker.order("2002").open().units(),
        () -> bench.told() + " " + broker.sent() + bench.orders());
  }

  @Test
  void givenMostWasMovedElsewhereUnheard_whenPanicCancelsTheRest_thenTheMovedIsCancelledToo() {
    bench.buys(10);
    broker.movesUnsaid("5001", "1001", 9, Price.ofWon(68_000));
    broker.confirmsChanges(false);
    bench.types("/panic");
    broker.confirmsChanges(true);
    broker.confirmCancel(bench.newestNumber(), "1001", 1);

    bench.advance(LONG);

    assertEquals(0, broker.order("5001").open().units(), bench.orders()::toString);
  }

  @Test
  void givenACancelThatWaitsForABranch_whenItCannotLeaveAfterThat_thenItIsTriedEveryTenSeconds() {
    broker.place(MoneyBench.SAMSUNG, Side.BUY, 10, 70_000);
    broker.unreadable("HTTP 500");
    broker.fills("1001", 1, 70_000);
    bench.advance(SOON);
    bench.types("/cancel 1");
    bench.advance(Duration.ofSeconds(4));
    for (int tries = 0; tries < 20; tries++) {
      broker.cannotSendNext("connection refused");
    }
    broker.readable();
    listIsRead();
    assertEquals(1, broker.sent().size(), broker.sent()::toString);

    bench.advance(Duration.ofSeconds(99));

    assertEquals(10, broker.sent().size(), broker.sent()::toString);
  }

  @Test
  void givenAnOrderThatIsToBeCancelledWhole_whenModified_thenThatIsRefused() {
    bench.buys(10);
    broker.movesUnsaid("5001", "1001", 9, Price.ofWon(68_000));
    broker.confirmsChanges(false);
    broker.unreadable("HTTP 500");
    bench.types("/panic");
    broker.confirmsChanges(true);
    broker.confirmCancel(bench.newestNumber(), "1001", 1);
    bench.advance(SOON);
    bench.forget();

    bench.types("/modify 1 price=71000");
    bench.types("/modify 1 qty=5");

    List<String> told = bench.told();
    assertEquals(2, told.size(), told::toString);
    assertTrue(told.stream().allMatch(t -> t.endsWith("취소가 진행 중입니다.")), told::toString);
  }

  /** The owner's cancel of one of two numbers was refused, and that of the other is under way. */
  private void oneOfTwoNumbersIsRefused() {
    bench.buys(10);
    broker.movesUnsaid("5001", "1001", 4, LIMIT);
    listIsRead();
    broker.refusesNext("잠시 후 다시 시도하십시오");
    broker.confirmsChanges(false);
    bench.types("/cancel 1");
    assertEquals(
        List.of("cancel #1 5001 4 whole", "cancel #1 1001 6 whole"), broker.sent().subList(1, 3));
  }

  private void theOtherIsDone() {
    broker.confirmsChanges(true);
    broker.confirmCancel(bench.newestNumber(), "1001", 6);
    bench.advance(LONG);
  }

  @Test
  void givenANumberWhoseCancelWasRefused_whenAPanicComesDuringAnothersCancel_thenItIsTriedAnew() {
    oneOfTwoNumbersIsRefused();

    bench.types("/panic");
    theOtherIsDone();

    assertEquals("cancel #1 5001 4 whole", broker.sent().get(3));
    assertEquals(List.of("#1 BUY 10@69000 0 CANCELED"), bench.orders());
  }

  @Test
  void givenANumberWhoseCancelWasRefused_whenAllAreCancelledMeanwhile_thenItIsTriedAnew() {
    oneOfTwoNumbersIsRefused();

    bench.types("/cancel all");
    theOtherIsDone();

    assertEquals("cancel #1 5001 4 whole", broker.sent().get(3));
    assertEquals(List.of("#1 BUY 10@69000 0 CANCELED"), bench.orders());
  }

  @Test
  void givenACancelUnderWay_whenAllAreCancelled_thenThereIsNoneLeft() {
    bench.buys(10);
    broker.confirmsChanges(false);
    bench.types("/cancel 1");
    bench.forget();

    bench.types("/cancel all");

    assertEquals(List.of("미체결 주문이 없습니다."), bench.told());
  }
}
