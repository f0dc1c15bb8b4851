package io.maemae.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.maemae.app.FakeBroker.Manner;
import io.maemae.market.Price;
import io.maemae.market.Side;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A panic ends everything at once, and offers to sell. */
class PanicTest extends MoneyTest {
  private static final Duration SOON = Duration.ofMillis(100);

  private static final String CLOSED =
      "그 뒤에 /panic을 받아 닫힌 버튼입니다. 주문하지 않았습니다. 아직 원하면 명령을 다시 보내거나 더 새로운 버튼을 눌러 주세요.";

  @Override
  void configure(MoneyBench unstarted) {
    unstarted.strategy("cross");
  }

  @Test
  void givenPanic_whenOrdersAreOpen_thenAllAreCancelledAndStrategiesStop() {
    bench.types("/buy 005930 10 70000");
    bench.types("/buy 000660 1 70000");
    bench.forget();

    bench.types("/panic");

    assertEquals(List.of("cancel #1 1001 10 whole", "cancel #2 1002 1 whole"), broker.sent());
    assertEquals("[kis 모의] [kiwoom 모의] 전략을 모두 멈췄고 미체결 주문 2건의 취소를 보냅니다.", bench.told().get(0));
    assertEquals(List.of("ALL"), bench.rows("select text from setting where name = 'stop'"));
  }

  @Test
  void givenPanic_whenAModifyIsUnderWay_thenTheOrderIsCancelledAfterwards() {
    broker.confirmsChanges(false);
    bench.buys(10);
    bench.types("/modify 1 price=69000");
    bench.forget();

    bench.types("/panic");
    broker.fills("1001", 1, 70_000);
    bench.advance(SOON);
    assertEquals(List.of(), broker.sent());
    broker.confirmModify("1002", "1001", Price.ofWon(69_000));
    bench.advance(Duration.ofSeconds(1));

    assertEquals(List.of("cancel #1 1002 9 whole"), broker.sent());
  }

  private void unclearModify(Manner manner) {
    bench.buys(10);
    broker.next(manner);
    bench.types("/modify 1 price=69000");
    broker.unreadable("HTTP 503");
    bench.advance(Duration.ofSeconds(10));
    bench.forget();
  }

  @Test
  void givenPanic_whenAModifyNeverArrived_thenTheNumberThatIsOpenIsCancelledAtOnce() {
    unclearModify(Manner.LOSE_REQUEST);

    bench.types("/panic");
    bench.advance(SOON);
    assertEquals(List.of("cancel #1 1001 10 whole"), broker.sent());
    broker.readable();
    bench.advance(Duration.ofMinutes(3));

    assertEquals(List.of("cancel #1 1001 10 whole"), broker.sent());
    assertEquals(List.of("#1 BUY 10@70000 0 CANCELED"), bench.orders());
  }

  @Test
  void givenPanic_whenAModifyOfUnknownOutcomeWasDone_thenItsNewNumberIsCancelledWhenItIsListed() {
    broker.confirmsChanges(false);
    unclearModify(Manner.LOSE_ANSWER);
    broker.modifiesUnsaid("1002", "1001", Price.ofWon(69_000));
    broker.confirmsChanges(true);
    broker.refusesNext("원주문이 없습니다");

    bench.types("/panic");
    bench.advance(SOON);
    broker.readable();
    bench.advance(Duration.ofMinutes(3));

    assertEquals(List.of("cancel #1 1001 10 whole", "cancel #1 1002 10 whole"), broker.sent());
    assertEquals(List.of("#1 BUY 10@69000 0 CANCELED"), bench.orders());
  }

  @Test
  void givenPanic_whenEverythingIsToBeSold_thenItIsSoldAfterASecondConfirmation() {
    bench.strategyHolds("cross", 10);
    bench.holds(5);

    bench.types("/panic");
    bench.presses("모두 매도 (약 1,050,000원)");
    assertEquals(List.of(), broker.sent());
    bench.presses("확인");

    assertEquals(
        List.of("submit #3 SELL 005930 5@market", "submit #4 SELL 005930 10@market"),
        broker.sent());
  }

  @Test
  void givenPanic_whenOnlyStrategiesAreToBeSold_thenSharesByHandStay() {
    bench.strategyHolds("cross", 10);
    bench.holds(5);

    bench.types("/panic");
    bench.presses("전략 보유분 매도 (약 700,000원)");
    bench.presses("확인");

    assertEquals(List.of("submit #3 SELL 005930 10@market"), broker.sent());
  }

  @Test
  void givenPanic_whenNoPriceIsKnown_thenItSaysSo() {
    bench.holds(5);
    bench.crash();
    bench.begin();
    bench.advance(Duration.ofSeconds(1));
    bench.forget();

    bench.types("/panic");
    bench.presses("모두 매도 (시세 없음)");

    String held = "[kis 모의] 삼성전자 005930 5주, 시세 없음 (직접 주문)";
    assertEquals(
        List.of(
            "[kis 모의] [kiwoom 모의] 전략을 모두 멈췄고 미체결 주문 0건의 취소를 보냅니다.",
            "보유 종목을 시장가로 팔까요?\n" + held,
            "아래를 시장가로 팝니다(합계 시세 없음). 확인해 주세요.\n" + held),
        bench.told());
  }

  @Test
  void givenPanic_whenOnePriceIsNotKnown_thenTheSumIsWithoutIt() {
    bench.holds(5);
    bench.types("/buy 000660 2 70000");
    broker.fills(bench.newestNumber(), 2, 70_000);
    bench.advance(Duration.ofSeconds(10));
    bench.crash();
    bench.begin();
    bench.trades(MoneyBench.SAMSUNG, 71_000);
    bench.forget();

    bench.types("/panic");
    bench.presses("모두 매도 (약 355,000원, 시세 없는 종목 제외)");

    assertEquals(
        "아래를 시장가로 팝니다(합계 약 355,000원, 시세 없는 종목 제외). 확인해 주세요.\n"
            + "[kis 모의] SK하이닉스 000660 2주, 시세 없음 (직접 주문)\n"
            + "[kis 모의] 삼성전자 005930 5주, 약 355,000원 (직접 주문)",
        bench.told().get(2));
  }

  @Test
  void givenPanic_whenWithdrawn_thenNothingIsSold() {
    bench.holds(5);

    bench.types("/panic");
    bench.presses("취소");

    assertEquals(List.of(), broker.sent());
    assertEquals("팔지 않았습니다. 전략은 멈춰 있습니다.", bench.told().get(2));
  }

  @Test
  void givenPanic_whenTheBrokerSaysFewerAreSellable_thenThoseAreSoldAndTheRestIsTold() {
    bench.holds(10);
    broker.sellable(MoneyBench.SAMSUNG, 4);
    bench.types("/panic");
    bench.presses("모두 매도 (약 700,000원)");
    bench.forget();

    bench.presses("확인");

    assertEquals(List.of("submit #2 SELL 005930 4@market"), broker.sent());
    assertEquals("[kis 모의] 삼성전자 005930 6주는 지금 팔 수 없어 남았습니다.", bench.told().get(0));
  }

  @Test
  void givenPanic_whenTheBrokerHoldsNoneOfIt_thenTold() {
    bench.holds(10);
    bench.types("/panic");
    bench.presses("모두 매도 (약 700,000원)");
    broker.sharesMove(MoneyBench.SAMSUNG, -10);
    bench.forget();

    bench.presses("확인");

    assertEquals(List.of(), broker.sent());
    assertEquals(List.of("[kis 모의] 삼성전자 005930 10주는 지금 팔 수 없어 남았습니다."), bench.told());
  }

  @Test
  void givenPanic_whenTheSellableSharesCannotBeRead_thenNothingIsSoldAndTold() {
    bench.holds(10);
    bench.types("/panic");
    bench.presses("모두 매도 (약 700,000원)");
    broker.balanceUnreadable("HTTP 500");
    bench.forget();

    bench.presses("확인");

    assertEquals(List.of(), broker.sent());
    assertEquals(List.of("[kis 모의] 매도 가능 수량을 읽지 못해 팔지 않았습니다. 증권사 앱에서 확인해 주세요."), bench.told());
  }

  @Test
  void givenAPreviewThatWaitsForTheBook_whenPanicComes_thenItIsToldAndNotShown() {
    bench.buys(10);
    bench.forget();

    bench.typesAtOnce("/buy 005930 10 70000");
    bench.typesAtOnce("/panic");
    bench.advance(SOON);

    assertEquals(List.of("cancel #1 1001 10 whole"), broker.sent());
    assertEquals(
        "[kis 모의] 삼성전자 005930 매수 10주 70,000원: 보내지 않았습니다. 증권사의 답을 기다리는 동안 /panic을 받아 이 주문은 접었습니다."
            + " 나중에도 보내지 않으니, 아직 원하면 다시 보내세요.",
        bench.told().get(1));
  }

  @Test
  void givenAPreview_whenPanicComes_thenItsButtonsAreClosed() {
    bench.buys(10);
    bench.types("/buy 005930 10 70000");
    String confirm = bench.button("확인");
    bench.types("/panic");
    bench.forget();

    bench.presses(MoneyBench.OWNER, MoneyBench.CHAT, confirm);

    assertEquals(List.of(CLOSED), bench.told());
    assertEquals(List.of(), broker.sent());
  }

  @Test
  void givenTheOffersOfAPanic_whenAnotherComes_thenOnlyTheNewOnesSell() {
    bench.holds(5);
    bench.types("/panic");
    String earlier = bench.button("모두 매도 (약 350,000원)");
    bench.types("/panic");
    bench.forget();

    bench.presses(MoneyBench.OWNER, MoneyBench.CHAT, earlier);
    assertEquals(List.of(CLOSED), bench.told());
    bench.presses("모두 매도 (약 350,000원)");
    bench.presses("확인");

    assertEquals(List.of("submit #2 SELL 005930 5@market"), broker.sent());
  }

  @Test
  void givenASaleThatWaitsForTheBalance_whenAnotherPanicComes_thenItIsToldAndNotSent() {
    bench.holds(5);
    bench.types("/panic");
    bench.presses("모두 매도 (약 350,000원)");
    bench.forget();

    bench.pressesAtOnce("확인");
    bench.typesAtOnce("/panic");
    bench.advance(Duration.ofSeconds(5));

    assertEquals(List.of(), broker.sent());
    assertEquals(
        "[kis 모의] 매도 가능 수량을 기다리는 동안 /panic을 다시 받아 매도 주문을 보내지 않았습니다."
            + " 팔려면 가장 새로운 /panic의 버튼을 누르고, 버튼이 없으면 /panic을 다시 보내세요.",
        bench.told().get(1));
  }

  @Test
  void givenOrdersPlacedElsewhereThatAreToBeCancelled_whenPanicComes_thenThatButtonStillWorks() {
    broker.place(MoneyBench.SAMSUNG, Side.BUY, 10, 70_000);
    bench.restart();
    bench.advance(Duration.ofSeconds(10));
    bench.types("/cancel all");
    broker.refusesNext("취소 불가");
    bench.types("/panic");
    bench.forget();

    bench.presses("확인");

    assertEquals(List.of("cancel #1 1001 10 whole"), broker.sent());
  }
}
