package io.maemae.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.maemae.desk.DeskEvent.StreamChanged.State;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Trouble that lasts, or comes and goes, is told when it matters and does not flood the chat. */
final class RepeatedTroubleTest extends MoneyTest {
  private static final String UNREADABLE = "[kis 모의] 주문 목록을 읽지 못했습니다. 다시 읽습니다: HTTP 503";
  private static final String READABLE = "[kis 모의] 주문 목록을 다시 읽을 수 있습니다. 그동안의 주문과 체결을 반영했습니다.";
  private static final String CUT = "체결 통보가 끊겼습니다";
  private static final String BACK = "다시 연결되었습니다";
  private static final String UNSTEADY = "여러 번 끊겼습니다";

  /** Within this long an exit that failed is tried once more. */
  private static final Duration TRIED = Duration.ofMillis(10_100);

  private static final String NOT_SENT =
      "[kis 모의] #2 삼성전자 005930 매도 10주 시장가: 취소 0/10. 보내지 못했습니다: 서버에 연결하지 못했습니다";

  @Override
  void configure(MoneyBench unstarted) {
    unstarted.strategy("cross");
  }

  private void brokerIsAway(Duration time) {
    broker.unreadable("HTTP 503");
    broker.balanceUnreadable("HTTP 503");
    bench.advance(time);
  }

  private void brokerIsBack(Duration time) {
    broker.readable();
    bench.advance(time);
  }

  /** Which of these were said of the stream, in their order. */
  private List<String> toldOfTheStream() {
    return bench.told().stream()
        .flatMap(text -> List.of(CUT, BACK, UNSTEADY).stream().filter(text::contains))
        .toList();
  }

  private void stream(State state, Duration time) {
    bench.stream(MoneyBench.KIS, state);
    bench.advance(time);
  }

  @Test
  void givenAnOpenOrder_whenTheListsAreAwayForHours_thenToldOnceAndWhenTheyAreBack() {
    String number = bench.buys(10);
    bench.forget();
    brokerIsAway(Duration.ofHours(3));
    assertEquals(List.of(UNREADABLE), bench.told());
    broker.fillsUnsaid(number, 10, 70_000);

    brokerIsBack(Duration.ofSeconds(15));

    List<String> told = bench.told();
    assertEquals(1, told.stream().filter(READABLE::equals).count(), told::toString);
    assertEquals(1, told.stream().filter(t -> t.contains("체결 10/10")).count(), told::toString);
    assertEquals(2, told.size(), told::toString);
  }

  @Test
  void givenListsThatComeAndGo_whenHoursPass_thenToldEveryTenMinutesAtMost() {
    bench.buys(10);
    bench.forget();
    for (int i = 0; i < 60; i++) {
      brokerIsAway(Duration.ofSeconds(70));
      brokerIsBack(Duration.ofSeconds(50));
    }

    int told = bench.told().size();

    assertEquals(true, told >= 4 && told <= 24, told + " messages in two hours");
  }

  @Test
  void givenAStoreThatFailsWithTheReading_whenItWrites_thenToldAfterAll() {
    bench.buys(10);
    bench.advance(Duration.ofSeconds(30));
    bench.forget();
    broker.readingsTake(Duration.ofSeconds(5));
    broker.unreadable("HTTP 503");
    while (broker.asked().isEmpty()) {
      bench.advance(Duration.ofSeconds(1));
    }
    bench.commitsFail(true);
    bench.advance(Duration.ofSeconds(6));
    bench.commitsFail(false);
    bench.advance(Duration.ofMinutes(3));

    assertEquals(1, bench.told().stream().filter(UNREADABLE::equals).count());
  }

  @Test
  void givenAStreamThatIsCutAgainAndAgain_whenItComesBackSoon_thenToldThreeTimesAnHour() {
    for (int i = 0; i < 8; i++) {
      stream(State.DOWN, Duration.ofSeconds(30));
      stream(State.UP, Duration.ofSeconds(30));
    }
    assertEquals(List.of(CUT, BACK, CUT, BACK, CUT, UNSTEADY, BACK), toldOfTheStream());

    bench.advance(Duration.ofMinutes(61));
    assertEquals(List.of(), toldOfTheStream());
    stream(State.DOWN, Duration.ofSeconds(30));
    assertEquals(List.of(CUT), toldOfTheStream());
  }

  @Test
  void givenAStreamThatIsCutOften_whenItStaysAway_thenToldAfterAll() {
    for (int i = 0; i < 4; i++) {
      stream(State.DOWN, Duration.ofSeconds(30));
      stream(State.UP, Duration.ofSeconds(30));
    }
    bench.forget();
    stream(State.DOWN, Duration.ofMinutes(4));
    assertEquals(List.of(), toldOfTheStream());

    bench.advance(Duration.ofMinutes(2));

    assertEquals(List.of(CUT), toldOfTheStream());
    stream(State.UP, Duration.ofSeconds(1));
    assertEquals(List.of(BACK), toldOfTheStream());
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

  private void exits() {
    bench.forget();
    bench.strategyNamed("cross").exits();
    bench.trades(MoneyBench.SAMSUNG, 67_000);
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
