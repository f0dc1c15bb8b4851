package io.maemae.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An entry that is meant to live for some minutes lives no longer. */
final class EntryDeadlineTest extends MoneyTest {
  private static final Duration MINUTES = Duration.ofMinutes(5);
  private static final String OPEN = "#1 BUY 10@70000 0 NEW";
  private static final String CANCELED = "#1 BUY 10@70000 0 CANCELED";

  @Override
  void configure(MoneyBench unstarted) {
    unstarted.strategy("cross");
  }

  @BeforeEach
  void enter() {
    bench.strategyNamed("cross").entersFor(MINUTES, 70_000);
    bench.trades(MoneyBench.SAMSUNG, 70_000);
    bench.advance(Duration.ofMinutes(4));
    assertEquals(List.of(OPEN), bench.orders());
  }

  @Test
  void givenAnOpenEntry_whenItsTimeIsOver_thenItIsTakenBack() {
    bench.advance(Duration.ofMinutes(2));

    assertEquals(List.of(CANCELED), bench.orders());
  }

  @Test
  void givenARestartInBetween_whenItsTimeIsOver_thenItIsTakenBack() {
    bench.restart();
    bench.advance(Duration.ofSeconds(10));
    assertEquals(List.of(OPEN), bench.orders());

    bench.advance(Duration.ofMinutes(2));
    assertEquals(List.of(CANCELED), bench.orders());
  }

  @Test
  void givenAnEntryWhoseTimeIsUp_whenItsCancelIsRefusedOnce_thenItIsTriedAgain() {
    broker.refusesNext("잠시 후 다시 시도하십시오");

    bench.advance(Duration.ofSeconds(69));
    assertEquals(List.of(OPEN), bench.orders());

    bench.advance(Duration.ofSeconds(2));
    assertEquals(List.of(CANCELED), bench.orders());
  }
}
