package io.maemae.app;

import io.maemae.config.Configuration;
import io.maemae.desk.DeskEvent;
import io.maemae.desk.DeskQueue;
import io.maemae.desk.MarketFacts;
import io.maemae.market.Instruments;
import io.maemae.market.MarketClock;
import io.maemae.market.TradingCalendar;
import io.maemae.notice.Language;
import io.maemae.order.BrokerAccount;
import io.maemae.order.Order;
import io.maemae.order.OrderListener;
import io.maemae.store.Database;
import io.maemae.store.DeskStore;
import io.maemae.strategy.StrategyDefinition;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What {@link RunningBot} runs, without chat and clockwork and with a strategy of one's own, on
 * threads of its own, in this process. Its orders' commits are timed.
 */
final class MeasuredBot implements AutoCloseable {
  private static final int MOST_MARKET_DATA = 10_000;
  private static final Duration END = Duration.ofSeconds(2);

  private final MarketClock clock;
  private final DeskQueue queue = new DeskQueue(MOST_MARKET_DATA);
  private final CommitTimes commits = new CommitTimes();
  private final AtomicInteger ended = new AtomicInteger();
  private final Brokers brokers;
  private final ThreadTimeline timers;
  private final RunJournal journal;
  private final MarketFacts market;
  private final DeskThread desk;

  MeasuredBot(
      Configuration configuration,
      Database database,
      MarketClock clock,
      StrategyDefinition strategy) {
    this.clock = clock;
    TradingCalendar calendar = Plans.calendar(configuration);
    Instruments instruments = Instruments.wellKnown();
    timers = new ThreadTimeline("timers", clock, MeasuredBot::fail);
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
                MeasuredBot::fail));
    market = new MarketFacts(instruments, calendar);
    journal =
        new RunJournal(
            configuration,
            InstantSource.system(),
            (key, values) -> fail(new IllegalStateException(key + " " + List.of(values))));
    Bot bot =
        new Bot(
            new Bot.Plan(
                Language.KO,
                instruments,
                calendar,
                Plans.charges(configuration, instruments),
                Plans.limits(configuration.risk()),
                Plans.limitsPerAccount(configuration),
                List.of(strategy),
                strategy.account(),
                account -> false,
                List.of(LogFace.CHAT),
                false),
            journal.edges(
                new Bot.Edges(
                    brokers.all().stream().map(this::noted).toList(),
                    brokers.quotes(),
                    brokers.feeds(),
                    brokers.history(),
                    new LogFace(),
                    timers::at,
                    queue::post,
                    clock,
                    () -> "id",
                    Duration.ofMinutes(1))),
            journal.kept(timed(Bot.Kept.in(new DeskStore(database)))));
    bot.ledger()
        .addListener(
            new OrderListener() {
              @Override
              public void ended(Order order) {
                ended.incrementAndGet();
              }
            });
    desk = new DeskThread(bot, queue, journal.recorder(), MeasuredBot::fail);
  }

  private static void fail(Throwable failure) {
    failure.printStackTrace();
    System.exit(1);
  }

  private BrokerAccount noted(BrokerAccount account) {
    return new BrokerAccount(
        account.name(),
        account.environment(),
        commits.noted(account.gateway()),
        account.source(),
        account.profits(),
        account.abilities(),
        account.venue(),
        account.quota(),
        account.rate(),
        account.settleInterval());
  }

  private Bot.Kept timed(Bot.Kept store) {
    return new Bot.Kept(
        // Whatever is read, what waits is written before: a statement more than the bot's own.
        commits.timed(store.transactions(), store.orders()::lastOrderNumber),
        store.orders(),
        store.settings(),
        store.outbox(),
        store.strategies(),
        store.days(),
        store.updates(),
        store.alerts());
  }

  void start() {
    journal.start(clock.instant(), market);
    timers.start();
    desk.start();
    queue.post(new DeskEvent.Started(clock.instant()));
    brokers.start();
  }

  /**
   * What the clock made due is done now, not when it is looked at next; the desk has heard of it.
   */
  void clockStepped() {
    CompletableFuture<Void> heard = new CompletableFuture<>();
    Instant now = clock.instant();
    timers.at(
        now, () -> queue.post(new DeskEvent.Woken(-1, now)).thenRun(() -> heard.complete(null)));
    brokers.renewAccess(); // access is good: this only wakes the thread
    heard.join();
  }

  CommitTimes commits() {
    return commits;
  }

  /** Whether every order that left has ended, nobody waits for an answer, and no event came. */
  boolean isQuiet(Duration time) {
    return ended.get() == commits.orders()
        && desk.unanswered() == 0
        && commits.idle().compareTo(time) > 0;
  }

  @Override
  public void close() {
    Deadline stop = Deadline.in(END.multipliedBy(3), System::nanoTime);
    timers.close(stop.atMost(END));
    brokers.close(stop, END);
    desk.close(stop.atMost(END));
    journal.close(stop.atMost(END));
  }
}
