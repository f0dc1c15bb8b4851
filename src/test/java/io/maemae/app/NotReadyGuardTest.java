package io.maemae.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.maemae.desk.Routine;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What strategies hold on an account that is not read yet: told, and sold when it is. */
final class NotReadyGuardTest extends MoneyTest {
  private static final String NAME = "cross";
  private static final String LOT = "[kis 모의] 삼성전자 005930 10주 (cross): 손절 68,000원, 장 마감 전 청산";
  private static final String NOT_READY =
      "아래 보유분은 지금 손절·청산 주문을 낼 수 없습니다. [kis 모의] 주문 목록과 잔고를 아직 다 읽지 못해"
          + " 이 계좌에서는 아무 주문도 나가지 않습니다. 계속 다시 읽으며, 다 읽으면 다시 지키고"
          + " 그때까지 밀린 매도도 바로 냅니다. 그 전에 팔아야 하면 증권사 앱에서 파세요.\n"
          + LOT;
  private static final String OVER = "아래 보유분의 손절·청산이 다시 움직입니다.\n" + LOT;
  private static final String SIGNAL =
      "[kis 모의] cross 신호: 삼성전자 005930 매도. 단기 이동평균 1이 장기 이동평균 2 아래로 교차";
  private static final String WAITS =
      SIGNAL
          + ". 10주 아직 주문하지 못했습니다. 증권사와 장부를 맞추는 중이며, 맞추는 대로 자동으로 주문합니다."
          + " 그 전에 팔아야 하면 증권사 앱에서 파세요.";
  private static final String EXIT = "submit #2 SELL 005930 10@market";

  @Override
  void configure(MoneyBench unstarted) {
    unstarted.strategy(NAME);
  }

  @BeforeEach
  void hold() {
    bench.strategyHolds(NAME, 10);
  }

  private void startsWithoutBalance() {
    broker.balanceUnreadable("HTTP 503");
    bench.restart();
    bench.forget();
  }

  private void passes(long seconds) {
    bench.advance(Duration.ofSeconds(seconds));
  }

  /** What was said but that something could not be read, or can be. */
  private List<String> told() {
    return bench.told().stream().filter(t -> !t.contains("예수금과 잔고")).toList();
  }

  @Test
  void givenAnAccountThatIsReadAtOnce_whenStarted_thenNothingIsTold() {
    bench.restart();
    passes(60);

    assertEquals(List.of(), bench.told());
  }

  @Test
  void givenAnAccountThatIsNotRead_whenHalfAMinuteHasPassed_thenWhatIsHeldIsNamedUntilItIs() {
    startsWithoutBalance();
    passes(29);
    assertEquals(List.of(), told());
    passes(6);
    assertEquals(List.of(NOT_READY), told());
    bench.types("/health");
    String shown = String.join("\n", bench.told());
    assertTrue(shown.contains("! 손절·청산 안 됨: 삼성전자 005930 10주 (cross), 계좌를 아직 다 읽지 못함"), shown);
    passes(3600);
    assertEquals(List.of(), told());

    broker.readable();
    passes(11);
    assertEquals(List.of(OVER), told());
    passes(600);
    assertEquals(List.of(), told());
  }

  @Test
  void givenWhatWasNamed_whenRestartedAndRead_thenToldThatItIsGuarded() {
    startsWithoutBalance();
    passes(60);
    bench.restart();
    bench.forget();
    passes(60);
    assertEquals(List.of(), told());

    broker.readable();
    passes(11);
    assertEquals(List.of(OVER), told());
  }

  @Test
  void givenAnAccountThatIsNotReadOvernight_whenTheMarketOpens_thenNamedThen() {
    bench.advanceTo("15:31:00");
    startsWithoutBalance();
    bench.advance(Duration.ofHours(2));
    assertEquals(List.of(), told());
    bench.advance(Duration.ofHours(62));
    bench.advanceTo("08:00:00");
    bench.routine(Routine.DAY_START, Duration.ofMinutes(59));
    assertEquals(List.of(), told());

    bench.advanceTo("09:00:06");

    assertEquals(List.of(NOT_READY), told());
  }

  @Test
  void givenAnExitWantedMeanwhile_whenTheAccountIsRead_thenItIsPlacedAtOnceAndOnce() {
    startsWithoutBalance();
    passes(5);
    bench.strategyExits(NAME, 67_000);
    assertEquals(List.of(WAITS), told());
    passes(600);
    assertEquals(List.of(NOT_READY), told());
    assertEquals(List.of(), broker.sent());

    broker.readable();
    while (bench.told().stream().noneMatch(t -> t.contains("예수금과 잔고를 읽었습니다"))) {
      bench.advance(Duration.ofMillis(100));
    }
    bench.advance(Duration.ofMillis(200));
    assertEquals(List.of(EXIT), broker.sent());
    broker.fills(bench.newestNumber(), 10, 67_000);
    passes(60);
    assertEquals(List.of(EXIT), broker.sent());
    assertEquals(List.of(), bench.lots());
  }

  @Test
  void givenAnExitWantedMeanwhile_whenRestartedBeforeTheAccountIsRead_thenItIsPlacedAfterThat() {
    startsWithoutBalance();
    bench.strategyExits(NAME, 67_000);
    bench.restart();
    passes(30);
    assertEquals(List.of(), broker.sent());

    broker.readable();
    passes(11);
    assertEquals(List.of(EXIT), broker.sent());
  }

  @Test
  void givenAnExitWantedMeanwhile_whenAllIsStopped_thenItIsNotPlaced() {
    startsWithoutBalance();
    bench.strategyExits(NAME, 67_000);
    bench.types("/stop all");

    broker.readable();
    passes(60);

    assertEquals(List.of(), broker.sent());
  }

  @Test
  void givenAnEntryWantedMeanwhile_whenTheAccountIsRead_thenItIsSaidToBeNone() {
    bench.strategyExits(NAME, 69_000);
    broker.fills(bench.newestNumber(), 10, 69_000);
    passes(10);
    startsWithoutBalance();
    passes(1);
    bench.strategyNamed(NAME).enters(70_000);
    bench.trades(MoneyBench.SAMSUNG, 70_000);
    List<String> told = told();
    assertEquals(1, told.size(), told::toString);
    assertTrue(told.get(0).endsWith("맞추는 중에는 신규 진입하지 않으며, 이 신호로는 사지 않습니다."), told.get(0));

    broker.readable();
    passes(60);

    assertEquals(List.of(), broker.sent());
  }
}
