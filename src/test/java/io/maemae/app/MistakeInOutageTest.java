package io.maemae.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A mistake of the program while the store cannot write does not let an order leave unrecorded. */
final class MistakeInOutageTest extends MoneyTest {
  private static final String NAME = "cross";

  @Override
  void configure(MoneyBench unstarted) {
    unstarted.strategy(NAME);
  }

  /** An exit that could not leave is due again when the store has been down for a while. */
  @BeforeEach
  void holdWithAnExitThatIsDue() {
    bench.strategyHolds(NAME, 10);
    for (int tries = 0; tries < 3; tries++) {
      broker.cannotSendNext("connect");
    }
    bench.strategyExits(NAME, 69_000);
    bench.advance(Duration.ofSeconds(5));
    bench.commitsFail(true);
    bench.types("/buy 000660 1 70000");
    bench.advance(Duration.ofMinutes(9));
  }

  @Test
  void givenAnOutage_whenAMistakeIsMade_thenNothingLeavesBeforeTheStoreIsBack() {
    bench.commitsFail(false);
    broker.forgetAsked();
    bench.typesAtOnce(null);

    for (int second = 0; second < 40 && bench.bot().desk().isStoreDown(); second++) {
      assertEquals(List.of(), broker.sent());
      bench.advance(Duration.ofSeconds(1));
      bench.types("/status");
    }
    bench.advance(Duration.ofMinutes(6));

    List<String> sent = broker.sent();
    assertFalse(sent.isEmpty());
    bench.crash();
    bench.begin();
    assertEquals(
        sent,
        bench.rows(
            "select 'submit #' || id || ' SELL 005930 10@market' from orders"
                + " where side = 'SELL' and id > 2 order by id"));
  }

  @Test
  void givenAnOutage_whenAMistakeIsMade_thenThePersonIsAnswered() {
    bench.forget();

    bench.typesAtOnce(null);
    bench.advance(Duration.ofSeconds(1));

    List<String> told = bench.told();
    assertTrue(told.stream().anyMatch(t -> t.startsWith("프로그램 오류로")), told::toString);
  }
}
