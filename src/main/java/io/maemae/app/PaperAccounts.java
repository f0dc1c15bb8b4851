package io.maemae.app;

import io.maemae.broker.paper.EmbeddedExchange;
import io.maemae.broker.paper.PaperGateway;
import io.maemae.config.AccountSettings;
import io.maemae.market.Venue;
import io.maemae.order.BrokerAccount;
import io.maemae.order.Environment;
import io.maemae.order.ExecutionNotice;
import io.maemae.order.RequestRate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The accounts at the embedded exchange.
 *
 * @param all as the configuration has them
 * @param quotes where prices are asked for; every account sees the same ones
 */
record PaperAccounts(List<BrokerAccount> all, PaperGateway quotes) {
  private static final Duration REQUEST_INTERVAL = Duration.ofMillis(50);
  private static final Duration SETTLE_INTERVAL = Duration.ofSeconds(30);

  /**
   * Opens them; there is at least one.
   *
   * @param onNotice takes what the exchange says of their orders
   */
  static PaperAccounts open(
      EmbeddedExchange exchange,
      List<AccountSettings> settings,
      Consumer<ExecutionNotice> onNotice) {
    List<BrokerAccount> accounts = new ArrayList<>();
    List<PaperGateway> gateways = new ArrayList<>();
    for (AccountSettings account : settings) {
      PaperGateway gateway = exchange.gateway(account.name(), onNotice);
      gateways.add(gateway);
      accounts.add(
          new BrokerAccount(
              account.name(),
              Environment.PAPER,
              gateway,
              gateway,
              Optional.empty(),
              gateway,
              Venue.KRX,
              account.name(),
              RequestRate.of(REQUEST_INTERVAL),
              SETTLE_INTERVAL));
    }
    return new PaperAccounts(accounts, gateways.get(0));
  }
}
