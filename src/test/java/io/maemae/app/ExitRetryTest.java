package io.maemae.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.maemae.app.FakeBroker.Manner;
import io.maemae.market.MarketTime;
import io.maemae.order.SubmitResult;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import org.junit.jupiter.api.Test;

/** An exit that did not go through is tried again until its shares are gone, and told seldom. */
final class ExitRetryTest extends MoneyTest {
  private static final String EXIT = "submit #2 SELL 005930 10@market";

  /** Within this long an exit that failed is tried once more. */
  private static final Duration TRIED = Duration.ofMillis(10_100);

  private static final Instant TEN =
      MarketTime.instant(LocalDate.of(2026, 11, 20), LocalTime.of(10, 0));

  private static final String NOT_SENT =
      "[kis 모의] #2 삼성전자 005930 매도 10주 시장가: 취소 0/10. 보내지 못했습니다: 서버에 연결하지 못했습니다";

  @Override
  void configure(MoneyBench unstarted) {
    unstarted.strategy("cross");
  }

  @Test
  void givenAnExitThatCannotBeSent_whenItIsTriedOn_thenEveryTenSecondsAndToldEveryTenMinutes() {
    bench.strategyHolds("cross", 10);
    for (int i = 0; i < 100; i++) {
      broker.cannotSendNext("reason:net.unreached");
    }
    exits();
    bench.advance(Duration.ofSeconds(993));

    List<String> told = bench.told();
    assertEquals(100, broker.sent().size());
    assertEquals(3, told.size(), told::toString);
    assertEquals("[kis 모의] cross 신호: 삼성전자 005930 매도. 단기 이동평균 1이 장기 이동평균 2 아래로 교차", told.get(0));
    assertEquals(NOT_SENT, told.get(1));
    assertEquals(
        "앞서 알린 뒤로 같은 이유로 59번 더 보냈지만 되지 않았습니다. 계속 다시 시도하니 증권사 앱에서 확인하세요.",
        told.get(2).replaceAll("^.*연결하지 못했습니다 ", ""));
  }

  @Test
  void givenAnExitThatFailed_whenItGoesThrough_thenNoOtherFollows() {
    bench.strategyHolds("cross", 10);
    broker.cannotSendNext("reason:net.unreached");
    exits();
    bench.advance(Duration.ofSeconds(9));
    bench.trades(MoneyBench.SAMSUNG, 66_000);
    assertEquals(1, broker.sent().size());
    assertEquals(2, bench.told().size());

    bench.advance(Duration.ofSeconds(1));
    assertEquals(
        List.of("submit #2 SELL 005930 10@market", "submit #3 SELL 005930 10@market"),
        broker.sent());
    bench.advance(Duration.ofMinutes(1));
    bench.trades(MoneyBench.SAMSUNG, 66_000);
    broker.fills(bench.newestNumber(), 10, 66_000);
    bench.advance(Duration.ofMinutes(1));
    bench.trades(MoneyBench.SAMSUNG, 66_000);

    assertEquals(2, broker.sent().size(), broker.sent()::toString);
  }

  @Test
  void givenAnExitThatFailed_whenItsSharesAreSoldByHand_thenItIsTriedNoMore() {
    bench.strategyHolds("cross", 10);
    broker.cannotSendNext("reason:net.unreached");
    exits();
    bench.types("/sell 005930 10 66000");
    broker.fills(bench.newestNumber(), 10, 66_000);

    bench.advance(Duration.ofMinutes(2));

    assertEquals(
        List.of("submit #2 SELL 005930 10@market", "submit #3 SELL 005930 10@66000"),
        broker.sent());
    assertEquals(List.of(), bench.lots());
  }

  @Test
  void givenAnExitThatFailed_whenItsSharesAreSoldAndTheStrategyEntersAnew_thenTheNewOnesStay() {
    bench.strategyHolds("cross", 10);
    bench.advanceTo("10:04:55");
    bench.strategyNamed("cross").entersAtBar(TEN, 70_000);
    broker.cannotSendNext("reason:net.unreached");
    exits();
    bench.types("/sell 005930 10 66000");
    broker.fills(bench.newestNumber(), 10, 66_000);
    bench.advanceTo("10:05:01");
    broker.fills(bench.newestNumber(), 10, 67_000);

    bench.advance(Duration.ofMinutes(1));
    bench.trades(MoneyBench.SAMSUNG, 67_000);

    assertEquals(
        List.of(EXIT, "submit #3 SELL 005930 10@66000", "submit #4 BUY 005930 10@70000"),
        broker.sent());
    assertEquals(List.of("kis 005930 cross 10"), bench.lots());
  }

  @Test
  void givenAnExitThatFailed_whenAllIsStopped_thenItIsTriedNoMoreEvenWhenResumed() {
    bench.strategyHolds("cross", 10);
    broker.cannotSendNext("reason:net.unreached");
    exits();
    bench.types("/stop all");
    bench.advance(Duration.ofMinutes(1));
    bench.types("/resume");

    bench.advance(Duration.ofMinutes(1));
    bench.trades(MoneyBench.SAMSUNG, 66_000);

    assertEquals(List.of("submit #2 SELL 005930 10@market"), broker.sent());
  }

  @Test
  void givenAnExitThatFailed_whenTheProgramEnds_thenItIsTriedAfterTheNextStart() {
    bench.strategyHolds("cross", 10);
    broker.cannotSendNext("reason:net.unreached");
    exits();
    bench.stops();
    bench.advance(Duration.ofSeconds(30));
    assertEquals(List.of(EXIT), broker.sent());

    bench.restart();
    bench.advance(Duration.ofSeconds(15));

    assertEquals(2, broker.sent().size(), broker.sent()::toString);
  }

  @Test
  void givenAnExitThatFailed_whenStrategiesAreSwitchedOff_thenItIsTriedOnAsExitsAre() {
    bench.strategyHolds("cross", 10);
    broker.cannotSendNext("reason:net.unreached");
    exits();
    bench.types("/strategy cross off");

    bench.advance(Duration.ofSeconds(10));

    assertEquals(2, broker.sent().size(), broker.sent()::toString);
  }

  @Test
  void givenAnExitThatWaitsForItsTurn_whenTheProcessDies_thenItIsOrderedAnewAfterTheRestart() {
    bench.strategyHolds("cross", 10);
    bench.typesAtOnce("/buy 000660 1 70000");
    bench.strategyNamed("cross").exits();
    bench.tradesAtOnce(MoneyBench.SAMSUNG, 67_000);
    bench.restart();
    bench.advance(Duration.ofSeconds(11));

    assertEquals(
        List.of("submit #2 BUY 000660 1@70000", "submit #4 SELL 005930 10@market"), broker.sent());
  }

  @Test
  void givenAnOpenExit_whenThePersonCancelsIt_thenItIsNotTriedAgain() {
    bench.strategyHolds("cross", 10);
    exits();
    bench.types("/cancel 2");
    bench.advance(Duration.ofSeconds(1));
    bench.forget();

    bench.advance(Duration.ofMinutes(1));
    bench.trades(MoneyBench.SAMSUNG, 66_000);

    assertEquals(List.of(), broker.sent());
  }

  @Test
  void givenAnExitThatFailed_whenAnotherReasonComesOrOneGoesThrough_thenThatIsToldAtOnce() {
    bench.strategyHolds("cross", 10);
    broker.refusesNext("[APBK0918] 장종료");
    broker.refusesNext("[APBK1234] 점검 중");
    exits();
    bench.advance(TRIED);
    assertEquals(3, bench.told().size());

    bench.advance(TRIED);
    broker.fills(bench.newestNumber(), 10, 67_000);
    bench.advance(Duration.ofSeconds(2));

    List<String> told = bench.told();
    assertEquals(true, told.get(told.size() - 1).contains("체결 10/10"), told::toString);
  }

  @Test
  void givenExitsThatFailedUntold_whenAnotherReasonComesOrOneGoesThrough_thenTheyAreCounted() {
    bench.strategyHolds("cross", 10);
    failsThreeTimes();
    bench.forget();
    broker.refusesNext("[APBK1234] 점검 중");

    bench.advance(TRIED);
    assertEquals(
        List.of(untold("매도 10주 시장가: 거부 0/10. [APBK1234] 점검 중 ", 2)), numberless(bench.told()));
    broker.refusesNext("[APBK1234] 점검 중");
    bench.advance(TRIED);
    bench.forget();
    bench.advance(TRIED);
    broker.fills(bench.newestNumber(), 10, 67_000);
    bench.advance(Duration.ofSeconds(2));

    List<String> told = numberless(bench.told());
    assertEquals(true, told.contains(untold("매도 10주 시장가. ", 1)), told::toString);
  }

  @Test
  void givenExitsThatFailedUntold_whenRestarted_thenTheyAreStillCounted() {
    bench.strategyHolds("cross", 10);
    failsThreeTimes();
    bench.restart();
    bench.forget();
    broker.refusesNext("[APBK1234] 점검 중");

    bench.advance(TRIED);

    List<String> told = numberless(bench.told());
    assertEquals(untold("매도 10주 시장가: 거부 0/10. [APBK1234] 점검 중 ", 2), told.get(told.size() - 1));
  }

  @Test
  void givenAnExitThatFailed_whenTheProcessDies_thenItIsTriedAgainAfterTheRestart() {
    bench.strategyHolds("cross", 10);
    broker.cannotSendNext("connection refused");
    bench.strategyExits("cross", 67_000);
    bench.restart();
    bench.advance(Duration.ofSeconds(5));
    assertEquals(List.of(EXIT), broker.sent());

    bench.advance(Duration.ofSeconds(6));

    assertEquals(List.of(EXIT, "submit #3 SELL 005930 10@market"), broker.sent());
    assertEquals(List.of(), toldNotOrdered());
  }

  @Test
  void givenAnExitWhoseAnswerCouldNotBeStored_whenReadAnew_thenItIsUnknownAndNoOtherGoes() {
    bench.strategyHolds("cross", 10);
    broker.cannotSendNext("connection refused");
    bench.strategyNamed("cross").exits();
    bench.tradesAtOnce(MoneyBench.SAMSUNG, 67_000);
    bench.commitsFail(true);
    bench.advance(Duration.ofSeconds(1));
    bench.commitsFail(false);

    bench.advance(Duration.ofMinutes(5));

    assertEquals(1, broker.sent().size(), broker.sent()::toString);
  }

  @Test
  void givenAnExitThatExpiresUnfilledAgainAndAgain_thenItIsTriedAndToldOnceInTenMinutes() {
    bench.strategyHolds("cross", 10);
    exits();
    for (int i = 0; i < 4; i++) {
      broker.endsUnsaid(bench.newestNumber());
      bench.advance(Duration.ofSeconds(75));
    }

    assertEquals(5, broker.sent().size(), broker.sent()::toString);
    assertEquals(1, bench.told().stream().filter(t -> t.contains("만료 0/10")).count());
  }

  @Test
  void givenAnExitWithoutAnAnswer_whenThePersonCancelsItAndItNeverLeft_thenItIsNotTriedAgain() {
    bench.strategyHolds("cross", 10);
    broker.next(Manner.HOLD_UNTAKEN);
    exits();
    bench.types("/cancel 2");

    broker.answerHeld(new SubmitResult.NotSent("reason:net.unreached"));
    bench.advance(Duration.ofMinutes(2));

    assertEquals(List.of(EXIT), broker.sent());
  }

  private List<String> toldNotOrdered() {
    return bench.told().stream().filter(t -> t.contains("주문하지 않았습니다")).toList();
  }

  private void exits() {
    bench.forget();
    bench.strategyExits("cross", 67_000);
  }

  private void failsThreeTimes() {
    for (int i = 0; i < 3; i++) {
      broker.refusesNext("[APBK0918] 장종료");
    }
    exits();
    bench.advance(TRIED.multipliedBy(2));
  }

  private static String untold(String words, int times) {
    return words
        + "이 주문 전에 같은 청산을 앞서 알린 뒤로 "
        + times
        + "번 더 보냈지만 되지 않았습니다. 그 주문들 가운데 남아 있는 것은 없습니다.";
  }

  private static List<String> numberless(List<String> told) {
    return told.stream().map(t -> t.replaceAll("^.*005930 ", "")).toList();
  }
}
