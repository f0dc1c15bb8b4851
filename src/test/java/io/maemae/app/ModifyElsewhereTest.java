package io.maemae.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.maemae.app.FakeBroker.Manner;
import io.maemae.desk.DeskEvent;
import io.maemae.market.Price;
import io.maemae.market.Quantity;
import io.maemae.market.Side;
import io.maemae.order.ExecutionNotice;
import io.maemae.order.OrderRow;
import io.maemae.order.SubmitResult;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** An order that is modified elsewhere, alone or while a modify of ours is under way. */
final class ModifyElsewhereTest extends MoneyTest {
  private static final Duration SOON = Duration.ofSeconds(1);
  private static final Duration LONG = Duration.ofMinutes(5);
  private static final Price LIMIT = Price.ofWon(69_000);
  private static final Price ELSEWHERE = Price.ofWon(68_000);

  private void modifies(Manner manner) {
    bench.buys(10);
    broker.confirmsChanges(false);
    broker.next(manner);
    bench.types("/modify 1 price=69000");
  }

  private void listsTheNewestFirst() {
    broker.lists(
        rows -> {
          List<OrderRow> newestFirst = new ArrayList<>(rows);
          Collections.reverse(newestFirst);
          return newestFirst;
        });
  }

  private void assertTold(String words) {
    List<String> told = bench.told();
    assertTrue(told.stream().anyMatch(t -> t.contains(words)), told::toString);
  }

  @Test
  void givenAModifyUnderWay_whenAPartIsModifiedElsewhereAndOursIsRefused_thenThatIsTold() {
    modifies(Manner.HOLD_UNTAKEN);
    broker.tell(broker.movesUnsaid("2002", "1001", 6, ELSEWHERE));
    bench.advance(SOON);
    bench.forget();

    broker.answerHeld(new SubmitResult.Rejected("정정 불가"));
    bench.advance(SOON);

    assertTold("정정 불가");
  }

  @Test
  void givenAModifyUnderWay_whenAPartIsModifiedElsewhereAndOursIsLost_thenItsOutcomeIsUnknown() {
    modifies(Manner.LOSE_REQUEST);
    broker.tell(broker.movesUnsaid("2002", "1001", 6, ELSEWHERE));
    bench.advance(Duration.ofSeconds(6));

    assertTold("정정 결과를 아직 모릅니다");
  }

  @Test
  void givenAModifyUnderWay_whenAllIsModifiedElsewhereAndOursIsLost_thenThatIsTold() {
    modifies(Manner.LOSE_REQUEST);
    broker.confirmModify("2002", "1001", ELSEWHERE);

    bench.advance(LONG);

    assertTold("정정하지 못했습니다");
    assertEquals(List.of("#1 BUY 10@68000 0 NEW"), bench.orders());
  }

  @Test
  void givenAModifyWithoutAnAnswer_whenAFillBeforeItIsMissing_thenTheListTellsThatItIsDone() {
    modifies(Manner.LOSE_ANSWER);
    broker.fillsUnsaid("1001", 4, 70_000);
    broker.confirmModify("1002", "1001", LIMIT);

    bench.advance(LONG);

    assertEquals(List.of("#1 BUY 10@69000 4 PARTIALLY_FILLED"), bench.orders());
    List<String> told = bench.told();
    assertEquals(List.of(), told.stream().filter(t -> t.contains("못했습니다")).toList());
  }

  @Test
  void givenAModifyWithoutAnAnswer_whenAFillBeforeItIsToldLate_thenThatTellsThatItIsDone() {
    modifies(Manner.LOSE_ANSWER);
    broker.unreadable("HTTP 500");
    broker.fillsUnsaid("1001", 4, 70_000);
    broker.confirmModify("1002", "1001", LIMIT);
    bench.advance(Duration.ofMillis(100));
    assertEquals(List.of("#1 BUY 10@69000 0 PENDING_REPLACE"), bench.orders());

    broker.tell(broker.fillNotice("1001", 4, 70_000, Optional.of(Quantity.of(4))));
    bench.advance(Duration.ofMillis(100));

    assertEquals(List.of("#1 BUY 10@69000 4 PARTIALLY_FILLED"), bench.orders());
  }

  @Test
  void givenAnAcceptedModify_whenAllIsModifiedElsewhere_thenOursIsToldAsNotDone() {
    modifies(Manner.ACCEPT);
    bench.advance(SOON);
    broker.confirmModify("2002", "1001", ELSEWHERE);

    bench.advance(LONG);

    assertEquals(List.of("#1 BUY 10@68000 0 NEW"), bench.orders());
    assertTold("정정하지 못했습니다");
  }

  @Test
  void givenAnAcceptedModify_whenTheListShowsAPartModifiedElsewhere_thenOursIsStillUnderWay() {
    modifies(Manner.ACCEPT);
    bench.advance(SOON);
    broker.movesUnsaid("2002", "1001", 6, ELSEWHERE);
    bench.stream(MoneyBench.KIS, DeskEvent.StreamChanged.State.UP);
    bench.advance(SOON);

    assertEquals(List.of("#1 BUY 10@68000 0 PENDING_REPLACE"), bench.orders());
  }

  @Test
  void givenAModifyElsewhereToldBeforeOurs_whenOursIsToldLate_thenTheOrderIsStillOpen() {
    modifies(Manner.ACCEPT);
    ExecutionNotice ours = broker.modifiesUnsaid("1002", "1001", LIMIT);
    broker.confirmModify("2003", "1002", ELSEWHERE);
    broker.tell(ours);

    bench.advance(LONG);

    assertEquals(List.of("#1 BUY 10@68000 0 NEW"), bench.orders());
  }

  @Test
  void givenAModifyElsewhereToldBeforeOurs_whenAFillOfOursIsToldLate_thenTheRestIsStillOpen() {
    modifies(Manner.ACCEPT);
    broker.modifiesUnsaid("1002", "1001", LIMIT);
    broker.fillsUnsaid("1002", 4, 69_000);
    broker.confirmModify("2003", "1002", ELSEWHERE);
    broker.tell(broker.fillNotice("1002", 4, 69_000, Optional.of(Quantity.of(4))));
    bench.advance(Duration.ofMillis(100));

    assertEquals(List.of("#1 BUY 10@68000 4 PARTIALLY_FILLED"), bench.orders());
    bench.types("/cancel 1");
    assertEquals("cancel #1 2003 6 whole", broker.sent().get(2), broker.sent()::toString);
  }

  @Test
  void givenAModifyElsewhereToldBeforeOurs_whenCancelledSoon_thenTheListHasToldAllOfItsNumber() {
    modifies(Manner.ACCEPT);
    bench.advance(SOON);
    broker.modifiesUnsaid("1002", "1001", LIMIT);
    broker.confirmModify("2003", "1002", ELSEWHERE);
    bench.advance(SOON);
    broker.confirmsChanges(true);
    bench.forget();

    bench.types("/cancel 1");

    String order = "[kis 모의] #1 삼성전자 005930 매수 10주 68,000원";
    assertEquals(List.of(order + ": 취소 중 0/10. 취소를 보냅니다.", order + ": 취소 0/10"), bench.told());
  }

  @Test
  void givenAModifyElsewhereOfOurs_whenNoListCanBeRead_thenOursIsDone() {
    modifies(Manner.ACCEPT);
    bench.advance(SOON);
    broker.unreadable("HTTP 500");
    broker.modifiesUnsaid("1002", "1001", LIMIT);
    broker.confirmModify("2003", "1002", ELSEWHERE);
    bench.advance(SOON);

    assertEquals(List.of("#1 BUY 10@68000 0 NEW"), bench.orders());
  }

  @Test
  void givenAnAcceptedModify_whenAFillTellsAnotherElsewhere_thenThatHasNotOurLimit() {
    modifies(Manner.ACCEPT);
    bench.advance(SOON);
    broker.unreadable("HTTP 500");
    broker.movesUnsaid("2002", "1001", 10, ELSEWHERE);
    ExecutionNotice fill = broker.fillNotice("2002", 4, 68_000, Optional.of(Quantity.of(4)));
    broker.tell(
        new ExecutionNotice(
            fill.kind(),
            fill.id(),
            Optional.of(broker.id("1001")),
            fill.symbol(),
            fill.side(),
            fill.ordered(),
            fill.last(),
            fill.lastPrice(),
            fill.cumulative(),
            fill.cumulativeAmount(),
            fill.text(),
            fill.at()));
    bench.advance(SOON);

    assertEquals(List.of("#1 BUY 10@70000 4 PENDING_REPLACE"), bench.orders());
  }

  @Test
  void givenTwoModifiesElsewhere_whenListedTheNewestFirst_thenTheOrderGoesOn() {
    bench.buys(10);
    broker.modifiesUnsaid("2002", "1001", LIMIT);
    broker.modifiesUnsaid("2003", "2002", ELSEWHERE);
    listsTheNewestFirst();

    bench.advance(LONG);

    assertEquals(List.of("#1 BUY 10@68000 0 NEW"), bench.orders());
  }

  @Test
  void givenAnOrderElsewhereModifiedTwice_whenListedTheNewestFirst_thenItIsOneOpenOrder() {
    broker.place(MoneyBench.SAMSUNG, Side.BUY, 10, 70_000);
    broker.modifiesUnsaid("2002", "1001", LIMIT);
    broker.modifiesUnsaid("2003", "2002", ELSEWHERE);
    listsTheNewestFirst();
    bench.stream(MoneyBench.KIS, DeskEvent.StreamChanged.State.UP);

    bench.advance(LONG);

    assertEquals(List.of("#1 BUY 10@68000 0 NEW"), bench.orders());
  }

  /** 8 shares of ours were moved elsewhere to 70,000 won (2002), then the others (2003). */
  private void movedElsewhereInTwoParts(long secondLimit) {
    bench.buys(10);
    broker.tell(broker.movesUnsaid("2002", "1001", 8, Price.ofWon(70_000)));
    broker.tell(broker.movesUnsaid("2003", "1001", 2, Price.ofWon(secondLimit)));
    bench.advance(SOON);
  }

  @Test
  void givenTwoPartsModifiedElsewhere_whenAListedFillIsToldUnderTheOldNumber_thenItCountsOnce() {
    movedElsewhereInTwoParts(70_000);
    broker.fillsUnsaid("2003", 1, 70_000);
    bench.stream(MoneyBench.KIS, DeskEvent.StreamChanged.State.UP);
    bench.advance(SOON);
    broker.unreadable("HTTP 500");

    broker.tell(broker.fillNotice("1001", 1, 70_000, Optional.empty()));
    bench.advance(SOON);

    assertEquals(List.of("kis 005930 1"), bench.lots());
  }

  @Test
  void givenTwoPartsModifiedElsewhere_whenAFillToldUnderTheOldNumberIsNew_thenTheListCountsIt() {
    movedElsewhereInTwoParts(70_000);
    broker.fillsUnsaid("2003", 1, 70_000);
    bench.stream(MoneyBench.KIS, DeskEvent.StreamChanged.State.UP);
    bench.advance(SOON);
    broker.fillsUnsaid("2002", 3, 70_000);

    broker.tell(broker.fillNotice("1001", 3, 70_000, Optional.empty()));
    bench.advance(SOON);
    broker.tell(broker.fillNotice("1001", 1, 70_000, Optional.empty()));
    bench.advance(SOON);

    assertEquals(List.of("kis 005930 4"), bench.lots());
  }

  @Test
  void givenTwoPartsModifiedElsewhere_whenAFillIsToldUnderTheOldNumber_thenItIsOfTheFittingLimit() {
    movedElsewhereInTwoParts(72_500);
    broker.unreadable("HTTP 500");
    broker.fillsUnsaid("2003", 2, 72_500);
    broker.tell(broker.fillNotice("1001", 2, 72_500, Optional.empty()));
    bench.advance(SOON);

    bench.types("/cancel 1");
    bench.advance(SOON);

    assertEquals(List.of("cancel #1 2002 8 whole"), broker.sent().subList(1, 2));
    assertEquals(List.of("#1 BUY 10@72500 2 CANCELED"), bench.orders());
  }

  @Test
  void givenAFillThatWasToldTooSoon_whenTheNextIsToldUnderTheOldNumber_thenItCountsAtOnce() {
    bench.buys(10);
    ExecutionNotice moved = broker.movesUnsaid("2002", "1001", 10, Price.ofWon(70_500));
    broker.fillsUnsaid("2002", 1, 70_500);
    broker.tell(broker.fillNotice("1001", 1, 70_500, Optional.empty()));
    broker.tell(moved);
    bench.stream(MoneyBench.KIS, DeskEvent.StreamChanged.State.UP);
    bench.advance(SOON);
    broker.unreadable("HTTP 500");

    broker.fillsUnsaid("2002", 2, 70_500);
    broker.tell(broker.fillNotice("1001", 2, 70_500, Optional.empty()));
    bench.advance(SOON);

    assertEquals(List.of("kis 005930 3"), bench.lots());
  }
}
