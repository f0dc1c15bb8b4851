package io.maemae.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.maemae.app.FakeBroker.Manner;
import io.maemae.desk.Routine;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the books hold of an account that is not in the configuration any more is still shown. */
final class AccountLeftOutTest extends MoneyTest {
  private static final String TITLE =
      "[kiwoom 설정에 없음] 설정에 없는 계좌인데 장부에 아래 보유분이나 미체결 주문이 남아 있습니다."
          + " 이 계좌는 조회도 주문도 하지 않으니 손절·청산, 취소, /panic 매도가 모두 되지 않습니다."
          + " 계좌를 설정에 다시 넣고 시작하거나, 증권사 앱에서 직접 팔고 취소하세요.\n";
  private static final String SHARES = "[kiwoom 설정에 없음] 삼성전자 005930 10주 (직접 주문): 손절·청산 없음";
  private static final String ORDER = "[kiwoom 설정에 없음] #2 삼성전자 005930 매수 5주 69,000원: 접수 0/5";
  private static final String REFUSED =
      "취소하지 않았습니다: 계좌가 설정에 없어 증권사에 아무것도 보낼 수 없습니다." + " 증권사 앱에서 직접 하거나, 계좌를 설정에 다시 넣고 시작하세요.";

  private static final String NAME = "cross";

  private static final String EVERYTHING =
      """
      /orders
      /orders @kiwoom
      /fills
      /positions
      /balance
      /balance @kiwoom
      /price 005930
      /chart 005930
      /sell 005930 1 71000
      /sell @kiwoom 005930 1 71000
      /strategies
      /strategy cross off
      /pnl month
      /status
      /risk
      /accounts
      /health
      /stop
      /resume
      /stop all
      /resume
      /cancel 2
      /cancel all
      /panic
      """;

  private FakeBroker other;

  @Override
  void configure(MoneyBench unstarted) {
    unstarted.strategyAt(NAME, MoneyBench.KIWOOM);
  }

  /** Of the second account are 10 shares. */
  private void hold() {
    other = bench.broker(MoneyBench.KIWOOM);
    bench.types("/buy @kiwoom 005930 10 70000");
    other.fills("1001", 10, 70_000);
    bench.advance(Duration.ofSeconds(10));
  }

  private void leaveOut() {
    bench.leavesOut(MoneyBench.KIWOOM);
    bench.leavesOutStrategies();
    bench.forget();
    bench.restart();
    bench.advance(Duration.ofSeconds(15));
  }

  private void holdAndOrder() {
    hold();
    bench.types("/buy @kiwoom 005930 5 69000");
  }

  @Test
  void givenSharesOfAnAccountLeftOut_whenShown_thenItIsNotCalledPaper() {
    hold();
    leaveOut();
    bench.forget();

    bench.types("/fills");

    assertEquals(
        List.of(
            "체결 1건\n2026-11-20 09:30:01 [kiwoom 설정에 없음] #1 삼성전자 005930 매수 10주 70,000원,"
                + " 수수료 105원, 세금 0원"),
        bench.told());
  }

  @Test
  void givenSharesAndAnOrderOfAnAccountLeftOut_whenStarted_thenNamedInOneMessage() {
    holdAndOrder();

    leaveOut();

    assertEquals(List.of(TITLE + SHARES + "\n" + ORDER), bench.told());
  }

  @Test
  void givenSharesOfAStrategyInAnAccountLeftOut_whenStarted_thenTheyAreNamedOnce() {
    bench.strategyNamed(NAME).enters(70_000);
    bench.trades(MoneyBench.SAMSUNG, 70_000);
    bench.broker(MoneyBench.KIWOOM).fills("1001", 10, 70_000);
    bench.advance(Duration.ofSeconds(10));

    leaveOut();

    assertEquals(List.of(TITLE + SHARES.replace("직접 주문", NAME)), bench.told());
  }

  @Test
  void givenWhatWasNamed_whenStartedAgain_thenNotNamedAgainUntilItWasConfigured() {
    hold();
    leaveOut();
    bench.forget();

    bench.restart();
    bench.advance(Duration.ofSeconds(15));
    assertEquals(List.of(), bench.told());

    bench.putsBack(MoneyBench.KIWOOM, other);
    bench.restart();
    bench.advance(Duration.ofSeconds(15));
    assertEquals(List.of(), bench.told());
    leaveOut();
    assertEquals(List.of(TITLE + SHARES), bench.told());
  }

  @Test
  void givenAnAccountLeftOutOfWhichNothingIsLeft_whenStarted_thenNothingIsTold() {
    leaveOut();

    assertEquals(List.of(), bench.told());
  }

  @Test
  void givenSharesAndAnOrderOfAnAccountLeftOut_whenHealthIsAsked_thenTheyAreMarked() {
    holdAndOrder();
    leaveOut();
    bench.forget();

    bench.types("/health");

    String shown = bench.newest().text();
    assertTrue(shown.startsWith("! 확인할 것이 2가지 있습니다."), shown);
    assertTrue(
        shown.contains(
            "[kiwoom 설정에 없음]\n"
                + "! 설정에 없는 계좌라 지키거나 팔 수 없음: 삼성전자 005930 10주 (직접 주문)\n"
                + "! 설정에 없는 계좌라 조회·취소할 수 없음: 미체결 주문 1건 (/orders)"),
        shown);
  }

  @Test
  void givenAnOrderOfAnAccountLeftOut_whenItIsToBeCancelledOrModified_thenTheReasonIsSaid() {
    holdAndOrder();
    leaveOut();
    bench.forget();

    bench.types("/cancel 2");
    bench.types("/cancel all");
    bench.types("/modify 2 price=68000");
    bench.types("/modify 2 qty=1");

    String refusal = ORDER + ". " + REFUSED;
    String modified = refusal.replace("취소하지", "정정하지");
    assertEquals(List.of(refusal, refusal, modified, modified), bench.told());
  }

  @Test
  void givenAnOrderOfAnAccountLeftOut_whenTheStoreCannotWrite_thenACancelSaysTheReason() {
    holdAndOrder();
    leaveOut();
    bench.commitsFail(true);
    bench.types("/status");
    bench.forget();

    bench.types("/cancel 2");

    assertTrue(bench.newest().text().contains("계좌가 설정에 없어"), bench.newest().text());
  }

  @Test
  void givenACancelThatHadNotLeft_whenItsAccountIsLeftOutForAWhile_thenItLeavesAfterwards() {
    holdAndOrder();
    other.cannotSendNext("connect timed out");
    bench.types("/cancel 2");
    leaveOut();
    assertEquals(1, bench.told().stream().filter(t -> t.startsWith(TITLE)).count());
    other.forgetAsked();

    bench.putsBack(MoneyBench.KIWOOM, other);
    bench.restart();
    bench.advance(Duration.ofSeconds(15));

    assertEquals(List.of("cancel #2 1002 5 whole"), other.sent());
  }

  @Test
  void givenAnOrderWithoutAnAnswer_whenItsAccountIsLeftOut_thenItStaysAsItWasAndIsNamed() {
    hold();
    other.next(Manner.LOSE_ANSWER);
    bench.typesAtOnce("/buy @kiwoom 005930 5 69000");
    bench.advance(Duration.ofMillis(200));

    leaveOut();

    List<String> told = bench.told();
    assertEquals(1, told.size(), told::toString);
    assertTrue(told.get(0).contains("#2 삼성전자 005930 매수 5주 69,000원: "), told::toString);
  }

  @Test
  void givenAnOrderThatHadNotLeft_whenItsAccountIsLeftOut_thenItIsWithdrawn() {
    hold();
    bench.typesAtOnce("/buy @kiwoom 005930 5 69000");
    bench.typesAtOnce("/buy @kiwoom 000660 5 69000");

    leaveOut();

    assertEquals(List.of(), other.sent().stream().filter(r -> r.contains("000660")).toList());
    List<String> told = bench.told();
    assertTrue(
        told.stream().anyMatch(t -> t.contains("#3 SK하이닉스 000660 매수 5주 69,000원: 취소 0/5")),
        told::toString);
  }

  @Test
  void givenAnEntryOfAnAccountLeftOut_whenStrategiesAreStopped_thenItIsNamedAsNotCancelled() {
    bench.strategyNamed(NAME).enters(70_000);
    bench.trades(MoneyBench.SAMSUNG, 70_000);
    leaveOut();
    bench.forget();

    bench.types("/stop");

    assertEquals(
        List.of(
            "신규 진입을 멈추고 미체결 진입 주문을 취소합니다. 청산과 손절은 계속합니다. 다시 시작하려면 /resume\n"
                + "아래 주문은 계좌가 설정에 없어 취소를 보내지 못합니다. 증권사 앱에서 직접 취소하거나,"
                + " 계좌를 설정에 다시 넣고 시작한 뒤 /cancel 을 보내세요.\n"
                + "[kiwoom 설정에 없음] #1 삼성전자 005930 매수 10주 70,000원: 접수 0/10"),
        bench.told());
  }

  @Test
  void givenSharesAndAnOrderOfAnAccountLeftOut_whenAnythingIsAskedOrDue_thenNothingIsAMistake() {
    holdAndOrder();
    bench.types("/sell @kiwoom 005930 3 71000");
    leaveOut();
    bench.forget();

    EVERYTHING.lines().forEach(bench::types);
    for (Routine routine : Routine.values()) {
      bench.routine(routine, Duration.ofMinutes(1));
    }

    List<String> told = bench.told();
    assertEquals(List.of(), told.stream().filter(t -> t.contains("프로그램 오류")).toList());
    assertTrue(told.stream().anyMatch(t -> t.contains("[kiwoom 설정에 없음] #2")), told::toString);
  }

  @Test
  void givenWhatWasWonInAnAccountLeftOut_whenTheProfitIsShown_thenItsHeadNamesThatAccountToo() {
    hold();
    leaveOut();
    bench.forget();

    bench.types("/pnl");
    bench.types("/pnl @kis");

    List<String> heads = bench.told().stream().map(t -> t.lines().findFirst().get()).toList();
    assertEquals(
        List.of(
            "[kis 모의] [kiwoom 설정에 없음] 손익 2026-11-20 ~ 2026-11-20",
            "[kis 모의] 손익 2026-11-20 ~ 2026-11-20"),
        heads);
  }
}
