package io.maemae.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.maemae.market.Price;
import io.maemae.market.Quantity;
import io.maemae.market.Symbol;
import io.maemae.market.Trade;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Strategies that trade what meets a condition, and the command that searches. */
final class ConditionTest extends MoneyTest {
  private static final String NAME = "search";
  private static final String CONDITION = "거래량 상위";
  private static final Duration LINGER = Duration.ofMinutes(5);
  private static final Symbol SAMSUNG = MoneyBench.SAMSUNG;
  private static final Symbol HYNIX = MoneyBench.HYNIX;

  @Override
  void configure(MoneyBench unstarted) {
    unstarted.searchingStrategy(NAME, CONDITION, 1).hearing();
  }

  private void trades(Symbol symbol) {
    trades(symbol, 70_000);
  }

  private void trades(Symbol symbol, long won) {
    bench.hears(
        MoneyBench.KIS, new Trade(symbol, bench.now(), Price.ofWon(won), Quantity.of(1)), false);
    bench.advance(Duration.ofSeconds(1));
  }

  private void entersAt(Symbol symbol) {
    bench.strategyNamed(NAME).enters(70_000);
    trades(symbol);
  }

  private void holdsSamsung() {
    bench.finds(CONDITION, SAMSUNG);
    entersAt(SAMSUNG);
    broker.fills(bench.newestNumber(), 10, 70_000);
    bench.advance(Duration.ofSeconds(10));
    bench.forget();
  }

  private void exitsAt(Symbol symbol) {
    bench.strategyNamed(NAME).exits();
    trades(symbol, 69_000);
  }

  @Test
  void whatItFollowsIsWatchedFromTheStart() {
    assertEquals(List.of(Set.of(CONDITION)), bench.conditions().watched);
  }

  @Test
  void givenASymbolMeetsTheCondition_whenItsSignalComes_thenItIsBoughtAndHeard() {
    assertEquals(List.of(), bench.wanted());

    bench.finds(CONDITION, SAMSUNG);
    assertEquals(List.of(SAMSUNG), bench.wanted());
    entersAt(SAMSUNG);

    assertEquals(List.of("submit #1 BUY 005930 10@70000"), broker.sent());
  }

  @Test
  void givenMoreThanItMayEnter_whenTheyAreFound_thenTheFirstOnesAreTaken() {
    bench.finds(CONDITION, HYNIX, SAMSUNG);
    assertEquals(List.of(HYNIX), bench.wanted());

    // Who is at work stays, and a place that is free is taken.
    bench.finds(CONDITION, SAMSUNG, HYNIX);
    assertEquals(List.of(HYNIX), bench.wanted());
    bench.finds(CONDITION, SAMSUNG);
    assertEquals(List.of(SAMSUNG, HYNIX), bench.wanted());
    bench.advance(LINGER);
    assertEquals(List.of(SAMSUNG), bench.wanted());
  }

  @Test
  void givenSharesOfASymbolThatNoMoreMeetsIt_whenAnotherIsFound_thenItWaitsForTheirSale() {
    holdsSamsung();
    bench.finds(CONDITION, HYNIX);
    bench.strategyNamed(NAME).enters(70_000);
    trades(HYNIX);
    assertEquals(List.of(), broker.sent());
    assertEquals(List.of(SAMSUNG), bench.wanted());

    exitsAt(SAMSUNG);
    broker.fills(bench.newestNumber(), 10, 69_000);
    bench.advance(Duration.ofSeconds(10));
    bench.forget();
    assertEquals(List.of(HYNIX, SAMSUNG), bench.wanted());
    entersAt(HYNIX);

    assertEquals(List.of("submit #3 BUY 000660 10@70000"), broker.sent());
  }

  @Test
  void givenASymbolThatIsLeftAlone_whenAFillComesLate_thenItIsGuarded() {
    bench.finds(CONDITION, SAMSUNG);
    entersAt(SAMSUNG);
    String number = bench.newestNumber();
    bench.types("/cancel 1");
    bench.advance(Duration.ofSeconds(10));
    bench.finds(CONDITION);
    bench.advance(LINGER);
    assertEquals(List.of(), bench.wanted());

    broker.tell(broker.fillNotice(number, 4, 70_000, Optional.of(Quantity.of(4))));
    bench.advance(Duration.ofSeconds(10));
    bench.forget();
    assertEquals(List.of(SAMSUNG), bench.wanted());
    exitsAt(SAMSUNG);

    assertEquals(List.of("submit #2 SELL 005930 4@market"), broker.sent());
  }

  @Test
  void givenALateFillOfASymbolThatLeft_whenAnotherTookItsPlace_thenNoneIsBoughtBesideIt() {
    bench.finds(CONDITION, SAMSUNG);
    entersAt(SAMSUNG);
    String number = bench.newestNumber();
    bench.types("/cancel 1");
    bench.advance(Duration.ofSeconds(10));
    bench.finds(CONDITION, HYNIX);
    ScriptedStrategy strategy = bench.strategyNamed(NAME);
    broker.tell(broker.fillNotice(number, 4, 70_000, Optional.of(Quantity.of(4))));
    bench.advance(Duration.ofSeconds(10));
    bench.forget();

    strategy.enters(70_000);
    trades(HYNIX);

    assertEquals(List.of(), broker.sent());
  }

  @Test
  void givenASymbolThatDoesNotMeetIt_whenItTrades_thenItsEntryIsNotWasted() {
    bench.finds(CONDITION, SAMSUNG);
    bench.strategyNamed(NAME).enters(70_000);
    bench.finds(CONDITION);
    trades(SAMSUNG);
    assertEquals(List.of(), broker.sent());

    bench.finds(CONDITION, SAMSUNG);
    trades(SAMSUNG);

    assertEquals(List.of("submit #1 BUY 005930 10@70000"), broker.sent());
  }

  @Test
  void givenAGuardThatRests_whenTheSharesAreSold_thenThoseBoughtNextAreGuarded() {
    holdsSamsung();
    broker.sharesMove(SAMSUNG, -4);
    bench.hintsAtBalance();
    bench.advance(Duration.ofSeconds(10));
    exitsAt(SAMSUNG);
    assertEquals(List.of(), broker.sent());
    bench.types("/sell 005930 6 69000");
    broker.fills(bench.newestNumber(), 6, 69_000);
    bench.types("/resume");
    bench.advance(Duration.ofSeconds(11));
    bench.forget();

    entersAt(SAMSUNG);
    broker.fills(bench.newestNumber(), 10, 70_000);
    bench.advance(Duration.ofSeconds(10));
    bench.forget();
    exitsAt(SAMSUNG);

    assertEquals(List.of("submit #4 SELL 005930 10@market"), broker.sent());
  }

  @Test
  void givenASymbolThatComesBackSoon_thenItsStrategyKnowsWhatItHeard() {
    bench.finds(CONDITION, SAMSUNG);
    ScriptedStrategy strategy = bench.strategyNamed(NAME);
    bench.finds(CONDITION);
    trades(SAMSUNG);
    bench.finds(CONDITION, SAMSUNG);

    assertSame(strategy, bench.strategyNamed(NAME));
    entersAt(SAMSUNG);
    assertEquals(List.of("submit #1 BUY 005930 10@70000"), broker.sent());
  }

  @Test
  void givenASymbolNoMoreMeetsIt_whenItsSignalComes_thenNothingIsBought() {
    bench.finds(CONDITION, SAMSUNG);
    ScriptedStrategy strategy = bench.strategyNamed(NAME);
    bench.finds(CONDITION);

    strategy.enters(70_000);
    trades(SAMSUNG);

    assertEquals(List.of(), broker.sent());
    bench.advance(LINGER);
    assertEquals(List.of(), bench.wanted());
  }

  @Test
  void givenSharesOfASymbolThatNoMoreMeetsIt_whenItsGuardActs_thenTheyAreSoldAndNoneBought() {
    holdsSamsung();
    bench.finds(CONDITION);
    bench.strategyNamed(NAME).enters(70_000);
    trades(SAMSUNG);
    assertEquals(List.of(), broker.sent());

    exitsAt(SAMSUNG);

    assertEquals(List.of("submit #2 SELL 005930 10@market"), broker.sent());
    assertEquals(List.of(SAMSUNG), bench.wanted());
    broker.fills(bench.newestNumber(), 10, 69_000);
    bench.advance(LINGER);
    assertEquals(List.of(SAMSUNG), bench.wanted(), "for what the day won or lost by it");
  }

  @Test
  void givenAnOpenEntry_whenItsSymbolNoMoreMeetsTheCondition_thenItsFillIsGuarded() {
    bench.finds(CONDITION, SAMSUNG);
    entersAt(SAMSUNG);
    String number = bench.newestNumber();
    bench.finds(CONDITION);
    broker.fills(number, 10, 70_000);
    bench.advance(Duration.ofSeconds(10));
    bench.forget();

    exitsAt(SAMSUNG);

    assertEquals(List.of("submit #2 SELL 005930 10@market"), broker.sent());
  }

  @Test
  void givenAnEntryOfASymbolThatNoMoreMeetsItWasCancelled_whenItsSignalComes_thenItIsNotBought() {
    bench.finds(CONDITION, SAMSUNG);
    entersAt(SAMSUNG);
    bench.finds(CONDITION);
    bench.types("/cancel 1");
    bench.advance(Duration.ofSeconds(10));
    bench.forget();

    bench.strategyNamed(NAME).enters(70_000);
    trades(SAMSUNG);

    assertEquals(List.of(), broker.sent());
  }

  @Test
  void givenSharesHeld_whenItStartsAgain_thenTheyAreGuardedBeforeAnythingIsFound() {
    holdsSamsung();
    bench.restart();
    bench.advance(Duration.ofSeconds(10));
    bench.forget();
    assertEquals(List.of(SAMSUNG), bench.wanted());
    bench.strategyNamed(NAME).enters(70_000);
    trades(SAMSUNG);
    assertEquals(List.of(), broker.sent());

    exitsAt(SAMSUNG);

    assertEquals(List.of("submit #2 SELL 005930 10@market"), broker.sent());
  }

  @Test
  void givenTheStoreHadFailed_whenItWritesAgain_thenWhatIsFoundIsAskedForAgain() {
    bench.commitsFail(true);
    bench.finds(CONDITION, SAMSUNG);
    bench.commitsFail(false);
    bench.advance(Duration.ofMinutes(1));

    assertEquals(Collections.nCopies(2, Set.of(CONDITION)), bench.conditions().watched);
  }

  @Test
  void givenNobodyKnows_whenItIsToldAgainAndAgain_thenItIsSaidOnceAndThatItComesAgain() {
    holdsSamsung();

    bench.findsOut(CONDITION, "reason:condition.none");
    bench.findsOut(CONDITION, "reason:condition.none");

    assertEquals(
        List.of(
            "[kis 모의] 조건검색 거래량 상위: 종목을 받지 못하고 있습니다. 이 조건식을 쓰는 전략은 알고 있는 종목으로만"
                + " 매매하고, 1분마다 다시 시도합니다: 그런 이름의 조건식이 없습니다. 조건식은 증권사 HTS에서 만들어"
                + " 저장합니다"),
        bench.told());
    bench.finds(CONDITION, SAMSUNG);
    bench.finds(CONDITION, SAMSUNG);
    bench.advance(Duration.ofSeconds(3));
    assertEquals(List.of("[kis 모의] 조건검색 거래량 상위: 다시 종목을 받습니다."), bench.told());
  }

  @Test
  void theStrategiesOnTheScreenShowWhatIsTradedNow() {
    bench.types("/strategies");
    String before = String.join("\n", bench.told());
    assertTrue(before.contains("조건검색 거래량 상위"), before);

    bench.finds(CONDITION, SAMSUNG);
    bench.types("/strategies");
    String after = String.join("\n", bench.told());
    assertTrue(after.contains("조건검색 거래량 상위: 삼성전자"), after);
  }

  @Test
  void theCommandListsAndSearches() {
    bench.conditions().found.put("급등주", List.of());
    bench.conditions().found.put(CONDITION, List.of(HYNIX, SAMSUNG));

    assertSaid("/condition list", "[kis 모의] 조건식 2개\n급등주\n거래량 상위");
    assertSaid("/condition", "[kis 모의] 조건식 2개\n급등주\n거래량 상위");
    assertSaid("/condition run 거래량  상위", "[kis 모의] 조건검색 거래량 상위: 2종목\nSK하이닉스 000660\n삼성전자 005930");
    assertSaid("/condition run 급등주", "[kis 모의] 조건검색 급등주: 지금 맞는 종목이 없습니다.");
    assertSaid(
        "/condition run 없음", "[kis 모의] 조건검색을 하지 못했습니다: 그런 이름의 조건식이 없습니다. 조건식은 증권사 HTS에서 만들어 저장합니다");
    assertSaid("/condition run", "조건식 이름을 적어 주세요. /condition list 에서 볼 수 있습니다.");
    assertSaid(
        "/condition list @kiwoom", "조건검색을 할 수 있는 계좌가 아닙니다. 조건검색은 이를 제공하는 증권사 계좌에서만 됩니다: /accounts");
  }

  private void assertSaid(String line, String text) {
    bench.types(line);
    bench.advance(Duration.ofMillis(100));
    assertEquals(List.of(text), bench.told(), line);
  }
}
