package io.maemae.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Shares that no order explains: whose they are, what they cost, and what the person is told. Of
 * Samsung at 70,000 won the strategy cross holds ten, the strategy other four and nobody six.
 */
final class OutsideSharesTest extends MoneyTest {
  private static final Duration CONFIRMED = Duration.ofSeconds(10);
  private static final long COST = 20 * 70_000;
  private static final String RESTS =
      " 이 종목 전략의 청산과 손절은 멈추고 신규 진입도 멈췄습니다. 확인한 뒤 /strategy NAME on 과 /resume";

  @Override
  void configure(MoneyBench unstarted) {
    unstarted.strategy("cross").strategy("other");
  }

  /** A strategy holds shares, and what more it ordered is cancelled. */
  private void strategyHolds(String name, long quantity) {
    bench.strategyHolds(name, quantity);
    bench.types("/cancel all");
    bench.advance(Duration.ofSeconds(10));
  }

  private void givenThreeOwners() {
    strategyHolds("cross", 10);
    strategyHolds("other", 4);
    bench.holds(6);
    assertEquals(List.of("nobody 6 at 420000", "cross 10 at 700000", "other 4 at 280000"), lots());
  }

  /** The broker has so many shares more, and they cost so much in all. */
  private void change(long units, long won) {
    broker.sharesMove(MoneyBench.SAMSUNG, units);
    broker.sharesCost(MoneyBench.SAMSUNG, won);
    bench.forget();
    bench.hintsAtBalance();
    bench.advance(CONFIRMED);
    bench.hintsAtBalance();
    bench.advance(CONFIRMED);
  }

  private List<String> lots() {
    return bench.bot().portfolio().lots(MoneyBench.KIS, MoneyBench.SAMSUNG).stream()
        .map(
            l ->
                l.key().strategy().orElse("nobody")
                    + " "
                    + l.units()
                    + " at "
                    + l.cost().toBigDecimal().stripTrailingZeros().toPlainString())
        .toList();
  }

  private void assertToldOnce(String text) {
    assertEquals(List.of("[kis 모의] 삼성전자 005930 " + text + RESTS), bench.told());
  }

  private static String split(String units) {
    return "증권사 잔고가 장부와 "
        + units
        + "주 다르고 매입금액은 그대로입니다. 액면분할이나 병합으로 보고 전략마다 비율대로 나눠 장부를 맞췄습니다."
        + " 무상 입고처럼 다른 이유로 늘어난 것이라면 그 주식까지 전략 몫이 되었고, 여기서 따로 떼어 낼 수 없습니다. 그 전략을 켜면"
        + " 다음 청산 때 모두 팔리니, 켜지 말고 팔 것은 /sell 로 직접 파세요.";
  }

  private static String free(String units) {
    return "증권사 잔고가 장부보다 "
        + units
        + "주 많고 매입금액은 그대로입니다. 무상증자나 무상 입고로 보고 늘어난 주식은 어느 전략에도 넣지 않았습니다."
        + " 전략의 수량과 평균단가는 그대로이니 주가가 그만큼 내렸는지 확인하세요.";
  }

  private static String moved(String units) {
    return "증권사 잔고가 장부와 " + units + "주 다릅니다. 장부를 맞췄고,";
  }

  /** Nothing is sold until the person says so, and then no more than the strategy's own. */
  private void assertSellsOnlyWhenTold(long units) {
    bench.strategyNamed("cross").exits();
    bench.trades(MoneyBench.SAMSUNG, 70_000);
    assertEquals(List.of(), broker.sent());

    bench.types("/strategy cross on");
    bench.strategyNamed("cross").exits();
    bench.trades(MoneyBench.SAMSUNG, 70_000);
    assertEquals(1, broker.sent().size(), broker.sent()::toString);
    assertTrue(
        broker.sent().get(0).endsWith(" SELL 005930 " + units + "@market"),
        broker.sent()::toString);
  }

  @Test
  void givenASplit_thenEveryOwnerHasItsPartAtTheCostOfBefore() {
    givenThreeOwners();

    change(80, COST);

    assertEquals(
        List.of("nobody 30 at 420000", "cross 50 at 700000", "other 20 at 280000"), lots());
    assertToldOnce(split("80"));
    assertSellsOnlyWhenTold(50);
  }

  @Test
  void givenATransferThatLooksLikeASplit_thenNothingIsSoldUntilThePersonActsAsTheMessageSays() {
    strategyHolds("cross", 10);
    change(10, 10 * 70_000);
    assertToldOnce(split("10"));
    assertEquals(List.of("cross 20 at 700000"), lots());
    bench.strategyNamed("cross").exits();
    bench.trades(MoneyBench.SAMSUNG, 60_000);
    assertEquals(List.of(), broker.sent());

    bench.types("/sell 005930 10 70000");

    assertTrue(broker.sent().get(0).endsWith(" SELL 005930 10@70000"), broker.sent()::toString);
    broker.fills(bench.newestNumber(), 10, 70_000);
    bench.advance(CONFIRMED);
    assertEquals(List.of("cross 10 at 350000"), lots());
    bench.strategyNamed("cross").exits();
    bench.trades(MoneyBench.SAMSUNG, 60_000);
    assertEquals(1, broker.sent().size());
  }

  @Test
  void givenASplitWhoseCostTheBrokerRounds_thenItIsStillOne() {
    givenThreeOwners();

    change(80, COST - 100);

    assertEquals(
        List.of("nobody 30 at 420000", "cross 50 at 700000", "other 20 at 280000"), lots());
  }

  @Test
  void givenASplitOfAStrategysSharesOnly_thenNobodyHasAny() {
    strategyHolds("cross", 10);

    change(40, 700_000);

    assertEquals(List.of("cross 50 at 700000"), lots());
    assertToldOnce(split("40"));
  }

  @Test
  void givenAConsolidation_thenPiecesOfSharesAndTheirCostAreNobodys() {
    givenThreeOwners();

    change(-16, COST);

    // Of four shares a strategy would have four fifths of one.
    assertEquals(List.of("nobody 2 at 700000", "cross 2 at 700000"), lots());
    assertToldOnce(split("-16"));
    assertSellsOnlyWhenTold(2);
  }

  @Test
  void givenAConsolidationWhoseCostTheBrokerRounds_thenItIsStillOne() {
    givenThreeOwners();

    change(-16, COST - 19);

    assertEquals(List.of("nobody 2 at 700000", "cross 2 at 700000"), lots());
  }

  @Test
  void givenAConsolidationWithRemainders_thenNoCostIsLost() {
    strategyHolds("cross", 7);
    strategyHolds("other", 8);

    change(-12, 15 * 70_000);

    // Seven become one and two fifths, eight one and three fifths: two fifths of seven are two.
    assertEquals(List.of("nobody 1 at 350000", "cross 1 at 350000", "other 1 at 350000"), lots());
    assertToldOnce(split("-12"));
  }

  @Test
  void givenABonusIssue_thenTheNewSharesAreNobodysAndCostNothing() {
    givenThreeOwners();

    change(2, COST);

    assertEquals(List.of("nobody 8 at 420000", "cross 10 at 700000", "other 4 at 280000"), lots());
    assertToldOnce(free("2"));
    assertSellsOnlyWhenTold(10);
  }

  @Test
  void givenSharesTransferredInAtNoCost_thenTheyAreNoStrategys() {
    strategyHolds("cross", 10);

    change(7, 10 * 70_000);

    assertEquals(List.of("nobody 7 at 0", "cross 10 at 700000"), lots());
    assertToldOnce(free("7"));
    bench.types("/positions");
    bench.advance(CONFIRMED);
    String positions = String.join("\n", bench.told());
    assertTrue(positions.contains("7주, 평균단가 0원"), positions);
  }

  @Test
  void givenSharesTransferredInAtACost_thenTheyAreNobodysAndHaveIt() {
    givenThreeOwners();

    change(20, COST + 20 * 50_000);

    assertEquals(
        List.of("nobody 26 at 1420000", "cross 10 at 700000", "other 4 at 280000"), lots());
    assertToldOnce(moved("20"));
    assertSellsOnlyWhenTold(10);
  }

  @Test
  void givenMoreSharesThatCostLessInAll_thenNoShareHasACostBelowNone() {
    strategyHolds("cross", 10);

    change(3, 650_000);

    assertEquals(List.of("nobody 3 at 0", "cross 10 at 700000"), lots());
    assertToldOnce(moved("3"));
  }

  @Test
  void givenSharesSoldOutside_thenNobodysGoFirstWithTheirCost() {
    givenThreeOwners();

    change(-8, 12 * 70_000);

    assertEquals(List.of("cross 8 at 560000", "other 4 at 280000"), lots());
    assertToldOnce(moved("-8"));
    assertSellsOnlyWhenTold(8);
  }

  @Test
  void givenAllSharesSoldOutside_thenNoLotIsLeft() {
    givenThreeOwners();

    change(-20, 0);

    assertEquals(List.of(), lots());
    assertToldOnce(moved("-20"));
  }

  @Test
  void givenALotSoldToNothing_thenASplitGivesItNothing() {
    strategyHolds("cross", 10);
    strategyHolds("other", 4);
    bench.strategyNamed("other").exits();
    bench.trades(MoneyBench.SAMSUNG, 70_000);
    broker.fills(bench.newestNumber(), 4, 70_000);
    bench.advance(Duration.ofSeconds(10));

    change(10, 700_000);

    assertEquals(List.of("cross 20 at 700000"), lots());
    assertToldOnce(split("10"));
  }

  @Test
  void givenSharesThatCostNothing_thenMoreOfThemAreNoSplit() {
    change(5, 0);
    assertEquals(List.of("nobody 5 at 0"), lots());
    assertToldOnce(moved("5"));

    change(5, 0);

    assertEquals(List.of("nobody 10 at 0"), lots());
    assertToldOnce(moved("5"));
  }

  @Test
  void givenASplit_whenRestarted_thenTheBooksAreTheSameAndTheGuardRests() {
    givenThreeOwners();
    change(80, COST);
    List<String> before = lots();

    bench.restart();
    bench.advance(CONFIRMED);
    bench.forget();

    assertEquals(before, lots());
    assertEquals(List.of(), bench.told());
    assertSellsOnlyWhenTold(50);
  }
}
