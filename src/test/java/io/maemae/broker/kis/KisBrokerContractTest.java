package io.maemae.broker.kis;

import io.maemae.market.MarketTime;
import io.maemae.order.BrokerContract;
import io.maemae.order.BrokerHarness;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalTime;
import org.junit.jupiter.api.io.TempDir;

/** KIS keeps what every broker promises. */
class KisBrokerContractTest extends BrokerContract {
  @TempDir Path tokens;

  /** Friday, 20 November 2026, ten o'clock, and going on at its real rate. */
  static InstantSource morning() {
    Instant start = MarketTime.instant(LocalDate.of(2026, 11, 20), LocalTime.of(10, 0));
    long begun = System.nanoTime();
    return () -> start.plus(Duration.ofNanos(System.nanoTime() - begun));
  }

  @Override
  protected BrokerHarness harness() {
    KisServer server = KisServer.start(KisServerSettings.of(KisServer.Environment.LIVE, morning()));
    return new KisHarness(server, KisHarness.settings(server), tokens).started();
  }
}
