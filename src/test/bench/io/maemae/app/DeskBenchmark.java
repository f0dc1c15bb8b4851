package io.maemae.app;

import io.maemae.backtest.VirtualTime;
import io.maemae.backtest.VirtualTime.Source;
import io.maemae.broker.paper.EmbeddedExchange;
import io.maemae.broker.paper.PaperAccount;
import io.maemae.broker.paper.PaperGateway;
import io.maemae.desk.DeskEvent;
import io.maemae.market.FeeSchedule;
import io.maemae.market.Instruments;
import io.maemae.market.MarketTime;
import io.maemae.market.Money;
import io.maemae.market.Symbol;
import io.maemae.market.Timeframe;
import io.maemae.market.TradingCalendar;
import io.maemae.market.Venue;
import io.maemae.notice.Language;
import io.maemae.order.BrokerAccount;
import io.maemae.order.Environment;
import io.maemae.order.RequestRate;
import io.maemae.order.RiskLimits;
import io.maemae.portfolio.Charges;
import io.maemae.store.Database;
import io.maemae.store.DeskStore;
import io.maemae.store.Durability;
import io.maemae.strategy.Builtin;
import io.maemae.strategy.StrategyDefinition;
import io.maemae.strategy.StrategyMode;
import io.maemae.strategy.Universe;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * How long the desk takes for one market event: marks and two strategies over ten symbols, which
 * tell their signals, with the real store. The events are those of a synthetic day.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3)
@Measurement(iterations = 5)
@Fork(
    value = 1,
    jvmArgs = {"-Xmx512m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"})
public class DeskBenchmark {
  private static final int EVENTS = 500_000;
  private static final LocalDate DATE = LocalDate.of(2026, 11, 20);
  private static final List<String> SYMBOLS =
      List.of(
          "005930", "000660", "005380", "000270", "035420", "035720", "068270", "005490", "247540",
          "069500");

  private final TradingCalendar calendar = TradingCalendar.krx(Set.of(), Set.of());
  private List<DeskEvent> day;
  private Path directory;
  private Database database;
  private Bot bot;
  private VirtualTime time;

  /** Plays a day and keeps its market events. */
  @Setup(Level.Trial)
  public void recordDay() {
    List<DeskEvent> events = new ArrayList<>();
    VirtualTime market = new VirtualTime(MarketTime.instant(DATE, LocalTime.of(8, 59, 30)));
    EmbeddedExchange.synthetic(
            setup(market, 7), event -> events.add(new DeskEvent.MarketData(event)))
        .start();
    while (events.size() < EVENTS && market.step()) {
      // The exchange fills the list.
    }
    day = events.subList(0, EVENTS);
  }

  private EmbeddedExchange.Setup setup(VirtualTime market, long seed) {
    return new EmbeddedExchange.Setup(
        market.timeline(Source.EXCHANGE),
        calendar,
        Instruments.wellKnown(),
        Optional.empty(),
        seed,
        List.of(new PaperAccount("paper", Money.ofWon(50_000_000), FeeSchedule.DEFAULT)));
  }

  /** A bot with an empty ledger; its broker is never stepped, so it answers nothing. */
  @Setup(Level.Invocation)
  public void open() throws IOException {
    directory = Files.createTempDirectory("maemae-bench");
    database = Database.open(directory, Durability.RELAXED);
    time = new VirtualTime(MarketTime.instant(DATE, LocalTime.of(8, 59, 30)));
    PaperGateway gateway =
        EmbeddedExchange.synthetic(setup(time, 7), event -> {}).gateway("paper", notice -> {});
    BrokerAccount account =
        new BrokerAccount(
            "paper",
            Environment.PAPER,
            gateway,
            gateway,
            Optional.empty(),
            (type, timeInForce, venue, session) -> true,
            Venue.KRX,
            "paper",
            RequestRate.of(Duration.ofMillis(50)),
            Duration.ofSeconds(30));
    List<StrategyDefinition> strategies =
        Arrays.stream(Builtin.values()).map(this::strategy).toList();
    Instruments instruments = Instruments.wellKnown();
    bot =
        new Bot(
            new Bot.Plan(
                Language.EN,
                instruments,
                calendar,
                new Charges(Map.of(), instruments),
                RiskLimits.NONE,
                Map.of(),
                strategies,
                "paper",
                a -> false,
                List.of("chat"),
                false),
            new Bot.Edges(
                List.of(account),
                gateway,
                Bot.Feeds.NONE,
                Map.of(),
                (message, answer) -> answer.accept(true),
                (when, task) -> {},
                event -> {},
                time::now,
                () -> "id",
                Duration.ofMinutes(1)),
            new DeskStore(database));
    bot.desk().handle(new DeskEvent.Started(time.now()));
  }

  private StrategyDefinition strategy(Builtin builtin) {
    return new StrategyDefinition(
        builtin.label(),
        "paper",
        "",
        new Universe.Listed(SYMBOLS.stream().map(Symbol::new).toList()),
        Timeframe.M5,
        Money.ofWon(1_000_000),
        calendar.regularHours(),
        StrategyMode.SIGNAL,
        () -> builtin.create(calendar.regularHours()));
  }

  /** Handles the events one after the other. */
  @Benchmark
  @OperationsPerInvocation(EVENTS)
  public void marketEvent() {
    for (DeskEvent event : day) {
      bot.desk().handle(event);
    }
  }

  /** Closes the store and deletes it. */
  @TearDown(Level.Invocation)
  public void close() throws IOException {
    database.close();
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
