package io.maemae.app;

import io.maemae.config.AccountSettings;
import io.maemae.config.Configuration;
import io.maemae.config.ConfigurationException;
import io.maemae.config.ConfirmOrders;
import io.maemae.config.Problem;
import io.maemae.config.RiskSettings;
import io.maemae.config.StrategySettings;
import io.maemae.desk.DeskEvent;
import io.maemae.market.BarHours;
import io.maemae.market.FeeSchedule;
import io.maemae.market.Instruments;
import io.maemae.market.Money;
import io.maemae.market.Symbol;
import io.maemae.market.TradingCalendar;
import io.maemae.notice.Language;
import io.maemae.order.BrokerAccount;
import io.maemae.order.Environment;
import io.maemae.order.Order;
import io.maemae.order.OrderStore;
import io.maemae.order.RiskLimits;
import io.maemae.portfolio.Charges;
import io.maemae.strategy.StrategyDefinition;
import io.maemae.strategy.StrategyMode;
import io.maemae.strategy.Universe;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Turns what the configuration says into what the bot is made of. */
final class Plans {
  private static final LocalDate NEVER = LocalDate.of(9999, 12, 31);

  private Plans() {}

  static TradingCalendar calendar(Configuration configuration) {
    return TradingCalendar.krx(configuration.holidays().closed(), configuration.holidays().open());
  }

  /**
   * An account with orders that have not ended must not disappear: nobody would hear of their end,
   * and nobody could cancel them.
   *
   * @param file the name of the configuration, for messages
   */
  static void requireAccounts(Path file, Configuration configuration, OrderStore orders)
      throws ConfigurationException {
    Map<String, String> unfinished =
        orders.orders(NEVER).stream()
            .filter(order -> !order.state().isFinal())
            .collect(
                Collectors.groupingBy(
                    Order::account,
                    TreeMap::new,
                    Collectors.mapping(order -> order.id().toString(), Collectors.joining(", "))));
    configuration.accounts().forEach(account -> unfinished.remove(account.name()));
    if (!unfinished.isEmpty()) {
      throw new ConfigurationException(
          unfinished.entrySet().stream()
              .map(
                  gone ->
                      new Problem(
                          file.toString(),
                          0,
                          "accounts",
                          "'%s' is missing, and its orders %s have not ended, must stay until they"
                                  .formatted(gone.getKey(), gone.getValue())
                              + " have; nothing was changed"))
              .toList());
    }
  }

  /** What the running bot is made of. */
  static Bot.Plan running(
      Configuration configuration, TradingCalendar calendar, Instruments instruments) {
    return new Bot.Plan(
        language(configuration.language()),
        instruments,
        calendar,
        charges(configuration, instruments),
        limits(configuration.risk()),
        limitsPerAccount(configuration),
        strategies(configuration, calendar, List.of()),
        configuration.defaultAccount(),
        confirms(configuration.confirmOrders()),
        noticeChats(configuration),
        false,
        keyExpiries(configuration));
  }

  private static Map<String, LocalDate> keyExpiries(Configuration configuration) {
    return configuration.accounts().stream()
        .filter(a -> a.keyExpires().isPresent())
        .collect(Collectors.toMap(AccountSettings::name, a -> a.keyExpires().get()));
  }

  private static List<String> noticeChats(Configuration configuration) {
    return configuration
        .telegram()
        .map(
            t ->
                t.notifyChats().isEmpty()
                    ? t.users().stream().map(u -> String.valueOf(u.id())).toList()
                    : t.notifyChats().stream().map(String::valueOf).toList())
        .orElse(List.of(LogFace.CHAT));
  }

  static Language language(io.maemae.config.Language language) {
    return Language.valueOf(language.name());
  }

  static RiskLimits limits(RiskSettings risk) {
    return new RiskLimits(
        limit(risk.maxOrderValue()),
        limit(risk.maxPositionValue()),
        limit(risk.maxDailyLoss()),
        risk.maxOrdersPerMinute() == 0
            ? OptionalInt.empty()
            : OptionalInt.of(risk.maxOrdersPerMinute()),
        Optional.of(risk.priceCollarPercent()).filter(p -> p.compareTo(BigDecimal.ZERO) > 0));
  }

  private static Optional<Money> limit(Money money) {
    return Optional.of(money).filter(Money::isPositive);
  }

  static Map<String, RiskLimits> limitsPerAccount(Configuration configuration) {
    return configuration.accounts().stream()
        .collect(Collectors.toMap(AccountSettings::name, a -> limits(a.risk())));
  }

  static Charges charges(Configuration configuration, Instruments instruments) {
    Map<String, FeeSchedule> fees =
        configuration.accounts().stream()
            .collect(Collectors.toMap(AccountSettings::name, Plans::fees));
    return new Charges(fees, instruments);
  }

  static FeeSchedule fees(AccountSettings account) {
    return new FeeSchedule(account.commissionPercent());
  }

  /**
   * The strategies, each making its decisions with the calendar.
   *
   * @param symbols replaces the symbols of every strategy if it is not empty
   */
  static List<StrategyDefinition> strategies(
      Configuration configuration, TradingCalendar calendar, List<Symbol> symbols) {
    return configuration.strategies().stream()
        .map(
            s -> {
              BarHours hours = hours(configuration, calendar, s);
              return new StrategyDefinition(
                  s.name(),
                  s.account(),
                  feed(configuration, s),
                  symbols.isEmpty() ? universe(s) : new Universe.Listed(symbols),
                  s.timeframe(),
                  s.budget(),
                  hours,
                  StrategyMode.valueOf(s.mode().name()),
                  () -> Availability.builtin(s).orElseThrow().create(hours));
            })
        .toList();
  }

  private static Universe universe(StrategySettings strategy) {
    return strategy
        .symbols()
        .fold(
            listed -> new Universe.Listed(listed.symbols()),
            condition -> new Universe.Searched(condition.name(), condition.most()));
  }

  private static BarHours hours(
      Configuration configuration, TradingCalendar calendar, StrategySettings strategy) {
    return switch (strategy.sessions()) {
      case REGULAR -> calendar.regularHours();
      case EXTENDED ->
          calendar.extendedHours(
              configuration.accounts().stream()
                  .filter(a -> a.name().equals(strategy.account()))
                  .findFirst()
                  .orElseThrow()
                  .venue());
    };
  }

  /** The stream that a strategy hears: its own choice, or the one on which its account trades. */
  static String feed(Configuration configuration, StrategySettings strategy) {
    return strategy
        .marketData()
        .or(() -> feed(configuration, strategy.account()))
        .orElse(DeskEvent.MarketData.EMBEDDED);
  }

  /** The stream on which an account trades; none on the embedded exchange's own market. */
  static Optional<String> feed(Configuration configuration, String account) {
    return configuration.accounts().stream()
        .filter(a -> a.name().equals(account))
        .findFirst()
        .flatMap(a -> a.broker().isEmbedded() ? a.marketData() : Optional.of(a.name()));
  }

  /** Whether orders by hand are confirmed first; pretend money does not count as live. */
  static Predicate<BrokerAccount> confirms(ConfirmOrders confirm) {
    return account ->
        switch (confirm) {
          case ALWAYS -> true;
          case NEVER -> false;
          case LIVE -> account.environment() == Environment.LIVE;
        };
  }
}
