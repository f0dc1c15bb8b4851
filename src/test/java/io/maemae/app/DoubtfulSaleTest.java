package io.maemae.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.maemae.app.FakeBroker.Manner;
import io.maemae.market.Price;
import io.maemae.market.Side;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A sale of which it is not known yet whose it was: what it may not have sold is still wanted. */
final class DoubtfulSaleTest extends MoneyTest {
  private static final Duration RETRY = Duration.ofSeconds(11);
  private static final Duration SETTLED = Duration.ofMinutes(2);

  @Override
  void configure(MoneyBench unstarted) {
    unstarted.strategy("cross").strategy("other");
  }

  /** Both hold ten: the exit of one was refused, that of the other has no answer. */
  private void bothWantToSell() {
    bench.strategyHolds("cross", 10);
    bench.strategyHolds("other", 10);
    broker.refusesNext("주문 제한");
    bench.strategyExits("cross", 70_000);
    broker.unreadable("HTTP 503");
    broker.next(Manner.LOSE_ANSWER);
    bench.strategyExits("other", 70_000);
  }

  private void tenAreSoldOf(String number) {
    broker.fills(number, 10, 70_000);
    bench.advance(Duration.ofSeconds(6));
    assertTrue(bench.lots().stream().noneMatch(lot -> lot.contains("cross")));
    bench.forget();
  }

  private void trades() {
    bench.advance(RETRY);
    bench.trades(MoneyBench.SAMSUNG, 70_000);
  }

  @Test
  void givenItWasAnothersExit_whenThatIsKnown_thenTheSharesThatSeemedSoldAreSold() {
    bothWantToSell();
    tenAreSoldOf(bench.newestNumber());
    trades();
    assertEquals(List.of(), broker.sent());

    broker.readable();
    bench.advance(SETTLED);
    trades();

    assertEquals(1, broker.sent().size());
    assertTrue(broker.sent().get(0).endsWith("SELL 005930 10@market"), broker.sent().get(0));
  }

  @Test
  void givenItWasSoldElsewhere_whenThatIsKnown_thenNothingIsSoldAndItMayEnterAgain() {
    bothWantToSell();
    tenAreSoldOf(broker.place(MoneyBench.SAMSUNG, Side.SELL, 10, 70_000).number());
    bench.strategyNamed("cross").enters(70_000);
    trades();
    assertEquals(List.of(), broker.sent(), "it may hold ten");

    broker.readable();
    bench.advance(SETTLED);
    bench.strategyNamed("cross").enters(70_000);
    trades();

    assertEquals(1, broker.sent().size(), broker.sent()::toString);
    assertTrue(broker.sent().get(0).contains("BUY 005930"), broker.sent().get(0));
  }

  @Test
  void givenAnothersExitModifiedElsewhere_whenItsListedAfterItsFill_thenTheSharesCanBeSold() {
    bench.strategyHolds("cross", 10);
    bench.strategyHolds("other", 10);
    bench.strategyExits("other", 70_000);
    broker.unreadable("HTTP 503");
    broker.modifiesUnsaid("2002", bench.newestNumber(), Price.ofWon(70_000));
    broker.fills("2002", 10, 70_000);
    bench.advance(Duration.ofSeconds(3));
    assertEquals(List.of("kis 005930 other 10"), bench.lots());

    broker.readable();
    bench.advance(SETTLED);
    assertEquals(List.of("kis 005930 cross 10"), bench.lots());
    bench.forget();
    bench.strategyExits("cross", 70_000);

    assertEquals(1, broker.sent().size(), broker.sent()::toString);
    assertTrue(broker.sent().get(0).endsWith("SELL 005930 10@market"), broker.sent().get(0));
  }
}
