package io.maemae.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.maemae.app.FakeBroker.Manner;
import io.maemae.market.Side;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** An exit is for no more than the broker would sell; the rest goes when it would. */
final class ExitSizeTest extends MoneyTest {
  private static final Duration SETTLED = Duration.ofSeconds(10);
  private static final Duration RETRY = Duration.ofSeconds(11);

  @Override
  void configure(MoneyBench unstarted) {
    unstarted.strategy("cross").strategy("other");
  }

  private void exits(String strategy) {
    bench.strategyExits(strategy, 69_000);
  }

  private void trades() {
    bench.trades(MoneyBench.SAMSUNG, 69_000);
  }

  /** The broker would sell so many, and its balance is read. */
  private void sellable(long units) {
    broker.sellable(MoneyBench.SAMSUNG, units);
    bench.hintsAtBalance();
    bench.advance(SETTLED);
  }

  private List<String> toldWithheld() {
    return bench.told().stream().filter(t -> t.contains("매도가능수량 0주")).toList();
  }

  private long balancesRead() {
    return broker.asked().stream().filter("read balance"::equals).count();
  }

  @Test
  void givenPartOfALotSellable_thenThatIsSoldAndTheRestWhenItIs() {
    bench.strategyHolds("cross", 10);
    sellable(6);
    bench.forget();

    exits("cross");
    assertEquals(List.of("submit #2 SELL 005930 6@market"), broker.sent());
    broker.sellable(MoneyBench.SAMSUNG, 0);
    broker.fills(bench.newestNumber(), 6, 69_000);
    bench.advance(SETTLED);
    trades();
    bench.advance(SETTLED);
    trades();
    assertEquals(List.of("submit #2 SELL 005930 6@market"), broker.sent());

    sellable(4);
    trades();
    assertEquals(
        List.of("submit #2 SELL 005930 6@market", "submit #3 SELL 005930 4@market"), broker.sent());
  }

  @Test
  void givenNothingSellable_thenNothingIsSentItIsToldOnceAndTheBalanceIsReadAgain() {
    bench.strategyHolds("cross", 10);
    sellable(0);
    bench.forget();

    exits("cross");
    for (int i = 0; i < 18; i++) {
      bench.advance(Duration.ofSeconds(5));
      trades();
    }
    assertEquals(List.of(), broker.sent());
    List<String> told = toldWithheld();
    assertEquals(1, told.size());
    assertTrue(told.get(0).contains("10주 주문하지 않았습니다: 증권사가 지금은 팔 수 없다고 합니다"), told.get(0));
    assertTrue(balancesRead() >= 8 && balancesRead() <= 12, () -> balancesRead() + " readings");

    broker.sellable(MoneyBench.SAMSUNG, 10);
    bench.advance(RETRY);
    trades();
    bench.advance(SETTLED);
    trades();
    assertEquals(List.of("submit #2 SELL 005930 10@market"), broker.sent());
  }

  @Test
  void givenSharesHeldBackThatNobodyTold_whenAnExitIsRefused_thenTheNextIsForWhatIsSellable() {
    bench.strategyHolds("cross", 10);
    broker.sellable(MoneyBench.SAMSUNG, 6);
    bench.forget();
    broker.refusesNext("매도가능수량이 부족합니다");
    exits("cross");
    bench.advance(RETRY);

    exits("cross");

    assertEquals(
        List.of("submit #2 SELL 005930 10@market", "submit #3 SELL 005930 6@market"),
        broker.sent());
  }

  @Test
  void givenABalanceThatCannotBeReadSinceABuy_thenTheLotCounts() {
    broker.balanceUnreadable("HTTP 500");
    bench.strategyHolds("cross", 10);

    exits("cross");

    assertEquals(List.of("submit #2 SELL 005930 10@market"), broker.sent());
  }

  @Test
  void givenNothingSellable_whenTheBalanceCannotBeReadAgainForAMinute_thenTheLotCounts() {
    bench.strategyHolds("cross", 10);
    sellable(0);
    broker.balanceUnreadable("HTTP 500");
    bench.forget();
    exits("cross");
    bench.advance(Duration.ofSeconds(50));
    trades();
    assertEquals(List.of(), broker.sent());

    bench.advance(Duration.ofSeconds(25));
    trades();

    assertEquals(List.of("submit #2 SELL 005930 10@market"), broker.sent());
  }

  @Test
  void givenAnOpenSaleThatTheBalanceShowsFilledFirst_thenTheOtherSharesAreSellable() {
    bench.strategyHolds("cross", 10);
    bench.holds(5);
    bench.types("/sell 005930 5 71000");
    bench.advance(SETTLED);
    broker.fillsUnsaid(bench.newestNumber(), 5, 71_000);
    bench.hintsAtBalance();
    bench.advance(SETTLED);
    bench.forget();

    exits("cross");

    assertEquals(List.of("submit #4 SELL 005930 10@market"), broker.sent());
  }

  @Test
  void givenSharesBoughtSinceTheReading_thenTheyAreSellable() {
    bench.strategyHolds("cross", 10);
    sellable(6);
    broker.balanceUnreadable("HTTP 500");
    bench.holds(3);

    exits("cross");

    assertEquals(List.of("submit #3 SELL 005930 9@market"), broker.sent());
  }

  @Test
  void givenAnOwnSaleSinceTheReading_thenItsSharesAreNotSoldTwice() {
    bench.strategyHolds("cross", 10);
    bench.holds(5);
    sellable(12);
    broker.balanceUnreadable("HTTP 500");
    bench.types("/sell 005930 5 71000");
    bench.forget();

    exits("cross");

    assertEquals(List.of("submit #4 SELL 005930 7@market"), broker.sent());
  }

  @Test
  void givenAnOwnSaleTakenBackSinceTheReading_thenItsSharesAreSellableAgain() {
    bench.strategyHolds("cross", 10);
    bench.types("/sell 005930 10 71000");
    bench.advance(SETTLED);
    bench.hintsAtBalance();
    bench.advance(SETTLED);
    broker.balanceUnreadable("HTTP 500");
    bench.types("/cancel 2");
    bench.advance(Duration.ofSeconds(1));
    bench.forget();

    exits("cross");

    assertEquals(List.of("submit #3 SELL 005930 10@market"), broker.sent());
  }

  @Test
  void givenTwoStrategies_thenTogetherTheySellNoMoreThanIsSellable() {
    bench.strategyHolds("cross", 10);
    bench.types("/cancel all");
    bench.strategyHolds("other", 4);
    bench.types("/cancel all");
    sellable(12);
    bench.forget();

    exits("cross");
    exits("other");

    assertEquals(
        List.of("10", "2"),
        broker.sent().stream().map(s -> s.replaceAll(".*005930 (.*)@.*", "$1")).toList());
  }

  @Test
  void givenABalanceWithFewerSharesThanTheBooks_thenNoMoreThanThoseAreSold() {
    bench.strategyHolds("cross", 10);
    broker.sharesMove(MoneyBench.SAMSUNG, -4);
    bench.hintsAtBalance();
    bench.advance(Duration.ofMillis(3_100));
    bench.forget();

    exits("cross");

    assertEquals(List.of("submit #2 SELL 005930 6@market"), broker.sent());
  }

  @Test
  void givenASaleElsewhereThatTheBalanceShowsBeforeTheList_thenItsSharesCountOnce() {
    bench.strategyHolds("cross", 10);
    bench.holds(4);
    String elsewhere = broker.place(MoneyBench.SAMSUNG, Side.SELL, 8, 75_000).number();
    bench.hintsAtBalance();
    bench.advance(SETTLED);
    bench.types("/buy 000660 1 60000");
    bench.advance(Duration.ofSeconds(61));
    assertEquals(14, broker.shares(MoneyBench.SAMSUNG), elsewhere);
    bench.forget();

    exits("cross");

    assertEquals(1, broker.sent().size(), broker.sent()::toString);
    assertTrue(broker.sent().get(0).endsWith(" SELL 005930 6@market"), broker.sent()::toString);
  }

  @Test
  void givenASaleThatMayBeOnItsWay_whenItNeverWas_thenAnExitIsStillForWhatIsSellable() {
    bench.strategyHolds("cross", 10);
    sellable(6);
    broker.next(Manner.LOSE_REQUEST);
    bench.types("/sell 005930 3 71000");
    bench.advance(Duration.ofMinutes(3));
    bench.hintsAtBalance();
    bench.advance(SETTLED);
    bench.types("/cancel 2");
    bench.presses("접수되지 않음");
    bench.forget();

    exits("cross");

    assertEquals(List.of("submit #3 SELL 005930 6@market"), broker.sent());
  }
}
