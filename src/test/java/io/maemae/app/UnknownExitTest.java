package io.maemae.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.maemae.app.FakeBroker.Manner;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is held is guarded on, though it is not known what came of a sale of it. */
final class UnknownExitTest extends MoneyTest {
  private static final String FIRST = "submit #2 SELL 005930 10@market";
  private static final String SECOND = "submit #3 SELL 005930 10@market";
  private static final Duration SETTLED = Duration.ofMinutes(2);

  @Override
  void configure(MoneyBench unstarted) {
    unstarted.strategy("cross");
  }

  @BeforeEach
  void hold() {
    bench.strategyHolds("cross", 10);
    broker.forgetAsked();
  }

  private void exits() {
    bench.strategyNamed("cross").exits();
    bench.trades(MoneyBench.SAMSUNG, 69_000);
  }

  @Test
  void givenAnExitThatNeverArrived_whenTheBalanceShowsItsSharesFree_thenAnotherGoesBesideIt() {
    broker.next(Manner.LOSE_REQUEST);
    broker.balanceUnreadable("HTTP 500");
    exits();
    bench.advance(SETTLED);
    exits();
    assertEquals(List.of(FIRST), broker.sent());

    broker.readable();
    bench.advance(SETTLED);
    exits();
    assertEquals(List.of(FIRST, SECOND), broker.sent());

    broker.fills("1002", 10, 69_000);
    bench.advance(SETTLED);
    exits();
    assertEquals(List.of(FIRST, SECOND), broker.sent());
    assertEquals(List.of(), bench.lots());
  }

  @Test
  void givenAnExitThatMayStillArrive_whenItsSharesAreFree_thenNoOtherGoesBesideIt() {
    broker.next(Manner.LOSE_REQUEST);
    exits();
    bench.advance(FakeBroker.TIMEOUT.plusSeconds(32));

    exits();

    assertEquals(List.of(FIRST), broker.sent());
  }

  @Test
  void givenAnExitThatArrivedAndIsNotListed_whenItsSharesAreNotFree_thenNoOtherGoesBesideIt() {
    broker.next(Manner.LOSE_ANSWER);
    broker.lists(rows -> rows.stream().filter(r -> !r.id().number().equals("1002")).toList());
    exits();
    bench.advance(SETTLED);

    exits();

    assertEquals(List.of(FIRST), broker.sent());
  }

  @Test
  void givenAnExitBesideAnother_whenItIsOpen_thenNoThirdGoes() {
    broker.next(Manner.LOSE_REQUEST);
    exits();
    bench.advance(SETTLED);
    exits();
    assertEquals(List.of(FIRST, SECOND), broker.sent());
    bench.advance(SETTLED);
    bench.forget();

    exits();

    assertEquals(List.of(), broker.sent());
    assertEquals(List.of(), bench.told());
  }
}
