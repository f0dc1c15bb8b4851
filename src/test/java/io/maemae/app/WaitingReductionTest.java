package io.maemae.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The person wants six of ten to stay open, and shares are filled before that can leave. */
final class WaitingReductionTest extends MoneyTest {
  private static final Duration LONG = Duration.ofMinutes(10);

  private void fillsBeforeItLeaves(long shares) {
    bench.buys(10);
    bench.typesAtOnce("/buy 000660 1 70000");
    bench.typesAtOnce("/modify 1 qty=6");
    broker.fills("1001", shares, 70_000);
    bench.advance(LONG);
  }

  @Test
  void givenAReductionThatWaitsForItsSlot_whenMoreIsFilledMeanwhile_thenNothingIsTakenBack() {
    fillsBeforeItLeaves(5);

    List<String> told = bench.told();
    assertEquals(5, broker.order("1001").open().units(), broker.sent() + " " + told);
    assertTrue(told.stream().anyMatch(t -> t.contains("그만큼 체결되어 줄이지 않았습니다")), told::toString);
  }

  @Test
  void givenAReductionThatWaitsForItsSlot_whenFewerAreFilled_thenAsManyFewerAreTakenBack() {
    fillsBeforeItLeaves(2);

    assertEquals(6, broker.order("1001").open().units(), broker.sent() + " " + bench.told());
    assertEquals(List.of("#1 BUY 10@70000 2 PARTIALLY_FILLED"), bench.orders().subList(0, 1));
  }
}
