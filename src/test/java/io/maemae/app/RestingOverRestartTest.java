package io.maemae.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.maemae.market.Side;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A guard rests for a sale that seems to be another's, and the program is started again. */
final class RestingOverRestartTest extends MoneyTest {
  @Override
  void configure(MoneyBench unstarted) {
    unstarted.strategy("cross");
  }

  private void aSaleOfOursSeemsToBeAnothers() {
    bench.strategyHolds("cross", 10);
    String modified = sellsAndMovesUnanswered(6);
    broker.fillsWithoutSum(modified, 2, 70_000);
    bench.advance(Duration.ofMillis(1));
    assertTrue(bench.told().stream().anyMatch(t -> t.startsWith("다른 곳에서 낸 매도가")));
    bench.forget();
  }

  @Test
  void givenASaleThatIsAnothers_whenOneBeforeItTurnsOutToBeOurs_thenTheGuardRestsOn() {
    aSaleOfOursSeemsToBeAnothers();
    String elsewhere = broker.place(MoneyBench.SAMSUNG, Side.SELL, 3, 70_000).number();
    broker.fills(elsewhere, 3, 70_000);

    bench.advance(Duration.ofMinutes(2));

    assertEquals(
        List.of("until asked"),
        bench.rows("select text from setting where name like 'guard-suspended.%'"));
  }

  @Test
  void givenAFillThatTurnsOutToBeOursAfterARestart_whenItIsRead_thenTheGuardIsThereAgain() {
    aSaleOfOursSeemsToBeAnothers();

    bench.restart();
    bench.advance(Duration.ofMinutes(2));

    List<String> told = bench.told();
    assertEquals(1, told.stream().filter(t -> t.startsWith("아래 보유분")).count(), told::toString);
  }
}
