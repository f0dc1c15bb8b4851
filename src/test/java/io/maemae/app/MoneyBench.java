package io.maemae.app;

import io.maemae.backtest.VirtualTime;
import io.maemae.backtest.VirtualTime.Source;
import io.maemae.broker.Timeline;
import io.maemae.command.Confirmations;
import io.maemae.command.MachineSource;
import io.maemae.desk.ChatOrigin;
import io.maemae.desk.ChatUser;
import io.maemae.desk.DeskEvent;
import io.maemae.desk.MarketFeed;
import io.maemae.desk.Routine;
import io.maemae.desk.Transactions;
import io.maemae.market.BarHours;
import io.maemae.market.Instrument;
import io.maemae.market.InstrumentKind;
import io.maemae.market.Instruments;
import io.maemae.market.MarketEvent;
import io.maemae.market.MarketTime;
import io.maemae.market.Money;
import io.maemae.market.OrderType;
import io.maemae.market.Price;
import io.maemae.market.PriceLimits;
import io.maemae.market.Quantity;
import io.maemae.market.Quote;
import io.maemae.market.ReferencePrice;
import io.maemae.market.Symbol;
import io.maemae.market.Timeframe;
import io.maemae.market.Trade;
import io.maemae.market.TradingCalendar;
import io.maemae.market.TradingSession;
import io.maemae.market.TradingStatus;
import io.maemae.market.Venue;
import io.maemae.notice.Face;
import io.maemae.notice.Language;
import io.maemae.notice.OutboxMessage;
import io.maemae.order.BrokerAccount;
import io.maemae.order.Environment;
import io.maemae.order.OrderAbilities;
import io.maemae.order.Reading;
import io.maemae.order.RequestRate;
import io.maemae.order.RiskLimits;
import io.maemae.order.StoreException;
import io.maemae.portfolio.Charges;
import io.maemae.store.Backups;
import io.maemae.store.Database;
import io.maemae.store.DeskStore;
import io.maemae.store.Durability;
import io.maemae.store.FreshDatabase;
import io.maemae.store.Restoration;
import io.maemae.store.UnusableBackupException;
import io.maemae.strategy.Builtin;
import io.maemae.strategy.HistorySource;
import io.maemae.strategy.StrategyDefinition;
import io.maemae.strategy.StrategyMode;
import io.maemae.strategy.Universe;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jdbi.v3.core.Jdbi;

/**
 * The real bot on a real database, with brokers and chat that are played: lines and market data in,
 * messages and stored rows out. Begins on 2026-11-20 at 09:30 with both accounts read and
 * 10,000,000 won in each.
 */
final class MoneyBench implements AutoCloseable {
  static final Symbol SAMSUNG = new Symbol("005930");
  static final Symbol HYNIX = new Symbol("000660");
  static final String KIS = "kis";
  static final String KIWOOM = "kiwoom";
  static final ChatUser OWNER = new ChatUser("owner", true);
  static final ChatUser VIEWER = new ChatUser("viewer", false);
  static final ChatUser OTHER = new ChatUser("other", true);
  static final String CHAT = "owner-chat";
  static final Duration INTERVAL = Duration.ofMillis(50);
  static final Duration SETTLE_INTERVAL = Duration.ofSeconds(30);

  /** The accounts are read, and once more for certain. */
  private static final Duration TAKEN_UP = Duration.ofSeconds(5);

  private static final Duration ANSWERED = Duration.ofMillis(200);
  private static final LocalDateTime START = LocalDateTime.parse("2026-11-20T09:30:00");
  private static final Money CASH = Money.ofWon(10_000_000);

  private final Path directory;
  private final VirtualTime time;
  private Instant suspendedUntil = Instant.MIN;
  private final Map<String, FakeBroker> brokers = new LinkedHashMap<>();
  private final Set<String> live = new HashSet<>();
  private final Map<String, RiskLimits> perAccount = new HashMap<>();
  private final List<StrategyDefinition> strategies = new ArrayList<>();
  private final Map<String, ScriptedStrategy> scripted = new HashMap<>();
  private final Map<String, HistorySource> histories = new HashMap<>();
  private final List<OutboxMessage> shown = new ArrayList<>();
  private final Map<String, LocalDate> keyExpiries = new HashMap<>();
  private final TradingCalendar calendar = TradingCalendar.krx(Set.of(), Set.of());
  private Language language = Language.KO;
  private Venue venue = Venue.KRX;
  private OrderAbilities abilities =
      (type, timeInForce, where, session) ->
          where != Venue.NXT && session == TradingSession.REGULAR;
  private Instruments instruments;
  private Optional<BenchJournal> journal = Optional.empty();
  private RiskLimits overAll = RiskLimits.NONE;
  private boolean confirms;
  private RequestRate rate = RequestRate.of(INTERVAL);
  private Bot.Feeds feeds = Bot.Feeds.NONE;
  private List<Symbol> wanted = List.of();
  private List<Symbol> polled = List.of();
  private final FakeConditions search = new FakeConditions();
  private final List<Symbol> looked = new ArrayList<>();
  private boolean feedUp = true;
  private boolean feedAnswers = true;
  private Optional<Instant> silentSince = Optional.empty();
  private long priceIfAsked;
  private boolean machineAnswers = true;
  private MachineSource.Machine machine;
  private boolean chatTakes = true;
  private boolean commitsFail;
  private int commitsLeft = -1;
  private long lastButton;
  private int told;
  private int generation;
  private Database database;
  private Jdbi reader;
  private Bot bot;

  MoneyBench(Path directory) {
    this(directory, START);
  }

  MoneyBench(Path directory, LocalDateTime start) {
    this.directory = directory;
    time =
        new VirtualTime(start.atZone(MarketTime.ZONE).toInstant().minus(TAKEN_UP).plusSeconds(1));
    for (String account : List.of(KIS, KIWOOM)) {
      brokers.put(account, new FakeBroker(account, time, time.timeline(Source.BROKER), CASH));
    }
  }

  // What is configured, before the start.

  MoneyBench limits(RiskLimits limits) {
    overAll = limits;
    return this;
  }

  /** All accounts together may lose so much in a day. */
  MoneyBench dailyLoss(long won) {
    return limits(
        new RiskLimits(
            Optional.empty(),
            Optional.empty(),
            Optional.of(Money.ofWon(won)),
            OptionalInt.empty(),
            Optional.empty()));
  }

  MoneyBench limits(String account, RiskLimits limits) {
    perAccount.put(account, limits);
    return this;
  }

  /** The accounts trade at a venue, in all sessions; outside of the regular one without market. */
  MoneyBench extended(Venue where) {
    venue = where;
    abilities =
        (type, timeInForce, at, session) ->
            (at != Venue.KRX || session != TradingSession.PRE_MARKET)
                && (type == OrderType.LIMIT
                    || type == OrderType.BEST
                    || type == OrderType.MARKET
                        && at == Venue.KRX
                        && session == TradingSession.REGULAR);
    return this;
  }

  /** An account has real money. */
  MoneyBench live(String account) {
    live.add(account);
    return this;
  }

  MoneyBench confirming() {
    confirms = true;
    return this;
  }

  /** What it decides is recorded. */
  MoneyBench recorded(BenchJournal to) {
    journal = Optional.of(to);
    return this;
  }

  /** The language of what is said. */
  MoneyBench speaking(Language other) {
    language = other;
    return this;
  }

  /** The last day of an account's key. */
  MoneyBench keyExpires(String account, String date) {
    keyExpiries.put(account, LocalDate.parse(date));
    return this;
  }

  /** The least time between two requests of an account. */
  MoneyBench interval(Duration least) {
    rate = RequestRate.of(least);
    return this;
  }

  /** How often requests of an account may leave. */
  MoneyBench rate(RequestRate often) {
    rate = often;
    return this;
  }

  /** Where bars of the past come from. */
  MoneyBench history(HistorySource source) {
    return history("", source).history(KIS, source);
  }

  /** The first account hears its market on a feed, and has to ask for the rest. */
  MoneyBench hearing() {
    feeds =
        new Bot.Feeds(
            Map.of(KIS, feed(symbols -> wanted = symbols)), Map.of(KIS, KIS), Map.of(KIS, search));
    return this;
  }

  private MarketFeed feed(Consumer<List<Symbol>> wanted) {
    return new MarketFeed() {
      @Override
      public void want(List<Symbol> symbols) {
        wanted.accept(symbols);
      }

      @Override
      public void look(Symbol symbol) {
        looked.add(symbol);
        if (priceIfAsked > 0) {
          time.timeline(Source.BROKER)
              .at(time.now(), () -> looksUpAtOnce(KIS, symbol, priceIfAsked));
        }
      }

      @Override
      public void state(Consumer<State> answer) {
        Instant heard = silentSince.orElseGet(time::now);
        if (feedAnswers) {
          answer.accept(new State(feedUp, heard, 3, 40, polled, 0));
        }
      }
    };
  }

  /** A strategy on Samsung at the first account, for 700,000 won. */
  MoneyBench strategy(String name) {
    return strategy(name, "", 0);
  }

  /** The same at an account. */
  MoneyBench strategyAt(String name, String account) {
    return strategy(name, account, "", Timeframe.M5, calendar.regularHours(), 0);
  }

  /** The same at the first account, on another symbol. */
  MoneyBench strategyOn(String name, Symbol symbol) {
    Universe one = new Universe.Listed(List.of(symbol));
    return strategy(name, KIS, "", one, Timeframe.M5, calendar.regularHours(), 0);
  }

  /**
   * The same, on another stream than the embedded market.
   *
   * @param lookback how many bars it must have seen
   */
  MoneyBench strategy(String name, String feed, int lookback) {
    return strategy(name, KIS, feed, Timeframe.M5, calendar.regularHours(), lookback);
  }

  /** A strategy that comes with the program, on Samsung at the first account. */
  MoneyBench builtin(Builtin builtin) {
    strategies.add(
        new StrategyDefinition(
            builtin.label(),
            KIS,
            "",
            new Universe.Listed(List.of(SAMSUNG)),
            Timeframe.M5,
            Money.ofWon(700_000),
            calendar.regularHours(),
            StrategyMode.TRADE,
            () -> builtin.create(calendar.regularHours())));
    return this;
  }

  /** A strategy of daily bars on Samsung at the first account, on the embedded market. */
  MoneyBench dailyStrategy(String name) {
    return strategy(name, KIS, "", Timeframe.D1, calendar.regularHours(), 0);
  }

  /** One that trades in all sessions of the accounts' venue. */
  MoneyBench extendedStrategy(String name, String feed, Timeframe timeframe, int lookback) {
    return strategy(name, KIS, feed, timeframe, calendar.extendedHours(venue), lookback);
  }

  /** A strategy at the first account, on what meets a condition on that account's stream. */
  MoneyBench searchingStrategy(String name, String condition, int most) {
    return searchingStrategy(name, condition, most, Timeframe.M5);
  }

  /** The same, of another timeframe. */
  MoneyBench searchingStrategy(String name, String condition, int most, Timeframe timeframe) {
    Universe found = new Universe.Searched(condition, most);
    return strategy(name, KIS, KIS, found, timeframe, calendar.regularHours(), 0);
  }

  private MoneyBench strategy(
      String name, String account, String feed, Timeframe timeframe, BarHours hours, int lookback) {
    Universe samsung = new Universe.Listed(List.of(SAMSUNG));
    return strategy(name, account, feed, samsung, timeframe, hours, lookback);
  }

  private MoneyBench strategy(
      String name,
      String account,
      String feed,
      Universe universe,
      Timeframe timeframe,
      BarHours hours,
      int lookback) {
    strategies.add(
        new StrategyDefinition(
            name,
            account,
            feed,
            universe,
            timeframe,
            Money.ofWon(700_000),
            hours,
            StrategyMode.TRADE,
            () -> {
              ScriptedStrategy strategy = new ScriptedStrategy(lookback);
              scripted.put(name, strategy);
              return strategy;
            }));
    return this;
  }

  /** Somebody keeps bars of a stream. */
  MoneyBench history(String feed, HistorySource source) {
    histories.put(feed, source);
    return this;
  }

  /** From the next start on an account is not in the configuration any more. */
  void leavesOut(String account) {
    brokers.remove(account);
  }

  /** From the next start on an account is in the configuration again. */
  void putsBack(String account, FakeBroker broker) {
    brokers.put(account, broker);
  }

  /** From the next start on no strategy is in the configuration any more. */
  void leavesOutStrategies() {
    strategies.clear();
  }

  // Life.

  /** Starts, lets the accounts be read, and gives both symbols a base price of 70,000 won. */
  MoneyBench start() {
    begin();
    basePrices();
    advance(TAKEN_UP);
    forget();
    return this;
  }

  private void basePrices() {
    for (Symbol symbol : List.of(SAMSUNG, HYNIX)) {
      handle(new DeskEvent.MarketData(new ReferencePrice(symbol, time.now(), Price.ofWon(70_000))));
    }
  }

  /** Starts, and nothing more. */
  void begin() {
    int mine = ++generation;
    Timeline desk = time.timeline(Source.DESK);
    Consumer<DeskEvent> inbox =
        event ->
            desk.at(
                time.now(),
                () -> {
                  if (mine == generation) {
                    handle(event);
                  }
                });
    FreshDatabase.in(directory);
    database = Database.open(directory, Durability.RELAXED);
    reader = database.connect();
    List<BrokerAccount> accounts = new ArrayList<>();
    brokers.forEach(
        (name, broker) -> {
          broker.stream(notice -> inbox.accept(new DeskEvent.Noticed(notice, time.now())));
          accounts.add(
              new BrokerAccount(
                  name,
                  live.contains(name) ? Environment.LIVE : Environment.PAPER,
                  broker,
                  broker,
                  Optional.empty(),
                  abilities,
                  venue,
                  name,
                  rate,
                  SETTLE_INTERVAL));
        });
    instruments = Instruments.wellKnown();
    Bot.Edges edges =
        new Bot.Edges(
            accounts,
            broker(),
            feeds,
            histories,
            face(mine),
            (when, task) -> desk.at(when, () -> onTimer(mine, task)),
            inbox,
            time::now,
            () -> "button-" + ++lastButton,
            Confirmations.EXPIRY,
            answer -> machineAnswers(answer));
    Bot.Kept kept = kept(new DeskStore(database));
    bot =
        journal
            .map(j -> j.bot(plan(), edges, kept, time.now()))
            .orElseGet(() -> new Bot(plan(), edges, kept));
    handle(new DeskEvent.Started(time.now()));
  }

  private Bot.Plan plan() {
    return new Bot.Plan(
        language,
        instruments,
        calendar,
        new Charges(Map.of(), instruments),
        overAll,
        perAccount,
        strategies,
        KIS,
        account -> confirms,
        List.of(CHAT),
        false,
        keyExpiries);
  }

  private Face face(int mine) {
    return (message, answer) -> {
      boolean takes = chatTakes && mine == generation;
      if (takes) {
        shown.add(message);
      }
      answer.accept(takes);
    };
  }

  private Bot.Kept kept(DeskStore store) {
    Bot.Kept real = Bot.Kept.in(store);
    Transactions transactions =
        new Transactions() {
          @Override
          public void commit() {
            if (commitsFail) {
              real.transactions().rollback();
              throw new StoreException("the store could not commit", null);
            }
            real.transactions().commit();
            commitsFail = --commitsLeft == 0;
          }

          @Override
          public void probe() {
            if (commitsFail) {
              throw new StoreException("the store could not write", null);
            }
            real.transactions().probe();
          }

          @Override
          public void rollback() {
            real.transactions().rollback();
          }
        };
    return new Bot.Kept(
        transactions,
        real.orders(),
        real.settings(),
        real.outbox(),
        real.strategies(),
        real.days(),
        real.updates(),
        real.alerts());
  }

  /** Ends without a word, as a killed process does; nothing reaches it any more. */
  void crash() {
    generation++;
    journal.ifPresent(BenchJournal::end);
    database.close();
  }

  /** Ends, and starts again on the same data. */
  void restart() {
    crash();
    begin();
    basePrices();
  }

  /** Copies the database as it is done every evening. */
  Path backsUp() {
    return new Backups(database, Backups.directory(directory), 7).make(MarketTime.date(time.now()));
  }

  /** Ends, and starts again on a backup. */
  void restores(Path backup) throws UnusableBackupException {
    crash();
    new Restoration(directory, time::now).from(backup);
    begin();
    basePrices();
  }

  @Override
  public void close() {
    journal.ifPresent(BenchJournal::end);
    database.close();
  }

  // Trouble.

  /** From now on no commit succeeds, until told otherwise. */
  void commitsFail(boolean fail) {
    commitsFail = fail;
    commitsLeft = -1;
  }

  /** The store keeps so many events, and no more. */
  void keepsOnly(int commits) {
    commitsFail = false;
    commitsLeft = commits;
  }

  /** Whether the chat takes messages. */
  void chatTakes(boolean takes) {
    chatTakes = takes;
  }

  // What happens.

  FakeBroker broker() {
    return brokers.get(KIS);
  }

  FakeBroker broker(String account) {
    return brokers.get(account);
  }

  ScriptedStrategy strategyNamed(String name) {
    return scripted.get(name);
  }

  Instant now() {
    return time.now();
  }

  private void handle(DeskEvent event) {
    journal.ifPresentOrElse(j -> j.handle(bot, event), () -> bot.desk().handle(event));
  }

  private void onTimer(int mine, Runnable task) {
    if (time.now().isBefore(suspendedUntil)) {
      time.timeline(Source.DESK).at(suspendedUntil, () -> onTimer(mine, task));
    } else if (mine == generation) {
      task.run();
    }
  }

  /** The machine of the program stands still from now on for so long. */
  void suspends(Duration duration) {
    suspendedUntil = time.now().plus(duration);
  }

  /** Lets time pass. */
  void advance(Duration duration) {
    Instant until = time.now().plus(duration);
    while (time.next().filter(next -> !next.isAfter(until)).isPresent()) {
      time.step();
    }
    time.idleUntil(until);
  }

  /** Lets time pass until a time of the day. */
  void advanceTo(String timeOfDay) {
    LocalDate today = MarketTime.date(time.now());
    Instant until =
        LocalDateTime.parse(today + "T" + timeOfDay).atZone(MarketTime.ZONE).toInstant();
    advance(Duration.between(time.now(), until));
  }

  /** The owner types a line, and a fifth of a second passes. */
  void types(String line) {
    types(OWNER, CHAT, line);
  }

  void types(ChatUser user, String chat, String line) {
    typesAtOnce(user, chat, line);
    advance(ANSWERED);
  }

  /** The owner types a line; no time passes. */
  void typesAtOnce(String line) {
    typesAtOnce(OWNER, CHAT, line);
  }

  private void typesAtOnce(ChatUser user, String chat, String line) {
    handle(new DeskEvent.ChatLine(ChatOrigin.direct(user, chat), line, time.now()));
  }

  /** A line of the owner's comes over a network, numbered, so long after it was sent. */
  void sends(long update, Duration age, String line) {
    handle(new DeskEvent.ChatLine(origin(update, age, ""), line, time.now()));
    advance(ANSWERED);
  }

  /** A press of the owner's comes over a network, numbered. */
  void sendsPress(long update, String button, String message) {
    handle(new DeskEvent.ButtonPress(origin(update, Duration.ZERO, message), button, time.now()));
    advance(ANSWERED);
  }

  /** The owner sends what is no line. */
  void sendsOther(long update, DeskEvent.ChatOther.Kind kind) {
    handle(new DeskEvent.ChatOther(origin(update, Duration.ZERO, ""), kind, time.now()));
    advance(ANSWERED);
  }

  private static ChatOrigin origin(long update, Duration age, String message) {
    return new ChatOrigin(OWNER, CHAT, OptionalLong.of(update), age, message);
  }

  /** The program's end comes near. */
  void stops() {
    handle(new DeskEvent.Stopping(time.now(), true));
    advance(ANSWERED);
  }

  /** Something comes that the program cannot handle. */
  void mistakes() {
    handle(new DeskEvent.Noticed(null, time.now()));
  }

  /** The newest message. */
  OutboxMessage newest() {
    return shown.get(shown.size() - 1);
  }

  /** The owner presses the newest button of that label, and a fifth of a second passes. */
  void presses(String label) {
    presses(OWNER, CHAT, button(label));
  }

  void presses(ChatUser user, String chat, String button) {
    handle(new DeskEvent.ButtonPress(ChatOrigin.direct(user, chat), button, time.now()));
    advance(ANSWERED);
  }

  /** The owner presses the newest button of that label; no time passes. */
  void pressesAtOnce(String label) {
    handle(new DeskEvent.ButtonPress(ChatOrigin.direct(OWNER, CHAT), button(label), time.now()));
  }

  /** The id of the newest button of that label. */
  String button(String label) {
    for (int i = shown.size() - 1; i >= 0; i--) {
      for (OutboxMessage.Button button : shown.get(i).buttons()) {
        if (button.label().equals(label)) {
          return button.id();
        }
      }
    }
    throw new AssertionError("no button '" + label + "' under " + shown);
  }

  /** A trade at the exchange, and a fifth of a second passes. */
  void trades(Symbol symbol, long won) {
    tradesAtOnce(symbol, won);
    advance(ANSWERED);
  }

  /** A trade at the exchange; no time passes. */
  void tradesAtOnce(Symbol symbol, long won) {
    handle(
        new DeskEvent.MarketData(new Trade(symbol, time.now(), Price.ofWon(won), Quantity.of(1))));
  }

  /** A stream brings a trade, perhaps the first after some that were left out. */
  void hears(String feed, Trade trade, boolean gap) {
    handle(new DeskEvent.MarketData(trade, feed, gap, time.now()));
  }

  /** A stream brings trades that cannot be read, of a symbol or of nobody knows which. */
  void misses(String feed, Optional<Symbol> symbol) {
    handle(new DeskEvent.TradesMissed(feed, symbol, time.now()));
  }

  /** The price of a symbol was asked for at an account's broker. */
  void looksUp(String feed, Symbol symbol, long won) {
    looksUpAtOnce(feed, symbol, won);
    advance(ANSWERED);
  }

  private void looksUpAtOnce(String feed, Symbol symbol, long won) {
    Price last = Price.ofWon(won);
    handle(
        new DeskEvent.MarketData(
            new Quote(
                symbol,
                time.now(),
                Price.ofWon(70_000),
                PriceLimits.of(InstrumentKind.STOCK, Price.ofWon(70_000)),
                Optional.of(last),
                Optional.empty(),
                Optional.of(new TradingStatus(symbol, time.now(), false, false))),
            feed,
            false,
            time.now()));
  }

  /** The stream of an account comes or goes. */
  void stream(String account, DeskEvent.StreamChanged.State state) {
    stream(account, state, "");
  }

  void stream(String account, DeskEvent.StreamChanged.State state, String why) {
    handle(new DeskEvent.StreamChanged(account, state, why, time.now()));
  }

  /** The exchange says something else. */
  void hears(MarketEvent event) {
    handle(new DeskEvent.MarketData(event));
  }

  /** The first account's broker says that what it holds has changed. */
  void hintsAtBalance() {
    handle(new DeskEvent.BalanceChanged(KIS, time.now()));
  }

  /** What the first account's broker finds by conditions. */
  FakeConditions conditions() {
    return search;
  }

  /** Symbols are told to meet a condition, and no others. */
  void finds(String condition, Symbol... symbols) {
    searched(condition, new Reading.Complete<>(List.of(symbols), time.now()));
  }

  /** It is told that nobody knows what meets a condition. */
  void findsOut(String condition, String why) {
    searched(condition, new Reading.Unreadable<>(why));
  }

  private void searched(String condition, Reading<List<Symbol>> symbols) {
    handle(new DeskEvent.ConditionSearched(KIS, condition, symbols, time.now()));
  }

  /** The list of instruments has this one from now on, in place of the one of its code. */
  void lists(Instrument instrument) {
    Instruments list = instruments.copy();
    list.replaceAll(instruments.plus(instrument).all());
    handle(new DeskEvent.InstrumentsListed(list, time.now()));
  }

  /** A broker says whether the exchange is open on a day. */
  void learns(LocalDate day, boolean open) {
    handle(
        new DeskEvent.DaysTold(
            new TreeMap<>(Map.of(day, open)), MarketTime.date(time.now()), time.now()));
  }

  /** A routine comes that was due at a time of this day. */
  void routineDueAt(Routine routine, String timeOfDay) {
    Instant due = MarketTime.instant(MarketTime.date(time.now()), LocalTime.parse(timeOfDay));
    handle(new DeskEvent.RoutineDue(routine, due, time.now()));
    advance(ANSWERED);
  }

  /** A time of the day comes, and a second passes. */
  void routine(Routine routine) {
    routine(routine, Duration.ofSeconds(1));
  }

  void routine(Routine routine, Duration after) {
    handle(new DeskEvent.RoutineDue(routine, time.now(), time.now()));
    advance(after);
  }

  /** The owner holds shares: bought by hand at 70,000 won, all said and done. */
  void holds(long quantity) {
    String number = buys(quantity);
    broker().fills(number, quantity, 70_000);
    advance(Duration.ofSeconds(10));
    forget();
  }

  /** A strategy holds shares: entered at 70,000 won, all said and done. */
  void strategyHolds(String name, long quantity) {
    strategyNamed(name).enters(70_000);
    trades(SAMSUNG, 70_000);
    String number = newestNumber();
    broker().fills(number, quantity, 70_000);
    advance(Duration.ofSeconds(10));
    forget();
  }

  /** A strategy wants to give up all it holds, and a trade at a price lets it. */
  void strategyExits(String name, long won) {
    strategyNamed(name).exits();
    trades(SAMSUNG, won);
  }

  /** Buys Samsung by hand at 70,000 won; returns the broker's number. */
  String buys(long quantity) {
    types("/buy 005930 " + quantity + " 70000");
    return newestNumber();
  }

  /** The newest number that the broker gave. */
  String newestNumber() {
    return broker().lastNumber();
  }

  // What comes out.

  /** What was said since this was asked last. */
  List<String> told() {
    List<String> texts =
        shown.subList(told, shown.size()).stream().map(OutboxMessage::text).toList();
    told = shown.size();
    return texts;
  }

  /** What was said since this was asked last, with chat and buttons. */
  List<String> toldWithButtons() {
    List<String> texts =
        shown.subList(told, shown.size()).stream()
            .map(
                m ->
                    m.text() + " " + m.buttons().stream().map(OutboxMessage.Button::label).toList())
            .toList();
    told = shown.size();
    return texts;
  }

  /** Forgets what was said and what brokers were asked until now. */
  void forget() {
    told = shown.size();
    brokers.values().forEach(FakeBroker::forgetAsked);
  }

  /** The feed has no place for these from now on. */
  void hasNoPlaceFor(List<Symbol> symbols) {
    polled = symbols;
  }

  /** Whether the feed brings anything. */
  void feedIsUp(boolean up) {
    feedUp = up;
  }

  /** Whether anything comes on the feed's stream. */
  void feedIsSilent(boolean silent) {
    silentSince = silent ? Optional.of(time.now()) : Optional.empty();
  }

  /** Whether the feed says how it is. */
  void feedAnswers(boolean answers) {
    feedAnswers = answers;
  }

  /** The feed's broker tells a price when asked from now on; 0 if none. */
  void tellsPriceIfAsked(long won) {
    priceIfAsked = won;
  }

  /** Which prices the feed was told to ask for. */
  List<Symbol> looked() {
    return List.copyOf(looked);
  }

  /** What there is to tell of the machine from now on; it does not answer if that is null. */
  void machine(MachineSource.Machine machine) {
    this.machine = machine;
    machineAnswers = machine != null;
  }

  private void machineAnswers(Consumer<Optional<MachineSource.Machine>> answer) {
    if (machineAnswers) {
      answer.accept(Optional.ofNullable(machine));
    }
  }

  /** What the feed was told to bring. */
  List<Symbol> wanted() {
    return wanted;
  }

  /** The orders as stored: number, side, quantity, price, filled, state. */
  List<String> orders() {
    return rows(
        "select '#' || id || ' ' || side || ' ' || quantity || '@'"
            + " || coalesce(cast(cast(price as bigint) as varchar), 'market')"
            + " || ' ' || filled || ' ' || state from orders_view order by id");
  }

  /** The fills as stored: order, strategy, side, quantity, price. */
  List<String> fills() {
    return rows(
        "select '#' || order_id || ' ' || coalesce(strategy || ' ', '') || side || ' ' || quantity"
            + " || '@' || cast(price as bigint) from fills_view order by id");
  }

  /** What the ledger holds: shares of each lot. */
  List<String> lots() {
    return bot.portfolio().lots().stream()
        .map(
            l ->
                l.key().account()
                    + " "
                    + l.key().symbol()
                    + " "
                    + l.key().strategy().map(s -> s + " ").orElse("")
                    + l.units())
        .toList();
  }

  Money cash(String account) {
    return bot.portfolio().settledCash(account);
  }

  /** What is stopped of all accounts together; nothing if nothing is. */
  List<String> stopped() {
    return rows("select text from setting where name = 'stop' and text <> 'NONE'");
  }

  List<String> rows(String sql) {
    return reader.withHandle(h -> h.createQuery(sql).mapTo(String.class).list());
  }

  /** Writes to the database what the program would not. */
  void write(String sql) {
    reader.useHandle(h -> h.execute(sql));
  }

  /** The database, for a connection of one's own. */
  Bot bot() {
    return bot;
  }

  Database database() {
    return database;
  }
}
