package io.maemae.app;

import io.maemae.broker.kiwoom.KiwoomServer;
import io.maemae.broker.kiwoom.KiwoomServerSettings;
import java.time.InstantSource;
import java.time.LocalDateTime;

/** An account at a Kiwoom on loopback, for the whole program. */
final class KiwoomDoor {
  private KiwoomDoor() {}

  /** Its clock goes on from a time; its tokens end in the machine's. */
  static KiwoomServer server(KiwoomServer.Environment environment, LocalDateTime time) {
    return server(environment, KisDoor.clock(time));
  }

  static KiwoomServer server(KiwoomServer.Environment environment, InstantSource clock) {
    return KiwoomServer.start(
        KiwoomServerSettings.of(environment, clock).withTokenClock(InstantSource.system()));
  }

  /** The account, as the configuration names it. */
  static String account(KiwoomServer server) {
    KiwoomServerSettings there = server.settings();
    return """
      - name: kiwoom
        broker: kiwoom
        environment: %s
        app-key: %s
        app-secret: %s
        requests-per-second: 100
        rest-url: %s
        websocket-url: %s
    """
        .formatted(
            there.environment() == KiwoomServer.Environment.LIVE ? "live" : "paper",
            there.appKey(),
            there.secretKey(),
            server.restUri(),
            server.streamUri());
  }
}
