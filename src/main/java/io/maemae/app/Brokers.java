package io.maemae.app;

import io.maemae.broker.BrokerConnection;
import io.maemae.broker.HttpNetwork;
import io.maemae.broker.SessionEnd;
import io.maemae.broker.StreamListener;
import io.maemae.broker.TokenFile;
import io.maemae.broker.paper.EmbeddedExchange;
import io.maemae.broker.paper.PaperAccount;
import io.maemae.config.AccountSettings;
import io.maemae.config.Configuration;
import io.maemae.config.TradingEnvironment;
import io.maemae.desk.DeskEvent;
import io.maemae.desk.Inbox;
import io.maemae.desk.MarketFeed;
import io.maemae.market.Instrument;
import io.maemae.market.InstrumentKind;
import io.maemae.market.Instruments;
import io.maemae.market.MarketClock;
import io.maemae.market.MarketEvent;
import io.maemae.market.Symbol;
import io.maemae.market.TradingCalendar;
import io.maemae.order.BrokerAccount;
import io.maemae.order.Environment;
import io.maemae.order.ExecutionNotice;
import io.maemae.order.QuoteSource;
import io.maemae.order.Reading;
import io.maemae.store.Database;
import io.maemae.strategy.ConditionSearch;
import io.maemae.strategy.HistorySource;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/**
 * The accounts of a running bot, at brokers and at the embedded exchange, with the threads that
 * serve them. Started once and closed once, by the main thread.
 */
final class Brokers {
  private static final Duration SETTLE_LIVE = Duration.ofSeconds(10);
  private static final Duration SETTLE_PAPER = Duration.ofSeconds(30);

  /** Fills of a closing auction are listed a moment after it. */
  private static final Duration LATE_FILLS = Duration.ofMinutes(1);

  /** No frame at all for so long, while the market trades, is no quiet market. */
  private static final Duration SILENCE = Duration.ofSeconds(90);

  /** What may wait for the embedded exchange of the market that it follows. */
  private static final int MOST_FOLLOWED = 10_000;

  private final World world;
  private final Configuration configuration;
  private final ThreadTimeline market;
  private final ExecutorService network;
  private final Optional<EmbeddedExchange> exchange;
  private final Optional<FollowedMarket> followedMarket;
  private final Map<String, BrokerConnection> connections = new LinkedHashMap<>();
  private final List<ThreadTimeline> timelines = new ArrayList<>();
  private final List<BrokerAccount> all;
  private final QuoteSource quotes;

  /** What all accounts live in. */
  record World(
      MarketClock clock,
      InstantSource machineTime,
      RandomGenerator random,
      TradingCalendar calendar,
      Instruments instruments,
      Inbox inbox,
      Consumer<Throwable> onFailure) {}

  /** Nothing is asked of any broker before {@link #start}. */
  Brokers(Configuration configuration, Database database, World world) {
    this.world = world;
    this.configuration = configuration;
    market = timeline("exchange");
    network = Threads.unbounded("broker-io");
    exchange = exchange(database);
    followedMarket =
        exchange
            .filter(e -> followed().isPresent())
            .map(e -> new FollowedMarket(market, e::onMarket, MOST_FOLLOWED));
    for (AccountSettings account : configuration.accounts()) {
      if (!account.broker().isEmbedded()) {
        connections.put(account.name(), connection(account));
      }
    }
    Optional<PaperAccounts> paper =
        exchange.map(
            e ->
                PaperAccounts.open(e, paperAccounts(), n -> post(new DeskEvent.Noticed(n, now()))));
    Map<String, BrokerAccount> byName = new HashMap<>();
    paper.ifPresent(p -> p.all().forEach(a -> byName.put(a.name(), a)));
    configuration.accounts().stream()
        .filter(a -> connections.containsKey(a.name()))
        .forEach(a -> byName.put(a.name(), account(a, connections.get(a.name()))));
    all = configuration.accounts().stream().map(a -> byName.get(a.name())).toList();
    quotes =
        connections.values().stream()
            .findFirst()
            .map(BrokerConnection::quotes)
            .orElseGet(() -> paper.get().quotes());
  }

  private ThreadTimeline timeline(String name) {
    ThreadTimeline timeline = new ThreadTimeline(name, world.clock(), world.onFailure());
    timelines.add(timeline);
    return timeline;
  }

  private Instant now() {
    return world.clock().instant();
  }

  private void post(DeskEvent event) {
    world.inbox().post(event);
  }

  private List<AccountSettings> paperAccounts() {
    return configuration.accounts().stream().filter(a -> a.broker().isEmbedded()).toList();
  }

  // The embedded exchange.

  private Optional<EmbeddedExchange> exchange(Database database) {
    if (paperAccounts().isEmpty()) {
      return Optional.empty();
    }
    EmbeddedExchange.Setup setup =
        new EmbeddedExchange.Setup(
            market,
            world.calendar(),
            world.instruments(),
            Optional.of(database.connect()),
            world.random().nextLong(),
            paperAccounts().stream()
                .map(a -> new PaperAccount(a.name(), a.cash(), Plans.fees(a)))
                .toList());
    return Optional.of(
        followed().isPresent()
            ? EmbeddedExchange.following(setup)
            : EmbeddedExchange.synthetic(setup, e -> post(new DeskEvent.MarketData(e))));
  }

  /** The account whose stream makes the embedded exchange's market. */
  private Optional<String> followed() {
    return paperAccounts().stream().flatMap(a -> a.marketData().stream()).findFirst();
  }

  // Accounts at brokers.

  private BrokerConnection connection(AccountSettings account) {
    return Connections.open(
        account,
        new BrokerConnection.Edges(
            timeline(account.name()),
            new HttpNetwork(network),
            world.machineTime(),
            world.random(),
            TokenFile.in(configuration.dataDir().resolve("tokens")),
            sessionEnd(),
            world.calendar(),
            this::isEtn,
            SILENCE,
            new Stream(account.name())));
  }

  private SessionEnd sessionEnd() {
    return (venue, orderedAt, now) ->
        !now.isBefore(world.calendar().lastFill(venue, orderedAt).plus(LATE_FILLS));
  }

  private boolean isEtn(Symbol symbol) {
    return world
        .instruments()
        .find(symbol)
        .map(Instrument::kind)
        .filter(kind -> kind == InstrumentKind.ETN)
        .isPresent();
  }

  private BrokerAccount account(AccountSettings settings, BrokerConnection connection) {
    boolean live = settings.environment() == TradingEnvironment.LIVE;
    return new BrokerAccount(
        settings.name(),
        live ? Environment.LIVE : Environment.PAPER,
        connection.gateway(),
        connection.source(),
        connection.profits(),
        connection.abilities(),
        settings.venue(),
        connection.quota(),
        connection.rate(),
        live ? SETTLE_LIVE : SETTLE_PAPER);
  }

  /** What an account's stream brings, on its way to the desk and to who follows it. */
  private final class Stream implements StreamListener {
    private final String account;
    private final boolean isFollowed;

    Stream(String account) {
      this.account = account;
      this.isFollowed = followed().filter(account::equals).isPresent();
    }

    @Override
    public void market(MarketEvent event) {
      post(new DeskEvent.MarketData(event, account, false, now()));
      if (isFollowed) {
        followedMarket.ifPresent(m -> m.put(event));
      }
    }

    @Override
    public void gap(Set<Symbol> symbols) {
      if (symbols.isEmpty()) {
        post(new DeskEvent.TradesMissed(account, Optional.empty(), now()));
      }
      symbols.forEach(s -> post(new DeskEvent.TradesMissed(account, Optional.of(s), now())));
    }

    @Override
    public void notice(ExecutionNotice notice) {
      post(new DeskEvent.Noticed(notice, now()));
    }

    @Override
    public void balanceChanged() {
      post(new DeskEvent.BalanceChanged(account, now()));
    }

    @Override
    public void unreadableNotice(String why) {
      changed(DeskEvent.StreamChanged.State.UNTRUSTED, why);
    }

    @Override
    public void condition(String name, Reading<List<Symbol>> symbols) {
      post(new DeskEvent.ConditionSearched(account, name, symbols, now()));
    }

    @Override
    public void up() {
      changed(DeskEvent.StreamChanged.State.UP, "");
    }

    @Override
    public void down(String why, boolean elsewhere) {
      changed(
          elsewhere
              ? DeskEvent.StreamChanged.State.USED_ELSEWHERE
              : DeskEvent.StreamChanged.State.DOWN,
          why);
    }

    private void changed(DeskEvent.StreamChanged.State state, String why) {
      post(new DeskEvent.StreamChanged(account, state, why, now()));
    }

    @Override
    public void accessRefused(String why) {
      post(new DeskEvent.Reported("broker.access-refused", List.of(account, why), now()));
    }

    @Override
    public void accessUnanswered(String why) {
      post(new DeskEvent.Reported("broker.access-unanswered", List.of(account, why), now()));
    }
  }

  // What the bot gets of it.

  /** All accounts, in the order configured. */
  List<BrokerAccount> all() {
    return all;
  }

  /** Where prices are asked for. */
  QuoteSource quotes() {
    return quotes;
  }

  /** The streams. */
  Bot.Feeds feeds() {
    Map<String, MarketFeed> byName = new LinkedHashMap<>();
    byName.putAll(connections);
    Map<String, String> ofAccount = new LinkedHashMap<>();
    configuration
        .accounts()
        .forEach(
            a ->
                Plans.feed(configuration, a.name())
                    .ifPresent(feed -> ofAccount.put(a.name(), feed)));
    Map<String, ConditionSearch> conditions = new LinkedHashMap<>();
    connections.forEach((name, c) -> c.conditions().ifPresent(s -> conditions.put(name, s)));
    return new Bot.Feeds(byName, ofAccount, conditions);
  }

  /** Bars of the past, by stream. */
  Map<String, HistorySource> history() {
    Map<String, HistorySource> byName = new LinkedHashMap<>();
    connections.forEach((name, connection) -> byName.put(name, connection.history()));
    exchange
        .flatMap(EmbeddedExchange::history)
        .ifPresent(own -> byName.put(DeskEvent.MarketData.EMBEDDED, own));
    return byName;
  }

  /** Where the list of what is listed comes from, if a broker of ours has one. */
  Optional<InstrumentUpdates.Source> instrumentSource() {
    return connections.values().stream().findFirst().map(c -> c::instruments);
  }

  /** Who knows on which days the exchange is open, if a broker of ours does. */
  Optional<BrokerDays.Source> daysSource() {
    return connections.values().stream()
        .flatMap(connection -> connection.holidays().stream())
        .findFirst()
        .map(
            source ->
                (from, answer) ->
                    // Not on the thread that orders pass through: the answer is written to a disk.
                    source.days(from, days -> network.execute(() -> answer.accept(days))));
  }

  /** Before the opening: access has to last for the day. */
  void renewAccess() {
    connections.values().forEach(BrokerConnection::renewToken);
  }

  void start() {
    timelines.forEach(ThreadTimeline::start);
    exchange.ifPresent(e -> market.at(now(), e::start));
    connections.values().forEach(BrokerConnection::start);
  }

  void close(Deadline stop, Duration atMost) {
    connections.values().forEach(BrokerConnection::close);
    timelines.forEach(timeline -> timeline.close(stop.atMost(atMost)));
    Threads.end(network, "broker-io", stop.atMost(atMost));
  }
}
