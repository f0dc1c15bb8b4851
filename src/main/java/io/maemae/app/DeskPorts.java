package io.maemae.app;

import io.maemae.command.Confirmations;
import io.maemae.command.MachineSource;
import io.maemae.desk.AlertStore;
import io.maemae.desk.MarketFeed;
import io.maemae.desk.Transactions;
import io.maemae.desk.UpdateStore;
import io.maemae.journal.Header;
import io.maemae.journal.Ports;
import io.maemae.market.OrderType;
import io.maemae.market.TimeInForce;
import io.maemae.market.TradingSession;
import io.maemae.market.Venue;
import io.maemae.notice.Face;
import io.maemae.notice.OutboxStore;
import io.maemae.order.AccountSource;
import io.maemae.order.BrokerAccount;
import io.maemae.order.OrderGateway;
import io.maemae.order.OrderStore;
import io.maemae.order.ProfitSource;
import io.maemae.order.QuoteSource;
import io.maemae.order.SettingStore;
import io.maemae.portfolio.DayStore;
import io.maemae.strategy.ConditionSearch;
import io.maemae.strategy.HistorySource;
import io.maemae.strategy.StrategyStore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** All that a desk touches outside, behind a journal's ports: recorded, or answered by it. */
final class DeskPorts {
  private final Ports ports;

  DeskPorts(Ports ports) {
    this.ports = ports;
  }

  /** A store, seen through the ports. */
  Bot.Kept kept(Bot.Kept real) {
    return new Bot.Kept(
        ports.port(Transactions.class, "transactions", real.transactions()),
        ports.port(OrderStore.class, "orders", real.orders()),
        ports.port(SettingStore.class, "settings", real.settings()),
        ports.port(OutboxStore.class, "outbox", real.outbox()),
        ports.port(StrategyStore.class, "strategies", real.strategies()),
        ports.port(DayStore.class, "days", real.days()),
        ports.port(UpdateStore.class, "updates", real.updates()),
        ports.port(AlertStore.class, "alerts", real.alerts()));
  }

  /** The store of a replay: the record. */
  Bot.Kept kept() {
    return kept(new Bot.Kept(null, null, null, null, null, null, null, null));
  }

  /** Brokers, chat and chance, seen through the ports. */
  Bot.Edges edges(Bot.Edges real) {
    @SuppressWarnings("unchecked") // of what the ports are given
    Supplier<String> buttonIds = ports.port(Supplier.class, "buttons", real.buttonIds());
    Bot.Feeds feeds = real.feeds();
    return new Bot.Edges(
        real.accounts().stream().map(this::account).toList(),
        ports.port(QuoteSource.class, "quotes", real.quotes()),
        new Bot.Feeds(
            each(feeds.byName(), "feed", MarketFeed.class),
            feeds.ofAccount(),
            each(feeds.conditions(), "conditions", ConditionSearch.class)),
        each(real.history(), "history", HistorySource.class),
        ports.port(Face.class, "face", real.face()),
        real.timers(),
        real.inbox(),
        real.time(),
        buttonIds,
        real.buttonExpiry(),
        ports.port(MachineSource.class, "machine", real.machine()));
  }

  private <T> Map<String, T> each(Map<String, T> real, String kind, Class<T> type) {
    Map<String, T> all = new LinkedHashMap<>();
    real.forEach((name, port) -> all.put(name, ports.port(type, kind + "/" + name, port)));
    return all;
  }

  private BrokerAccount account(BrokerAccount real) {
    return new BrokerAccount(
        real.name(),
        real.environment(),
        ports.port(OrderGateway.class, "gateway/" + real.name(), real.gateway()),
        ports.port(AccountSource.class, "account/" + real.name(), real.source()),
        real.profits().map(p -> ports.port(ProfitSource.class, "profits/" + real.name(), p)),
        real.abilities(),
        real.venue(),
        real.quota(),
        real.rate(),
        real.settleInterval());
  }

  /** Which ports there are, for who puts the same desk together again. */
  static Header.Wiring wiring(Bot.Edges edges) {
    // What a broker counts against is named by its key.
    Map<String, String> quotas = new LinkedHashMap<>();
    edges.accounts().forEach(a -> quotas.putIfAbsent(a.quota(), "quota-" + (quotas.size() + 1)));
    return new Header.Wiring(
        edges.accounts().stream().map(a -> account(a, quotas.get(a.quota()))).toList(),
        List.copyOf(edges.feeds().byName().keySet()),
        edges.feeds().ofAccount(),
        List.copyOf(edges.feeds().conditions().keySet()),
        List.copyOf(edges.history().keySet()));
  }

  private static Header.Account account(BrokerAccount account, String quota) {
    return new Header.Account(
        account.name(),
        account.environment(),
        account.profits().isPresent(),
        abilities().stream().filter(a -> takes(account, a)).toList(),
        account.venue(),
        quota,
        account.rate(),
        account.settleInterval());
  }

  private static boolean takes(BrokerAccount account, Header.Ability ability) {
    return account
        .abilities()
        .takes(ability.type(), ability.timeInForce(), ability.venue(), ability.session());
  }

  private static List<Header.Ability> abilities() {
    List<Header.Ability> all = new ArrayList<>();
    for (OrderType type : OrderType.values()) {
      for (TimeInForce timeInForce : TimeInForce.values()) {
        for (Venue venue : Venue.values()) {
          for (TradingSession session : TradingSession.values()) {
            all.add(new Header.Ability(type, timeInForce, venue, session));
          }
        }
      }
    }
    return all;
  }

  /** The edges of a replay: nobody is there, and all that comes is in the record. */
  Bot.Edges edges(Header.Wiring wiring) {
    return edges(
        new Bot.Edges(
            wiring.accounts().stream().map(DeskPorts::account).toList(),
            null,
            new Bot.Feeds(
                nobody(wiring.feeds()), wiring.feedOfAccount(), nobody(wiring.conditions())),
            nobody(wiring.history()),
            null,
            (when, task) -> {},
            event -> {},
            () -> Instant.EPOCH,
            null,
            Confirmations.EXPIRY,
            null));
  }

  private static <T> Map<String, T> nobody(List<String> names) {
    Map<String, T> all = new LinkedHashMap<>();
    names.forEach(name -> all.put(name, null));
    return all;
  }

  private static BrokerAccount account(Header.Account account) {
    Set<Header.Ability> takes = new HashSet<>(account.takes());
    return new BrokerAccount(
        account.name(),
        account.environment(),
        null,
        null,
        account.tellsProfits() ? Optional.of((first, last, answer) -> {}) : Optional.empty(),
        (type, timeInForce, venue, session) ->
            takes.contains(new Header.Ability(type, timeInForce, venue, session)),
        account.venue(),
        account.quota(),
        account.rate(),
        account.settleInterval());
  }
}
