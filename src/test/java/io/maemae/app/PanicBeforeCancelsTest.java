package io.maemae.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A panic whose cancels take their time, by one who presses the buttons at once. */
final class PanicBeforeCancelsTest extends MoneyTest {
  @Override
  void configure(MoneyBench unstarted) {
    unstarted.interval(Duration.ofMillis(500));
  }

  @Test
  void givenOpenSales_whenAllIsToBeSoldBeforeTheirCancelsHaveLeft_thenAllIsSoldAfterThem() {
    bench.holds(10);
    for (int sale = 0; sale < 5; sale++) {
      bench.types("/sell 005930 2 " + (71_000 + sale * 100));
      bench.advance(Duration.ofSeconds(1));
    }
    bench.typesAtOnce("/panic");
    bench.advance(Duration.ofMillis(300));
    bench.presses("모두 매도 (약 700,000원)");
    bench.forget();

    bench.presses("확인");
    bench.advance(Duration.ofSeconds(30));

    long sold =
        broker.sent().stream()
            .filter(s -> s.contains("SELL 005930") && s.endsWith("@market"))
            .mapToLong(s -> Long.parseLong(s.replaceAll(".* (\\d+)@market", "$1")))
            .sum();
    assertEquals(10, sold, () -> broker.sent() + " " + bench.told());
  }
}
