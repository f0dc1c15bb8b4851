package io.maemae.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.maemae.app.FakeBroker.Manner;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Whose shares a sale took, however late it is known whose sale it was. */
final class AttributionTest extends MoneyTest {
  private static final Duration SETTLED = Duration.ofMinutes(3);

  @Override
  void configure(MoneyBench unstarted) {
    unstarted.strategy("cross");
  }

  private void soldByHandWithoutAnAnswer() {
    broker.next(Manner.LOSE_ANSWER);
    bench.types("/sell 005930 10 70000");
    bench.advance(FakeBroker.TIMEOUT);
    broker.fills(bench.newestNumber(), 10, 70_000);
    bench.advance(SETTLED);
  }

  @Test
  void givenASaleByHandOfAStrategysShares_whenItsAnswerWasLost_thenTheyAreGone() {
    bench.strategyHolds("cross", 10);

    soldByHandWithoutAnAnswer();

    assertEquals(List.of(), bench.lots());
    assertEquals(List.of("#2 cross SELL 10@70000"), fillsOf("#2"));
  }

  @Test
  void givenThat_whenThePersonBuysLater_thenTheStrategyDoesNotSellHisShares() {
    bench.strategyHolds("cross", 10);
    soldByHandWithoutAnAnswer();
    bench.restart();
    bench.advance(SETTLED);
    bench.types("/buy 005930 10 70000");
    broker.fills(bench.newestNumber(), 10, 70_000);
    bench.advance(SETTLED);
    bench.forget();

    bench.strategyExits("cross", 70_000);

    assertEquals(List.of(), broker.sent());
    assertEquals(List.of("kis 005930 10"), bench.lots());
  }

  @Test
  void givenASaleByHandThatMoved_whenTheModifyHasNoAnswer_thenTheStrategysSharesAreGone() {
    bench.strategyHolds("cross", 10);
    String modified = sellsAndMovesUnanswered(10);
    broker.fillsWithoutSum(modified, 10, 70_000);

    bench.advance(SETTLED);

    assertEquals(List.of(), bench.lots());
  }

  @Test
  void givenASaleElsewhereThatWasTakenForTheExit_whenThatIsRefused_thenTheSharesAreGone() {
    bench.strategyHolds("cross", 10);

    soldElsewhereBeforeTheExit("cross", 10);
    bench.advance(SETTLED);

    assertEquals(List.of(), bench.lots());
  }

  @Test
  void givenSharesOfBoth_whenPartOfASaleTurnsOutToBeElsewhere_thenNobodysAreTakenFirst() {
    bench.strategyHolds("cross", 10);
    bench.holds(4);

    soldElsewhereBeforeTheExit("cross", 10);
    bench.advance(SETTLED);

    assertEquals(List.of("kis 005930 cross 4"), bench.lots());
    assertEquals(broker.cash(), bench.cash(MoneyBench.KIS));
  }

  private List<String> fillsOf(String order) {
    return bench.fills().stream().filter(f -> f.startsWith(order + " ")).toList();
  }
}
