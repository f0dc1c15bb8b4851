package io.maemae.app;

import io.maemae.backtest.VirtualTime;
import io.maemae.backtest.VirtualTime.Source;
import io.maemae.broker.BrokerConnection;
import io.maemae.broker.StreamListener;
import io.maemae.broker.Timeline;
import io.maemae.desk.DeskEvent;
import io.maemae.desk.Routine;
import io.maemae.market.FeeSchedule;
import io.maemae.market.InstrumentKind;
import io.maemae.market.MarketTime;
import io.maemae.market.Money;
import io.maemae.market.Price;
import io.maemae.market.Quantity;
import io.maemae.market.Symbol;
import io.maemae.market.Timeframe;
import io.maemae.market.Trade;
import io.maemae.market.TradingCalendar;
import io.maemae.simulation.Chaos;
import io.maemae.simulation.Habits;
import io.maemae.simulation.MemoryStore;
import io.maemae.simulation.SimulatedAdapter;
import io.maemae.simulation.SimulatedBroker;
import io.maemae.strategy.StrategyDefinition;
import io.maemae.strategy.StrategyMode;
import io.maemae.strategy.Universe;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * The last half hour of a trading day, lived by the real bot in virtual time: two brokers, a
 * person, a market and a process that dies now and then, all by chance from one seed. After some
 * minutes everything calms down, the market closes, and the evening's last readings are made.
 */
final class SimulatedDay {
  static final List<Symbol> SYMBOLS = List.of(new Symbol("005930"), new Symbol("000660"));
  static final Price REFERENCE = Price.ofWon(70_000);
  static final LocalDate DATE = LocalDate.of(2026, 11, 20);
  static final Instant START = at("15:15:00");
  static final List<String> ACCOUNTS = List.of("kis", "kiwoom");
  static final Money CASH = Money.ofWon(20_000_000);
  static final Quantity SHARES = Quantity.of(50);
  static final Money COST = Money.ofWon(3_400_000);

  private static final Instant CALM = at("15:18:30");
  private static final Instant SETTLED = at("15:29:30");
  private static final Duration LONGEST_OPENING = Duration.ofSeconds(60);
  private static final Duration AFTER_CALM = Duration.ofSeconds(60);
  private static final Duration QUIET = Duration.ofSeconds(60);
  private static final Duration AFTERWARDS = Duration.ofMinutes(10);
  private static final int MOST_DEATHS = 4;

  /** On every so many days the process dies after the close too. */
  private static final int DIES_LATE = 10;

  private static final int MOST_LATE_DEATHS = 2;
  private static final Instant LAST_DEATH = at("15:38:00");

  private final Tampering tampering;
  private final DayCharacter character;
  private final VirtualTime time = new VirtualTime(START);
  private final Timeline exchange = time.timeline(Source.EXCHANGE);
  private final Timeline desk = time.timeline(Source.DESK);
  private final Map<String, SimulatedBroker> brokers = new LinkedHashMap<>();
  private final Map<Symbol, Long> prices = new LinkedHashMap<>();
  private final SplittableRandom market;
  private final SplittableRandom fate;
  private final SplittableRandom wishes;
  private final SplittableRandom network;
  private final Map<String, SimulatedAdapter> adapters = new LinkedHashMap<>();
  private final SimulatedPerson person;
  private final Elsewhere elsewhere;
  private final FillWatch fills = new FillWatch(brokers, this::breaks);
  private SimulatedProcess process;
  private MemoryStore store = MemoryStore.empty();
  private final List<String> broken = new ArrayList<>();
  private final List<DeskEvent.RoutineDue> due = new ArrayList<>();
  private final boolean diesLate;
  private int deathsLeft = MOST_DEATHS;
  private boolean mortal = true;
  private boolean calm;

  SimulatedDay(long seed, Tampering tampering) {
    this.tampering = tampering;
    diesLate = seed % DIES_LATE == 0;
    SplittableRandom root = new SplittableRandom(seed);
    character = DayCharacter.drawn(root.split());
    market = root.split();
    fate = root.split();
    wishes = root.split();
    network = root.split();
    person = new SimulatedPerson(this, time.timeline(Source.CHAT), root.split());
    elsewhere = new Elsewhere(this, time.timeline(Source.EXCHANGE), root.split());
    for (String account : ACCOUNTS) {
      SimulatedBroker broker =
          new SimulatedBroker(
              account,
              time.timeline(Source.BROKER),
              root.split(),
              account.equals("kis") ? Habits.KIS : Habits.KIWOOM,
              Chaos.drawn(root.split()),
              FeeSchedule.DEFAULT,
              CASH);
      for (Symbol symbol : SYMBOLS) {
        broker.lists(symbol, InstrumentKind.STOCK, REFERENCE);
      }
      broker.holds(SYMBOLS.get(0), SHARES, COST);
      brokers.put(account, broker);
    }
    SYMBOLS.forEach(symbol -> prices.put(symbol, 70_000L));
  }

  private static Instant at(String timeOfDay) {
    return MarketTime.instant(DATE, LocalTime.parse(timeOfDay));
  }

  // The day.

  /** Lives the day to its end. */
  SimulatedDay live() {
    begin();
    routine(Routine.DAY_START, "15:15:00");
    openInPeace();
    exchange.at(now().plusSeconds(2), this::trade);
    person.lives(now().plusSeconds(3), CALM);
    elsewhere.lives(CALM.plus(AFTER_CALM));
    runUntil(CALM);
    calmDown();
    runUntil(SETTLED);
    DayOpen.check(this);
    DayWishes.check(this);
    runUntil(at("15:30:00"));
    brokers.values().forEach(SimulatedBroker::close);
    if (diesLate) {
      becomeMortal();
    }
    routine(Routine.MARKET_CLOSE, "15:30:01");
    routine(Routine.RECONCILIATION, "15:33:00");
    routine(Routine.DAILY_REPORT, "15:34:00");
    routine(Routine.FINAL_RECONCILIATION, "15:35:00");
    runUntil(now().plus(AFTERWARDS));
    return this;
  }

  /** Where something will come from outside, the accounts are open for sure before. */
  private void openInPeace() {
    Instant latest = START.plus(LONGEST_OPENING);
    while (character.movesAnything() && !elsewhere.areOpen() && now().isBefore(latest)) {
      runUntil(now().plusSeconds(1));
    }
  }

  private void runUntil(Instant until) {
    while (time.next().filter(next -> !next.isAfter(until)).isPresent()) {
      time.step();
    }
    time.idleUntil(until);
  }

  private void routine(Routine routine, String timeOfDay) {
    runUntil(at(timeOfDay));
    DeskEvent.RoutineDue event = new DeskEvent.RoutineDue(routine, now(), now());
    due.add(event);
    process.post(event);
  }

  /** For some minutes, and once at least. */
  private void becomeMortal() {
    mortal = true;
    deathsLeft = MOST_LATE_DEATHS;
    long millis = Duration.between(now(), LAST_DEATH).toMillis();
    exchange.at(
        now().plusMillis(fate.nextLong(millis)),
        () -> {
          if (process.isAlive()) {
            died();
          }
        });
    exchange.at(LAST_DEATH, () -> mortal = false);
  }

  private void begin() {
    fills.begin(store);
    process = new SimulatedProcess(this, store);
    person.story().add(now() + " a process starts");
    process.start();
    due.forEach(d -> process.post(new DeskEvent.RoutineDue(d.routine(), d.due(), now())));
    person.processStarted();
    elsewhere.processStarted();
  }

  private void calmDown() {
    calm = true;
    mortal = false;
    brokers.values().forEach(SimulatedBroker::settle);
    person.calmsDown();
    if (!process.isAlive()) {
      begin();
    }
  }

  private void trade() {
    if (!now().isBefore(SETTLED)) {
      return;
    }
    for (Symbol symbol : SYMBOLS) {
      long moved = prices.get(symbol) + (calm ? 0 : market.nextLong(-3, 4) * 100);
      long won = Math.min(75_000, Math.max(65_000, moved));
      prices.put(symbol, won);
      Price price = Price.ofWon(won);
      brokers.values().forEach(broker -> broker.trade(symbol, price));
      process.post(new DeskEvent.MarketData(new Trade(symbol, now(), price, Quantity.of(1))));
    }
    Duration pause = calm ? QUIET : Duration.ofMillis(market.nextLong(200, 2_000));
    exchange.at(now().plus(pause), this::trade);
  }

  // Fate.

  /** Before an event is handled: the store may begin to fail, or the process die. */
  void beforeEvent(MemoryStore kept) {
    if (!calm && fate.nextInt(10_000) < character.commitsFail()) {
      kept.failNextCommits(fate.nextInt(1, 3), fate.nextBoolean());
    }
    if (isDeadly(DayCharacter.Moment.ANY_EVENT)) {
      died();
    }
  }

  void committed(MemoryStore kept) {
    fills.committed(kept);
  }

  void mayDie(DayCharacter.Moment moment) {
    if (isDeadly(moment)) {
      throw new SimulatedProcess.Killed();
    }
  }

  private boolean isDeadly(DayCharacter.Moment moment) {
    return mortal && deathsLeft > 0 && fate.nextInt(10_000) < character.deadly().get(moment);
  }

  /** The process is gone, with what had not reached the disk; another starts after a while. */
  void died() {
    deathsLeft--;
    person.story().add(now() + " the process dies");
    MemoryStore left = process.end();
    if (character.adapters()) {
      adapters.values().forEach(SimulatedAdapter::kill);
    } else {
      brokers.values().forEach(broker -> broker.listen(SimulatedBroker.Listener.NOBODY));
    }
    store = fate.nextBoolean() ? left.restart() : left.crash(fate);
    exchange.at(
        now().plusMillis(fate.nextLong(300, 40_000)),
        () -> {
          if (!process.isAlive()) {
            begin();
          }
        });
  }

  /** The real adapter of an account, made anew for a process. */
  BrokerConnection adapter(String account, StreamListener listener) {
    SimulatedAdapter known = adapters.get(account);
    if (known != null) {
      known.restart(listener);
      return known.connection();
    }
    SimulatedBroker broker = brokers.get(account);
    SimulatedAdapter made =
        account.equals("kis")
            ? SimulatedAdapter.kis(account, broker, time, network, listener)
            : SimulatedAdapter.kiwoom(account, broker, time, network, listener);
    adapters.put(account, made);
    return made.connection();
  }

  /** A promise did not hold at a moment of the day. */
  void breaks(String what) {
    broken.add(now() + " " + what);
  }

  /** What did not hold while the day went on. */
  List<String> broken() {
    return broken;
  }

  // What its parts need.

  Instant now() {
    return time.now();
  }

  Timeline deskTime() {
    return desk;
  }

  DayCharacter character() {
    return character;
  }

  Tampering tampering() {
    return tampering;
  }

  SimulatedPerson person() {
    return person;
  }

  Elsewhere elsewhere() {
    return elsewhere;
  }

  SimulatedProcess process() {
    return process;
  }

  Map<String, SimulatedBroker> brokers() {
    return brokers;
  }

  long price(Symbol symbol) {
    return prices.get(symbol);
  }

  /** All that happened: in the chat and the processes, at each broker, and to each order. */
  List<String> story() {
    List<String> story = new ArrayList<>(person.story());
    brokers.values().forEach(broker -> story.addAll(broker.story()));
    process.store().history().forEach(line -> story.add(line.toString()));
    return story;
  }

  /** Those of every process. */
  List<StrategyDefinition> strategies() {
    TradingCalendar calendar = SimulatedProcess.CALENDAR;
    return List.of(
        strategy("alpha", ACCOUNTS.get(0), calendar),
        strategy("beta", ACCOUNTS.get(0), calendar),
        strategy("gamma", ACCOUNTS.get(1), calendar));
  }

  private StrategyDefinition strategy(String name, String account, TradingCalendar calendar) {
    return new StrategyDefinition(
        name,
        account,
        DeskEvent.MarketData.EMBEDDED,
        new Universe.Listed(SYMBOLS),
        Timeframe.M5,
        Money.ofWon(700_000),
        calendar.regularHours(),
        StrategyMode.TRADE,
        () -> new RestlessStrategy(wishes.split(), () -> calm));
  }
}
