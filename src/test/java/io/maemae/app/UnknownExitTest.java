package io.maemae.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.maemae.app.FakeBroker.Manner;
import io.maemae.market.OrderType;
import io.maemae.market.Side;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
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
  void givenAnExitThatNeverArrived_whenItIsNotWantedAgain_thenNoOtherGoesUntilSaidNotPlaced() {
    broker.next(Manner.LOSE_REQUEST);
    exits();
    bench.advance(SETTLED.multipliedBy(2));
    bench.trades(MoneyBench.SAMSUNG, 69_000);
    assertEquals(List.of(FIRST), broker.sent());

    bench.types("/cancel 2");
    bench.presses("접수되지 않음");
    bench.advance(Duration.ofSeconds(11));

    assertEquals(List.of(FIRST, SECOND), broker.sent());
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
  void givenAnExitThatMayBeOneOfTwoOrders_whenSharesSeemFree_thenNoOtherGoesBesideIt() {
    broker.fills(bench.buys(20), 20, 70_000);
    broker.forgetAsked();
    broker.next(Manner.LOSE_ANSWER);
    exits();
    broker.fillsUnsaid("1003", 10, 69_000);
    sellsElsewhere();
    bench.advance(SETTLED);

    exits();

    assertEquals(List.of("submit #3 SELL 005930 10@market"), broker.sent());
  }

  private void sellsElsewhere() {
    String number = broker.place(MoneyBench.SAMSUNG, Side.SELL, 10, 69_000).number();
    broker.put(
        FakeBroker.told(
            broker.order(number), OrderType.MARKET, Optional.empty(), Optional.empty()));
  }

  @Test
  void givenAnExitThatWasNotFound_whenTwoOrdersTurnUpThatItMayBe_thenNoOtherGoesBesideIt() {
    broker.fills(bench.buys(20), 20, 70_000);
    broker.forgetAsked();
    broker.next(Manner.LOSE_ANSWER);
    broker.lists(rows -> rows.stream().filter(r -> r.side() == Side.BUY).toList());
    exits();
    sellsElsewhere();
    bench.advance(SETTLED);
    broker.listsTruth();
    bench.advance(SETTLED);

    exits();

    assertEquals(List.of("submit #3 SELL 005930 10@market"), broker.sent());
  }

  @Test
  void givenAnExitBesideOneThatNeverArrived_whenItsAnswerIsLost_thenTheListSettlesIt() {
    broker.next(Manner.LOSE_REQUEST);
    exits();
    bench.advance(SETTLED);
    broker.next(Manner.LOSE_ANSWER);
    exits();
    broker.fillsUnsaid("1002", 10, 69_000);
    bench.forget();

    bench.advance(SETTLED);

    assertEquals(
        List.of(
            "#1 BUY 10@70000 10 FILLED",
            "#2 SELL 10@market 0 UNKNOWN",
            "#3 SELL 10@market 10 FILLED"),
        bench.orders());
    assertEquals(List.of(), bench.lots());
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
