package io.maemae.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An entry that is wanted no more is taken back until it is, for nobody sits there to do it. */
final class EntryCancelTest extends MoneyTest {
  private static final Duration SOON = Duration.ofSeconds(1);
  private static final Duration LONG = Duration.ofMinutes(10);
  private static final String BUSY = "잠시 후 다시 시도하십시오";
  private static final String CANCEL = "cancel #1 1001 10 whole";

  @Override
  void configure(MoneyBench unstarted) {
    unstarted.strategy("cross");
  }

  @BeforeEach
  void enter() {
    bench.strategyNamed("cross").enters(70_000);
    bench.trades(MoneyBench.SAMSUNG, 70_000);
    bench.advance(SOON);
    bench.forget();
  }

  private void refuses(int times) {
    for (int i = 0; i < times; i++) {
      broker.refusesNext(BUSY);
    }
  }

  private List<String> refusalsTold() {
    return bench.told().stream().filter(t -> t.endsWith(BUSY)).toList();
  }

  @Test
  void givenAStop_whenTheCancelOfAnEntryIsRefused_thenItIsTriedAfterGrowingPauses() {
    refuses(100);

    bench.types("/stop");
    bench.advance(Duration.ofSeconds(9));
    assertEquals(1, broker.sent().size());
    bench.advance(SOON);
    assertEquals(2, broker.sent().size());
    bench.advance(Duration.ofSeconds(20).minus(SOON));
    assertEquals(2, broker.sent().size());
    bench.advance(SOON);
    assertEquals(3, broker.sent().size());

    bench.advance(Duration.ofHours(2));
    assertEquals(18, broker.sent().size());
    assertEquals(18, refusalsTold().size());
  }

  @Test
  void givenAPanic_whenTheCancelOfAnEntryIsRefusedOnce_thenItIsTriedAgain() {
    refuses(1);

    bench.types("/panic");
    bench.advance(LONG);

    assertEquals(List.of(CANCEL, CANCEL), broker.sent());
  }

  @Test
  void givenAStrategyThatWasSwitchedOff_whenTheCancelOfItsEntryIsRefused_thenItIsTriedAgain() {
    refuses(1);

    bench.types("/strategy cross off");
    bench.advance(LONG);

    assertEquals(List.of("#1 BUY 10@70000 0 CANCELED"), bench.orders());
  }

  @Test
  void givenACancelThatWasRefused_whenRestartedBeforeTheNextTry_thenItIsTriedAgain() {
    refuses(5);
    bench.types("/stop");
    bench.advance(Duration.ofMinutes(1));

    bench.restart();
    bench.advance(LONG);

    assertEquals(List.of("#1 BUY 10@70000 0 CANCELED"), bench.orders());
  }

  @Test
  void givenACancelThatSomebodyTyped_whenItIsRefused_thenItIsNotRepeated() {
    refuses(1);

    bench.types("/cancel 1");
    bench.advance(LONG);

    assertEquals(List.of(CANCEL), broker.sent());
  }

  @Test
  void givenAnEntryThatIsToBeTakenBack_whenItIsFilledFirst_thenNothingMoreIsTried() {
    refuses(1);
    bench.types("/stop");

    broker.fills("1001", 10, 70_000);
    bench.advance(LONG);

    assertEquals(List.of(CANCEL), broker.sent());
  }

  private void withdraws() {
    bench.strategyNamed("cross").withdraws();
    bench.trades(MoneyBench.SAMSUNG, 69_900);
    bench.advance(SOON);
  }

  private List<String> signalsTold() {
    return bench.told().stream().filter(t -> t.contains("cross 신호")).toList();
  }

  @Test
  void givenAnEntryThatIsBeingReduced_whenItsStrategyWithdrawsIt_thenItIsCancelledAfterwards() {
    broker.confirmsChanges(false);
    bench.types("/modify 1 qty=8");
    withdraws();
    broker.confirmsChanges(true);

    broker.confirmCancel(bench.newestNumber(), "1001", 2);
    bench.advance(SOON);

    assertEquals(List.of("cancel #1 1001 2", "cancel #1 1001 8 whole"), broker.sent());
    assertEquals(List.of("#1 BUY 10@70000 0 CANCELED"), bench.orders());
  }

  @Test
  void givenAnEntryThatItsStrategyWithdrew_whenItDoesSoAgain_thenThatIsToldOnce() {
    refuses(1);

    withdraws();
    withdraws();

    assertEquals(1, signalsTold().size(), bench.told()::toString);
    assertEquals(List.of(CANCEL), broker.sent());
  }

  @Test
  void givenAnEntryThatIsBeingCancelled_whenItsStrategyWithdrawsIt_thenThatIsNotTold() {
    broker.confirmsChanges(false);
    bench.types("/cancel 1");

    withdraws();

    assertEquals(List.of(), signalsTold());
    assertEquals(List.of(CANCEL), broker.sent());
  }

  @Test
  void givenAnEntryThatIsBeingReduced_whenItsStrategySells_thenItIsCancelledAndTheRestIsSold() {
    broker.fills("1001", 4, 70_000);
    bench.advance(SOON);
    broker.confirmsChanges(false);
    bench.types("/modify 1 qty=5");
    bench.strategyExits("cross", 69_000);
    broker.confirmsChanges(true);

    broker.confirmCancel(bench.newestNumber(), "1001", 1);
    bench.advance(SOON);
    bench.trades(MoneyBench.SAMSUNG, 69_000);
    bench.advance(SOON);

    assertEquals(
        List.of("cancel #1 1001 1", "cancel #1 1001 5 whole", "submit #2 SELL 005930 4@market"),
        broker.sent());
  }
}
