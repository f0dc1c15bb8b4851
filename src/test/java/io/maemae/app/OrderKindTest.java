package io.maemae.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.maemae.app.FakeBroker.Manner;
import io.maemae.market.Money;
import io.maemae.market.OrderBook;
import io.maemae.market.Price;
import io.maemae.market.Quantity;
import io.maemae.market.Side;
import io.maemae.order.RiskLimits;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/**
 * Orders at the best price and conditional limits: what they reserve, and what is known of them.
 */
class OrderKindTest extends MoneyTest {
  private static final String NOT_SENT = "[kis 모의] 삼성전자 005930 %s: 보내지 않았습니다. %s";
  private static final String BEST = "[kis 모의] #1 삼성전자 005930 매수 10주 최유리지정가";
  private static final Duration LIST_READ = Duration.ofSeconds(65);

  @Override
  void configure(MoneyBench unstarted) {
    RiskLimits fivePercent =
        new RiskLimits(
            Optional.empty(),
            Optional.<Money>empty(),
            Optional.empty(),
            OptionalInt.empty(),
            Optional.of(BigDecimal.valueOf(5)));
    unstarted.limits(MoneyBench.KIWOOM, fivePercent);
  }

  private void assertRefused(String line, String order, String why) {
    bench.forget();
    bench.types(line);
    assertEquals(List.of(String.format(NOT_SENT, order, why)), bench.told());
    assertEquals(List.of(), broker.sent());
  }

  private void assertSent(String line, String request) {
    bench.forget();
    bench.types(line);
    assertEquals(List.of(request), broker.sent());
  }

  // What they reserve.

  @Test
  void givenAConditionalBuy_whenTheUpperLimitCannotBePaid_thenRefused() {
    assertRefused(
        "/buy 005930 110 70000 conditional",
        "매수 110주 조건부지정가 70,000원",
        "주문가능금액이 부족합니다: 필요 10,011,501원, 주문가능 10,000,000원.");
  }

  @Test
  void givenABestPriceBuy_whenTheUpperLimitCannotBePaid_thenRefused() {
    assertRefused(
        "/buy 005930 110 best",
        "매수 110주 최유리지정가",
        "주문가능금액이 부족합니다: 필요 10,011,501원, 주문가능 10,000,000원.");
  }

  @Test
  void givenAnOpenConditionalBuy_whenOrderingMore_thenItReservesAtTheUpperLimit() {
    assertSent("/buy 005930 100 70000 conditional", "submit #1 BUY 005930 100@70000 conditional");
    bench.advance(LIST_READ);

    assertRefused(
        "/buy 005930 13 70000", "매수 13주 70,000원", "주문가능금액이 부족합니다: 필요 910,136원, 주문가능 898,635원.");
  }

  @Test
  void givenAnOpenBestPriceBuy_whenOrderingMore_thenItReservesAtTheUpperLimitUntilItsOwnIsKnown() {
    assertSent("/buy 005930 100 best", "submit #1 BUY 005930 100@best");
    assertRefused(
        "/buy 005930 13 70000", "매수 13주 70,000원", "주문가능금액이 부족합니다: 필요 910,136원, 주문가능 898,635원.");

    broker.getsLimit("1001", 70_100);
    bench.advance(LIST_READ);

    assertSent("/buy 005930 13 70000", "submit #2 BUY 005930 13@70000");
  }

  private void assertRefused(String line, String order, String why, String symbol) {
    bench.forget();
    bench.types(line);
    assertEquals(List.of("[kis 모의] " + symbol + " " + order + ": 보내지 않았습니다. " + why), bench.told());
    assertEquals(List.of(), broker.sent());
  }

  // Which are taken.

  @Test
  void givenAConditionalOrderForAtOnce_thenRefused() {
    assertRefused(
        "/buy 005930 1 conditional 70000 ioc",
        "매수 1주 조건부지정가 70,000원 IOC",
        "이 계좌는 KRX에서 조건부지정가 IOC 주문을 받지 않습니다.");
  }

  @Test
  void givenABestPriceOrderForAtOnce_thenSent() {
    assertSent("/buy 005930 1 best fok", "submit #1 BUY 005930 1@best FOK");
  }

  @Test
  void givenAVenueThatIsNotTraded_thenRefusedForTheVenue() {
    assertRefused("/buy 005930 1 best nxt", "매수 1주 최유리지정가 NXT", "NXT에는 주문할 수 없는 계좌입니다.");
  }

  @Test
  void givenTheClosingAuction_thenNeitherIsTaken() {
    bench.advanceTo("15:20:00");

    assertRefused("/buy 005930 1 best", "매수 1주 최유리지정가", "종가 단일가에는 최유리지정가 주문을 낼 수 없습니다.");
    assertRefused(
        "/buy 005930 1 70000 conditional", "매수 1주 조건부지정가 70,000원", "종가 단일가에는 조건부지정가 주문을 낼 수 없습니다.");
  }

  @Test
  void givenAConditionalOrder_whenItsLimitBreaksARule_thenRefusedAsALimitIs() {
    bench.trades(MoneyBench.SAMSUNG, 70_000);

    assertRefused(
        "/buy 005930 1 91100 conditional",
        "매수 1주 조건부지정가 91,100원",
        "91,100원은 오늘의 상·하한가를 벗어났습니다: 49,000원 ~ 91,000원.");
    assertRefused(
        "/buy 005930 1 70050 conditional",
        "매수 1주 조건부지정가 70,050원",
        "70,050원은 호가 단위(100원)에 맞지 않습니다. 가까운 호가는 70,000원과 70,100원입니다.");
    bench.types("/buy 005930 1 73600 conditional @kiwoom");
    assertEquals(
        List.of(
            "[kiwoom 모의] 삼성전자 005930 매수 1주 조건부지정가 73,600원: 보내지 않았습니다."
                + " 73,600원은 현재가 70,000원보다 5% 넘게 불리합니다."),
        bench.told());
  }

  @Test
  void givenAnOrderOfSecondsAgo_whenTheKindIsAnother_thenItIsNoRepetition() {
    bench.types("/buy 005930 10 70000");
    assertSent("/buy 005930 10 70000 conditional", "submit #2 BUY 005930 10@70000 conditional");
    assertSent("/buy 005930 10 best", "submit #3 BUY 005930 10@best");
    assertSent("/buy 005930 10 market", "submit #4 BUY 005930 10@market");

    bench.forget();
    bench.types("/buy 005930 10 best");

    assertEquals("방금 낸 주문(#3)과 같습니다. 또 낼까요?", bench.told().get(0).lines().toList().get(0));
    assertEquals(List.of(), broker.sent());
  }

  // What is shown before.

  @Test
  void givenAPreview_thenABestPriceOrderIsEstimatedAtTheBestPriceAlone() {
    bench.trades(MoneyBench.SAMSUNG, 69_900);
    OrderBook.Level best = new OrderBook.Level(Price.ofWon(70_000), Quantity.of(4));
    OrderBook.Level next = new OrderBook.Level(Price.ofWon(70_100), Quantity.of(10));
    broker.shows(new OrderBook(MoneyBench.SAMSUNG, bench.now(), List.of(), List.of(best, next)));
    bench.types("/buy 005930 10 best");
    bench.forget();

    bench.types("/buy 005930 10 best");

    assertEquals(
        List.of(
            "방금 낸 주문(#1)과 같습니다. 또 낼까요?",
            "[kis 모의] 삼성전자 005930 매수 10주 최유리지정가",
            "예상 금액 700,000원, 수수료 105원, 세금 0원",
            "최유리지정가: 거래소에 접수되는 순간의 상대 최우선호가가 지정가가 됩니다.",
            "주문 뒤 주문가능 8,389,759원 (증거금으로 최대 910,136원이 묶입니다)"),
        bench.told().get(0).lines().toList());
  }

  @Test
  void givenAPreview_thenAConditionalBuyReservesAtTheUpperLimit() {
    bench.types("/buy 005930 10 70000 conditional");
    bench.forget();

    bench.types("/buy 005930 10 70000 conditional");

    assertEquals(
        "주문 뒤 주문가능 8,389,759원 (증거금으로 최대 910,136원이 묶입니다)",
        bench.told().get(0).lines().toList().get(4));
  }

  // What is known of them.

  @Test
  void givenABestPriceOrder_whenTheListTellsItsLimit_thenItIsShownKeptAndMoved() {
    bench.types("/buy 005930 10 best");
    assertEquals(List.of(BEST + ": 접수 0/10"), bench.told());

    bench.types("/modify 1 price=70200");
    assertEquals(
        List.of(BEST + ": 접수 0/10. 정정하지 않았습니다: #1 주문은 가격을 바꿀 수 없는 유형입니다(최유리지정가)."), bench.told());

    broker.getsLimit("1001", 70_100);
    bench.advance(LIST_READ);
    bench.restart();
    bench.advance(Duration.ofSeconds(1));
    bench.forget();
    bench.types("/orders");
    assertEquals(List.of("미체결 1건\n" + BEST + " 70,100원: 접수 0/10"), bench.told());
    assertEquals(List.of("#1 BUY 10@70100 0 NEW"), bench.orders());

    bench.types("/modify 1 price=70200");
    assertEquals(List.of("modify #1 1001 10@70200"), broker.sent());
    bench.forget();
    bench.types("/orders");
    assertEquals(List.of("미체결 1건\n[kis 모의] #1 삼성전자 005930 매수 10주 70,200원: 접수 0/10"), bench.told());
  }

  @Test
  void givenAConditionalOrder_whenItsPriceIsModified_thenItStaysConditional() {
    bench.types("/buy 005930 10 70000 conditional");
    bench.forget();

    bench.types("/modify 1 price=70200");

    assertEquals(List.of("modify #1 1001 10@70200 conditional"), broker.sent());
    bench.types("/orders");
    assertEquals(
        "미체결 1건\n[kis 모의] #1 삼성전자 005930 매수 10주 조건부지정가 70,200원: 접수 0/10", bench.newest().text());
  }

  @Test
  void givenABestPriceOrderWhoseAnswerIsLost_whenTheListHasItWithALimit_thenItIsAdopted() {
    broker.next(Manner.LOSE_ANSWER);
    bench.types("/buy 005930 10 best");
    broker.getsLimit("1001", 70_100);

    bench.advance(FakeBroker.TIMEOUT.plus(LIST_READ));

    assertEquals(List.of("#1 BUY 10@70100 0 NEW"), bench.orders());
  }

  @Test
  void givenAMarketAndABestPriceOrderWhoseAnswersAreLost_thenEachFindsItsOwn() {
    broker.next(Manner.LOSE_ANSWER);
    bench.types("/buy 005930 10 market");
    broker.next(Manner.LOSE_ANSWER);
    bench.types("/buy 005930 10 best");
    broker.getsLimit("1002", 70_100);

    bench.advance(FakeBroker.TIMEOUT.plus(LIST_READ));

    assertEquals(List.of("#1 BUY 10@market 0 NEW", "#2 BUY 10@70100 0 NEW"), bench.orders());
  }

  @Test
  void givenAConditionalOrderThatWasLost_whenAnEqualLimitStandsInTheList_thenItIsNotAdopted() {
    broker.next(Manner.LOSE_REQUEST);
    bench.types("/buy 005930 10 70000 conditional");
    broker.place(MoneyBench.SAMSUNG, Side.BUY, 10, 70_000);

    bench.advance(FakeBroker.TIMEOUT.plus(LIST_READ));

    assertEquals(List.of("#1 BUY 10@70000 0 UNKNOWN", "#2 BUY 10@70000 0 NEW"), bench.orders());
  }
}
