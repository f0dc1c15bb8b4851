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

  @Test
  void givenAPartSeemedSold_whenItComesBackAfterTheRestWasSold_thenItIsSoldToo() {
    bench.strategyHolds("cross", 10);
    bench.strategyHolds("other", 10);
    broker.refusesNext("주문 제한");
    bench.strategyExits("cross", 70_000);
    broker.unreadable("HTTP 503");
    broker.next(Manner.LOSE_ANSWER);
    bench.strategyExits("other", 70_000);
    String others = bench.newestNumber();
    broker.fills(others, 6, 70_000);
    bench.advance(Duration.ofSeconds(6));
    broker.confirmCancel("3001", others, 4);
    trades();
    String mine = bench.newestNumber();
    assertTrue(broker.sent().toString().endsWith("SELL 005930 4@market]"));
    broker.fills(mine, 4, 70_000);
    bench.advance(Duration.ofSeconds(2));
    assertEquals(List.of("kis 005930 other 10"), bench.lots());
    broker.readable();
    bench.advance(SETTLED);
    assertEquals(List.of("kis 005930 cross 6", "kis 005930 other 4"), bench.lots());
    for (int i = 0; i < 6; i++) {
      trades();
    }
    assertTrue(
        broker.sent().stream().anyMatch(s -> s.endsWith("SELL 005930 6@market")),
        broker.sent()::toString);
  }

  @Test
  void givenAnExitThatNeverArrived_whenALikeSaleIsNeverListed_thenItIsTriedAgain() {
    bench.strategyHolds("other", 10);
    bench.holds(20);
    broker.next(Manner.LOSE_REQUEST);
    bench.strategyExits("other", 70_000);
    String number = broker.place(MoneyBench.SAMSUNG, Side.SELL, 10, 70_000).number();
    broker.lists(rows -> rows.stream().filter(r -> !r.id().number().equals(number)).toList());
    broker.fills(number, 3, 70_000);
    broker.sharesMove(MoneyBench.SAMSUNG, 3); // it was a mistake of the stream
    bench.advance(Duration.ofSeconds(6));
    bench.forget();
    bench.advance(Duration.ofMinutes(5));
    bench.strategyExits("other", 70_000);
    bench.advance(Duration.ofMinutes(1));
    assertTrue(
        broker.sent().stream().anyMatch(s -> s.contains("SELL 005930 10")),
        () -> bench.orders() + " " + bench.lots() + " " + bench.told());
  }
}
