package io.maemae.broker.kis;

import io.maemae.broker.DepartureContract;
import io.maemae.broker.ManualRig;
import java.nio.file.Path;
import java.time.Duration;

/** Orders that never left for KIS. */
final class KisDepartureTest extends DepartureContract {
  @Override
  protected ManualRig rig(Path tokens, Duration interval) {
    return KisRig.of(KisServer.Environment.LIVE, tokens, KisRig.every(interval));
  }
}
