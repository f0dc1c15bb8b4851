package io.maemae.app;

import io.maemae.broker.kis.KisServer;
import io.maemae.broker.kis.KisServerSettings;
import io.maemae.config.Configuration;
import io.maemae.config.ConfigurationReader;
import io.maemae.desk.DeskEvent;
import io.maemae.desk.DeskQueue;
import io.maemae.market.Bar;
import io.maemae.market.Instruments;
import io.maemae.market.MarketClock;
import io.maemae.market.MarketTime;
import io.maemae.market.Money;
import io.maemae.market.Symbol;
import io.maemae.market.TimeInForce;
import io.maemae.market.Timeframe;
import io.maemae.market.TradingCalendar;
import io.maemae.notice.Language;
import io.maemae.order.RiskLimits;
import io.maemae.store.Database;
import io.maemae.store.DeskStore;
import io.maemae.store.Durability;
import io.maemae.strategy.Guard;
import io.maemae.strategy.Signal;
import io.maemae.strategy.Strategy;
import io.maemae.strategy.StrategyDefinition;
import io.maemae.strategy.StrategyMode;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import java.util.concurrent.locks.LockSupport;

/**
 * How long it takes from the frame that closes a bar to the order it leads to: through the stream's
 * codec, the desk, strategy and risk, ledger and store, to the HTTP server of the broker on
 * loopback. Measured from before the server writes the frame until it has read the whole request,
 * which is more than what is asked for.
 */
final class TickToOrder {
  private static final LocalDateTime START = LocalDateTime.of(2026, 11, 20, 9, 1, 0, 500_000_000);
  private static final List<String> SYMBOLS = List.of("005930", "000660", "035900", "069500");
  private static final int MINUTES = 300;
  private static final int WARM_UP = 200;
  private static final Duration SOON = Duration.ofSeconds(20);
  private static final Duration REST = Duration.ofMillis(40);

  private TickToOrder() {}

  /** The market's clock: real time, and a minute more whenever that is wanted. */
  private static final class SteppedClock implements MarketClock {
    private final long begun = System.nanoTime();
    private volatile Instant base = MarketTime.instant(START.toLocalDate(), START.toLocalTime());

    void step() {
      base = base.plusSeconds(60);
    }

    @Override
    public Instant instant() {
      return base.plusNanos(System.nanoTime() - begun);
    }

    @Override
    public Duration until(Instant marketTime) {
      return Duration.between(instant(), marketTime);
    }
  }

  /** Buys at the close of every bar, or sells what it holds. */
  private static final class EveryBar implements Strategy {
    @Override
    public Optional<Signal> onBar(Bar bar, boolean holding) {
      Signal.Action action = holding ? Signal.Action.EXIT : Signal.Action.ENTER;
      return Optional.of(
          new Signal(
              action,
              Optional.empty(),
              TimeInForce.DAY,
              Optional.empty(),
              holding ? "signal.death-cross" : "signal.golden-cross",
              List.of(bar.close(), bar.close())));
    }

    @Override
    public Guard guard() {
      return new Guard(Optional.empty(), "guard.none");
    }

    @Override
    public String state() {
      return "";
    }

    @Override
    public void restore(String state) {
      // It remembers nothing.
    }
  }

  /** Prints the figures, without and with the durable write. */
  public static void main(String[] args) throws Exception {
    print("without the durable write", measure(Durability.RELAXED));
    print("with it", measure(Durability.SYNCED));
    System.exit(0);
  }

  private static void print(String what, List<Long> micros) {
    Collections.sort(micros);
    int count = micros.size();
    System.out.printf(
        "frame to order request, %s: median %.2f ms, 99th percentile %.2f ms, longest %.2f ms;"
            + " %d orders%n",
        what,
        micros.get(count / 2) / 1e3,
        micros.get(count * 99 / 100) / 1e3,
        micros.get(count - 1) / 1e3,
        count);
  }

  private static List<Long> measure(Durability durability) throws Exception {
    Path directory = Files.createTempDirectory("maemae-tick-");
    SteppedClock clock = new SteppedClock();
    try (KisServer server =
            KisServer.start(KisServerSettings.of(KisServer.Environment.LIVE, clock));
        Database database = Database.open(directory.resolve("data"), durability)) {
      SYMBOLS.forEach(symbol -> restingOrders(server, symbol));
      Program program = new Program(directory, server, database, clock);
      program.start();
      SYMBOLS.forEach(symbol -> server.awaitRegistered("H0STCNT0", symbol, SOON));
      LockSupport.parkNanos(Duration.ofSeconds(2).toNanos());
      List<Long> micros = new ArrayList<>();
      for (int minute = 0; minute < MINUTES; minute++) {
        clock.step();
        for (String symbol : SYMBOLS) {
          order(server, symbol, minute > 0).ifPresent(micros::add);
        }
      }
      program.close();
      return new ArrayList<>(micros.subList(Math.min(WARM_UP, micros.size()), micros.size()));
    }
  }

  private static void restingOrders(KisServer server, String symbol) {
    server.othersSell(symbol, 10_000_000, 60_100);
    server.othersBuy(symbol, 10_000_000, 59_900);
  }

  /** Sends a frame and waits for its order, if there is to be one. */
  private static Optional<Long> order(KisServer server, String symbol, boolean closes) {
    int before = orders(server);
    long begun = System.nanoTime();
    server.trade(symbol, 60_000, 1);
    while (closes && orders(server) == before && System.nanoTime() - begun < SOON.toNanos()) {
      LockSupport.parkNanos(20_000);
    }
    List<KisServer.Request> sent = sent(server);
    LockSupport.parkNanos(REST.toNanos());
    return sent.size() > before
        ? Optional.of((sent.get(sent.size() - 1).nanoTime() - begun) / 1_000)
        : Optional.empty();
  }

  private static int orders(KisServer server) {
    return sent(server).size();
  }

  private static List<KisServer.Request> sent(KisServer server) {
    return server.requests("/uapi/domestic-stock/v1/trading/order-cash");
  }

  /**
   * The bot's trading half on its own threads, with a strategy that is none of the builtin ones.
   */
  private static final class Program {
    private final DeskQueue queue = new DeskQueue(10_000);
    private final Brokers brokers;
    private final ThreadTimeline timers;
    private final DeskThread desk;
    private final SteppedClock clock;

    Program(Path directory, KisServer server, Database database, SteppedClock clock)
        throws Exception {
      this.clock = clock;
      Path file =
          Files.writeString(
              directory.resolve("maemae.yaml"),
              "data-dir: " + directory.resolve("data") + "\naccounts:\n" + KisDoor.account(server));
      Configuration configuration = new ConfigurationReader(Map.of(), Path.of("")).read(file);
      TradingCalendar calendar = Plans.calendar(configuration);
      Instruments instruments = Instruments.wellKnown();
      brokers =
          new Brokers(
              configuration,
              database,
              new Brokers.World(
                  clock,
                  InstantSource.system(),
                  new SplittableRandom(7),
                  calendar,
                  instruments,
                  queue,
                  Program::failed));
      timers = new ThreadTimeline("timers", clock, Program::failed);
      Bot bot =
          new Bot(
              new Bot.Plan(
                  Language.EN,
                  instruments,
                  calendar,
                  Plans.charges(configuration, instruments),
                  limits(),
                  Map.of(),
                  List.of(strategy()),
                  "kis",
                  account -> false,
                  List.of("chat"),
                  false),
              new Bot.Edges(
                  brokers.all(),
                  brokers.quotes(),
                  brokers.feeds(),
                  brokers.history(),
                  (message, answer) -> answer.accept(true),
                  timers::at,
                  queue::post,
                  clock,
                  () -> "id",
                  Duration.ofMinutes(1)),
              new DeskStore(database));
      desk = new DeskThread(bot, queue, Program::failed);
    }

    private static void failed(Throwable failure) {
      failure.printStackTrace();
      System.exit(1);
    }

    /** All of them are checked. */
    private static RiskLimits limits() {
      return new RiskLimits(
          Optional.of(Money.ofWon(5_000_000)),
          Optional.of(Money.ofWon(50_000_000)),
          Optional.of(Money.ofWon(1_000_000_000)),
          OptionalInt.of(100_000),
          Optional.of(new BigDecimal("5")));
    }

    private static StrategyDefinition strategy() {
      return new StrategyDefinition(
          "every-bar",
          "kis",
          "kis",
          SYMBOLS.stream().map(Symbol::new).toList(),
          Timeframe.M1,
          Money.ofWon(100_000),
          StrategyMode.TRADE,
          EveryBar::new);
    }

    void start() {
      timers.start();
      desk.start();
      queue.post(new DeskEvent.Started(clock.instant()));
      brokers.start();
    }

    void close() {
      Deadline stop = Deadline.in(Duration.ofSeconds(5), System::nanoTime);
      brokers.close(stop, Duration.ofSeconds(2));
      timers.close(Duration.ofSeconds(2));
      desk.close(Duration.ofSeconds(2));
    }
  }
}
