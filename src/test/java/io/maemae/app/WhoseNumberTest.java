package io.maemae.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.maemae.app.FakeBroker.Manner;
import io.maemae.market.OrderType;
import io.maemae.market.Price;
import io.maemae.market.Quantity;
import io.maemae.market.Side;
import io.maemae.order.ExecutionNotice;
import io.maemae.order.OrderRow;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Whose a number is, and which number a request names, when messages cross each other. */
final class WhoseNumberTest extends MoneyTest {
  private static final Duration SOON = Duration.ofSeconds(1);
  private static final Duration LONG = Duration.ofMinutes(5);
  private static final Price LOWER = Price.ofWon(69_000);

  @Override
  void configure(MoneyBench unstarted) {
    unstarted.strategy("cross");
  }

  private List<String> cancels() {
    return broker.sent().stream().filter(r -> r.startsWith("cancel")).toList();
  }

  @Test
  void givenAnOrderElsewhereKnownBeforeOurs_whenOursIsLost_thenItIsNotOurs() {
    broker.place(MoneyBench.SAMSUNG, Side.BUY, 10, 70_000);
    broker.fills("1001", 4, 70_000);
    bench.advance(Duration.ofSeconds(2));
    broker.next(Manner.LOSE_REQUEST);
    bench.types("/buy 005930 10 70000");
    bench.presses("확인"); // it is like the one elsewhere

    bench.advance(LONG);

    assertEquals(
        List.of("#1 BUY 10@70000 4 PARTIALLY_FILLED", "#2 BUY 10@70000 0 UNKNOWN"), bench.orders());
    assertEquals(List.of("#1 BUY 4@70000"), bench.fills());
  }

  @Test
  void givenAFillThatMayBeOurs_whenAnotherOrderIsListedBeforeIt_thenThatIsNotTakenForOurs() {
    broker.next(Manner.LOSE_ANSWER);
    bench.types("/buy 005930 10 70000");
    broker.fills("1001", 4, 70_000);
    broker.unreadable("HTTP 503");
    bench.advance(Duration.ofSeconds(6));
    broker.place(MoneyBench.SAMSUNG, Side.BUY, 10, 70_000);
    broker.lists(rows -> rows.stream().filter(r -> r.id().number().equals("1002")).toList());
    broker.readable();
    bench.advance(Duration.ofSeconds(40));
    assertEquals("#1 BUY 10@70000 0 UNKNOWN", bench.orders().get(0));

    broker.listsTruth();
    bench.advance(LONG);

    assertEquals("#1 BUY 10@70000 0 UNKNOWN", bench.orders().get(0), "he is asked");
    assertTrue(bench.told().stream().anyMatch(t -> t.contains("2건")), bench.told()::toString);
  }

  @Test
  void givenASaleElsewhereKnownBeforeTheExit_whenTheExitIsLost_thenItIsNotTheStrategys() {
    bench.holds(20);
    bench.strategyHolds("cross", 10);
    String elsewhere = broker.place(MoneyBench.SAMSUNG, Side.SELL, 10, 70_000).number();
    OrderRow row = broker.order(elsewhere);
    broker.put(FakeBroker.told(row, OrderType.MARKET, Optional.empty(), Optional.empty()));
    broker.fills(elsewhere, 4, 70_000);
    bench.advance(Duration.ofSeconds(2));
    broker.next(Manner.LOSE_REQUEST);
    bench.strategyExits("cross", 70_000);
    assertEquals("submit #4 SELL 005930 10@market", broker.sent().get(0));

    bench.advance(LONG);

    List<String> held = bench.lots();
    assertEquals(List.of("kis 005930 16", "kis 005930 cross 10"), held, bench.orders()::toString);
  }

  @Test
  void givenOurNumberAtAnotherBranch_whenASaleIsFilledUnderIt_thenItIsNotOurPurchase() {
    bench.holds(10);
    bench.types("/buy 005930 10 69000");
    ExecutionNotice ours = broker.fillNotice("1002", 4, 70_000, Optional.of(Quantity.of(4)));
    broker.tell(
        new ExecutionNotice(
            ours.kind(),
            ours.id(),
            Optional.empty(),
            ours.symbol(),
            Side.SELL,
            Quantity.of(4),
            ours.last(),
            ours.lastPrice(),
            ours.cumulative(),
            Optional.empty(),
            "",
            ours.at()));
    bench.advance(SOON);

    assertEquals("#2 BUY 10@69000 0 NEW", bench.orders().get(1));
  }

  @Test
  void givenTwoInFlight_whenTheFirstIsAnswered_thenAFillElsewhereStillCountsAfterASecond() {
    broker.next(Manner.HOLD, Manner.HOLD);
    bench.types("/buy 005930 10 70000");
    bench.types("/buy 005930 10 70000");
    bench.presses("확인");
    broker.place(MoneyBench.SAMSUNG, Side.BUY, 10, 70_000);
    broker.fills("1003", 10, 70_000);
    bench.advance(Duration.ofMillis(500));
    broker.answerHeld();

    bench.advance(Duration.ofSeconds(3));

    assertEquals(List.of("kis 005930 10"), bench.lots());
  }

  @Test
  void givenOneOfTwoNumbersIsOver_whenTheOrderIsModified_thenOnlyWhatIsOpenMoves() {
    bench.buys(10);
    broker.tell(broker.movesUnsaid("2002", "1001", 4, LOWER));
    bench.advance(SOON);
    broker.endsUnsaid("1001");
    bench.advance(Duration.ofMinutes(2));
    bench.forget();

    bench.types("/modify 1 price=68000");

    assertEquals(List.of("modify #1 2002 4@68000"), broker.sent());
  }

  @Test
  void givenAModify_whenItsAnswerComesBeforeItsNotice_thenItsNumberIsWholeForACancel() {
    bench.buys(10);
    broker.confirmsChanges(false);
    bench.types("/modify 1 price=69000");
    bench.advance(SOON);
    broker.confirmModify("1002", "1001", LOWER);
    bench.advance(Duration.ofMillis(100));
    broker.confirmsChanges(true);

    bench.types("/cancel 1");
    bench.advance(SOON);

    assertEquals(List.of("#1 BUY 10@69000 0 CANCELED"), bench.orders(), bench.told()::toString);
  }

  @Test
  void givenALostAnswerToAnOrderToBeCancelled_whenTheListShowsItFilled_thenNoCancelIsSent() {
    broker.next(Manner.LOSE_ANSWER);
    bench.types("/buy 005930 10 70000");
    bench.types("/cancel 1");
    broker.fillsUnsaid("1001", 10, 70_000);

    bench.advance(LONG);

    assertEquals(List.of("#1 BUY 10@70000 10 FILLED"), bench.orders());
    assertEquals(List.of(), cancels());
  }

  @Test
  void givenAnAcceptedCancel_whenTheOrderHadMovedElsewhere_thenTheNewNumberIsCancelled() {
    bench.buys(10);
    broker.confirmsChanges(false);
    bench.types("/cancel 1");
    bench.advance(SOON);
    broker.tell(broker.movesUnsaid("2002", "1001", 10, LOWER));
    broker.confirmsChanges(true);

    bench.advance(LONG);

    assertEquals(0, broker.order("2002").open().units(), bench.orders()::toString);
    assertEquals(List.of("#1 BUY 10@69000 0 CANCELED"), bench.orders());
  }

  @Test
  void givenTwoNumbers_whenTheOneBeingCancelledFillsFirst_thenTheOtherIsCancelled() {
    bench.buys(10);
    broker.tell(broker.movesUnsaid("2002", "1001", 6, LOWER));
    bench.advance(SOON);
    broker.confirmsChanges(false);
    bench.types("/cancel 1");
    bench.advance(SOON);
    broker.fills("2002", 6, 69_000);
    bench.advance(SOON);
    broker.confirmsChanges(true);

    bench.advance(LONG);

    assertEquals(0, broker.order("1001").open().units(), bench.orders()::toString);
  }

  @Test
  void givenAnUnknownOrder_whenWhatItMayBeIsNeverListed_thenItIsToldAsNotFound() {
    bench.holds(20);
    broker.next(Manner.LOSE_REQUEST);
    bench.types("/sell 005930 10 70000");
    String number = broker.place(MoneyBench.SAMSUNG, Side.SELL, 10, 70_000).number();
    broker.lists(rows -> rows.stream().filter(r -> !r.id().number().equals(number)).toList());
    broker.fills(number, 3, 70_000);
    bench.advance(Duration.ofMinutes(10));

    List<String> told = bench.told();
    assertTrue(
        told.stream().anyMatch(t -> t.contains("두 번 모두 없었습니다")), () -> told + " " + bench.orders());
  }

  @Test
  void givenAnUnknownOrderThatIsListed_whenALikeOneIsNeverListed_thenOursIsAdoptedAllTheSame() {
    bench.holds(20);
    broker.next(Manner.LOSE_ANSWER);
    bench.types("/sell 005930 10 71000");
    String number = broker.place(MoneyBench.SAMSUNG, Side.SELL, 10, 70_000).number();
    broker.lists(rows -> rows.stream().filter(r -> !r.id().number().equals(number)).toList());
    broker.fills(number, 3, 70_000);

    bench.advance(LONG);

    assertEquals("#2 SELL 10@71000 0 NEW", bench.orders().get(1), () -> bench.told().toString());
  }

  private void isBoughtElsewhere(long limitWon) {
    String number = broker.place(MoneyBench.SAMSUNG, Side.BUY, 10, limitWon).number();
    broker.fills(number, 10, limitWon);
    bench.advance(LONG);
  }

  private long toldAsElsewhere() {
    return bench.told().stream().filter(t -> t.contains("다른 곳에서 낸 주문")).count();
  }

  @Test
  void givenAnUnknownOrder_whenOneOfAnotherLimitIsListed_thenThatIsToldAsPlacedElsewhere() {
    broker.next(Manner.LOSE_REQUEST);
    bench.types("/buy 005930 10 65000");

    isBoughtElsewhere(70_000);

    assertEquals(1, toldAsElsewhere(), bench.told()::toString);
  }

  @Test
  void givenAnUnknownOrder_whenOneOfAnotherKindIsListed_thenThatIsToldAsPlacedElsewhere() {
    broker.next(Manner.LOSE_REQUEST);
    bench.types("/buy 005930 10 70000 ioc");

    isBoughtElsewhere(70_000);

    assertEquals(1, toldAsElsewhere(), bench.told()::toString);
  }

  @Test
  void givenAnUnknownOrder_whenOneOfAnUnknownKindIsListed_thenThatMayBeOursStill() {
    broker.next(Manner.LOSE_REQUEST);
    bench.types("/buy 005930 10 70000");
    String number = broker.place(MoneyBench.SAMSUNG, Side.BUY, 10, 70_000).number();
    OrderRow row = broker.order(number);
    broker.put(FakeBroker.told(row, OrderType.OTHER, row.limit(), row.rejection()));
    broker.fills(number, 10, 70_000);

    bench.advance(LONG);

    assertEquals(0, toldAsElsewhere(), bench.told()::toString);
  }
}
