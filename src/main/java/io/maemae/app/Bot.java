package io.maemae.app;

import io.maemae.command.Confirmations;
import io.maemae.command.Dispatcher;
import io.maemae.command.MachineSource;
import io.maemae.command.MenuEntry;
import io.maemae.command.NotPlacedButtons;
import io.maemae.command.Questions;
import io.maemae.command.RestoredReport;
import io.maemae.command.Tools;
import io.maemae.desk.AccountsLeftOut;
import io.maemae.desk.AlertStore;
import io.maemae.desk.ConditionWatch;
import io.maemae.desk.Desk;
import io.maemae.desk.DeskEvent;
import io.maemae.desk.EventClock;
import io.maemae.desk.GuardWatch;
import io.maemae.desk.KeyExpiry;
import io.maemae.desk.LossGuard;
import io.maemae.desk.MarketFacts;
import io.maemae.desk.MarketFeed;
import io.maemae.desk.MarketWatch;
import io.maemae.desk.Outgoing;
import io.maemae.desk.OutsideSales;
import io.maemae.desk.PriceAlerts;
import io.maemae.desk.RoutinesDone;
import io.maemae.desk.SeenUpdates;
import io.maemae.desk.Startup;
import io.maemae.desk.StrayLots;
import io.maemae.desk.StreamWatch;
import io.maemae.desk.Timers;
import io.maemae.desk.TradingDay;
import io.maemae.desk.Transactions;
import io.maemae.desk.UnexplainedShares;
import io.maemae.desk.UpdateStore;
import io.maemae.desk.WatchList;
import io.maemae.market.Instruments;
import io.maemae.market.TradingCalendar;
import io.maemae.notice.AlertNotices;
import io.maemae.notice.DayNotices;
import io.maemae.notice.Digest;
import io.maemae.notice.Face;
import io.maemae.notice.GuardNotices;
import io.maemae.notice.Language;
import io.maemae.notice.OrderNotices;
import io.maemae.notice.Outbox;
import io.maemae.notice.OutboxStore;
import io.maemae.notice.ReadingNotices;
import io.maemae.notice.ReportText;
import io.maemae.notice.SignalLog;
import io.maemae.notice.StrategyNotices;
import io.maemae.notice.StreamNotices;
import io.maemae.notice.Wording;
import io.maemae.order.BalanceAudit;
import io.maemae.order.BrokerAccount;
import io.maemae.order.BrokerWord;
import io.maemae.order.BuyingPower;
import io.maemae.order.Correlation;
import io.maemae.order.OrderLedger;
import io.maemae.order.OrderStore;
import io.maemae.order.QuoteSource;
import io.maemae.order.Reconciliation;
import io.maemae.order.RestoredBackup;
import io.maemae.order.RiskChecks;
import io.maemae.order.RiskLimits;
import io.maemae.order.SellableShares;
import io.maemae.order.SettingStore;
import io.maemae.order.Settlement;
import io.maemae.order.Trading;
import io.maemae.order.TradingStop;
import io.maemae.portfolio.Charges;
import io.maemae.portfolio.DayStore;
import io.maemae.portfolio.Marks;
import io.maemae.portfolio.Portfolio;
import io.maemae.portfolio.Valuation;
import io.maemae.store.DeskStore;
import io.maemae.strategy.ConditionSearch;
import io.maemae.strategy.HistorySource;
import io.maemae.strategy.StrategyDefinition;
import io.maemae.strategy.StrategyRunner;
import io.maemae.strategy.StrategyStore;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * The desk with everything it hands its events to, put together by hand. Whatever runs it,
 * rehearsal or real, differs only in the edges given.
 */
final class Bot {
  private final Desk desk;
  private final Dispatcher dispatcher;
  private final Outgoing outgoing;
  private final Outbox outbox;
  private final OrderLedger ledger;
  private final Portfolio portfolio;
  private final Valuation valuation;
  private final Wording wording;

  /**
   * What a person has configured.
   *
   * @param keyExpiries the last day of each account's key, where it is known
   */
  record Plan(
      Language language,
      Instruments instruments,
      TradingCalendar calendar,
      Charges charges,
      RiskLimits overAll,
      Map<String, RiskLimits> perAccount,
      List<StrategyDefinition> strategies,
      String defaultAccount,
      Predicate<BrokerAccount> confirms,
      List<String> noticeChats,
      boolean onlyBusyDays,
      Map<String, LocalDate> keyExpiries) {
    /** With keys that do not end. */
    Plan(
        Language language,
        Instruments instruments,
        TradingCalendar calendar,
        Charges charges,
        RiskLimits overAll,
        Map<String, RiskLimits> perAccount,
        List<StrategyDefinition> strategies,
        String defaultAccount,
        Predicate<BrokerAccount> confirms,
        List<String> noticeChats,
        boolean onlyBusyDays) {
      this(
          language,
          instruments,
          calendar,
          charges,
          overAll,
          perAccount,
          strategies,
          defaultAccount,
          confirms,
          noticeChats,
          onlyBusyDays,
          Map.of());
    }
  }

  /**
   * What the desk touches outside: brokers, chat, time, chance, the way back in.
   *
   * @param history bars of the past by the name of the stream whose they are, {@code ""} for the
   *     embedded exchange's own market
   * @param buttonExpiry what a person's minute with a button is in that time
   * @param machine what all of it runs on
   */
  record Edges(
      List<BrokerAccount> accounts,
      QuoteSource quotes,
      Feeds feeds,
      Map<String, HistorySource> history,
      Face face,
      Timers timers,
      Consumer<DeskEvent> inbox,
      InstantSource time,
      Supplier<String> buttonIds,
      Duration buttonExpiry,
      MachineSource machine) {
    /** In a time that no machine goes by. */
    Edges(
        List<BrokerAccount> accounts,
        QuoteSource quotes,
        Feeds feeds,
        Map<String, HistorySource> history,
        Face face,
        Timers timers,
        Consumer<DeskEvent> inbox,
        InstantSource time,
        Supplier<String> buttonIds,
        Duration buttonExpiry) {
      this(
          accounts,
          quotes,
          feeds,
          history,
          face,
          timers,
          inbox,
          time,
          buttonIds,
          buttonExpiry,
          MachineSource.NONE);
    }
  }

  /**
   * The streams of market data.
   *
   * @param byName each by the name of the account that has it
   * @param ofAccount the name of the stream on which an account trades; none for one that trades on
   *     the embedded exchange's own market
   * @param conditions what searches by conditions, by the name of its stream
   */
  record Feeds(
      Map<String, MarketFeed> byName,
      Map<String, String> ofAccount,
      Map<String, ConditionSearch> conditions) {
    /** The embedded market tells everything anyway. */
    static final Feeds NONE = new Feeds(Map.of(), Map.of(), Map.of());
  }

  /** Where the desk keeps things: the ports of one store, which share a transaction. */
  record Kept(
      Transactions transactions,
      OrderStore orders,
      SettingStore settings,
      OutboxStore outbox,
      StrategyStore strategies,
      DayStore days,
      UpdateStore updates,
      AlertStore alerts) {
    static Kept in(DeskStore store) {
      return new Kept(
          store.transactions(),
          store.orders(),
          store.settings(),
          store.outbox(),
          store.strategies(),
          store.days(),
          store.updates(),
          store.alerts());
    }
  }

  Bot(Plan plan, Edges edges, DeskStore store) {
    this(plan, edges, Kept.in(store));
  }

  Bot(Plan plan, Edges edges, Kept store) {
    EventClock clock = new EventClock();
    Correlation correlation = new Correlation();
    outgoing = new Outgoing(edges.timers(), edges.inbox(), edges.time(), correlation);
    wording = new Wording(plan.language(), plan.instruments(), edges.accounts());
    outbox =
        new Outbox(
            store.outbox(), edges.face(), plan.noticeChats(), new Digest(wording), outgoing, clock);
    Confirmations confirmations =
        new Confirmations(edges.buttonIds(), clock, edges.buttonExpiry(), correlation);
    SeenUpdates seen = new SeenUpdates(store.updates(), clock);
    RoutinesDone routines = new RoutinesDone(store.settings());

    Marks marks = new Marks();
    portfolio = new Portfolio();
    valuation = new Valuation(marks, plan.charges(), clock);
    ledger = new OrderLedger(store.orders(), portfolio, plan.charges());
    BrokerWord word = new BrokerWord(ledger);
    Settlement settlement = new Settlement(ledger, word);
    BalanceAudit audit = new BalanceAudit(ledger, portfolio, store.settings());
    BuyingPower power =
        new BuyingPower(ledger, portfolio, marks, plan.charges(), plan.instruments());
    NotPlacedButtons notPlaced =
        new NotPlacedButtons(confirmations, settlement, ledger, outbox, wording, clock);
    OrderNotices orderNotices =
        new OrderNotices(outbox, wording, ledger, notPlaced, store.settings());
    ledger.addListener(orderNotices);
    Reconciliation reconciliation =
        new Reconciliation(
            edges.accounts(), ledger, word, settlement, audit, power, outgoing, clock);
    reconciliation.addListener(orderNotices);
    reconciliation.addListener(new ReadingNotices(outbox, wording));
    audit.addListener(orderNotices);
    SellableShares sellable = new SellableShares(ledger, portfolio, power, reconciliation, clock);
    ledger.addListener(sellable);
    reconciliation.addListener(sellable);

    TradingStop stop = new TradingStop(store.settings());
    RiskChecks risk =
        new RiskChecks(
            ledger,
            portfolio,
            marks,
            power,
            plan.instruments(),
            plan.calendar(),
            stop,
            edges.accounts(),
            plan.overAll(),
            plan.perAccount(),
            extended(plan.strategies()));
    RestoredBackup restored = new RestoredBackup(store.settings());
    Trading trading =
        new Trading(
            ledger, store.settings(), risk, reconciliation, restored, outgoing, clock, correlation);
    SignalLog signals = new SignalLog(clock, wording);
    StrategyRunner strategies =
        new StrategyRunner(
            plan.strategies(),
            new StrategyRunner.Surroundings(
                trading,
                ledger,
                portfolio,
                marks,
                power,
                sellable,
                plan.instruments(),
                plan.calendar(),
                store.strategies(),
                store.settings(),
                restored,
                edges.history(),
                outgoing,
                clock),
            new StrategyNotices(outbox, wording, signals));
    GuardNotices guardNotices = new GuardNotices(outbox, wording);
    OutsideSales outsideSales = new OutsideSales(strategies.guards(), ledger, guardNotices);
    audit.addListener(new UnexplainedShares(stop, strategies));
    ledger.addListener(outsideSales);
    StreamNotices streamNotices = new StreamNotices(outbox, wording);
    MarketWatch markets =
        new MarketWatch(
            edges.feeds().byName(),
            edges.feeds().ofAccount(),
            ledger,
            portfolio,
            strategies,
            outgoing,
            store.settings(),
            streamNotices,
            clock);
    Questions questions = new Questions(store.settings(), outbox, wording, outgoing);
    WatchList watchList = new WatchList(store.settings(), markets, plan.defaultAccount());
    PriceAlerts alerts =
        new PriceAlerts(store.alerts(), watchList, new AlertNotices(outbox, wording), clock);
    StreamWatch streams =
        new StreamWatch(reconciliation, strategies, markets, streamNotices, outgoing, clock);

    StrayLots strays = new StrayLots(strategies.guards(), portfolio, reconciliation);
    GuardWatch guards =
        new GuardWatch(
            edges.feeds().byName(),
            strategies.guards(),
            strays,
            reconciliation,
            stop,
            store.settings(),
            guardNotices,
            outgoing,
            clock);
    ledger.addListener(guards);
    reconciliation.addListener(strategies);
    reconciliation.addListener(guards);
    stop.addListener(guards);

    ConditionWatch conditions =
        new ConditionWatch(edges.feeds().conditions(), strategies, streamNotices, outgoing);

    ReportText reports = new ReportText(wording);
    DayNotices dayNotices = new DayNotices(outbox, reports, wording, plan.onlyBusyDays());
    TradingDay day =
        new TradingDay(
            plan.calendar(),
            ledger,
            portfolio,
            valuation,
            marks,
            reconciliation,
            strategies,
            store.days(),
            routines,
            new KeyExpiry(plan.keyExpiries(), plan.calendar(), store.settings(), dayNotices),
            markets,
            dayNotices);
    LossGuard lossGuard =
        new LossGuard(
            edges.accounts(),
            portfolio,
            marks,
            stop,
            strategies,
            plan.overAll(),
            plan.perAccount(),
            plan.calendar(),
            dayNotices,
            outgoing,
            clock);
    ledger.addListener(lossGuard);
    RestoredReport restoredReport =
        new RestoredReport(
            new RestoredReport.Parts(
                restored,
                reconciliation,
                ledger,
                portfolio,
                strategies,
                guards,
                stop,
                outbox,
                wording,
                outgoing,
                clock));
    reconciliation.addListener(restoredReport);
    AccountsLeftOut leftOut =
        new AccountsLeftOut(reconciliation, ledger, portfolio, store.settings(), guardNotices);
    Startup startup =
        new Startup(
            ledger,
            stop,
            restored,
            trading,
            reconciliation,
            strategies,
            markets,
            streams,
            conditions,
            leftOut,
            List.of(
                outbox::reload,
                sellable::reload,
                orderNotices::reload,
                confirmations::clear,
                seen::reload,
                routines::reload,
                watchList::reload,
                alerts::reload,
                questions::reload,
                guards::reload,
                restoredReport::begin),
            clock);
    desk =
        new Desk(
            new Desk.Parts(
                clock,
                store.transactions(),
                outgoing,
                marks,
                reconciliation,
                strategies,
                day,
                lossGuard,
                alerts,
                streams,
                guards,
                conditions,
                startup,
                correlation,
                new MarketFacts(plan.instruments(), plan.calendar())));
    dispatcher =
        new Dispatcher(
            new Tools(
                trading,
                ledger,
                store.orders(),
                portfolio,
                valuation,
                marks,
                power,
                plan.charges(),
                plan.instruments(),
                plan.calendar(),
                strategies,
                stop,
                restored,
                reconciliation,
                settlement,
                day,
                edges.quotes(),
                edges.feeds().byName(),
                edges.feeds().conditions(),
                history(edges, plan.defaultAccount()),
                markets,
                watchList,
                alerts,
                wording,
                reports,
                signals,
                outbox,
                confirmations,
                notPlaced,
                questions,
                clock,
                plan.defaultAccount(),
                plan.confirms(),
                plan.overAll(),
                plan.perAccount(),
                guards,
                strays,
                leftOut,
                edges.machine()),
            seen,
            edges.face());
    desk.conversation(dispatcher);
  }

  private static Set<String> extended(List<StrategyDefinition> strategies) {
    return strategies.stream()
        .filter(strategy -> !strategy.hours().isRegular())
        .map(StrategyDefinition::name)
        .collect(Collectors.toSet());
  }

  Desk desk() {
    return desk;
  }

  /** What somebody who trades, or a viewer, may use. */
  List<MenuEntry> menu(boolean trades) {
    return dispatcher.menu(trades);
  }

  Outgoing outgoing() {
    return outgoing;
  }

  Outbox outbox() {
    return outbox;
  }

  OrderLedger ledger() {
    return ledger;
  }

  Portfolio portfolio() {
    return portfolio;
  }

  Valuation valuation() {
    return valuation;
  }

  /** Bars of the market on which an account trades. */
  private static HistorySource history(Edges edges, String account) {
    String feed = edges.feeds().ofAccount().getOrDefault(account, DeskEvent.MarketData.EMBEDDED);
    return edges.history().getOrDefault(feed, new NoHistory());
  }

  Wording wording() {
    return wording;
  }
}
