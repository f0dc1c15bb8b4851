package io.maemae.config;

import io.maemae.market.Money;
import io.maemae.market.Venue;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.net.URI;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Reads one account; which keys it may have depends on its broker. */
final class AccountReader {
  private static final long NANOS_PER_SECOND = 1_000_000_000L;
  private static final BigDecimal USUAL_COMMISSION = new BigDecimal("0.015");
  private static final Kind<TradingEnvironment> ENVIRONMENT = Kind.oneOf(TradingEnvironment.class);
  private static final Kind<Venue> VENUE = Kind.oneOf(Venue.class);

  private final Section section;
  private final List<BrokerKind> brokers;
  private final AccountNames names;
  private final Problems problems;

  private Optional<TradingEnvironment> environment = Optional.of(TradingEnvironment.PAPER);
  private Optional<Secret> appKey = Optional.empty();
  private Optional<Secret> appSecret = Optional.empty();
  private Optional<Secret> accountNumber = Optional.empty();
  private Optional<String> htsId = Optional.empty();
  private Optional<LocalDate> keyExpires = Optional.empty();
  private Optional<URI> restUrl = Optional.empty();
  private Optional<URI> websocketUrl = Optional.empty();
  private Optional<Duration> requestInterval = Optional.empty();
  private Money cash = Money.ZERO;
  private Optional<String> marketData = Optional.empty();

  AccountReader(Section section, List<BrokerKind> brokers, AccountNames names, Problems problems) {
    this.section = section;
    this.brokers = brokers;
    this.names = names;
    this.problems = problems;
  }

  /** The account; nothing if there was a problem. */
  Optional<AccountSettings> read() {
    int before = problems.count();
    Optional<String> name = section.required("name", Kind.NAME);
    Optional<BrokerKind> broker = readBroker();
    if (broker.isEmpty()) {
      return Optional.empty();
    }
    switch (broker.get().needs()) {
      case KEYS_AND_OWNER -> readKeysAndOwner();
      case KEYS -> readKeys();
      case CASH -> readCash();
    }
    Venue venue = section.optional("venue", VENUE).orElse(Venue.KRX);
    RiskSettings risk = RiskReader.read(section);
    BigDecimal commission = readCommission();
    section.rejectUnknownKeys();
    if (problems.count() > before) {
      return Optional.empty();
    }
    return Optional.of(
        new AccountSettings(
            name.orElseThrow(),
            broker.get(),
            environment.orElseThrow(),
            appKey,
            appSecret,
            accountNumber,
            htsId,
            keyExpires,
            venue,
            restUrl,
            websocketUrl,
            requestInterval,
            cash,
            marketData,
            risk,
            commission,
            section.line()));
  }

  private Optional<BrokerKind> readBroker() {
    List<String> known = brokers.stream().map(BrokerKind::name).toList();
    return section
        .required("broker", Kind.oneOf(known))
        .flatMap(name -> brokers.stream().filter(b -> b.name().equals(name)).findFirst());
  }

  private void readKeysAndOwner() {
    readKeys();
    accountNumber = section.required("account-number", Kind.ACCOUNT_NUMBER);
    htsId = section.required("hts-id", Kind.TEXT);
    if (accountNumber.filter(this::isInName).isPresent()) {
      section.wrong("name", "holds the account number, must be another name: it is written openly");
    }
  }

  private boolean isInName(Secret number) {
    String digits = number.reveal().substring(0, number.reveal().indexOf('-'));
    return section.optional("name", Kind.NAME).filter(name -> name.contains(digits)).isPresent();
  }

  private void readKeys() {
    environment = section.required("environment", ENVIRONMENT);
    appKey = section.required("app-key", Kind.SECRET);
    appSecret = section.required("app-secret", Kind.SECRET);
    keyExpires = section.optional("key-expires", Kind.DATE);
    restUrl = section.optional("rest-url", Kind.HTTP_URL);
    websocketUrl = section.optional("websocket-url", Kind.WEBSOCKET_URL);
    requestInterval =
        section.optional("requests-per-second", Kind.REQUEST_RATE).map(AccountReader::interval);
  }

  private static Duration interval(BigDecimal perSecond) {
    BigDecimal nanos = BigDecimal.valueOf(NANOS_PER_SECOND);
    return Duration.ofNanos(nanos.divide(perSecond, 0, RoundingMode.CEILING).longValueExact());
  }

  private void readCash() {
    cash = section.required("cash", Kind.WON).orElse(Money.ZERO);
    if (section
        .optional("market-data", Kind.TEXT)
        .filter(AccountNames.SYNTHETIC::equals)
        .isEmpty()) {
      marketData = names.reference(section, "market-data");
    }
    if (section
        .optional("environment", ENVIRONMENT)
        .filter(e -> e != TradingEnvironment.PAPER)
        .isPresent()) {
      section.wrong("environment", "is 'live', must be paper or left out: the broker is paper");
    }
  }

  private BigDecimal readCommission() {
    Optional<Section> fees = section.section("fees");
    Optional<BigDecimal> commission =
        fees.flatMap(f -> f.optional("commission-percent", Kind.COMMISSION));
    fees.ifPresent(Section::rejectUnknownKeys);
    return commission.orElse(USUAL_COMMISSION);
  }
}
