package io.maemae.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.maemae.app.FakeBroker.Manner;
import io.maemae.market.Side;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * A sale placed elsewhere that takes shares of a strategy: what guards the rest of them rests until
 * the person has looked, and nothing else does.
 */
final class OutsideSaleTest extends MoneyTest {
  private static final Duration READ = Duration.ofSeconds(61);

  @Override
  void configure(MoneyBench unstarted) {
    unstarted.strategy("cross").strategy("other");
  }

  /** Shares are sold elsewhere, and the stream tells it; returns the broker's number. */
  private String soldElsewhere(long ordered, long filled) {
    String number = broker.place(MoneyBench.SAMSUNG, Side.SELL, ordered, 70_000).number();
    broker.fills(number, filled, 70_000);
    return number;
  }

  private static String rests(String sale, String... lots) {
    return "다른 곳에서 낸 매도가 전략의 주식을 팔았습니다: [kis 모의] "
        + sale
        + ". 아래 남은 보유분의 손절·청산을 멈췄으니 확인한 뒤 /strategy NAME on 을 보내세요."
        + " 그때까지는 직접 살펴보세요.\n"
        + String.join("\n", lots);
  }

  private static String lot(String strategy, long shares) {
    return "[kis 모의] 삼성전자 005930 " + shares + "주 (" + strategy + "): 손절·청산 없음";
  }

  private List<String> toldOfRest() {
    return bench.told().stream().filter(t -> t.startsWith("다른 곳에서 낸 매도가")).toList();
  }

  private List<String> toldOfGuards() {
    return bench.told().stream().filter(t -> t.startsWith("아래 보유분")).toList();
  }

  private void exits(String strategy) {
    bench.strategyExits(strategy, 69_000);
  }

  @Test
  void givenPartOfALotSoldElsewhere_thenItsGuardRestsUntilThePersonHasLooked() {
    bench.strategyHolds("cross", 10);

    soldElsewhere(6, 6);
    bench.advance(READ);
    assertEquals(
        List.of(rests("#2 삼성전자 005930 매도 6주 기타 유형: 체결 6/6", lot("cross", 4))), toldOfRest());
    bench.forget();
    exits("cross");
    assertEquals(List.of(), broker.sent());

    bench.types("/strategy cross on");
    exits("cross");
    assertEquals(List.of("submit #3 SELL 005930 4@market"), broker.sent());
  }

  @Test
  void givenASaleElsewhereThatOnlyTheListTells_thenTheGuardRests() {
    bench.strategyHolds("cross", 10);
    String number = broker.place(MoneyBench.SAMSUNG, Side.SELL, 6, 70_000).number();
    broker.fillsUnsaid(number, 6, 70_000);

    bench.types("/buy 000660 1 60000");
    bench.advance(READ);
    assertEquals(List.of("kis 005930 cross 4"), bench.lots());
    bench.forget();
    exits("cross");

    assertEquals(List.of(), broker.sent());
  }

  @Test
  void givenASaleElsewhereInParts_thenToldOnceAndTheGuardRestsAfterARestart() {
    bench.strategyHolds("cross", 10);
    String number = soldElsewhere(6, 2);
    bench.advance(Duration.ofSeconds(2));
    broker.fills(number, 4, 70_000);
    bench.advance(READ);
    assertEquals(1, toldOfRest().size());

    bench.restart();
    bench.advance(Duration.ofSeconds(10));
    assertEquals(List.of(), toldOfRest());
    bench.forget();
    exits("cross");

    assertEquals(List.of(), broker.sent());
  }

  @Test
  void givenSharesOfNobodyAndOfStrategies_thenOnlyWhoLostSharesRests() {
    bench.strategyHolds("cross", 10);
    bench.types("/cancel all");
    bench.strategyHolds("other", 4);
    bench.types("/cancel all");
    bench.holds(6);
    bench.forget();

    soldElsewhere(6, 6);
    bench.advance(READ);
    assertEquals(List.of("kis 005930 cross 10", "kis 005930 other 4"), bench.lots());
    assertEquals(List.of(), toldOfRest());

    soldElsewhere(3, 3);
    bench.advance(READ);
    assertEquals(1, toldOfRest().size());
    bench.forget();
    exits("cross");
    assertEquals(List.of(), broker.sent());
    exits("other");
    assertEquals(1, broker.sent().size(), broker.sent()::toString);
    assertTrue(broker.sent().get(0).endsWith(" SELL 005930 4@market"), broker.sent()::toString);
  }

  @Test
  void givenAllOfALotSoldElsewhere_thenNothingIsLeftToRestAndTheNextLotIsGuarded() {
    bench.strategyHolds("cross", 10);
    soldElsewhere(10, 10);
    bench.advance(READ);
    assertEquals(List.of(), toldOfRest());

    bench.strategyHolds("cross", 10);
    exits("cross");

    assertEquals(1, broker.sent().size(), broker.sent()::toString);
  }

  @Test
  void givenAFillThatTurnsOutToBeOurs_whenItWasInDoubt_thenTheGuardNeverRests() {
    bench.strategyHolds("cross", 10);
    broker.next(Manner.LOSE_ANSWER);
    bench.types("/sell 005930 6 70000");
    bench.advance(FakeBroker.TIMEOUT);
    broker.fills(bench.newestNumber(), 4, 70_000);
    bench.advance(Duration.ofMillis(1));
    assertEquals(List.of("kis 005930 cross 6"), bench.lots());

    bench.advance(Duration.ofMinutes(2));
    bench.types("/cancel all");
    bench.advance(Duration.ofSeconds(10));
    assertEquals(List.of(), toldOfRest());
    bench.forget();
    exits("cross");

    assertEquals(1, broker.sent().size(), broker.sent()::toString);
  }

  @Test
  void givenAFillInDoubt_whenItIsSureToBeAnothers_thenTheGuardRests() {
    bench.strategyHolds("cross", 10);
    broker.next(Manner.LOSE_REQUEST);
    bench.types("/sell 005930 6 70000");
    bench.advance(FakeBroker.TIMEOUT);
    String number = broker.place(MoneyBench.SAMSUNG, Side.SELL, 6, 69_000).number();
    broker.fills(number, 4, 69_000);
    bench.advance(Duration.ofMillis(1));
    assertEquals(List.of(), toldOfRest());

    bench.advance(Duration.ofMinutes(3));
    bench.types("/cancel 2");
    bench.presses("접수되지 않음");
    bench.advance(Duration.ofSeconds(10));

    assertEquals(1, toldOfRest().size());
  }

  @Test
  void givenAFillUnderAModifysNumberThatWasNotKnown_whenItIsOurs_thenTheGuardIsThereAgain() {
    bench.strategyHolds("cross", 10);
    String modified = sellsAndMovesUnanswered(6);
    broker.fillsWithoutSum(modified, 2, 70_000);
    bench.advance(Duration.ofMillis(1));
    assertEquals(1, toldOfRest().size());

    bench.advance(Duration.ofMinutes(2));
    assertEquals(1, toldOfGuards().size());
    broker.fills(modified, 4, 70_000);
    bench.advance(READ);
    bench.forget();
    exits("cross");

    assertEquals(1, broker.sent().size(), broker.sent()::toString);
  }

  @Test
  void givenAFillThatTurnsOutToBeOurs_whenSharesOfAnotherSymbolMoved_thenTheGuardIsThereAgain() {
    bench.strategyHolds("cross", 10);
    String modified = sellsAndMovesUnanswered(6);
    broker.lists(rows -> rows.stream().filter(r -> !r.id().number().equals(modified)).toList());
    broker.fillsWithoutSum(modified, 2, 70_000);
    broker.sharesMove(MoneyBench.HYNIX, 5);
    bench.hintsAtBalance();
    bench.advance(Duration.ofSeconds(40));
    List<String> told = bench.told();
    assertEquals(1, told.stream().filter(t -> t.startsWith("다른 곳에서 낸 매도가")).count());
    assertEquals(1, told.stream().filter(t -> t.contains("000660")).count(), told::toString);
    bench.forget();

    broker.listsTruth();
    bench.advance(Duration.ofMinutes(2));

    assertEquals(1, toldOfGuards().size());
  }

  @Test
  void givenAByHandSaleOfAStrategysShares_thenItsGuardGoesOn() {
    bench.strategyHolds("cross", 10);
    bench.types("/sell 005930 6 70000");
    broker.fills(bench.newestNumber(), 6, 70_000);
    bench.advance(READ);
    assertEquals(List.of(), toldOfRest());
    bench.forget();

    exits("cross");

    assertEquals(List.of("submit #3 SELL 005930 4@market"), broker.sent());
  }
}
