package io.maemae.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Shares that no strategy of the configuration looks after any more are named. */
final class StrategyLeftOutTest extends MoneyTest {
  private static final String NAME = "cross";
  private static final String LOT = "[kis 모의] 삼성전자 005930 10주 (cross): 손절·청산 없음";
  private static final String TOLD =
      "[kis 모의] 아래 보유분은 지금 아무도 지키지 않습니다. 산 전략이 설정에 없거나, 그 전략이 이 종목이나 계좌를 더 맡지 않아"
          + " 손절도 청산도 나가지 않습니다. 설정에 그 전략 이름과 종목, 계좌를 되돌리고 시작하면 다시 지킵니다."
          + " 아니면 /sell 이나 증권사 앱에서 직접 파세요.\n"
          + LOT;
  private static final String MARK = "! 손절·청산 안 됨: 삼성전자 005930 10주 (cross), 설정에 맡은 전략이 없음";

  @Override
  void configure(MoneyBench unstarted) {
    unstarted.strategy(NAME);
  }

  @BeforeEach
  void hold() {
    bench.strategyHolds(NAME, 10);
    bench.leavesOutStrategies();
  }

  private void restart() {
    bench.restart();
    bench.advance(Duration.ofMinutes(1));
  }

  private String health() {
    bench.types("/health");
    return bench.newest().text();
  }

  @Test
  void givenAStrategyLeftOut_whenStarted_thenItsSharesAreNamedAndMarked() {
    restart();

    assertEquals(List.of(TOLD), bench.told());
    String shown = health();
    assertTrue(shown.startsWith("! 확인할 것이 1가지 있습니다."), shown);
    assertTrue(shown.contains(MARK), shown);
  }

  @Test
  void givenAStrategyOfAnotherName_whenStarted_thenTheSharesOfTheOldNameAreNamed() {
    bench.strategy("golden-cross");
    restart();

    assertEquals(List.of(TOLD), bench.told());
  }

  @Test
  void givenAStrategyWithoutTheSymbol_whenStarted_thenTheSharesOfThatAreNamed() {
    bench.strategyOn(NAME, MoneyBench.HYNIX);
    restart();

    assertEquals(List.of(TOLD), bench.told());
    assertTrue(health().contains(MARK));
  }

  @Test
  void givenAStrategyThatMovedToAnotherAccount_whenStarted_thenItsSharesInTheOldOneAreNamed() {
    bench.strategyAt(NAME, MoneyBench.KIWOOM);
    restart();

    assertEquals(List.of(TOLD), bench.told());
    bench.types("/stop");
    assertTrue(bench.newest().text().contains(LOT), bench.newest().text());
  }

  @Test
  void givenAStrategyThatIsConfigured_whenStarted_thenNothingIsTold() {
    bench.strategy(NAME);
    restart();

    assertEquals(List.of(), bench.told());
    assertFalse(health().contains("맡은 전략이 없음"));
  }

  @Test
  void givenWhatWasTold_whenStartedAgain_thenNotToldAgainUntilItIsGuarded() {
    restart();
    bench.forget();

    restart();
    assertEquals(List.of(), bench.told());
    assertTrue(health().contains(MARK));
    bench.forget();
    bench.strategy(NAME);
    restart();

    assertEquals(
        List.of("아래 보유분의 손절·청산이 다시 움직입니다.\n" + LOT.replace("손절·청산 없음", "손절 68,000원, 장 마감 전 청산")),
        bench.told());
    assertFalse(health().contains(MARK));
  }

  @Test
  void givenWhatWasTold_whenItIsSoldByHand_thenItIsMarkedNoMore() {
    restart();
    bench.types("/sell 005930 10 70000");
    broker.fills(bench.newestNumber(), 10, 70_000);
    bench.advance(Duration.ofSeconds(10));
    bench.forget();

    assertTrue(health().startsWith("모두 정상입니다."), bench.newest().text());
  }

  @Test
  void givenAllStopped_whenStarted_thenTheSharesAreNamedTheSame() {
    bench.types("/stop all");
    bench.forget();
    restart();

    assertEquals(List.of(TOLD), bench.told());
  }

  @Test
  void givenAnEntryThatIsStillOpen_whenItFillsAfterItsStrategyWasLeftOut_thenItIsNamed() {
    bench.strategy(NAME);
    bench.strategyExits(NAME, 70_000);
    broker.fills(bench.newestNumber(), 10, 70_000);
    bench.advance(Duration.ofSeconds(10));
    bench.strategyNamed(NAME).enters(70_000);
    bench.trades(MoneyBench.SAMSUNG, 70_000);
    String entry = bench.newestNumber();
    bench.leavesOutStrategies();
    restart();
    bench.forget();

    broker.fills(entry, 10, 70_000);
    bench.advance(Duration.ofSeconds(10));

    assertTrue(bench.told().contains(TOLD));
  }

  @Test
  void givenAMessageThatCouldNotBeStored_whenTheStoreWrites_thenTold() {
    bench.crash();
    bench.begin();
    bench.commitsFail(true);
    bench.advance(Duration.ofSeconds(10));
    bench.forget();

    bench.commitsFail(false);
    bench.advance(Duration.ofMinutes(3));

    assertEquals(1, bench.told().stream().filter(TOLD::equals).count());
  }
}
