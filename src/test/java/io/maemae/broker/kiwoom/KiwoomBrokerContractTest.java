package io.maemae.broker.kiwoom;

import io.maemae.broker.RealTimeline;
import io.maemae.order.BrokerContract;
import io.maemae.order.BrokerHarness;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/** Kiwoom keeps what every broker promises. */
class KiwoomBrokerContractTest extends BrokerContract {
  @TempDir Path tokens;

  @Override
  protected BrokerHarness harness() {
    KiwoomServer server =
        KiwoomServer.start(
            KiwoomServerSettings.of(KiwoomServer.Environment.LIVE, RealTimeline.morning()));
    return new KiwoomHarness(server, KiwoomHarness.settings(server), tokens).started();
  }
}
