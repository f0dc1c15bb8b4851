package io.maemae.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.maemae.app.FakeBroker.Manner;
import io.maemae.order.RequestRate;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A panic where cancels have to wait for one another. */
final class PanicPacingTest extends MoneyTest {
  private static final Duration SLOT = Duration.ofSeconds(15);

  @Override
  void configure(MoneyBench unstarted) {
    unstarted.rate(new RequestRate(Duration.ofMillis(200), SLOT, true));
  }

  @Test
  void givenAnUnclearModify_whenTheOrderEndsBeforeTheSlotOfItsCancel_thenNothingIsSent() {
    bench.types("/buy 005930 10 70000");
    bench.advance(SLOT);
    bench.types("/buy 000660 1 70000");
    bench.advance(SLOT);
    broker.next(Manner.LOSE_REQUEST);
    bench.types("/modify 2 price=69000");
    broker.unreadable("HTTP 503");
    bench.advance(SLOT);
    bench.forget();

    bench.types("/panic");
    bench.advance(Duration.ofSeconds(5));
    broker.fills("1002", 1, 70_000);
    bench.advance(SLOT.multipliedBy(3));

    assertEquals(List.of("cancel #1 1001 10 whole"), broker.sent());
    assertEquals("#2 BUY 1@70000 1 FILLED", bench.orders().get(1));
  }
}
