package io.maemae.app;

import io.maemae.broker.AccessTokens;
import io.maemae.config.AccountSettings;
import io.maemae.config.Configuration;
import io.maemae.config.ConfigurationException;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

/** Gives the token that is kept in the data directory back. */
final class TokenRevocation implements Revoke {
  private final Map<String, String> environment;
  private final PrintStream out;
  private final InstantSource machineTime;

  TokenRevocation(Map<String, String> environment, PrintStream out, InstantSource machineTime) {
    this.environment = environment;
    this.out = out;
    this.machineTime = machineTime;
  }

  @Override
  public int revoke(Path config, String account)
      throws WrongCallException, ConfigurationException, IOException, InterruptedException {
    Configuration configuration = Connections.configurations(environment).read(config);
    Logging.hide(configuration.secrets());
    AccountSettings settings =
        configuration.accounts().stream()
            .filter(a -> a.name().equals(account) && !a.broker().isEmbedded())
            .findFirst()
            .orElseThrow(
                () ->
                    new WrongCallException(
                        "'" + account + "' is no account at a broker in " + config));
    BrokerVisit.Outcome<Optional<AccessTokens.Revoked>> outcome =
        new BrokerVisit(configuration.dataDir(), machineTime)
            .ask(settings, (broker, answer) -> broker.revokeToken(answer));
    if (outcome.answer().isEmpty()) {
      out.println(account + ": " + BrokerVisit.words(outcome.why()));
      return 1;
    }
    Optional<AccessTokens.Revoked> revoked = outcome.answer().get();
    out.println(
        account
            + ": "
            + revoked
                .map(r -> BrokerVisit.words(r.words()))
                .orElse("no token is kept, nothing to do"));
    return revoked.filter(r -> !r.done()).isPresent() ? 1 : 0;
  }
}
