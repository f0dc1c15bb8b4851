package io.maemae.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.maemae.app.FakeBroker.Manner;
import io.maemae.market.Price;
import io.maemae.market.Side;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a killed process left is taken up: nothing is sent again, nothing is lost. */
class LedgerRestartTest extends MoneyTest {
  private static final Duration LONG = Duration.ofMinutes(2);
  private static final String SINCE_LAST = "[kis 모의] 멈춰 있던 동안 달라진 것을 증권사에 맞춰 장부에 반영했습니다.\n";

  @Test
  void givenACommandDuringTheStart_whenItFails_thenThatIsToldAfterItsAnswer() {
    bench.buys(10);
    broker.next(Manner.LOSE_ANSWER);
    bench.typesAtOnce("/buy 000660 1 70000");
    broker.unreadable("HTTP 503");
    bench.chatTakes(false);
    bench.types("/orders");
    bench.restart();

    broker.refusesNext("주문 제한 계좌");
    bench.types("/cancel 1");
    bench.advance(LONG);
    bench.chatTakes(true);
    bench.advance(LONG);

    List<String> told = bench.told().stream().filter(t -> t.contains("#1 ")).skip(2).toList();
    assertTrue(told.get(0).endsWith("취소를 보냅니다."), told::toString);
    assertTrue(told.get(1).contains("취소하지 못했습니다"), told::toString);
  }

  @Test
  void givenAnOrderThatWaited_whenRestarted_thenItIsWithdrawnAndSaid() {
    bench.typesAtOnce("/buy 000660 1 70000");
    bench.typesAtOnce("/buy 005930 10 70000");

    bench.restart();
    bench.advance(LONG);

    assertEquals(List.of("submit #1 BUY 000660 1@70000"), broker.sent());
    assertEquals(List.of("#1 BUY 1@70000 0 NEW", "#2 BUY 10@70000 0 CANCELED"), bench.orders());
    assertEquals(
        List.of(
            SINCE_LAST
                + "[kis 모의] #1 SK하이닉스 000660 매수 1주 70,000원: 확인 중 0/1."
                + " 증권사의 답을 받지 못했습니다. 다시 보내지 않고 주문 목록에서 찾습니다.\n"
                + "[kis 모의] #2 삼성전자 005930 매수 10주 70,000원: 취소 0/10."
                + " 보내기 전에 프로그램이 멈춰 보내지 않았습니다.\n"
                + "[kis 모의] #1 SK하이닉스 000660 매수 1주 70,000원: 접수 0/1"
                + " (증권사 주문 목록에서 확인했습니다)"),
        bench.told());
  }

  @Test
  void givenListsThatCannotBeRead_whenAFillComesByStream_thenItIsToldAtOnceAndAfterWhatWasFound() {
    String number = bench.buys(10);
    bench.typesAtOnce("/buy 000660 1 70000");
    broker.unreadable("HTTP 503");
    bench.restart();
    bench.forget();

    broker.fills(number, 4, 70_000);
    bench.advance(Duration.ofMillis(1500));

    assertEquals(
        List.of(
            "[kis 모의] #2 SK하이닉스 000660 매수 1주 70,000원: 확인 중 0/1."
                + " 증권사의 답을 받지 못했습니다. 다시 보내지 않고 주문 목록에서 찾습니다.",
            "[kis 모의] #1 삼성전자 005930 매수 10주 70,000원: 일부 체결 4/10, 평균 70,000원"
                + " (수수료 42원, 세금 0원 예상)"),
        bench.told().stream().filter(t -> !t.contains("주문 목록을 읽지 못했습니다")).toList());
  }

  @Test
  void givenAReleasedOrderThatNeverArrived_whenRestarted_thenItIsToldAsNotFound() {
    broker.next(Manner.HOLD_UNTAKEN);
    bench.types("/buy 005930 10 70000");

    bench.restart();
    bench.advance(LONG);

    assertEquals(List.of("submit #1 BUY 005930 10@70000"), broker.sent());
    assertEquals(List.of("#1 BUY 10@70000 0 UNKNOWN"), bench.orders());
    bench.presses("접수되지 않음");
    assertEquals(List.of("#1 BUY 10@70000 0 REJECTED"), bench.orders());
  }

  @Test
  void givenDifferencesFound_whenTheProcessDiesBeforeAllIsRead_thenTheNextTellsThem() {
    bench.buys(10);
    bench.crash();
    bench.forget();
    broker.fillsUnsaid("1001", 4, 69_000);
    broker.balanceUnreadable("HTTP 500");

    bench.begin();
    bench.advance(Duration.ofSeconds(2));
    assertEquals(List.of(), toldButOfTheBalance());
    bench.crash();
    broker.place(MoneyBench.SAMSUNG, Side.SELL, 1, 72_000);
    bench.begin();
    bench.advance(Duration.ofSeconds(1));
    assertEquals(
        List.of(ORDER + ": 일부 체결 4/10, 평균 69,000원 (수수료 41원, 세금 0원 예상)"), toldButOfTheBalance());

    broker.readable();
    bench.advance(LONG);
    assertEquals(
        List.of("[kis 모의] #2 삼성전자 005930 매도 1주 72,000원: 접수 0/1 (다른 곳에서 낸 주문입니다)"),
        toldButOfTheBalance());
  }

  private List<String> toldButOfTheBalance() {
    return bench.told().stream().filter(t -> !t.contains("예수금과 잔고")).toList();
  }

  @Test
  void givenOrdersElsewhereHeldBackInDoubt_whenTheDoubtEndsAfterARestart_thenTheyAreTold() {
    broker.next(Manner.LOSE_ANSWER);
    bench.typesAtOnce("/buy 005930 10 70000");
    bench.advance(Duration.ofSeconds(2));
    broker.place(MoneyBench.SAMSUNG, Side.BUY, 10, 70_000);
    bench.advance(Duration.ofSeconds(35));
    bench.restart();
    bench.advance(Duration.ofSeconds(65));
    bench.forget();

    bench.presses("모두 아님: 접수되지 않음");
    bench.advance(Duration.ofSeconds(65));

    assertEquals(2, bench.told().stream().filter(t -> t.contains("(다른 곳에서 낸 주문입니다)")).count());
  }

  @Test
  void givenFillsWhileDown_whenRestarted_thenTheyCountOnce() {
    bench.buys(10);
    broker.fills("1001", 3, 70_000);
    bench.advance(Duration.ofSeconds(2));
    bench.crash();
    broker.fillsUnsaid("1001", 4, 69_000);

    bench.begin();
    bench.advance(LONG);

    assertEquals(List.of("#1 BUY 10@70000 7 PARTIALLY_FILLED"), bench.orders());
    assertEquals(List.of("#1 BUY 3@70000", "#1 BUY 4@69000"), bench.fills());
    assertEquals(List.of("kis 005930 7"), bench.lots());
  }

  @Test
  void givenACancelInFlight_whenRestarted_thenItIsSettledByTheList() {
    bench.buys(10);
    broker.next(Manner.HOLD);
    bench.typesAtOnce("/cancel 1");

    bench.restart();
    bench.advance(LONG);

    assertEquals(
        List.of("submit #1 BUY 005930 10@70000", "cancel #1 1001 10 whole"), broker.sent());
    assertEquals(List.of("#1 BUY 10@70000 0 CANCELED"), bench.orders());
    assertEquals(1, bench.told().stream().filter(t -> t.contains("취소 결과를 아직 모릅니다")).count());
  }

  @Test
  void givenACancelThatWaited_whenRestarted_thenItIsSentOnce() {
    bench.buys(10);
    bench.typesAtOnce("/buy 000660 1 70000");
    bench.typesAtOnce("/cancel 1");
    bench.forget();

    bench.restart();
    bench.advance(LONG);

    assertEquals(List.of("cancel #1 1001 10 whole"), broker.sent());
    assertEquals("#1 BUY 10@70000 0 CANCELED", bench.orders().get(0));
  }

  @Test
  void givenNoReadingYet_whenBuy_thenItIsNotSent() {
    broker.readingsTake(Duration.ofSeconds(5));
    bench.restart();

    bench.types("/buy 005930 10 70000");

    assertEquals(List.of(), broker.sent());
    assertEquals(
        List.of(
            "[kis 모의] 삼성전자 005930 매수 10주 70,000원: 보내지 않았습니다."
                + " 증권사와 장부를 맞추는 중입니다. 잠시 뒤 다시 보내 주세요."),
        bench.told());
  }

  @Test
  void givenAListThatCannotBeRead_whenRestarted_thenNothingTradesUntilItIs() {
    broker.unreadable("HTTP 500");
    bench.restart();
    bench.advance(LONG);
    bench.types("/buy 005930 10 70000");
    assertEquals(List.of(), broker.sent());

    broker.readable();
    bench.advance(Duration.ofSeconds(30));
    bench.types("/buy 005930 10 70000");
    assertEquals(List.of("submit #1 BUY 005930 10@70000"), broker.sent());
  }

  @Test
  void givenAChatThatTakesNothing_whenRestarted_thenAllIsDeliveredInOrder() {
    bench.chatTakes(false);
    bench.buys(10);
    broker.fills("1001", 10, 70_000);
    bench.advance(Duration.ofSeconds(10));

    bench.crash();
    bench.chatTakes(true);
    bench.begin();
    bench.advance(LONG);

    assertEquals(
        List.of(ORDER + ": 접수 0/10", ORDER + ": 체결 10/10, 평균 70,000원 (수수료 105원, 세금 0원 예상)"),
        bench.told());
  }

  @Test
  void givenDeliveredMessages_whenRestarted_thenNoneIsSaidAgain() {
    bench.buys(10);
    bench.forget();

    bench.restart();
    bench.advance(LONG);

    assertEquals(List.of(), bench.told());
  }

  @Test
  void givenAPartModifiedElsewhereWhoseFillWasTold_whenRestarted_thenWhatMovedIsNotTakenBackToo() {
    broker.place(MoneyBench.SAMSUNG, Side.SELL, 10, 70_600);
    broker.movesUnsaid("2002", "1001", 4, Price.ofWon(69_300));
    broker.fills("2002", 3, 69_300);
    bench.advance(Duration.ofSeconds(10));
    bench.restart();
    bench.advance(LONG);

    bench.types("/cancel 2");
    bench.advance(LONG);
    assertEquals(0, broker.order("1001").open().units());
    assertEquals(0, broker.order("2002").open().units());
    assertEquals(List.of("#2 SELL 10@69300 3 CANCELED"), bench.orders());
  }
}
