package io.maemae.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import io.maemae.broker.fake.FakeRequest;
import io.maemae.broker.kis.KisServer;
import io.maemae.broker.kis.KisServerSettings;
import io.maemae.config.Configuration;
import io.maemae.desk.DeskEvent;
import io.maemae.desk.DeskQueue;
import io.maemae.market.Bar;
import io.maemae.market.BarHours;
import io.maemae.market.Instruments;
import io.maemae.market.MarketClock;
import io.maemae.market.MarketTime;
import io.maemae.market.Money;
import io.maemae.market.Quote;
import io.maemae.market.Symbol;
import io.maemae.market.TimeInForce;
import io.maemae.market.Timeframe;
import io.maemae.market.Trade;
import io.maemae.market.TradingCalendar;
import io.maemae.market.Venue;
import io.maemae.notice.Language;
import io.maemae.order.Reading;
import io.maemae.store.Database;
import io.maemae.store.DeskStore;
import io.maemae.store.Durability;
import io.maemae.store.FreshDatabase;
import io.maemae.strategy.Guard;
import io.maemae.strategy.Signal;
import io.maemae.strategy.Strategy;
import io.maemae.strategy.StrategyDefinition;
import io.maemae.strategy.StrategyMode;
import io.maemae.strategy.Universe;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The after-market at KIS, over its loopback server: only who wants it takes part. */
final class KisEveningTest {
  private static final LocalDateTime EVENING = LocalDateTime.of(2026, 11, 20, 16, 30, 5);
  private static final Duration SOON = Duration.ofSeconds(10);
  private static final Duration END = Duration.ofSeconds(2);
  private static final String SAMSUNG = "005930";

  @TempDir Path directory;

  /** Buys at its first trade, without a limit, and remembers what it has heard. */
  private static final class Eager implements Strategy {
    final List<String> heard = new CopyOnWriteArrayList<>();
    private final BlockingQueue<String> news = new LinkedBlockingQueue<>();
    private boolean bought;

    private void hear(String what) {
      heard.add(what);
      news.add(what);
    }

    void await(String what) throws InterruptedException {
      String next = "";
      while (!what.equals(next)) {
        next = news.poll(SOON.toMillis(), TimeUnit.MILLISECONDS);
        assertNotNull(next, () -> "has not heard " + what + " but " + heard);
      }
    }

    @Override
    public Optional<Signal> onTrade(Trade trade, boolean holding) {
      hear("trade " + trade.price());
      if (bought) {
        return Optional.empty();
      }
      bought = true;
      return Optional.of(
          new Signal(
              Signal.Action.ENTER,
              Optional.empty(),
              TimeInForce.DAY,
              Optional.empty(),
              "ma-cross.above",
              List.of("1", "2")));
    }

    @Override
    public Optional<Signal> onBar(Bar bar, boolean holding) {
      hear("bar " + MarketTime.time(bar.start()) + " " + bar.close());
      return Optional.empty();
    }

    @Override
    public Guard guard() {
      return new Guard(Optional.empty(), "guard.ma-cross");
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

  private static StrategyDefinition definition(String name, BarHours hours, Strategy strategy) {
    return new StrategyDefinition(
        name,
        "kis",
        "kis",
        new Universe.Listed(List.of(new Symbol(SAMSUNG))),
        Timeframe.M1,
        Money.ofWon(1_000_000),
        hours,
        StrategyMode.TRADE,
        () -> strategy);
  }

  /** Goes on from the evening, and can be put forward. */
  private static final class EveningClock implements InstantSource {
    private final InstantSource natural = KisDoor.clock(EVENING);
    private volatile Duration ahead = Duration.ZERO;

    @Override
    public Instant instant() {
      return natural.instant().plus(ahead);
    }

    void forward(Duration time) {
      ahead = ahead.plus(time);
    }
  }

  private static MarketClock clock(InstantSource time) {
    return new MarketClock() {
      @Override
      public Instant instant() {
        return time.instant();
      }

      @Override
      public Duration until(Instant marketTime) {
        return Duration.between(instant(), marketTime);
      }
    };
  }

  /** The desk and its brokers on threads of their own, without a chat and without a history. */
  private final class Running implements AutoCloseable {
    private final List<Throwable> failures = new CopyOnWriteArrayList<>();
    private final DeskQueue queue = new DeskQueue(1_000);
    private final Database database;
    private final Brokers brokers;
    private final ThreadTimeline timers;
    private final DeskThread desk;

    Running(KisServer server, TradingCalendar calendar, List<StrategyDefinition> strategies)
        throws Exception {
      String yaml = "accounts:\n" + KisDoor.account(server);
      Configuration configuration =
          Connections.configurations(Map.of(), directory)
              .read("test.yaml", yaml.getBytes(StandardCharsets.UTF_8));
      MarketClock clock = clock(server.settings().clock());
      FreshDatabase.in(directory.resolve("data"));
      database = Database.open(directory.resolve("data"), Durability.RELAXED);
      timers = new ThreadTimeline("timers", clock, failures::add);
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
                  failures::add));
      Bot bot =
          new Bot(
              new Bot.Plan(
                  Language.KO,
                  instruments,
                  calendar,
                  Plans.charges(configuration, instruments),
                  Plans.limits(configuration.risk()),
                  Plans.limitsPerAccount(configuration),
                  strategies,
                  "kis",
                  account -> false,
                  List.of(LogFace.CHAT),
                  false),
              new Bot.Edges(
                  brokers.all(),
                  brokers.quotes(),
                  brokers.feeds(),
                  Map.of(),
                  new LogFace(),
                  timers::at,
                  queue::post,
                  clock,
                  () -> "id",
                  Duration.ofMinutes(1)),
              new DeskStore(database));
      desk = new DeskThread(bot, queue, Optional.empty(), failures::add);
    }

    /** Starts, and lets the desk know the day's limits. */
    void start() {
      timers.start();
      desk.start();
      queue.post(new DeskEvent.Started(timers.now()));
      brokers.start();
      brokers
          .quotes()
          .quote(
              new Symbol(SAMSUNG),
              reading -> {
                if (reading instanceof Reading.Complete<Quote> q) {
                  queue.post(new DeskEvent.MarketData(q.value()));
                }
              });
    }

    @Override
    public void close() {
      Deadline stop = Deadline.in(END.multipliedBy(3), System::nanoTime);
      timers.close(stop.atMost(END));
      brokers.close(stop, END);
      desk.close(stop.atMost(END));
      database.close();
    }
  }

  @Test
  void aStrategyWithExtendedSessionsHasBarsAndOrdersInTheAfterMarketAndNoOther() throws Exception {
    TradingCalendar calendar = TradingCalendar.krx(Set.of(), Set.of());
    Eager late = new Eager();
    Eager usual = new Eager();
    EveningClock clock = new EveningClock();
    try (KisServer server =
            KisServer.start(KisServerSettings.of(KisServer.Environment.LIVE, clock));
        Running running =
            new Running(
                server,
                calendar,
                List.of(
                    definition("late", calendar.extendedHours(Venue.KRX), late),
                    definition("usual", calendar.regularHours(), usual)))) {
      running.start();
      server.othersSell(SAMSUNG, 100, 70_100);
      server.awaitRegistered("H0STCNT0", SAMSUNG, SOON);
      server.trade(SAMSUNG, 70_000, 1);
      FakeRequest order = server.awaitRequests("TTTC0012U", 1, SOON).get(0);
      late.await("trade 70100");
      clock.forward(Duration.ofMinutes(1));
      server.trade(SAMSUNG, 70_200, 1);
      late.await("bar 16:30 70100");
      late.await("trade 70200");

      assertEquals(Optional.of("44"), order.field("ORD_DVSN"));
      assertEquals(Optional.of("KRX"), order.field("EXCG_ID_DVSN_CD"));
      assertEquals(Optional.of("0"), order.field("ORD_UNPR"));
      // A price that was asked for may come once more, after the shares are held.
      assertEquals(
          List.of("trade 70000", "trade 70100", "bar 16:30 70100", "trade 70200"),
          late.heard.stream().distinct().toList());
      assertEquals(1, late.heard.stream().filter(heard -> heard.startsWith("bar ")).count());
      assertEquals(List.of(), usual.heard);
      assertEquals(1, server.requests("TTTC0012U").size());
      assertEquals(List.of(), running.failures);
    }
  }
}
