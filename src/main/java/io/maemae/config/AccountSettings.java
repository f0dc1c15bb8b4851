package io.maemae.config;

import io.maemae.market.Money;
import io.maemae.market.Venue;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Optional;

/**
 * An account.
 *
 * @param name unique among the accounts, also when letter case is ignored
 * @param environment always paper for the embedded exchange
 * @param appKey there unless the broker is embedded; likewise the secret
 * @param accountNumber there if the broker needs the owner: eight digits, a hyphen, two digits
 * @param htsId likewise: the login
 * @param keyExpires the last day of the key, if told
 * @param venue where orders go that name no venue
 * @param restUrl if it is not the broker's own; likewise the other
 * @param requestInterval the least time between two requests, if it is not the broker's usual one
 * @param cash what an account at the embedded exchange starts with; zero for the others
 * @param marketData for the embedded exchange: the account whose stream makes its market; empty
 *     means a synthetic one
 * @param risk limits of this account alone
 * @param commissionPercent of the amount, each way
 * @param line where it stands in the file
 */
public record AccountSettings(
    String name,
    BrokerKind broker,
    TradingEnvironment environment,
    Optional<Secret> appKey,
    Optional<Secret> appSecret,
    Optional<Secret> accountNumber,
    Optional<String> htsId,
    Optional<LocalDate> keyExpires,
    Venue venue,
    Optional<URI> restUrl,
    Optional<URI> websocketUrl,
    Optional<Duration> requestInterval,
    Money cash,
    Optional<String> marketData,
    RiskSettings risk,
    BigDecimal commissionPercent,
    int line) {
  /** The same, without its owner's login. */
  public AccountSettings withoutLogin() {
    return new AccountSettings(
        name,
        broker,
        environment,
        appKey,
        appSecret,
        accountNumber,
        htsId.map(login -> "***"),
        keyExpires,
        venue,
        restUrl,
        websocketUrl,
        requestInterval,
        cash,
        marketData,
        risk,
        commissionPercent,
        line);
  }
}
