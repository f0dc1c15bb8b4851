package io.maemae.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A panic while a sale is on its way: it is taken back once it is answered. */
final class PanicOfUnansweredTest extends MoneyTest {
  @Test
  void givenASaleThatIsNotAnsweredYet_whenAllIsToBeSold_thenAllIsSoldAfterItsCancel() {
    bench.holds(10);
    broker.next(FakeBroker.Manner.HOLD);
    bench.types("/sell 005930 10 71000");
    bench.types("/panic");
    bench.presses("모두 매도 (약 700,000원)");
    bench.forget();

    bench.presses("확인");
    bench.advance(Duration.ofSeconds(1));
    broker.answerHeld();
    bench.advance(Duration.ofSeconds(30));

    long sold =
        broker.sent().stream()
            .filter(s -> s.contains("SELL 005930") && s.endsWith("@market"))
            .mapToLong(s -> Long.parseLong(s.replaceAll(".* (\\d+)@market", "$1")))
            .sum();
    assertEquals(10, sold, () -> broker.sent() + " " + bench.told());
  }
}
