package io.maemae.app;

import io.maemae.config.AccountSettings;
import io.maemae.config.Configuration;
import io.maemae.config.ConfigurationException;
import io.maemae.config.Problem;
import io.maemae.config.StrategySessions;
import io.maemae.config.StrategySettings;
import io.maemae.config.TradingEnvironment;
import io.maemae.market.Venue;
import io.maemae.strategy.Builtin;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Refuses, with its line, what this version cannot do or nothing could do well. */
final class Availability {
  private final Path file;
  private final Configuration configuration;
  private final List<Problem> problems = new ArrayList<>();

  private Availability(Path file, Configuration configuration) {
    this.file = file;
    this.configuration = configuration;
  }

  /**
   * For the bot.
   *
   * @param file the name of the configuration, for messages
   */
  static void requireForRun(Path file, Configuration configuration) throws ConfigurationException {
    Availability check = new Availability(file, configuration);
    check.eachAccount(check::account);
    check.requireOwnKeys();
    check.requireOneMarket();
    check.strategies();
    check.end();
  }

  /**
   * For a rehearsal, which knows the embedded exchange only.
   *
   * @param file the name of the configuration, for messages
   */
  static void requireForRehearsal(Path file, Configuration configuration)
      throws ConfigurationException {
    Availability check = new Availability(file, configuration);
    check.eachAccount(check::embedded);
    check.strategies();
    check.end();
  }

  /** The builtin strategy that is meant, if there is one. */
  static Optional<Builtin> builtin(StrategySettings strategy) {
    return strategy.source().fold(named -> Optional.empty(), b -> Builtin.parse(b.name()));
  }

  private interface Rule {
    void check(AccountSettings account, String key);
  }

  private void eachAccount(Rule rule) {
    List<AccountSettings> accounts = configuration.accounts();
    for (int i = 0; i < accounts.size(); i++) {
      rule.check(accounts.get(i), "accounts[" + i + "]");
    }
  }

  private void problem(int line, String key, String what) {
    problems.add(new Problem(file.toString(), line, key, what));
  }

  private void end() throws ConfigurationException {
    if (!problems.isEmpty()) {
      throw new ConfigurationException(problems);
    }
  }

  private void embedded(AccountSettings account, String key) {
    if (!account.broker().isEmbedded()) {
      problem(
          account.line(),
          key + ".broker",
          "a rehearsal trades at the embedded exchange only, must be paper");
    } else if (account.marketData().isPresent()) {
      problem(
          account.line(),
          key + ".market-data",
          "a rehearsal has no broker's stream, must be synthetic");
    }
  }

  private void account(AccountSettings account, String key) {
    boolean paperServer =
        !account.broker().isEmbedded()
            && account.environment() == TradingEnvironment.PAPER
            && account.venue() != Venue.KRX;
    if (paperServer) {
      problem(account.line(), key + ".venue", "a paper server trades at krx only, must be krx");
    }
    account
        .marketData()
        .filter(name -> !isBroker(name))
        .ifPresent(
            name ->
                problem(
                    account.line(),
                    key + ".market-data",
                    "'" + name + "' has no stream, must be an account at a broker"));
  }

  private boolean isBroker(String name) {
    return configuration.accounts().stream()
        .anyMatch(a -> a.name().equals(name) && !a.broker().isEmbedded());
  }

  /** Brokers give each account a key of its own, and each key one stream. */
  private void requireOwnKeys() {
    Map<String, String> owners = new HashMap<>();
    eachAccount(
        (account, key) ->
            account
                .appKey()
                .map(secret -> owners.putIfAbsent(secret.reveal(), account.name()))
                .ifPresent(
                    other ->
                        problem(
                            account.line(),
                            key + ".app-key",
                            "is that of '" + other + "' too, must be the account's own")));
  }

  /** Prices that somebody made up must never be taken for those of the market. */
  private void requireOneMarket() {
    boolean real = configuration.accounts().stream().anyMatch(a -> isBroker(a.name()));
    List<Optional<String>> markets =
        configuration.accounts().stream()
            .filter(a -> a.broker().isEmbedded())
            .map(AccountSettings::marketData)
            .distinct()
            .toList();
    eachAccount(
        (account, key) -> {
          boolean paper = account.broker().isEmbedded();
          if (paper && real && account.marketData().isEmpty()) {
            problem(
                account.line(),
                key + ".market-data",
                "a synthetic market beside a real one would mix their prices, must name an account"
                    + " at a broker");
          } else if (paper && markets.size() > 1) {
            problem(
                account.line(),
                key + ".market-data",
                "all accounts of broker: paper trade on one market, must be the same for all");
          }
        });
  }

  private void strategies() {
    List<StrategySettings> strategies = configuration.strategies();
    for (int i = 0; i < strategies.size(); i++) {
      StrategySettings strategy = strategies.get(i);
      String key = "strategies[" + i + "]";
      if (builtin(strategy).isEmpty()) {
        problem(
            strategy.line(),
            key,
            "this version runs no strategy files, must be builtin: one of "
                + Arrays.stream(Builtin.values())
                    .map(Builtin::label)
                    .collect(Collectors.joining(", ")));
      }
      strategy
          .marketData()
          .filter(name -> !isBroker(name))
          .ifPresent(
              name ->
                  problem(
                      strategy.line(),
                      key + ".market-data",
                      "'" + name + "' has no stream, must be an account at a broker"));
      if (isSearched(strategy) && !searches(Plans.feed(configuration, strategy))) {
        problem(
            strategy.line(),
            key + ".symbols",
            "the stream that it hears has no search by conditions, must be a list of codes, or"
                + " market-data: must name an account that has one");
      }
      if (strategy.sessions() == StrategySessions.EXTENDED && !hasExtended(strategy.account())) {
        problem(
            strategy.line(),
            key + ".sessions",
            "'" + strategy.account() + "' has the regular session only, must be regular");
      }
    }
  }

  private static boolean isSearched(StrategySettings strategy) {
    return strategy.symbols().fold(listed -> false, condition -> true);
  }

  private boolean searches(String account) {
    return configuration.accounts().stream()
        .anyMatch(a -> a.name().equals(account) && a.broker().searchesConditions());
  }

  /** The embedded exchange and the brokers' paper servers have the regular session of KRX only. */
  private boolean hasExtended(String name) {
    return configuration.accounts().stream()
        .filter(a -> a.name().equals(name))
        .anyMatch(a -> !a.broker().isEmbedded() && a.environment() == TradingEnvironment.LIVE);
  }
}
