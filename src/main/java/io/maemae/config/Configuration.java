package io.maemae.config;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * All that the configuration file says, checked: every name of an account in it is that of an
 * account.
 *
 * @param telegram empty means that notices only go to the log
 * @param accounts at least one
 * @param risk limits over all accounts
 */
public record Configuration(
    Language language,
    Path dataDir,
    Optional<TelegramSettings> telegram,
    List<AccountSettings> accounts,
    String defaultAccount,
    ConfirmOrders confirmOrders,
    RiskSettings risk,
    List<StrategySettings> strategies,
    HolidaySettings holidays) {
  /** Copies the lists. */
  public Configuration {
    accounts = List.copyOf(accounts);
    strategies = List.copyOf(strategies);
  }
}
