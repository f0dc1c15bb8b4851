package io.maemae.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.maemae.app.FakeBroker.Manner;
import io.maemae.desk.DeskEvent;
import io.maemae.market.Price;
import io.maemae.order.ExecutionNotice;
import io.maemae.order.OrderRow;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** An order that is open at the broker, whatever was told before, is found and can be ended. */
final class OpenAtBrokerTest extends MoneyTest {
  private static final Duration SOON = Duration.ofSeconds(1);
  private static final Duration LONG = Duration.ofMinutes(10);

  private void listIsRead() {
    bench.stream(MoneyBench.KIS, DeskEvent.StreamChanged.State.UP);
    bench.advance(SOON);
  }

  private List<String> toldOf(String words) {
    return bench.told().stream().filter(t -> t.contains(words)).toList();
  }

  private void hides(String number) {
    broker.lists(rows -> rows.stream().filter(r -> !r.id().number().equals(number)).toList());
  }

  private void strategyRuns() {
    bench.close();
    bench = new MoneyBench(directory.resolve("strategies")).strategy("cross").start();
    broker = bench.broker();
  }

  @Test
  void givenTheLastPlannedListLacksTheNewNumber_whenNothingElseHappens_thenTheOrderIsFoundOpen() {
    bench.buys(10);
    bench.advance(Duration.ofSeconds(50));
    broker.movesUnsaid("2002", "1001", 10, Price.ofWon(69_000));
    hides("2002");
    bench.advance(Duration.ofSeconds(15));
    assertEquals(List.of("#1 BUY 10@70000 0 CANCELED"), bench.orders());
    broker.listsTruth();

    bench.advance(Duration.ofHours(3));

    assertEquals(List.of("#1 BUY 10@69000 0 NEW"), bench.orders());
  }

  @Test
  void givenANoticeOfACancelThatWasNoneJustBeforeTheLastList_whenTimePasses_thenItIsFoundOpen() {
    bench.buys(10);
    bench.advance(Duration.ofSeconds(59));
    OrderRow row = broker.order("1001");
    broker.tell(
        broker.notice(
            ExecutionNotice.Kind.CANCELED,
            "2001",
            Optional.of("1001"),
            row,
            10,
            Optional.empty(),
            ""));

    bench.advance(Duration.ofHours(3));

    assertEquals(List.of("#1 BUY 10@70000 0 NEW"), bench.orders());
  }

  @Test
  void givenAPanicsCancelThatIsRefused_whenTheListLagsForTwoSeconds_thenTheMovedIsCancelled() {
    bench.buys(10);
    OrderRow before = broker.order("1001");
    broker.movesUnsaid("2002", "1001", 10, Price.ofWon(69_000));
    broker.lists(rows -> List.of(before));
    broker.refusesNext("원주문 없음");
    bench.types("/panic");
    bench.advance(Duration.ofSeconds(2));
    broker.listsTruth();

    bench.advance(LONG);

    assertEquals(0, broker.order("2002").open().units(), bench.orders() + " " + bench.told());
  }

  @Test
  void givenAPanicsCancelThatIsRefused_whenTheListLacksTheNewNumberAtFirst_thenItIsCancelled() {
    bench.buys(10);
    broker.movesUnsaid("2002", "1001", 10, Price.ofWon(69_000));
    hides("2002");
    broker.refusesNext("원주문 없음");
    bench.types("/panic");
    bench.advance(Duration.ofSeconds(2));
    broker.listsTruth();

    bench.advance(LONG);

    assertEquals(0, broker.order("2002").open().units(), bench.orders() + " " + bench.told());
  }

  @Test
  void givenAModifyRefusedJustBeforeAPanic_whenAListIsOfBeforeIt_thenTheWishToCancelIsKept() {
    bench.buys(10);
    OrderRow before = broker.order("1001");
    broker.movesUnsaid("5001", "1001", 9, Price.ofWon(68_000));
    broker.lists(rows -> List.of(before));
    broker.readingsTake(Duration.ofSeconds(2));
    broker.refusesNext("정정 거부");
    bench.types("/modify 1 price=69000");
    broker.confirmsChanges(false);
    bench.types("/panic");
    broker.confirmsChanges(true);
    broker.confirmCancel(bench.newestNumber(), "1001", 1);
    bench.advance(Duration.ofSeconds(3));
    broker.listsTruth();

    bench.advance(LONG);

    assertEquals(0, broker.order("5001").open().units(), bench.orders() + " " + broker.sent());
  }

  @Test
  void givenACancelTakenOfAModifyThatIsRefusedThen_whenItIsNeverDone_thenTheOrderIsCancelled() {
    bench.buys(10);
    bench.types("/modify 1 price=69000");
    broker.confirmsChanges(false);
    bench.types("/panic");
    broker.confirmsChanges(true);
    broker.rejectsModifyUnsaid("1002", "1001", "정정 거부");

    bench.advance(LONG);

    assertEquals(0, broker.order("1001").open().units(), bench.orders() + " " + broker.sent());
  }

  @Test
  void givenAnEntryFoundOpenAfterAll_whenItsCancelIsLost_thenTheStrategyEntersNoSecondTime() {
    strategyRuns();
    bench.strategyNamed("cross").enters(70_000);
    bench.trades(MoneyBench.SAMSUNG, 70_000);
    bench.advance(SOON);
    long shares = broker.order("1001").quantity().units();
    broker.movesUnsaid("2002", "1001", shares, Price.ofWon(69_000));
    hides("2002");
    listIsRead();
    broker.listsTruth();
    broker.next(Manner.LOSE_REQUEST, Manner.LOSE_REQUEST, Manner.LOSE_REQUEST);
    listIsRead();
    assertEquals("cancel #1 2002 10 whole", broker.sent().get(1), broker.sent()::toString);
    bench.advance(Duration.ofSeconds(11));

    bench.strategyNamed("cross").enters(70_000);
    bench.trades(MoneyBench.SAMSUNG, 70_000);

    assertEquals(
        1,
        broker.sent().stream().filter(r -> r.startsWith("submit")).count(),
        broker.sent()::toString);
  }

  @Test
  void givenAnExitModifiedElsewhereThatAListLacks_whenItIsListed_thenNoMoreThanTheLotIsOnSale() {
    strategyRuns();
    bench.holds(20);
    bench.strategyHolds("cross", 10);
    bench.strategyExits("cross", 70_000);
    String exit = bench.newestNumber();
    broker.movesUnsaid("2002", exit, 10, Price.ofWon(71_000));
    hides("2002");
    listIsRead();
    bench.advance(Duration.ofSeconds(11));
    bench.strategyExits("cross", 70_000);
    String second = bench.newestNumber();
    broker.listsTruth();
    listIsRead();

    bench.advance(LONG);

    long onSale = broker.order("2002").open().units() + broker.order(second).open().units();
    assertTrue(onSale <= 10, () -> onSale + " " + bench.orders() + bench.lots() + bench.told());
  }

  @Test
  void givenTwoPartsMovedElsewhereAndOneListedLater_whenPanicComes_thenBothAreCancelled() {
    partsMoveElsewhereOneListedLater();
    bench.types("/panic");
    bench.advance(LONG);

    assertEquals(
        0,
        broker.order("5000").open().units() + broker.order("5001").open().units(),
        () -> bench.orders() + " " + broker.sent() + bench.told());
  }

  @Test
  void givenTwoPartsMovedElsewhereAndOneListedLater_whenItIsReduced_thenAllTenAreKnownAsOpen() {
    partsMoveElsewhereOneListedLater();
    bench.forget();

    bench.types("/modify 1 qty=8");

    assertEquals(List.of(), toldOf("수량은 줄일 수만 있습니다"));
  }

  private void partsMoveElsewhereOneListedLater() {
    bench.buys(10);
    broker.movesUnsaid("5000", "1001", 3, Price.ofWon(69_000));
    broker.movesUnsaid("5001", "1001", 7, Price.ofWon(68_000));
    hides("5001");
    listIsRead();
    broker.listsTruth();
    bench.advance(LONG);
  }

  @Test
  void givenACancelThatWasNone_whenListsGoOnShowingTheOrderOpen_thenItIsNotForgotten() {
    bench.buys(10);
    OrderRow row = broker.order("1001");
    broker.tell(
        broker.notice(
            ExecutionNotice.Kind.CANCELED,
            "2001",
            Optional.of("1001"),
            row,
            10,
            Optional.empty(),
            ""));
    bench.advance(Duration.ofSeconds(5));
    listIsRead();
    bench.advance(Duration.ofMinutes(1));
    assertEquals(1, toldOf("증권사에는 아직 미체결로").size(), bench.told()::toString);

    bench.types("/cancel all");
    bench.advance(LONG);

    assertEquals(0, broker.order("1001").open().units(), bench.orders() + " " + bench.told());
  }

  private void strategyEnters() {
    bench.close();
    bench = new MoneyBench(directory.resolve("strategy")).strategy("cross").start();
    broker = bench.broker();
    bench.strategyNamed("cross").enters(70_000);
    bench.trades(MoneyBench.SAMSUNG, 70_000);
    bench.advance(SOON);
  }

  @Test
  void givenAStrategysEntryWhoseNewNumberAListLacked_whenItIsListed_thenItIsCancelled() {
    strategyEnters();
    long shares = broker.order("1001").quantity().units();
    broker.movesUnsaid("2002", "1001", shares, Price.ofWon(69_000));
    hides("2002");
    listIsRead();
    assertTrue(bench.orders().get(0).endsWith("CANCELED"), bench.orders()::toString);
    broker.listsTruth();
    listIsRead();

    bench.advance(LONG);

    List<String> told = bench.told();
    assertTrue(told.toString().contains("증권사에는 아직 미체결로 있어 다시 취소합니다"), told::toString);
    assertEquals(0, broker.order("2002").open().units(), bench.orders() + " " + broker.sent());
  }

  @Test
  void givenAStrategysEntryThatWasToldAsCancelled_whenListsShowItOpen_thenItIsCancelled() {
    strategyEnters();
    OrderRow row = broker.order("1001");
    broker.tell(
        broker.notice(
            ExecutionNotice.Kind.CANCELED,
            "2001",
            Optional.of("1001"),
            row,
            row.quantity().units(),
            Optional.empty(),
            ""));
    bench.advance(Duration.ofSeconds(5));
    listIsRead();

    bench.advance(LONG);

    assertEquals(0, broker.order("1001").open().units(), bench.orders() + " " + bench.told());
  }
}
