package io.maemae.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.maemae.desk.Routine;
import io.maemae.order.ExecutionNotice;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What the owner took back, and what is open at the broker after all, is taken back once more. */
final class TakenBackTest extends MoneyTest {
  private static final Duration SOON = Duration.ofSeconds(1);
  private static final Duration LONG = Duration.ofMinutes(10);

  /** A notice tells that an order is cancelled, and at the broker it stays open. */
  private void cancelsInVain() {
    broker.confirmsChanges(false);
    bench.types("/cancel 1");
    tellsCanceled();
    assertEquals(List.of("#1 BUY 10@70000 0 CANCELED"), bench.orders());
    broker.confirmsChanges(true);
  }

  private void tellsCanceled() {
    broker.tell(
        broker.notice(
            ExecutionNotice.Kind.CANCELED,
            bench.newestNumber(),
            Optional.of("1001"),
            broker.order("1001"),
            10,
            Optional.empty(),
            ""));
    bench.advance(SOON);
  }

  private List<String> kept() {
    return bench.rows("select text from setting where name = 'cancel-ended'");
  }

  @Test
  void givenACancelledOrderThatIsOpenAfterAll_whenTheProgramStartsAnew_thenItIsCancelledAgain() {
    bench.buys(10);
    cancelsInVain();

    bench.restart();
    bench.advance(LONG);

    assertEquals(0, broker.order("1001").open().units(), bench.orders() + " " + bench.told());
  }

  @Test
  void givenACancelledOrderThatIsOpenAfterAll_whenACommitFails_thenItIsCancelledAgain() {
    bench.buys(10);
    cancelsInVain();

    bench.commitsFail(true);
    bench.types("/watch 000660");
    bench.commitsFail(false);
    bench.advance(LONG);

    assertEquals(0, broker.order("1001").open().units(), bench.orders() + " " + bench.told());
  }

  @Test
  void givenAnOrderCancelledElsewhereThatIsOpenAfterAll_whenStartedAnew_thenItIsLeft() {
    bench.buys(10);
    tellsCanceled();

    bench.restart();
    bench.advance(LONG);

    assertEquals(List.of("#1 BUY 10@70000 0 NEW"), bench.orders());
  }

  @Test
  void givenAnOrderThatWasTakenBack_whenItsDayIsOver_thenThatIsKeptNoMore() {
    bench.buys(10);
    bench.types("/cancel 1");
    assertEquals(List.of("1"), kept());

    bench.advance(Duration.ofDays(3));
    bench.routine(Routine.DAY_START);
    bench.types("/buy 005930 10 70000");
    bench.types("/cancel 2");
    assertEquals(List.of("2"), kept());

    bench.advance(Duration.ofDays(1));
    bench.restart();
    assertEquals(List.of(), kept());
  }
}
