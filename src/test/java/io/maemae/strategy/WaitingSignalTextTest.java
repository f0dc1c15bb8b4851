package io.maemae.strategy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.maemae.market.Price;
import io.maemae.market.TimeInForce;
import io.maemae.order.ClientOrderId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What waits is read as it was written. */
final class WaitingSignalTextTest {
  private static final Instant SINCE = Instant.parse("2026-11-20T06:30:00.123456789Z");

  @Test
  void anEntryWithItsLimitTimeAndPrices() {
    Signal signal =
        new Signal(
            Signal.Action.ENTER,
            Optional.of(new Price(700_000_001)),
            TimeInForce.IOC,
            Optional.of(Duration.ofMinutes(5)),
            "ma-cross.above",
            List.of(Price.ofWon(70_000), "price of old", ""));
    WaitingSignal entry = new WaitingSignal(signal, SINCE, Optional.empty());

    assertEquals(entry, WaitingSignal.of(entry.text()));
  }

  @Test
  void anExitOfAnOrderWithNothingElse() {
    WaitingSignal exit =
        new WaitingSignal(
            Signal.exit("opening-range.day-end"), SINCE, Optional.of(new ClientOrderId(12)));

    assertEquals(exit, WaitingSignal.of(exit.text()));
  }
}
