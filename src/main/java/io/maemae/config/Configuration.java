package io.maemae.config;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * All that the configuration file says, checked: every name of an account in it is that of an
 * account.
 *
 * @param telegram empty means that notices only go to the log
 * @param accounts at least one
 * @param risk limits over all accounts
 * @param backupDays how long a daily backup is kept
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
    HolidaySettings holidays,
    int backupDays,
    JournalSettings journal) {
  /** Copies the lists. */
  public Configuration {
    accounts = List.copyOf(accounts);
    strategies = List.copyOf(strategies);
  }

  /** The same with other accounts. */
  public Configuration withAccounts(List<AccountSettings> others) {
    return new Configuration(
        language,
        dataDir,
        telegram,
        others,
        defaultAccount,
        confirmOrders,
        risk,
        strategies,
        holidays,
        backupDays,
        journal);
  }

  /** Every secret in it, so that no log shows one. */
  public List<Secret> secrets() {
    List<Secret> secrets = new ArrayList<>();
    telegram.ifPresent(t -> secrets.add(t.token()));
    for (AccountSettings account : accounts) {
      account.appKey().ifPresent(secrets::add);
      account.appSecret().ifPresent(secrets::add);
      account.accountNumber().ifPresent(secrets::add);
    }
    return secrets;
  }
}
