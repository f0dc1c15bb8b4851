package io.maemae.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A store that was put back from a backup: the brokers know what came after it. */
class RestoredBackupTest extends MoneyTest {
  private static final Duration LONG = Duration.ofMinutes(2);
  private static final Duration SOON = Duration.ofSeconds(5);
  private static final String BOUGHT = "[kis 모의] #10101 삼성전자 005930 매수 4주 70,000원";

  @Override
  void configure(MoneyBench unstarted) {
    unstarted.strategy("cross");
  }

  /** The messages about the backup. */
  private static List<String> reports(List<String> told) {
    return told.stream().filter(text -> text.contains("백업을 되살렸습니다")).toList();
  }

  @Test
  void givenAFillAfterTheBackup_whenRestored_thenItCountsOnceAndAllIsToldInOneMessage()
      throws Exception {
    bench.strategyHolds("cross", 10);
    Path backup = bench.backsUp();
    String number = bench.buys(4);
    broker.fills(number, 4, 70_000);
    bench.advance(LONG);
    bench.forget();

    bench.restores(backup);
    bench.advance(LONG);

    List<String> told = bench.told();
    assertEquals(
        List.of(
            "2026-11-20의 백업을 되살렸습니다. [kis 모의] [kiwoom 모의]"
                + " 그 뒤의 명령·설정·알림은 남아 있지 않습니다.\n"
                + "증권사 주문 목록에서 백업에 없던 주문 1건을 장부에 넣었습니다: #10101."
                + " 여기서 낸 주문도 다른 곳에서 낸 주문으로 나오며, 예전 번호는 다시 쓰지 않습니다.\n"
                + "주문으로 설명되지 않는 수량과 예수금 차이는 따로 알립니다.\n"
                + "전략은 모두 멈춰 있어 신규 진입을 하지 않습니다. 청산과 손절은 계속합니다."
                + " 보유와 미체결을 증권사 앱과 견주어 본 뒤 /resume\n"
                + "[kis 모의] 삼성전자 005930 4주 (직접 주문): 손절·청산 없음\n"
                + "[kis 모의] 삼성전자 005930 10주 (cross): 손절 68,000원, 장 마감 전 청산"),
        reports(told));
    assertTrue(told.stream().anyMatch(text -> text.contains(BOUGHT)), told.toString());
    assertEquals(
        List.of("#1 BUY 10@70000 10 FILLED", "#10101 BUY 4@70000 4 FILLED"), bench.orders());
    assertEquals(List.of("#1 cross BUY 10@70000", "#10101 BUY 4@70000"), bench.fills());
    assertEquals(List.of("kis 005930 4", "kis 005930 cross 10"), bench.lots());
    assertEquals(List.of(), broker.sent());
  }

  @Test
  void givenARestoredStore_whenRestarted_thenStillStoppedAndNothingCountsTwice() throws Exception {
    Path backup = bench.backsUp();
    broker.fills(bench.buys(3), 3, 70_000);
    bench.advance(LONG);
    bench.restores(backup);
    bench.advance(LONG);
    bench.forget();

    bench.restart();
    bench.advance(LONG);
    bench.strategyNamed("cross").enters(70_000);
    bench.trades(MoneyBench.SAMSUNG, 70_000);

    assertEquals(List.of(), reports(bench.told()));
    assertEquals(List.of("#10001 BUY 3@70000"), bench.fills());
    assertEquals(List.of("kis 005930 3"), bench.lots());
    assertEquals(List.of(), broker.sent());

    bench.types("/resume");
    assertEquals(List.of("전략 매매를 다시 시작합니다."), bench.told());
    bench.strategyNamed("cross").enters(70_000);
    bench.trades(MoneyBench.SAMSUNG, 70_000);
    assertEquals(List.of("submit #10002 BUY 005930 10@70000"), broker.sent());
    assertEquals(List.of(), bench.rows("select name from setting where name = 'restored'"));
  }

  @Test
  void givenAPositionWithItsStop_whenRestored_thenTheStopStillSells() throws Exception {
    bench.strategyHolds("cross", 10);
    bench.restores(bench.backsUp());
    bench.advance(LONG);

    bench.strategyNamed("cross").exits();
    bench.trades(MoneyBench.SAMSUNG, 67_000);

    assertEquals(
        "submit #10101 SELL 005930 10@market", broker.sent().get(broker.sent().size() - 1));
  }

  @Test
  void givenAnExitThatWaitedInTheBackup_whenRestored_thenItGoesOnlyWhenResumed() throws Exception {
    bench.strategyHolds("cross", 10);
    broker.cannotSendNext("connection refused");
    bench.strategyNamed("cross").exits();
    bench.trades(MoneyBench.SAMSUNG, 67_000);
    Path backup = bench.backsUp();
    bench.restores(backup);
    bench.forget();

    bench.advance(LONG);
    bench.trades(MoneyBench.SAMSUNG, 66_000);
    bench.restart();
    bench.advance(LONG);
    bench.trades(MoneyBench.SAMSUNG, 66_000);
    assertEquals(List.of(), broker.sent());

    bench.types("/resume");
    bench.trades(MoneyBench.SAMSUNG, 66_000);
    assertEquals(List.of("submit #10101 SELL 005930 10@market"), broker.sent());
  }

  @Test
  void givenAnExitThatWaitedInTheBackup_whenRestored_thenItsPositionSaysThatItRests()
      throws Exception {
    bench.strategyHolds("cross", 10);
    broker.cannotSendNext("connection refused");
    bench.strategyNamed("cross").exits();
    bench.trades(MoneyBench.SAMSUNG, 67_000);
    bench.restores(bench.backsUp());
    bench.forget();

    bench.advance(LONG);

    String report = reports(bench.told()).get(0);
    assertTrue(
        report.endsWith(
            "\n[kis 모의] 삼성전자 005930 10주 (cross): 손절 68,000원, 장 마감 전 청산."
                + " 백업 때 이미 청산하려 했고 아직 팔지 못했습니다(단기 이동평균 1이 장기 이동평균 2 아래로 교차)."
                + " 이 청산은 /resume 해야 나갑니다. 그 전에 팔려면 /sell"),
        report);
    bench.types("/resume");
    bench.types("/stop");
    assertFalse(bench.told().toString().contains("백업 때 이미 청산하려 했고"));
  }

  @Test
  void givenAnOpenEntryInTheBackup_whenRestored_thenItIsTakenBackAsByAStop() throws Exception {
    bench.strategyNamed("cross").enters(70_000);
    bench.trades(MoneyBench.SAMSUNG, 70_000);
    Path backup = bench.backsUp();
    bench.forget();

    bench.restores(backup);
    bench.advance(LONG);

    assertEquals(List.of("cancel #1 1001 10 whole"), broker.sent());
  }

  @Test
  void givenFillsOfEarlierDays_whenRestored_thenTheListsOfThoseDaysAreReadOnce() throws Exception {
    Path backup = bench.backsUp();
    broker.fills(bench.buys(10), 10, 70_000);
    bench.advance(LONG);
    bench.crash();
    bench.advance(Duration.ofDays(3));
    bench.forget();

    bench.begin();
    bench.restores(backup);
    bench.advance(LONG);

    assertTrue(
        broker
            .asked()
            .containsAll(
                List.of(
                    "read orders 2026-11-20",
                    "read orders 2026-11-21",
                    "read orders 2026-11-22",
                    "read orders 2026-11-23")),
        broker.asked().toString());
    assertEquals(List.of("#10001 BUY 10@70000"), bench.fills());
    assertEquals(List.of("kis 005930 10"), bench.lots());

    bench.restart();
    bench.advance(LONG);
    assertEquals(List.of("#10001 BUY 10@70000"), bench.fills());

    bench.types("/resume");
    bench.restart();
    bench.forget();
    bench.advance(LONG);
    assertFalse(broker.asked().contains("read orders 2026-11-20"), broker.asked().toString());
    assertEquals(List.of("kis 005930 10"), bench.lots());
  }

  @Test
  void givenEarlierDaysThatCannotBeRead_whenRestored_thenSaidAndTradingIsNotHeldUp()
      throws Exception {
    Path backup = bench.backsUp();
    bench.crash();
    bench.advance(Duration.ofDays(3));
    bench.begin();
    broker.unreadable("2026-11-20", "HTTP 500");

    bench.restores(backup);
    bench.advance(LONG);

    assertTrue(
        reports(bench.told())
            .get(0)
            .contains("[kis 모의] 2026-11-20부터 어제까지의 주문 목록은 조회하지 못했습니다." + " 그때의 체결은 잔고로만 맞춥니다."));
    bench.types("/buy 005930 1 70000");
    assertEquals(List.of("submit #10001 BUY 005930 1@70000"), broker.sent());
  }

  @Test
  void givenAnOrderThatWaitedInTheBackup_whenRestored_thenItIsLookedForAndNotSaidUnsent()
      throws Exception {
    bench.typesAtOnce("/buy 000660 1 70000");
    bench.typesAtOnce("/buy 005930 10 70000");
    Path backup = bench.backsUp();
    bench.advance(SOON);

    bench.restores(backup);
    bench.advance(LONG);

    assertEquals(
        List.of("submit #1 BUY 000660 1@70000", "submit #2 BUY 005930 10@70000"), broker.sent());
    assertEquals(List.of("#1 BUY 1@70000 0 NEW", "#2 BUY 10@70000 0 NEW"), bench.orders());
    assertFalse(String.join("\n", bench.told()).contains("보내지 않았습니다"));
  }

  @Test
  void givenABrokerThatIsDown_whenRestored_thenToldWithinAMinuteWhatIsNotKnown() throws Exception {
    Path backup = bench.backsUp();
    broker.unreadable("HTTP 500");

    bench.restores(backup);
    bench.advance(Duration.ofSeconds(59));
    assertEquals(List.of(), reports(bench.told()));
    bench.advance(Duration.ofSeconds(2));

    assertTrue(
        reports(bench.told()).get(0).contains("[kis 모의] 아직 증권사와 맞추지 못했습니다. 맞출 때까지 주문하지 않으며,"));
    broker.readable();
    bench.advance(LONG);
    assertEquals(List.of(), reports(bench.told()));
  }

  @Test
  void givenPeopleNotToldYet_whenResumed_thenStaysStoppedAndToldAllTheSame() throws Exception {
    Path backup = bench.backsUp();
    broker.unreadable("HTTP 500");
    bench.restores(backup);
    bench.advance(SOON);
    bench.forget();

    bench.types("/resume");

    assertTrue(bench.told().get(0).startsWith("백업을 되살린 뒤 증권사와 맞추는 중입니다."));
    assertEquals(List.of("ENTRIES"), bench.rows("select text from setting where name = 'stop'"));
    bench.advance(LONG);
    assertEquals(1, reports(bench.told()).size());
  }

  @Test
  void givenARestoredStore_whenStrategiesAreSwitchedOn_thenStillStopped() throws Exception {
    bench.restores(bench.backsUp());
    bench.advance(LONG);

    bench.types("/strategy cross off");
    bench.types("/strategy cross on");
    bench.strategyNamed("cross").enters(70_000);
    bench.trades(MoneyBench.SAMSUNG, 70_000);

    assertEquals(List.of(), broker.sent());
  }

  @Test
  void givenCommandsSentBeforeTheStart_whenRestored_thenNotObeyedAgainButStopIs() throws Exception {
    Path backup = bench.backsUp();
    bench.sends(7, Duration.ZERO, "/buy 005930 10 70000");
    bench.advance(SOON);
    bench.restores(backup);
    bench.advance(SOON);
    bench.forget();

    bench.sends(7, Duration.ofSeconds(11), "/buy 005930 10 70000");
    bench.sends(8, Duration.ofSeconds(12), "/stop all");
    bench.sends(9, Duration.ofSeconds(1), "/buy 005930 3 70000");

    assertEquals(List.of("submit #10002 BUY 005930 3@70000"), broker.sent());
    assertTrue(
        bench
            .told()
            .contains(
                "되살린 백업으로 시작하기 전에 보낸 명령이라 이미 처리됐을 수 있어 실행하지 않았습니다."
                    + " /orders 와 증권사 앱을 확인하고, 아직 필요하면 다시 보내세요."));
    assertEquals(List.of("ALL"), bench.rows("select text from setting where name = 'stop'"));
  }

  @Test
  void givenANumberThatWasGivenAfterTheBackup_whenCancelled_thenNoOtherOrderIs() throws Exception {
    Path backup = bench.backsUp();
    bench.buys(10);
    bench.restores(backup);
    bench.advance(LONG);
    bench.forget();

    bench.types("/cancel #1");
    assertEquals(List.of(), broker.sent());
    bench.types("/cancel #10001");

    assertEquals(List.of("cancel #10001 1001 10 whole"), broker.sent());
  }
}
