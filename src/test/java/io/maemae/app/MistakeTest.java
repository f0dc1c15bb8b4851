package io.maemae.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A mistake in the program itself: nothing half done stays, and it is said. */
final class MistakeTest extends MoneyTest {
  @Override
  void configure(MoneyBench unstarted) {
    unstarted.strategy("golden");
  }

  @Test
  void givenAMistake_whenItHappens_thenToldAndTheNextCommandWorks() {
    bench.strategyNamed("golden").breaks(true);
    bench.trades(MoneyBench.SAMSUNG, 70_000);

    assertEquals(
        List.of(
            "프로그램 오류로 처리하지 못했고, 이 일로 나간 것은 없습니다. 자세한 것은 로그에 있습니다. 현재 상태는 /orders 와 /positions 로"
                + " 확인하세요."),
        bench.told());
    bench.advance(Duration.ofSeconds(5));
    bench.types("/buy 005930 1 70000");
    assertEquals(List.of("#1 BUY 1@70000 0 NEW"), bench.orders());
  }

  @Test
  void givenAMistakeOverAndOver_whenWithinAMinute_thenTheProgramEnds() {
    bench.strategyNamed("golden").breaks(true);
    bench.trades(MoneyBench.SAMSUNG, 70_000);

    assertThrows(IllegalStateException.class, () -> bench.tradesAtOnce(MoneyBench.SAMSUNG, 70_000));
  }
}
