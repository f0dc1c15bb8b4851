package io.maemae.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.maemae.market.Money;
import io.maemae.market.Price;
import io.maemae.market.Quantity;
import io.maemae.market.Trade;
import io.maemae.order.RiskLimits;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each limit and each rule of the exchange refuses with its sentence, and nothing leaves. */
class RiskLimitTest {
  private static final String NOT_SENT = "[kis 모의] 삼성전자 005930 %s: 보내지 않았습니다. %s";

  @TempDir Path directory;
  private MoneyBench bench;

  private void given(UnaryOperator<MoneyBench> configured) {
    bench = configured.apply(new MoneyBench(directory)).start();
    bench.trades(MoneyBench.SAMSUNG, 70_000);
    bench.forget();
  }

  @AfterEach
  void close() {
    bench.close();
  }

  private static RiskLimits limits(long order, long position, long loss, int rate, int collar) {
    return new RiskLimits(
        Optional.of(Money.ofWon(order)).filter(Money::isPositive),
        Optional.of(Money.ofWon(position)).filter(Money::isPositive),
        Optional.of(Money.ofWon(loss)).filter(Money::isPositive),
        rate == 0 ? OptionalInt.empty() : OptionalInt.of(rate),
        Optional.of(BigDecimal.valueOf(collar)).filter(c -> c.signum() > 0));
  }

  private void assertRefused(String line, String order, String why) {
    bench.types(line);
    assertEquals(List.of(String.format(NOT_SENT, order, why)), bench.told());
    assertEquals(List.of(), bench.broker().sent());
  }

  private void assertSent(String line, String request) {
    bench.types(line);
    assertEquals(List.of(request), bench.broker().sent());
  }

  @Test
  void givenAMostOrderValueOverAll_whenAbove_thenRefused() {
    given(b -> b.limits(limits(700_000, 0, 0, 0, 0)));

    assertRefused("/buy 005930 11 70000", "매수 11주 70,000원", "주문 금액 770,000원이 한도 700,000원을 넘습니다.");
  }

  @Test
  void givenAMostOrderValueOverAll_whenAtIt_thenSent() {
    given(b -> b.limits(limits(700_000, 0, 0, 0, 0)));

    assertSent("/buy 005930 10 70000", "submit #1 BUY 005930 10@70000");
  }

  @Test
  void givenAMostOrderValueOfTheAccount_whenAbove_thenRefused() {
    given(b -> b.limits(MoneyBench.KIS, limits(700_000, 0, 0, 0, 0)));

    assertRefused("/buy 005930 11 70000", "매수 11주 70,000원", "주문 금액 770,000원이 한도 700,000원을 넘습니다.");
  }

  @Test
  void givenAMostOrderValueOfAnotherAccount_whenAbove_thenSent() {
    given(b -> b.limits(MoneyBench.KIWOOM, limits(700_000, 0, 0, 0, 0)));

    assertSent("/buy 005930 11 70000", "submit #1 BUY 005930 11@70000");
  }

  @Test
  void givenAMostPositionValue_whenOpenBuysAndTheOrderAreAbove_thenRefused() {
    given(b -> b.limits(limits(0, 1_000_000, 0, 0, 0)));
    bench.buys(10);
    bench.forget();

    assertRefused(
        "/buy 005930 5 70000", "매수 5주 70,000원", "보유 금액이 1,050,000원이 되어 한도 1,000,000원을 넘습니다.");
  }

  @Test
  void givenAMostPositionValueOfTheAccount_whenHoldingsAndTheOrderAreAbove_thenRefused() {
    given(b -> b.limits(MoneyBench.KIS, limits(0, 1_000_000, 0, 0, 0)));
    bench.holds(10);

    assertRefused(
        "/buy 005930 5 70000", "매수 5주 70,000원", "보유 금액이 1,050,000원이 되어 한도 1,000,000원을 넘습니다.");
  }

  @Test
  void givenAMostPositionValue_whenAModifyWouldPassIt_thenRefusedAndAtItSent() {
    given(b -> b.limits(limits(0, 700_000, 0, 0, 0)));
    bench.types("/buy 005930 10 60000");
    bench.forget();

    bench.types("/modify 1 price=70100");
    assertEquals(
        List.of(
            "[kis 모의] #1 삼성전자 005930 매수 10주 60,000원: 접수 0/10. 정정하지 않았습니다:"
                + " 보유 금액이 701,000원이 되어 한도 700,000원을 넘습니다."),
        bench.told());
    assertEquals(List.of(), bench.broker().sent());

    bench.types("/modify 1 price=70000");
    assertEquals(List.of("modify #1 1001 10@70000"), bench.broker().sent());
  }

  @Test
  void givenAMostPositionValue_whenSelling_thenSent() {
    given(b -> b.limits(limits(0, 700_000, 0, 0, 0)));
    bench.holds(10);

    assertSent("/sell 005930 10 70000", "submit #2 SELL 005930 10@70000");
  }

  @Test
  void givenMostOrdersAMinute_whenOneMore_thenRefusedUntilTheMinuteIsOver() {
    given(b -> b.limits(limits(0, 0, 0, 2, 0)));
    bench.types("/buy 005930 1 70000");
    bench.types("/buy 005930 2 70000");
    bench.forget();

    assertRefused("/buy 005930 3 70000", "매수 3주 70,000원", "1분에 2건까지만 주문합니다.");
    bench.advance(Duration.ofSeconds(60));
    assertSent("/buy 005930 3 70000", "submit #3 BUY 005930 3@70000");
  }

  @Test
  void givenMostOrdersAMinuteOfAnAccount_whenTheOtherOrders_thenSent() {
    given(b -> b.limits(MoneyBench.KIWOOM, limits(0, 0, 0, 1, 0)));
    bench.types("/buy 005930 1 70000 @kiwoom");
    bench.forget();

    assertSent("/buy 005930 3 70000", "submit #2 BUY 005930 3@70000");
  }

  @Test
  void givenACollar_whenABuyIsTooHigh_thenRefused() {
    given(b -> b.limits(limits(0, 0, 0, 0, 5)));

    assertRefused("/buy 005930 1 73600", "매수 1주 73,600원", "73,600원은 현재가 70,000원보다 5% 넘게 불리합니다.");
  }

  @Test
  void givenACollar_whenASaleIsTooLow_thenRefused() {
    given(b -> b.limits(limits(0, 0, 0, 0, 5)));
    bench.holds(1);

    assertRefused("/sell 005930 1 66400", "매도 1주 66,400원", "66,400원은 현재가 70,000원보다 5% 넘게 불리합니다.");
  }

  @Test
  void givenACollar_whenNothingHasTradedYet_thenTheBasePriceHoldsBack() {
    bench = new MoneyBench(directory).limits(limits(0, 0, 0, 0, 5)).start();

    assertRefused(
        "/buy 005930 1 73600", "매수 1주 73,600원", "73,600원은 오늘 첫 체결 전의 기준가 70,000원보다 5% 넘게 불리합니다.");
  }

  @Test
  void givenACollar_whenABuyIsFarOnTheBetterSide_thenSent() {
    given(b -> b.limits(limits(0, 0, 0, 0, 5)));

    assertSent("/buy 005930 1 60000", "submit #1 BUY 005930 1@60000");
  }

  @Test
  void givenAMostDailyLoss_whenReached_thenStrategiesStopAndAreResumedByThePersonOnly() {
    given(b -> b.strategy("cross").limits(limits(0, 0, 50_000, 0, 0)));
    bench.holds(10);
    bench.trades(MoneyBench.SAMSUNG, 66_000);
    assertEquals(List.of(), bench.told());

    bench.advance(Duration.ofSeconds(2));
    bench.trades(MoneyBench.SAMSUNG, 65_000);

    assertEquals(
        List.of(
            "[kis 모의] [kiwoom 모의] 전체 계좌의 오늘 손실 50,105원이 한도 50,000원에 도달했습니다. 신규 진입을 멈추고 미체결 진입 주문을 취소합니다."
                + " 청산과 손절은 계속합니다."),
        bench.told());
    bench.restart();
    bench.advance(Duration.ofSeconds(1));
    bench.forget();
    bench.strategyNamed("cross").enters(65_000);
    bench.trades(MoneyBench.SAMSUNG, 65_000);
    assertEquals(List.of(), bench.broker().sent());
    bench.trades(MoneyBench.SAMSUNG, 70_000);
    bench.types("/resume");
    bench.advance(Duration.ofSeconds(10));
    bench.strategyNamed("cross").enters(70_000);
    bench.trades(MoneyBench.SAMSUNG, 70_000);
    assertEquals(List.of("submit #2 BUY 005930 10@70000"), bench.broker().sent());
  }

  @Test
  void givenAMostDailyLoss_whenTheLastPriceOfASecondReachesIt_thenStoppedWithoutAnotherPrice() {
    given(b -> b.limits(limits(0, 0, 50_000, 0, 0)));
    bench.holds(10);
    bench.advance(Duration.ofSeconds(2));
    bench.trades(MoneyBench.SAMSUNG, 69_000);
    bench.trades(MoneyBench.SAMSUNG, 65_000);
    assertEquals(List.of(), bench.told());

    bench.advance(Duration.ofSeconds(1));

    assertEquals(1, bench.told().stream().filter(text -> text.contains("오늘 손실 50,105원")).count());
  }

  @Test
  void givenAMostDailyLossOfTheAccount_whenReached_thenToldWithTheAccount() {
    given(b -> b.limits(MoneyBench.KIS, limits(0, 0, 50_000, 0, 0)));
    bench.holds(10);
    bench.trades(MoneyBench.SAMSUNG, 65_000);

    assertEquals(
        List.of(
            "[kis 모의] 오늘 손실 50,105원이 한도 50,000원에 도달했습니다. 신규 진입을 멈추고 미체결 진입 주문을 취소합니다."
                + " 청산과 손절은 계속합니다."),
        bench.told());
  }

  /** What the status says below the line of the market and those of both accounts. */
  private List<String> stops() {
    bench.forget();
    bench.types("/status");
    return bench.told().get(0).lines().skip(3).toList();
  }

  @Test
  void givenAMostDailyLossOfTheAccount_whenReached_thenTheOtherAccountsStrategiesTradeOn() {
    given(
        b ->
            b.strategy("here")
                .strategyAt("there", MoneyBench.KIWOOM)
                .limits(MoneyBench.KIS, limits(0, 0, 50_000, 0, 0)));
    bench.holds(10);
    bench.strategyNamed("here").enters(66_000);
    bench.strategyNamed("there").enters(66_000);
    bench.trades(MoneyBench.SAMSUNG, 66_000);
    bench.forget();

    bench.advance(Duration.ofSeconds(2));
    bench.trades(MoneyBench.SAMSUNG, 65_000);
    assertEquals(List.of("cancel #2 1002 10 whole"), bench.broker().sent());
    assertEquals(List.of(), bench.broker(MoneyBench.KIWOOM).sent());

    bench.types("/cancel 3 @kiwoom");
    bench.restart();
    bench.advance(Duration.ofSeconds(11));
    bench.forget();
    bench.strategyNamed("here").enters(65_000);
    bench.strategyNamed("there").enters(65_000);
    bench.trades(MoneyBench.SAMSUNG, 65_000);

    assertEquals(List.of(), bench.broker().sent());
    assertEquals(List.of("submit #4 BUY 005930 10@65000"), bench.broker(MoneyBench.KIWOOM).sent());
    assertEquals(List.of("전략 매매 중", "[kis 모의] 신규 진입 멈춤 (/resume으로 다시 시작)"), stops());
  }

  @Test
  void givenAnAccountAtItsMostDailyLoss_whenAllTogetherReachTheirs_thenAllAreStopped() {
    given(
        b ->
            b.strategyAt("there", MoneyBench.KIWOOM)
                .limits(MoneyBench.KIS, limits(0, 0, 50_000, 0, 0))
                .limits(limits(0, 0, 100_000, 0, 0)));
    bench.holds(10);
    bench.trades(MoneyBench.SAMSUNG, 65_000);
    bench.forget();

    bench.advance(Duration.ofSeconds(2));
    bench.trades(MoneyBench.SAMSUNG, 60_000);
    assertEquals(
        List.of(
            "[kis 모의] [kiwoom 모의] 전체 계좌의 오늘 손실 100,105원이 한도 100,000원에 도달했습니다. 신규 진입을 멈추고 미체결 진입"
                + " 주문을 취소합니다. 청산과 손절은 계속합니다."),
        bench.told());
    bench.strategyNamed("there").enters(60_000);
    bench.trades(MoneyBench.SAMSUNG, 60_000);
    assertEquals(List.of(), bench.broker(MoneyBench.KIWOOM).sent());

    bench.trades(MoneyBench.SAMSUNG, 70_000);
    bench.types("/resume");
    assertEquals(List.of("전략 매매 중"), stops());
  }

  @Test
  void givenAMostDailyLoss_whenRealMoneyIsLostAndPretendedMoneyWon_thenStopped() {
    given(b -> b.live(MoneyBench.KIS).limits(limits(0, 0, 50_000, 0, 0)));
    bench.holds(10);
    bench.types("/buy 000660 10 70000 @kiwoom");
    bench.broker(MoneyBench.KIWOOM).fills("1001", 10, 70_000);
    bench.trades(MoneyBench.HYNIX, 80_000);
    bench.advance(Duration.ofSeconds(2));
    bench.forget();

    bench.trades(MoneyBench.SAMSUNG, 65_000);

    assertEquals(
        List.of(
            "[kis 실전] [kiwoom 모의] 실전 계좌의 오늘 손실 50,105원이 한도 50,000원에 도달했습니다. 신규 진입을 멈추고"
                + " 미체결 진입 주문을 취소합니다. 청산과 손절은 계속합니다."),
        bench.told());
  }

  @Test
  void givenAMostDailyLoss_whenAPriceIsStampedAheadOfTime_thenTheNextOnesCountAtOnce() {
    given(b -> b.limits(limits(0, 0, 50_000, 0, 0)));
    bench.holds(10);
    Instant ahead = bench.now().plus(Duration.ofMinutes(55));
    bench.hears(
        MoneyBench.KIS,
        new Trade(MoneyBench.HYNIX, ahead, Price.ofWon(70_000), Quantity.of(1)),
        false);
    bench.advance(Duration.ofSeconds(2));

    bench.trades(MoneyBench.SAMSUNG, 65_000);

    assertEquals(1, bench.told().stream().filter(text -> text.contains("오늘 손실 50,105원")).count());
  }

  @Test
  void givenAMostDailyLoss_whenThePriceThatReachesItIsASignal_thenNothingIsEntered() {
    given(b -> b.strategy("cross").limits(limits(0, 0, 50_000, 0, 0)));
    bench.holds(10);
    bench.advance(Duration.ofSeconds(2));
    bench.strategyNamed("cross").enters(65_000);

    bench.trades(MoneyBench.SAMSUNG, 65_000);

    assertEquals(List.of(), bench.broker().sent());
  }

  @Test
  void givenAPriceOffTheGrid_thenRefusedWithTheNearestTicks() {
    given(b -> b);

    assertRefused(
        "/buy 005930 1 70050",
        "매수 1주 70,050원",
        "70,050원은 호가 단위(100원)에 맞지 않습니다. 가까운 호가는 70,000원과 70,100원입니다.");
  }

  @Test
  void givenAPriceOutsideTheDaysLimits_thenRefused() {
    given(b -> b);

    assertRefused(
        "/buy 005930 1 91100", "매수 1주 91,100원", "91,100원은 오늘의 상·하한가를 벗어났습니다: 49,000원 ~ 91,000원.");
  }

  @Test
  void givenAShutMarket_thenRefusedWithItsOpening() {
    given(b -> b);
    bench.advanceTo("15:31:00");

    assertRefused("/buy 005930 1 70000", "매수 1주 70,000원", "장 운영 시간이 아닙니다. 다음 개장은 11-23 09:00입니다.");
  }

  @Test
  void givenTheClosingAuction_whenImmediateOrCancel_thenRefused() {
    given(b -> b);
    bench.advanceTo("15:21:00");

    assertRefused("/buy 005930 1 70000 ioc", "매수 1주 70,000원 IOC", "단일가 시간에는 IOC와 FOK를 쓸 수 없습니다.");
  }

  @Test
  void givenOpenBuys_whenTheRestIsNotEnough_thenRefused() {
    given(b -> b);
    bench.types("/buy 005930 140 70000");
    bench.forget();

    assertRefused(
        "/buy 005930 3 70000", "매수 3주 70,000원", "주문가능금액이 부족합니다: 필요 210,031원, 주문가능 198,530원.");
  }

  @Test
  void givenAMarketBuy_whenTheUpperLimitCannotBePaid_thenRefused() {
    given(b -> b);

    assertRefused(
        "/buy 005930 110", "매수 110주 시장가", "주문가능금액이 부족합니다: 필요 10,011,501원, 주문가능 10,000,000원.");
  }

  @Test
  void givenAnOpenSale_whenMoreThanTheRestIsSold_thenRefused() {
    given(b -> b);
    bench.holds(10);
    bench.types("/sell 005930 8 72000");
    bench.forget();

    assertRefused("/sell 005930 3 72000", "매도 3주 72,000원", "매도 가능 수량이 부족합니다: 주문 3주, 매도 가능 2주.");
  }

  @Test
  void givenAnEqualOrderOfSecondsAgo_thenAskedAgain() {
    given(b -> b);
    bench.types("/buy 005930 1 70000");
    bench.forget();

    bench.types("/buy 005930 1 70000");
    assertEquals(List.of(), bench.broker().sent());
    assertEquals("방금 낸 주문(#1)과 같습니다. 또 낼까요?", bench.told().get(0).lines().toList().get(0));

    bench.presses("확인");
    assertEquals(List.of("submit #2 BUY 005930 1@70000"), bench.broker().sent());
  }

  @Test
  void givenAnEqualOrderOfMoreThanTenSecondsAgo_thenSent() {
    given(b -> b);
    bench.types("/buy 005930 1 70000");
    bench.advance(Duration.ofSeconds(10));
    bench.forget();

    assertSent("/buy 005930 1 70000", "submit #2 BUY 005930 1@70000");
  }

  @Test
  void givenAModify_whenTheLimitsForbidIt_thenRefused() {
    given(b -> b.limits(limits(720_000, 0, 0, 0, 0)));
    bench.buys(10);
    bench.forget();

    bench.types("/modify 1 price=73000");

    assertEquals(
        List.of(MoneyTest.ORDER + ": 접수 0/10. 정정하지 않았습니다: 주문 금액 730,000원이 한도 720,000원을 넘습니다."),
        bench.told());
    assertEquals(List.of(), bench.broker().sent());
  }
}
