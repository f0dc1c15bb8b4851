package io.maemae.app;

import io.maemae.broker.BrokerConnection;
import io.maemae.broker.kis.Kis;
import io.maemae.broker.kis.KisSettings;
import io.maemae.broker.kiwoom.Kiwoom;
import io.maemae.broker.kiwoom.KiwoomSettings;
import io.maemae.config.AccountSettings;

/** Connects accounts to their brokers. */
final class Connections {
  private Connections() {}

  /** Asks for nothing yet; the account must be at a broker. */
  static BrokerConnection open(AccountSettings account, BrokerConnection.Edges edges) {
    return switch (account.broker()) {
      case KIS -> new Kis(KisSettings.of(account), edges);
      case KIWOOM -> new Kiwoom(KiwoomSettings.of(account), edges);
      case PAPER ->
          throw new IllegalArgumentException(
              "account must be at a broker, was '" + account.name() + "'");
    };
  }
}
