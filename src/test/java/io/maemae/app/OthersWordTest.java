package io.maemae.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.maemae.app.FakeBroker.Manner;
import io.maemae.desk.DeskEvent;
import io.maemae.market.Price;
import io.maemae.market.Quantity;
import io.maemae.order.OrderRow;
import io.maemae.order.RequestKind;
import io.maemae.order.SubmitResult;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What others do with an order, and what a list lacks, ends nothing of ours. */
final class OthersWordTest extends MoneyTest {
  private static final Duration SOON = Duration.ofSeconds(1);
  private static final Duration LONG = Duration.ofMinutes(10);

  private void listIsRead() {
    bench.stream(MoneyBench.KIS, DeskEvent.StreamChanged.State.UP);
    bench.advance(SOON);
  }

  private List<String> toldOf(String words) {
    return bench.told().stream().filter(t -> t.contains(words)).toList();
  }

  @Test
  void givenAModifyThatWaitsForItsSlot_whenPanicComes_thenItIsNotSentAnyMore() {
    bench.buys(10);
    bench.typesAtOnce("/buy 000660 1 70000");
    bench.typesAtOnce("/modify 1 price=71000");
    bench.typesAtOnce("/panic");
    bench.advance(LONG);

    assertEquals(
        List.of(),
        broker.sent().stream().filter(r -> r.startsWith("modify")).toList(),
        broker.sent()::toString);
  }

  @Test
  void givenAPartCancelledThatWaitsForItsSlot_whenPanicComes_thenOneCancelIsSent() {
    bench.buys(10);
    bench.typesAtOnce("/buy 000660 1 70000");
    bench.typesAtOnce("/modify 1 qty=5");
    bench.typesAtOnce("/panic");
    bench.advance(LONG);

    assertEquals(
        List.of("cancel #1 1001 10 whole"),
        broker.sent().stream().filter(r -> r.startsWith("cancel #1")).toList());
  }

  @Test
  void givenAFillThatWasNone_whenTheRestIsCancelledElsewhere_thenWhatIsOpenIsNotForgotten() {
    bench.buys(10);
    broker.tell(broker.fillNotice("1001", 1, 70_000, Optional.of(Quantity.of(1))));
    broker.confirmCancel("2001", "1001", 9);
    bench.advance(LONG);
    assertEquals(1, broker.order("1001").open().units());

    bench.types("/cancel all");
    bench.advance(LONG);

    assertEquals(0, broker.order("1001").open().units(), bench.orders() + " " + bench.told());
  }

  @Test
  void givenAListThatLacksTheNewNumber_whenItShowsItLater_thenTheOrderIsOpen() {
    bench.buys(10);
    broker.movesUnsaid("2002", "1001", 10, Price.ofWon(69_000));
    broker.lists(rows -> rows.stream().filter(r -> !r.id().number().equals("2002")).toList());
    listIsRead();
    broker.listsTruth();
    listIsRead();
    bench.types("/cancel all");
    bench.advance(LONG);

    assertEquals(0, broker.order("2002").open().units(), bench.orders() + " " + bench.told());
  }

  @Test
  void givenAPartCancelledOfWhatTurnsOutToBeOurs_whenItIsDone_thenItIsNotToldAsUnknown() {
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
    broker.confirmsChanges(false);
    broker.next(Manner.HOLD);
    bench.types("/modify 2 qty=4");
    broker.lists(rows -> rows);
    listIsRead();
    assertEquals(1, bench.orders().size(), bench.orders()::toString);
    broker.answerHeld();
    bench.advance(Duration.ofMillis(100));
    broker.confirmsChanges(true);
    broker.confirmCancel(bench.newestNumber(), "2002", 2);
    bench.forget();
    bench.advance(LONG);

    assertEquals(List.of(), toldOf("취소 결과를 아직 모릅니다"));
  }

  private void hides(String number) {
    broker.lists(rows -> rows.stream().filter(r -> !r.id().number().equals(number)).toList());
  }

  @Test
  void givenAModifyThatWasTaken_whenAListLacksItsNumberYet_thenItIsNotTooLate() {
    bench.buys(10);
    broker.confirmsChanges(false);
    bench.types("/modify 1 price=69000");
    bench.advance(Duration.ofMillis(100));
    broker.modifiesUnsaid("1002", "1001", Price.ofWon(69_000));
    hides("1002");
    listIsRead();
    broker.listsTruth();
    bench.advance(LONG);

    assertEquals(List.of(), toldOf("정정하지 못했습니다"));
    assertEquals(List.of("#1 BUY 10@69000 0 NEW"), bench.orders());
  }

  @Test
  void givenAModifyOfUnknownOutcome_whenAListLacksItsNumberYet_thenItIsNotTooLate() {
    bench.buys(10);
    broker.confirmsChanges(false);
    broker.next(Manner.LOSE_ANSWER);
    bench.types("/modify 1 price=69000");
    broker.modifiesUnsaid("1002", "1001", Price.ofWon(69_000));
    hides("1002");
    bench.advance(Duration.ofSeconds(10));
    broker.listsTruth();
    bench.advance(LONG);

    assertEquals(List.of(), toldOf("정정하지 못했습니다"));
    assertEquals(List.of("#1 BUY 10@69000 0 NEW"), bench.orders());
  }

  @Test
  void givenAnOrderThatMovedElsewhereUnheard_whenItsCancelIsRefused_thenTheWishIsKept() {
    bench.buys(10);
    broker.movesUnsaid("2002", "1001", 10, Price.ofWon(69_000));
    broker.refusesNext("원주문 없음");
    bench.types("/panic");
    bench.advance(LONG);

    assertEquals(0, broker.order("2002").open().units(), bench.orders() + " " + bench.told());
  }

  @Test
  void givenAModifyThatWaitsForItsSlot_whenAllIsCancelled_thenItIsNotSentAnyMore() {
    bench.buys(10);
    bench.typesAtOnce("/buy 000660 1 70000");
    bench.typesAtOnce("/modify 1 price=71000");
    bench.typesAtOnce("/cancel all");
    bench.advance(LONG);

    assertEquals(
        List.of(),
        broker.sent().stream().filter(r -> r.startsWith("modify")).toList(),
        broker.sent()::toString);
  }

  @Test
  void givenAModifyOnItsWay_whenAnotherModifyElsewhereIsListedAsRefused_thenOursIsNot() {
    bench.buys(10);
    broker.confirmsChanges(false);
    broker.next(Manner.HOLD);
    bench.types("/modify 1 price=69000");
    broker.put(broker.refusedModify("2002", "1001", 68_000));
    bench.forget();

    listIsRead();

    assertEquals(List.of(), toldOf("정정하지 못했습니다"));
  }

  @Test
  void givenAModifyOfUnknownOutcome_whenOneToAnotherLimitIsListedAsRefused_thenOursIsNot() {
    bench.buys(10);
    broker.confirmsChanges(false);
    broker.next(Manner.LOSE_ANSWER);
    bench.types("/modify 1 price=69000");
    broker.put(broker.refusedModify("2002", "1001", 68_000));
    bench.forget();

    bench.advance(Duration.ofSeconds(7));
    listIsRead();

    assertEquals(List.of(), toldOf("정정하지 못했습니다"));
  }

  @Test
  void givenACancelOnItsWay_whenOneElsewhereIsListedAsRefused_thenOursIsNot() {
    bench.buys(10);
    broker.confirmsChanges(false);
    broker.next(Manner.HOLD);
    bench.types("/cancel 1");
    OrderRow row =
        broker.change("2005", broker.order("1001"), RequestKind.CANCEL, 10, Optional.empty());
    broker.put(FakeBroker.told(row, row.type(), row.limit(), Optional.of("취소 거부")));
    bench.forget();

    listIsRead();

    assertEquals(List.of(), toldOf("취소하지 못했습니다"));
  }

  @Test
  void givenACancelDoneUnheard_whenOneElsewhereIsListedAsRefusedBefore_thenOursIsNot() {
    bench.buys(10);
    broker.stream(unheard -> {});
    broker.next(Manner.LOSE_ANSWER);
    bench.types("/cancel 1");
    OrderRow row =
        broker.change("2005", broker.order("1001"), RequestKind.CANCEL, 10, Optional.empty());
    broker.put(FakeBroker.told(row, row.type(), row.limit(), Optional.of("취소 거부")));
    broker.lists(
        rows -> {
          List<OrderRow> newestFirst = new ArrayList<>(rows);
          Collections.reverse(newestFirst);
          return newestFirst;
        });
    bench.forget();

    bench.advance(LONG);

    assertEquals(List.of(), toldOf("취소하지 못했습니다"));
  }

  @Test
  void givenAModifyOfUnknownOutcome_whenAllIsCancelled_thenItIsNotSaidThatACancelIsSent() {
    bench.buys(10);
    broker.next(Manner.LOSE_REQUEST);
    bench.types("/modify 1 price=69000");
    broker.unreadable("HTTP 503");
    bench.advance(Duration.ofSeconds(6));
    bench.forget();

    bench.types("/cancel all");

    assertEquals(List.of(), broker.sent());
    assertEquals(List.of(), toldOf("취소를 보냅니다"));
  }

  @Test
  void givenAModifyOnItsWay_whenOneElsewhereIsListedAsRefused_thenNoSecondIsSentBesideIt() {
    bench.buys(10);
    broker.next(Manner.HOLD_UNTAKEN);
    bench.types("/modify 1 price=69000");
    broker.put(broker.refusedModify("2002", "1001", 68_000));
    listIsRead();
    bench.types("/modify 1 price=69000");

    assertEquals(1, broker.sent().stream().filter(r -> r.startsWith("modify")).count());
  }

  @Test
  void givenAPanicsCancelThatIsLost_whenOneElsewhereIsListedAsRefused_thenAllIsStillCancelled() {
    bench.buys(10);
    broker.next(Manner.LOSE_REQUEST);
    bench.types("/panic");
    OrderRow row =
        broker.change("2005", broker.order("1001"), RequestKind.CANCEL, 10, Optional.empty());
    broker.put(FakeBroker.told(row, row.type(), row.limit(), Optional.of("취소 거부")));

    bench.advance(LONG);

    assertEquals(0, broker.order("1001").open().units(), bench.orders() + " " + bench.told());
  }

  @Test
  void givenACancelThatCannotLeave_whenAnEarlierOneIsAnsweredLate_thenItIsTriedAgain() {
    bench.buys(10);
    broker.next(Manner.HOLD_UNTAKEN);
    bench.types("/cancel 1");
    broker.movesUnsaid("2002", "1001", 10, Price.ofWon(69_000));
    broker.cannotSendNext("connection refused");
    listIsRead();
    assertEquals(List.of("cancel #1 2002 10 whole"), broker.sent().subList(2, 3));
    broker.answerHeld(new SubmitResult.Rejected("원주문 없음"));

    bench.advance(LONG);

    assertEquals(0, broker.order("2002").open().units(), bench.orders() + " " + bench.told());
  }
}
