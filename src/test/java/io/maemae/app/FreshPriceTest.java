package io.maemae.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.maemae.market.Symbol;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Prices of symbols that no feed brings, or has not brought for a while, are asked for. */
final class FreshPriceTest extends MoneyTest {
  private static final Symbol KAKAO = new Symbol("035720");
  private static final String ASKED = "read quote 035720";
  private static final String SHOWN =
      "카카오 035720 현재가 70,700원 (+1.00%%) %s\n기준가 70,000원, 하한가 49,000원, 상한가 91,000원";

  private static final String CUT_SHORT =
      "/buy 035720 10 70000: 증권사의 답을 기다리던 중에 프로그램이 멈춰 여기서 끝났습니다. /orders 로 확인하고, 아직 원하면 다시 보내세요.";

  private static final String PANIC =
      "증권사의 답을 기다리는 동안 /panic을 받아 이 주문은 접었습니다. 나중에도 보내지 않으니, 아직 원하면 다시 보내세요.";

  @Override
  void configure(MoneyBench unstarted) {
    unstarted.hearing();
  }

  @Test
  void givenASymbolNobodyWatches_whenItsPriceIsAskedFor_thenTheBrokerIsAsked() {
    broker.quotes(KAKAO, 70_700);

    bench.types("/price 035720");

    assertEquals(List.of(SHOWN.formatted("09:30:01")), bench.told());
    assertEquals(List.of(ASKED), broker.asked());
  }

  @Test
  void givenAPriceOfAMomentAgo_whenItIsAskedForAgain_thenTheBrokerIsNotAskedAgain() {
    broker.quotes(KAKAO, 70_700);
    bench.types("/price 035720");
    bench.forget();
    bench.advance(Duration.ofSeconds(4));

    bench.types("/price 035720");

    assertEquals(List.of(SHOWN.formatted("09:30:01")), bench.told());
    assertEquals(List.of(), broker.asked());
  }

  @Test
  void givenAPriceOfSixSecondsAgo_whenItIsAskedForAgain_thenTheBrokerIsAskedAgain() {
    broker.quotes(KAKAO, 70_700);
    bench.types("/price 035720");
    bench.forget();
    bench.advance(Duration.ofSeconds(6));

    bench.types("/price 035720");

    assertEquals(List.of(SHOWN.formatted("09:30:07")), bench.told());
    assertEquals(List.of(ASKED), broker.asked());
  }

  @Test
  void givenATradeOfThisMoment_whenThePriceIsAskedFor_thenTheBrokerIsNotAsked() {
    bench.tradesAtOnce(MoneyBench.SAMSUNG, 70_700);

    bench.types("/price 005930");

    assertEquals(List.of(), broker.asked());
  }

  @Test
  void givenAnUnreadableQuote_whenThePriceIsAskedFor_thenToldWhy() {
    bench.types("/price 035720");

    assertEquals(List.of("카카오 035720의 시세를 읽지 못했습니다: no quote"), bench.told());
  }

  @Test
  void givenAnUnreadableQuoteOfAKnownSymbol_whenThePriceIsAskedFor_thenTheLastOneIsShown() {
    bench.tradesAtOnce(MoneyBench.SAMSUNG, 70_700);
    bench.advance(Duration.ofMinutes(1));

    bench.types("/price 005930");

    assertEquals(
        List.of("삼성전자 005930 현재가 70,700원 (+1.00%) 09:30:01\n기준가 70,000원, 하한가 49,000원, 상한가 91,000원"),
        bench.told());
  }

  @Test
  void givenASymbolNobodyWatches_whenBought_thenItsQuoteIsReadAndTheOrderIsSent() {
    broker.quotes(KAKAO, 70_700);

    bench.types("/buy 035720 10 70000");

    assertEquals(ASKED, broker.asked().get(0));
    assertEquals(List.of("submit #1 BUY 035720 10@70000"), broker.sent());
  }

  @Test
  void givenAnOrderThatWaitsForAPrice_whenTheProgramIsKilled_thenItIsToldAndNotSent() {
    broker.quotes(KAKAO, 70_700);
    bench.typesAtOnce("/buy 035720 10 70000");

    bench.restart();
    bench.advance(Duration.ofSeconds(5));

    assertEquals(List.of(CUT_SHORT), bench.told());
    assertEquals(List.of(), broker.sent());
    bench.restart();
    bench.advance(Duration.ofSeconds(5));
    assertEquals(List.of(), bench.told());
  }

  @Test
  void givenAnOrderThatWaitsForAPrice_whenTheStoreFails_thenItIsToldAndNotSentLater() {
    broker.quotes(KAKAO, 70_700);
    bench.typesAtOnce("/buy 035720 10 70000");
    bench.commitsFail(true);
    bench.advance(Duration.ofSeconds(5));
    bench.commitsFail(false);
    bench.advance(Duration.ofSeconds(30));

    assertEquals(true, bench.told().contains(CUT_SHORT));
    assertEquals(List.of(), broker.sent());
  }

  @Test
  void givenOrdersThatWaitForAPrice_whenPanicComes_thenNoneIsSentAndEachIsTold() {
    broker.quotes(KAKAO, 70_700);
    bench.typesAtOnce("/buy 035720 10 70000");
    bench.typesAtOnce("/sell 035720 2 71000 @kiwoom");
    bench.typesAtOnce("/price 035720");

    bench.typesAtOnce("/panic");
    bench.advance(Duration.ofSeconds(5));

    assertEquals(List.of(), broker.sent());
    assertEquals(List.of(), bench.broker("kiwoom").sent());
    assertEquals(
        List.of(
            "[kis 모의] [kiwoom 모의] 전략을 모두 멈췄고 미체결 주문 0건의 취소를 보냅니다.",
            "[kis 모의] 카카오 035720 매수 10주 70,000원: 보내지 않았습니다. " + PANIC,
            "[kiwoom 모의] 카카오 035720 매도 2주 71,000원: 보내지 않았습니다. " + PANIC,
            SHOWN.formatted("09:30:01")),
        bench.told());
  }

  @Test
  void givenAnOrderEndedByAPanic_whenRestarted_thenItIsNotToldAgain() {
    broker.quotes(KAKAO, 70_700);
    bench.typesAtOnce("/buy 035720 10 70000");
    bench.typesAtOnce("/panic");
    bench.advance(Duration.ofMillis(50));
    bench.forget();

    bench.restart();
    bench.advance(Duration.ofSeconds(5));

    assertEquals(List.of(), bench.told());
    assertEquals(List.of(), broker.sent());
  }

  @Test
  void givenASymbolNobodyWatches_whenBoughtBeyondItsLimits_thenRefused() {
    broker.quotes(KAKAO, 70_700);

    bench.types("/buy 035720 10 92000");

    assertEquals(
        List.of(
            "[kis 모의] 카카오 035720 매수 10주 92,000원: 보내지 않았습니다. 92,000원은 오늘의 상·하한가를 벗어났습니다: 49,000원 ~"
                + " 91,000원."),
        bench.told());
    assertEquals(List.of(), broker.sent());
  }

  @Test
  void givenAnUnreadableQuote_whenBought_thenNothingIsSentAndToldWhy() {
    bench.types("/buy 035720 10 70000");

    assertEquals(
        List.of(
            "[kis 모의] 카카오 035720 매수 10주 70,000원: 보내지 않았습니다. 카카오 035720의 시세를 읽지 못했습니다: no quote"),
        bench.told());
    assertEquals(List.of(), broker.sent());
  }

  @Test
  void givenTwoEqualOrdersAtOnce_whenTheirQuoteComes_thenTheSecondAsksAgain() {
    broker.quotes(KAKAO, 70_700);

    bench.typesAtOnce("/buy 035720 10 70000");
    bench.types("/buy 035720 10 70000");

    assertEquals(List.of("submit #1 BUY 035720 10@70000"), broker.sent());
  }
}
