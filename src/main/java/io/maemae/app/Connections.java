package io.maemae.app;

import io.maemae.broker.BrokerConnection;
import io.maemae.broker.kis.Kis;
import io.maemae.broker.kis.KisSettings;
import io.maemae.broker.kiwoom.Kiwoom;
import io.maemae.broker.kiwoom.KiwoomSettings;
import io.maemae.broker.paper.PaperAccount;
import io.maemae.config.AccountSettings;
import io.maemae.config.BrokerKind;
import io.maemae.config.ConfigurationReader;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The brokers that there are, and the way to them. */
final class Connections {
  private static final List<BrokerKind> BROKERS =
      List.of(KisSettings.KIND, KiwoomSettings.KIND, PaperAccount.KIND);

  private Connections() {}

  /** Reads configurations with accounts at any of them; relative paths stay so. */
  static ConfigurationReader configurations(Map<String, String> environment) {
    return configurations(environment, Path.of(""));
  }

  /** Likewise, with relative paths from a directory on. */
  static ConfigurationReader configurations(Map<String, String> environment, Path directory) {
    return new ConfigurationReader(environment, directory, BROKERS);
  }

  /** Asks for nothing yet; the account must not be at the embedded exchange. */
  static BrokerConnection open(AccountSettings account, BrokerConnection.Edges edges) {
    BrokerKind broker = account.broker();
    if (broker.equals(KisSettings.KIND)) {
      return new Kis(KisSettings.of(account), edges);
    } else if (broker.equals(KiwoomSettings.KIND)) {
      return new Kiwoom(KiwoomSettings.of(account), edges);
    }
    throw new IllegalArgumentException("there is no connection to " + broker.label());
  }
}
