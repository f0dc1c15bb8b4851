package io.maemae.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.maemae.desk.DeskEvent;
import io.maemae.market.Price;
import io.maemae.market.Side;
import io.maemae.order.OrderRow;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A part of an order is moved to another price elsewhere: both of its numbers are open. */
final class SeveralNumbersTest extends MoneyTest {
  private static final Duration SOON = Duration.ofSeconds(1);
  private static final Duration READ = Duration.ofSeconds(61);
  private static final String MOVED = "1500";
  private static final Price LIMIT = Price.ofWon(70_100);
  private static final String NOW = "[kis 모의] #1 삼성전자 005930 매수 10주 70,100원";

  @Override
  void configure(MoneyBench unstarted) {
    unstarted.strategy("cross");
  }

  /** Four shares of a number go on at another price. */
  private void partMoves(String number) {
    broker.tell(broker.movesUnsaid(MOVED, number, 4, LIMIT));
    bench.advance(SOON); // the list tells its branch
  }

  private void buysAndPartMoves() {
    bench.buys(10);
    partMoves("1001");
    bench.forget();
  }

  @Test
  void givenBothNumbersOpen_whenOneIsFilled_thenTheOrderGoesOn() {
    buysAndPartMoves();

    broker.fills(MOVED, 4, 70_100);
    bench.advance(READ);
    assertEquals(List.of("#1 BUY 10@70100 4 PARTIALLY_FILLED"), bench.orders());

    broker.fills("1001", 6, 70_000);
    bench.advance(READ);
    assertEquals(List.of("#1 BUY 10@70100 10 FILLED"), bench.orders());
  }

  @Test
  void givenAnExitInTwoNumbers_whenOneIsFilled_thenTheStrategySellsNoMoreThanItsLot() {
    bench.strategyHolds("cross", 10);
    bench.holds(20);
    bench.strategyNamed("cross").exits();
    bench.trades(MoneyBench.SAMSUNG, 70_000);
    String exit = bench.newestNumber();
    partMoves(exit);
    broker.fills(MOVED, 4, 70_100);
    bench.advance(READ);
    bench.forget();

    bench.strategyNamed("cross").exits();
    bench.trades(MoneyBench.SAMSUNG, 70_000);
    broker.fills(exit, 6, 70_000);
    bench.advance(READ);

    assertEquals(List.of(), broker.sent());
    assertEquals(List.of("kis 005930 20"), bench.lots());
  }

  @Test
  void givenACancelUnderWay_whenAPartHasMovedMeanwhile_thenThatIsCancelledToo() {
    bench.buys(10);
    broker.confirmsChanges(false);
    bench.types("/cancel 1");
    bench.advance(SOON);
    String cancel = bench.newestNumber();
    broker.tell(broker.movesUnsaid(MOVED, "1001", 4, LIMIT));
    bench.advance(SOON);
    broker.confirmsChanges(true);

    broker.confirmCancel(cancel, "1001", 6);
    bench.advance(SOON);

    assertEquals(List.of("#1 BUY 10@70100 0 CANCELED"), bench.orders());
    assertEquals(0, broker.order(MOVED).open().units());
  }

  @Test
  void givenBothNumbersOpen_whenEachIsOver_thenTheOrderExpiresWithTheLast() {
    buysAndPartMoves();

    broker.endsUnsaid(MOVED);
    bench.advance(READ);
    assertEquals(List.of("#1 BUY 10@70100 0 NEW"), bench.orders());

    broker.endsUnsaid("1001");
    bench.advance(READ);
    assertEquals(List.of("#1 BUY 10@70100 0 EXPIRED"), bench.orders());
    assertEquals(List.of(NOW + ": 만료 0/10"), bench.told());
  }

  @Test
  void givenBothNumbersOpen_whenCancelled_thenBothAreAndTheEndIsToldOnce() {
    buysAndPartMoves();

    bench.types("/cancel 1");
    bench.advance(READ);

    assertEquals(List.of("cancel #1 1500 4 whole", "cancel #1 1001 6 whole"), broker.sent());
    assertEquals(List.of("#1 BUY 10@70100 0 CANCELED"), bench.orders());
    assertEquals(
        List.of(
            NOW + ": 취소 중 0/10. 취소를 보냅니다.",
            NOW + ": 접수 0/10 (남은 수량 6주). 4주 취소했습니다.",
            NOW + ": 취소 0/10"),
        bench.told());
  }

  @Test
  void givenAnOrderPlacedElsewhere_whenAPartOfItMovedAndAllIsCancelled_thenItsRestIsCancelled() {
    String first = broker.place(MoneyBench.SAMSUNG, Side.BUY, 10, 69_000).number();
    bench.stream(MoneyBench.KIS, DeskEvent.StreamChanged.State.UP);
    bench.advance(SOON);
    broker.movesUnsaid(MOVED, first, 4, LIMIT);
    broker.fillsUnsaid(MOVED, 4, 70_100);
    bench.advance(READ);
    assertEquals(List.of("#1 BUY 10@70100 4 PARTIALLY_FILLED"), bench.orders());

    bench.types("/cancel all");
    bench.presses("확인");

    assertEquals(List.of("cancel #1 1001 6 whole"), broker.sent());
    assertEquals(List.of("#1 BUY 10@70100 4 CANCELED"), bench.orders());
  }

  @Test
  void givenBothNumbersOpen_whenTheCancelOfOneIsRefused_thenTheOtherIsCancelledAndNoneTwice() {
    buysAndPartMoves();
    broker.refusesNext("취소 거부");

    bench.types("/cancel 1");
    bench.advance(READ);

    assertEquals(List.of("cancel #1 1500 4 whole", "cancel #1 1001 6 whole"), broker.sent());
    assertEquals(List.of("#1 BUY 10@70100 0 NEW"), bench.orders());
    bench.types("/cancel 1");
    assertEquals("cancel #1 1500 4 whole", broker.sent().get(2));
    assertEquals(List.of("#1 BUY 10@70100 0 CANCELED"), bench.orders());
  }

  @Test
  void givenTheCancelOfOneNumber_whenRestarted_thenTheOtherIsCancelledAfterIt() {
    buysAndPartMoves();
    broker.confirmsChanges(false);
    bench.types("/cancel 1");

    bench.restart();
    broker.confirmsChanges(true);
    broker.confirmCancel("1002", MOVED, 4);
    bench.advance(READ);

    assertEquals(List.of("#1 BUY 10@70100 0 CANCELED"), bench.orders());
  }

  @Test
  void givenTheCancelOfOneNumber_whenThatIsFilledFirst_thenTheOtherIsCancelled() {
    buysAndPartMoves();
    broker.confirmsChanges(false);
    bench.types("/cancel 1");
    broker.fills(MOVED, 4, 70_100);
    broker.confirmsChanges(true);
    bench.advance(READ);

    assertEquals(List.of("cancel #1 1500 4 whole", "cancel #1 1001 6 whole"), broker.sent());
    assertEquals(List.of("#1 BUY 10@70100 4 CANCELED"), bench.orders());
    assertEquals(NOW + ": 일부 체결 4/10. 취소하지 못했습니다: 증권사의 그 번호에는 남은 수량이 없습니다.", bench.told().get(2));
  }

  @Test
  void givenACancelThatWasRefused_whenStoppedWhileAPartIsCancelled_thenTheRestIsCancelledAfterIt() {
    bench.strategyNamed("cross").enters(70_000);
    bench.trades(MoneyBench.SAMSUNG, 70_000);
    broker.refusesNext("취소 거부");
    bench.types("/cancel 1");
    broker.confirmsChanges(false);
    bench.types("/modify 1 qty=5");
    bench.types("/stop");
    broker.confirmsChanges(true);

    broker.confirmCancel(bench.newestNumber(), "1001", 5);
    bench.advance(SOON);

    assertEquals("CANCELED", bench.orders().get(0).split(" ")[4]);
  }

  @Test
  void givenBothNumbersOpen_whenTheStoreIsDown_thenBothAreCancelled() {
    buysAndPartMoves();
    bench.commitsFail(true);
    bench.types("/watch 000660");

    bench.types("/cancel 1");

    assertEquals(List.of("cancel #1 1500 4 whole", "cancel #1 1001 6 whole"), broker.sent());
  }

  @Test
  void givenBothNumbersOpen_whenItsPriceIsToChange_thenRefused() {
    buysAndPartMoves();

    bench.types("/modify 1 price=69000");

    assertEquals(List.of(), broker.sent());
    assertEquals(
        List.of(
            NOW
                + ": 접수 0/10. 정정하지 않았습니다: #1 주문은 일부만 다른 곳에서 정정되어 증권사 번호 2개로 나뉘어 있습니다. 남은"
                + " 수량을 모두 취소하려면 /cancel 1 을 보내고, 따로 바꾸려면 증권사 앱에서 바꾸세요."),
        bench.told());
  }

  @Test
  void givenBothNumbersOpen_whenReduced_thenTheOneThatHasSoManyIs() {
    buysAndPartMoves();

    bench.types("/modify 1 qty=3");
    assertEquals(List.of(), broker.sent());

    bench.types("/modify 1 qty=5");
    bench.advance(SOON);
    assertEquals(List.of("cancel #1 1001 5"), broker.sent());
    assertEquals(List.of("#1 BUY 10@70100 0 NEW"), bench.orders());
  }

  @Test
  void givenBothNumbersOpen_whenTheRestOfTheFirstMovesToo_thenEachIsWhereItIs() {
    buysAndPartMoves();

    broker.tell(broker.movesUnsaid("1501", "1001", 6, Price.ofWon(70_200)));
    bench.advance(READ);
    bench.types("/cancel 1");

    assertEquals(List.of("cancel #1 1501 6 whole", "cancel #1 1500 4 whole"), broker.sent());
    assertEquals(List.of("#1 BUY 10@70200 0 CANCELED"), bench.orders());
  }

  @Test
  void givenBothNumbersOpen_whenTheExchangeRefusesTheFirstOne_thenTheOtherGoesOn() {
    buysAndPartMoves();

    OrderRow row = broker.order("1001");
    broker.put(
        FakeBroker.told(row, row.type(), row.limit(), Optional.of("거부"))
            .withCanceled(row.canceled(), true));
    bench.advance(READ);
    assertEquals(List.of("#1 BUY 10@70100 0 NEW"), bench.orders());

    bench.types("/cancel 1");
    assertEquals(List.of("cancel #1 1500 4 whole"), broker.sent());
  }
}
