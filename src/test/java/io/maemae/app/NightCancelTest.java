package io.maemae.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** An entry that could not be taken back, and of which no list tells that the day ended it. */
final class NightCancelTest extends MoneyTest {
  private static final String SHUT = "장종료 되었습니다";

  @Override
  void configure(MoneyBench unstarted) {
    unstarted.strategy("cross");
  }

  @Test
  void givenListsThatCannotBeReadAtNight_whenTheDayIsOver_thenItsCancelIsNotTriedAllNight() {
    bench.strategyNamed("cross").enters(70_000);
    bench.trades(MoneyBench.SAMSUNG, 70_000);
    bench.advance(Duration.ofSeconds(1));
    for (int times = 0; times < 300; times++) {
      broker.refusesNext(SHUT);
    }
    bench.advanceTo("15:20:00");
    bench.types("/stop");
    bench.advanceTo("15:31:00");
    broker.unreadable("HTTP 500");
    bench.advanceTo("20:10:00");
    bench.forget();

    bench.advance(Duration.ofHours(11));

    assertEquals(List.of(), broker.sent());
    assertEquals(List.of(), bench.told().stream().filter(t -> t.contains(SHUT)).toList());
  }
}
