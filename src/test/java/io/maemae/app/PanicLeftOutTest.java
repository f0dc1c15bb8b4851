package io.maemae.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.maemae.notice.Language;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A panic sells what it can, and names what is in accounts that are not configured any more. */
final class PanicLeftOutTest extends MoneyTest {
  private static final String NAME = "cross";
  private static final String HERE = "here";
  private static final String STOPPED = "[kis 모의] 전략을 모두 멈췄고 미체결 주문 0건의 취소를 보냅니다.";
  private static final String KEPT_OUT =
      "아래는 계좌가 설정에 없어 팔지 않습니다. 증권사 앱에서 직접 팔거나," + " 계좌를 설정에 다시 넣고 시작한 뒤 /panic 을 다시 보내세요.\n";
  private static final String BY_HAND = "[kiwoom 설정에 없음] 삼성전자 005930 5주, 약 350,000원 (직접 주문)";
  private static final String OF_STRATEGY = "[kiwoom 설정에 없음] 삼성전자 005930 10주, 약 700,000원 (cross)";
  private static final String SELLABLE = "[kis 모의] 삼성전자 005930 10주, 약 700,000원 (직접 주문)";

  @Override
  void configure(MoneyBench unstarted) {
    unstarted.strategyAt(NAME, MoneyBench.KIWOOM).strategy(HERE);
  }

  /** Of the second account are 5 shares bought by hand, and perhaps 10 of a strategy. */
  private void leaveOut(boolean withStrategy) {
    FakeBroker other = bench.broker(MoneyBench.KIWOOM);
    bench.types("/buy 005930 5 70000 @kiwoom");
    other.fills(other.lastNumber(), 5, 70_000);
    if (withStrategy) {
      bench.strategyNamed(NAME).enters(70_000);
      bench.trades(MoneyBench.SAMSUNG, 70_000);
      other.fills(other.lastNumber(), 10, 70_000);
    }
    bench.advance(Duration.ofSeconds(20));
    bench.leavesOut(MoneyBench.KIWOOM);
    bench.leavesOutStrategies();
    bench.restart();
    bench.advance(Duration.ofMinutes(1));
    bench.forget();
  }

  @Test
  void givenSharesOfAnAccountLeftOut_whenEverythingIsToBeSold_thenTheRestIsSoldAndTheyAreNamed() {
    bench.holds(10);
    leaveOut(false);

    bench.types("/panic");
    bench.presses("모두 매도 (약 700,000원)");
    bench.presses("확인");

    assertEquals(List.of("submit #3 SELL 005930 10@market"), broker.sent());
    List<String> told = bench.told();
    assertEquals(
        List.of(
            STOPPED,
            "보유 종목을 시장가로 팔까요?\n" + SELLABLE + "\n" + KEPT_OUT + BY_HAND,
            "아래를 시장가로 팝니다(합계 약 700,000원). 확인해 주세요.\n" + SELLABLE + "\n" + KEPT_OUT + BY_HAND),
        told.subList(0, 3));
  }

  @Test
  void givenSharesOfAnAccountLeftOut_whenStrategiesAreToBeSold_thenOnlyTheirsAreNamed() {
    bench.strategyHolds(HERE, 10);
    leaveOut(true);

    bench.types("/panic");
    bench.presses("전략 보유분 매도 (약 700,000원)");
    String held = SELLABLE.replace("직접 주문", HERE);
    assertEquals(
        List.of(
            STOPPED,
            "보유 종목을 시장가로 팔까요?\n" + held + "\n" + KEPT_OUT + BY_HAND + "\n" + OF_STRATEGY,
            "아래를 시장가로 팝니다(합계 약 700,000원). 확인해 주세요.\n" + held + "\n" + KEPT_OUT + OF_STRATEGY),
        bench.told());
    bench.presses("확인");

    assertEquals(List.of("submit #4 SELL 005930 10@market"), broker.sent());
  }

  @Test
  void givenOnlySharesOfAnAccountLeftOut_whenPanicComes_thenTheyAreNamedWithoutAButton() {
    leaveOut(false);

    bench.types("/panic");

    assertEquals(List.of(STOPPED, KEPT_OUT + BY_HAND), bench.told());
    assertEquals(List.of(), bench.newest().buttons());
  }

  /** Who panics does not press once. */
  @Test
  void givenSharesOfAnAccountLeftOut_whenPanicIsPressedAgainAndAgain_thenTheProgramGoesOn() {
    bench.holds(10);
    leaveOut(false);

    for (int i = 0; i < 3; i++) {
      bench.types("/panic");
      bench.presses("모두 매도 (약 700,000원)");
    }

    assertFalse(bench.newest().buttons().isEmpty());
  }

  @Test
  void givenAnOrderOfAnAccountLeftOut_whenPanicComes_thenItIsNamedAndTheOthersAreCancelled() {
    bench.buys(10);
    bench.types("/buy 005930 5 69000 @kiwoom");
    bench.leavesOut(MoneyBench.KIWOOM);
    bench.restart();
    bench.advance(Duration.ofMinutes(1));
    bench.forget();

    bench.types("/panic");

    assertEquals(List.of("cancel #1 1001 10 whole"), broker.sent());
    assertEquals(
        List.of(
            STOPPED.replace("0건", "1건"),
            "아래 주문은 계좌가 설정에 없어 취소를 보내지 못합니다. 증권사 앱에서 직접 취소하거나,"
                + " 계좌를 설정에 다시 넣고 시작한 뒤 /cancel 을 보내세요.\n"
                + "[kiwoom 설정에 없음] #2 삼성전자 005930 매수 5주 69,000원: 접수 0/5"),
        bench.told().subList(0, 2));
  }

  @Test
  void givenAnEnglishReader_whenPanicComes_thenNamedInEnglish() {
    bench.speaking(Language.EN);
    leaveOut(false);

    bench.types("/panic");

    assertEquals(
        "These are not sold, for their account is not in the configuration. Sell them in the broker's"
            + " own application, or put the account back into the configuration, start again and send"
            + " /panic once more.\n"
            + "[kiwoom not configured] Samsung Electronics 005930 5 sh, about KRW 350,000"
            + " (by hand)",
        bench.newest().text());
  }
}
