package io.maemae.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.maemae.desk.DeskEvent.StreamChanged.State;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A reading that began before what is to be read is followed by another. */
final class ReadingAgainTest extends MoneyTest {
  private static final Duration READING = Duration.ofSeconds(5);

  private long orderReadings() {
    return broker.asked().stream().filter(asked -> asked.startsWith("read orders")).count();
  }

  @Test
  void givenAReadingUnderWay_whenAnotherIsAskedFor_thenItFollows() {
    String number = bench.buys(10);
    bench.advance(Duration.ofSeconds(1));
    broker.readingsTake(READING);
    bench.forget();
    bench.stream(MoneyBench.KIS, State.UP);
    bench.advance(Duration.ofSeconds(1));
    broker.fillsUnsaid(number, 10, 70_000);
    bench.stream(MoneyBench.KIS, State.UNTRUSTED);
    bench.stream(MoneyBench.KIS, State.UNTRUSTED);
    bench.advance(Duration.ofSeconds(1));
    assertEquals(1, orderReadings());

    bench.advance(READING.multipliedBy(2));

    assertEquals(2, orderReadings());
    assertEquals(List.of("#1 BUY 10@70000 10 FILLED"), bench.orders());
  }

  @Test
  void givenNoReadingUnderWay_whenOneIsAskedFor_thenItIsTheOnlyOne() {
    bench.advance(Duration.ofSeconds(10));
    bench.forget();
    bench.stream(MoneyBench.KIS, State.UNTRUSTED);
    bench.advance(Duration.ofSeconds(30));

    assertEquals(1, orderReadings());
  }
}
