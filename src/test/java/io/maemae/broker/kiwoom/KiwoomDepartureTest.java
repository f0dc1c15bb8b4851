package io.maemae.broker.kiwoom;

import io.maemae.broker.DepartureContract;
import io.maemae.broker.ManualRig;
import java.nio.file.Path;
import java.time.Duration;

/** Orders that never left for Kiwoom. */
final class KiwoomDepartureTest extends DepartureContract {
  @Override
  protected ManualRig rig(Path tokens, Duration interval) {
    return new KiwoomRig(KiwoomServer.Environment.LIVE, tokens, KiwoomRig.every(interval));
  }
}
