package io.maemae.command;

import io.maemae.desk.AccountsLeftOut;
import io.maemae.desk.GuardWatch;
import io.maemae.desk.MarketFeed;
import io.maemae.desk.MarketWatch;
import io.maemae.desk.PriceAlerts;
import io.maemae.desk.StrayLots;
import io.maemae.desk.TradingDay;
import io.maemae.desk.WatchList;
import io.maemae.market.Instruments;
import io.maemae.market.TradingCalendar;
import io.maemae.notice.Outbox;
import io.maemae.notice.ReportText;
import io.maemae.notice.SignalLog;
import io.maemae.notice.Wording;
import io.maemae.order.BrokerAccount;
import io.maemae.order.BuyingPower;
import io.maemae.order.OrderLedger;
import io.maemae.order.OrderStore;
import io.maemae.order.QuoteSource;
import io.maemae.order.Reconciliation;
import io.maemae.order.RestoredBackup;
import io.maemae.order.RiskLimits;
import io.maemae.order.Settlement;
import io.maemae.order.Trading;
import io.maemae.order.TradingStop;
import io.maemae.portfolio.Charges;
import io.maemae.portfolio.Marks;
import io.maemae.portfolio.Portfolio;
import io.maemae.portfolio.Valuation;
import io.maemae.strategy.ConditionSearch;
import io.maemae.strategy.HistorySource;
import io.maemae.strategy.StrategyRunner;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What commands work with.
 *
 * @param feeds the brokers' streams, by account
 * @param conditions what searches by conditions, by the name of its stream
 * @param defaultAccount the account of a command that names none
 * @param confirms whether orders of an account are shown and confirmed before they are placed
 * @param overAll the limits over all accounts
 * @param perAccount the limits of single accounts
 */
public record Tools(
    Trading trading,
    OrderLedger ledger,
    OrderStore orderStore,
    Portfolio portfolio,
    Valuation valuation,
    Marks marks,
    BuyingPower power,
    Charges charges,
    Instruments instruments,
    TradingCalendar calendar,
    StrategyRunner strategies,
    TradingStop stop,
    RestoredBackup restored,
    Reconciliation reconciliation,
    Settlement settlement,
    TradingDay day,
    QuoteSource quotes,
    Map<String, MarketFeed> feeds,
    Map<String, ConditionSearch> conditions,
    HistorySource history,
    MarketWatch markets,
    WatchList watchList,
    PriceAlerts alerts,
    Wording wording,
    ReportText reports,
    SignalLog signals,
    Outbox outbox,
    Confirmations confirmations,
    NotPlacedButtons notPlaced,
    Questions questions,
    InstantSource clock,
    String defaultAccount,
    Predicate<BrokerAccount> confirms,
    RiskLimits overAll,
    Map<String, RiskLimits> perAccount,
    GuardWatch guards,
    StrayLots strays,
    AccountsLeftOut leftOut,
    MachineSource machine) {
  /** The account a command means. */
  BrokerAccount account(Arguments arguments) throws CommandError {
    String name = arguments.account().orElse(defaultAccount);
    return find(name)
        .orElseThrow(() -> new CommandError("error.unknown-account", Arguments.shown(name)));
  }

  Optional<BrokerAccount> find(String name) {
    return reconciliation.accounts().stream().filter(a -> a.name().equals(name)).findFirst();
  }
}
