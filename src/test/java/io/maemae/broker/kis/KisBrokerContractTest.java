package io.maemae.broker.kis;

import io.maemae.broker.RealTimeline;
import io.maemae.order.BrokerContract;
import io.maemae.order.BrokerHarness;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/** KIS keeps what every broker promises. */
class KisBrokerContractTest extends BrokerContract {
  @TempDir Path tokens;

  @Override
  protected BrokerHarness harness() {
    KisServer server =
        KisServer.start(KisServerSettings.of(KisServer.Environment.LIVE, RealTimeline.morning()));
    return new KisHarness(server, KisHarness.settings(server), tokens).started();
  }
}
