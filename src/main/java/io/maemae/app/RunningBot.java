package io.maemae.app;

import io.maemae.command.Confirmations;
import io.maemae.config.Configuration;
import io.maemae.desk.DeskEvent;
import io.maemae.desk.DeskQueue;
import io.maemae.market.MarketClock;
import io.maemae.market.MarketTime;
import io.maemae.notice.Face;
import io.maemae.notice.Wording;
import io.maemae.order.UnreadableStoreException;
import io.maemae.schedule.Clockwork;
import io.maemae.schedule.Preparation;
import io.maemae.store.Backups;
import io.maemae.store.Database;
import io.maemae.store.DeskStore;
import io.maemae.telegram.Telegram;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The bot on real threads: the desk's, the embedded exchange's, the chat's and the clockwork's.
 * Started once and closed once, by the main thread.
 */
final class RunningBot implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(RunningBot.class);
  private static final Duration UNDER_WAY = Duration.ofSeconds(5);

  /** Of a thread. */
  private static final Duration END = Duration.ofSeconds(2);

  /** Less than what a process that is told to stop may take: the database is closed after it. */
  private static final Duration STOP = Duration.ofSeconds(8);

  /** Before the first routine of a trading day. */
  private static final LocalTime PREPARATION = LocalTime.of(7, 30);

  /** No venue is open, nobody's maintenance lasts so long, and what a start reads is there. */
  private static final LocalTime NEW_RECORD = LocalTime.of(7, 15);

  /** A minute apart, until it can begin. */
  private static final int NEW_RECORD_TRIES = 10;

  private static final Duration LOOK = Duration.ofMillis(20);
  private static final int MOST_MARKET_DATA = 10_000;

  private final Configuration configuration;
  private final Database database;
  private final MarketClock clock;
  private final Ending ending;
  private final NightlyBackup backup;

  private final MarketKnowledge market;
  private final RunJournal journal;
  private final SecureRandom random = new SecureRandom();
  private final DeskQueue queue = new DeskQueue(MOST_MARKET_DATA);
  private final ExecutorService disk = Threads.unbounded("disk");
  private final ThreadTimeline timers;
  private final Brokers brokers;
  private final InstrumentUpdates instrumentUpdates;
  private final BrokerDays brokerDays;
  private final Wording wording;
  private final Optional<Chat> chat;
  private final Bot bot;
  private final DeskThread desk;
  private final Clockwork clockwork;

  /** Written once, before the clockwork starts. */
  private volatile Instant begun = Instant.MAX;

  /** Nothing can be told any more. Written by the chat's threads, read by the main thread. */
  private volatile boolean speechless;

  /** The chat with its threads. */
  private record Chat(
      Telegram telegram, ScheduledExecutorService polling, ScheduledExecutorService sending) {}

  /**
   * Puts everything together; nothing happens before {@link #start}.
   *
   * @param clock the market's time
   * @param machineTime the time that the chat lives in
   * @param ending is told if the bot cannot go on
   */
  RunningBot(
      Configuration configuration,
      Database database,
      MarketClock clock,
      InstantSource machineTime,
      Ending ending) {
    this.configuration = configuration;
    this.database = database;
    this.clock = clock;
    this.ending = ending;
    backup =
        new NightlyBackup(
            database,
            Backups.directory(configuration.dataDir()),
            configuration.backupDays(),
            clock,
            (key, values) -> queue.post(report(key, values)));
    market = new MarketKnowledge(configuration, clock, queue);
    journal =
        new RunJournal(
            configuration, machineTime, (key, values) -> queue.post(report(key, values)));
    timers = new ThreadTimeline("timers", clock, this::fail);
    brokers =
        new Brokers(
            configuration,
            database,
            new Brokers.World(
                clock,
                machineTime,
                random,
                market.calendar(),
                market.instruments(),
                queue,
                this::fail));
    instrumentUpdates =
        market.updates(configuration, brokers, (key, values) -> queue.post(report(key, values)));
    brokerDays =
        market.days(
            configuration, brokers, timers::at, (key, values) -> queue.post(report(key, values)));
    wording =
        new Wording(Plans.language(configuration.language()), market.instruments(), brokers.all());
    chat = chat(machineTime);
    Face face = chat.<Face>map(Chat::telegram).orElseGet(LogFace::new);
    bot =
        new Bot(
            Plans.running(configuration, market.ofDesk().calendar(), market.ofDesk().instruments()),
            journal.edges(
                new Bot.Edges(
                    brokers.all(),
                    brokers.quotes(),
                    brokers.feeds(),
                    brokers.history(),
                    face,
                    timers::at,
                    queue::post,
                    clock,
                    this::buttonId,
                    Confirmations.EXPIRY,
                    new ThisMachine(
                        database.file(),
                        () -> chat.flatMap(c -> c.telegram().clock()),
                        backup::last,
                        disk))),
            journal.kept(Bot.Kept.in(new DeskStore(database, Threads.unbounded("store-check")))));
    desk = new DeskThread(bot, queue, journal.recorder(), this::fail);
    clockwork =
        // Quartz looks at the machine's clock itself, whichever is given here.
        new Clockwork(
            market.calendar(),
            clock,
            InstantSource.system(),
            queue::post,
            backup.nightly(),
            preparations());
  }

  private List<Preparation> preparations() {
    List<Preparation> all = new ArrayList<>();
    for (int i = 0; i < NEW_RECORD_TRIES; i++) {
      all.add(new Preparation(NEW_RECORD.plusMinutes(i), this::beginNewRecord));
    }
    all.add(new Preparation(PREPARATION, this::prepareDay));
    return all;
  }

  /**
   * Each day has a record of its own, which begins with a start: so one that runs for years is
   * recorded as long as it runs. What cannot be written now is no reason to end.
   */
  private void beginNewRecord() {
    LocalDate today = MarketTime.date(clock.instant());
    boolean isThere = !begun.isBefore(MarketTime.instant(today, NEW_RECORD));
    if (journal.recorder().isEmpty() || isThere) {
      return;
    }
    if (desk.isStoreDown() || desk.unanswered() > 0) {
      LOG.warn(
          "app.new-record put off: store-down={} unanswered={}",
          desk.isStoreDown(),
          desk.unanswered());
      return;
    }
    LOG.info("app.new-record; starting anew");
    ending.end(Ending.Reason.startsAnew(new Ending.Again.NewRecord()));
  }

  private void prepareDay() {
    brokers.renewAccess();
    instrumentUpdates.updateDaily();
    brokerDays.ask();
  }

  private Optional<Chat> chat(InstantSource machineTime) {
    return configuration
        .telegram()
        .map(
            settings -> {
              ScheduledExecutorService polling = new ChatThread("telegram-poll", this::fail);
              ScheduledExecutorService sending = new ChatThread("telegram-send", this::fail);
              Telegram telegram =
                  new Telegram(
                      new Telegram.Setup(settings, wording.text("button.refresh")),
                      new Telegram.Edges(
                          this::postWithoutSecrets,
                          clock,
                          machineTime,
                          polling,
                          sending,
                          this::tokenRefused));
              return new Chat(telegram, polling, sending);
            });
  }

  /** A secret that somebody types goes no further: no answer and no record shows it again. */
  private CompletableFuture<Void> postWithoutSecrets(DeskEvent event) {
    return queue.post(
        event instanceof DeskEvent.ChatLine line
            ? new DeskEvent.ChatLine(line.origin(), Logging.masked(line.text()), line.at())
            : event);
  }

  private String buttonId() {
    byte[] id = new byte[16];
    random.nextBytes(id);
    return HexFormat.of().formatHex(id);
  }

  private void tokenRefused() {
    speechless = true;
    ending.end(
        Ending.Reason.misconfigured(
            "telegram.token: "
                + configuration.telegram().orElseThrow().apiUrl()
                + " refuses it, must be the token that @BotFather shows for the bot;"
                + " trading has stopped, and open orders stay at the broker"));
  }

  private void fail(Throwable failure) {
    try {
      LOG.error("app.failed", failure);
    } finally {
      // Even if there is no memory left to log with.
      ending.end(Ending.Reason.failed(words(failure)));
    }
  }

  private String words(Throwable failure) {
    return failure instanceof UnreadableStoreException damage
        ? database.notUnderstood(damage).getMessage() + " The newest: " + database.restoring()
        : failure.getClass().getSimpleName() + ": " + failure.getMessage();
  }

  private DeskEvent report(String key, Object... values) {
    return new DeskEvent.Reported(key, List.of(values), clock.instant());
  }

  /**
   * Starts every thread, and logs {@code app.ready} when the chat answers.
   *
   * @param again why it starts anew, if it does
   */
  void start(Optional<Ending.Again> again) {
    begun = clock.instant();
    instrumentUpdates.load();
    brokerDays.load();
    market.toDesk();
    journal.start(clock.instant(), market.ofDesk());
    timers.start();
    desk.start();
    CompletableFuture<Void> taken = queue.post(new DeskEvent.Started(clock.instant()));
    greeting(again).ifPresent(queue::post);
    if (database.hasUnfinishedRestoration()) {
      queue.post(report("run.restore-unfinished"));
    }
    brokers.start();
    clockwork.start();
    instrumentUpdates.update();
    brokerDays.ask();
    CompletableFuture<Void> answering =
        chat.map(
                c -> {
                  c.telegram().start(bot::menu);
                  return c.telegram().answering();
                })
            .orElseGet(() -> CompletableFuture.completedFuture(null));
    CompletableFuture.allOf(taken, answering)
        .thenRun(
            () ->
                LOG.info(
                    "app.ready version=\"{}\" accounts={} strategies={} chat={} market-time={}",
                    Version.text(),
                    configuration.accounts().size(),
                    configuration.strategies().size(),
                    chat.isPresent() ? "telegram" : "log",
                    clock.instant()));
  }

  private Optional<DeskEvent> greeting(Optional<Ending.Again> again) {
    if (again.isEmpty()) {
      return Optional.of(report("run.started", wording.allAccounts()));
    }
    return again.get() instanceof Ending.Again.ClockJumped jump
        ? Optional.of(report("run.clock-jumped", jump.by().toSeconds(), wording.allAccounts()))
        : Optional.empty();
  }

  /** The thread that owns all trading state, for those who watch it. */
  DeskThread desk() {
    return desk;
  }

  /** How many market events the desk has taken. */
  long marketEvents() {
    return queue.marketDataTaken();
  }

  /**
   * Ends cleanly: no new work, what is under way is finished, the person is told. It takes eight
   * seconds at most, whatever hangs.
   */
  @Override
  public void close() {
    Deadline stop = Deadline.in(STOP, System::nanoTime);
    chat.ifPresent(c -> c.telegram().stopPolling());
    backup.stop();
    Threads.run("clockwork-end", clockwork::close, stop.atMost(END));
    finish(stop.atMost(UNDER_WAY));
    timers.close(stop.atMost(END));
    brokers.close(stop, END);
    chat.ifPresent(
        c -> {
          Threads.end(c.polling(), "telegram-poll", stop.atMost(END));
          c.telegram().close();
          Threads.end(c.sending(), "telegram-send", stop.atMost(END));
        });
    desk.close(stop.atMost(END));
    Threads.end(disk, "disk", stop.atMost(END));
    journal.close(stop.atMost(END));
    LOG.info("app.stopped");
  }

  private void finish(Duration atMost) {
    long until = System.nanoTime() + atMost.toNanos();
    try {
      queue
          .post(new DeskEvent.Stopping(clock.instant(), !ending.isForNewRecord()))
          .get(atMost.toMillis(), TimeUnit.MILLISECONDS);
      while (isUnfinished() && System.nanoTime() < until) {
        TimeUnit.NANOSECONDS.sleep(LOOK.toNanos());
      }
    } catch (TimeoutException e) {
      LOG.warn("app.stopping the desk did not answer");
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    if (desk.untold() + desk.unanswered() > 0) {
      LOG.warn(
          "app.stopping untold={} unanswered={} told at the next start",
          desk.untold(),
          desk.unanswered());
    }
  }

  private boolean isUnfinished() {
    return desk.unanswered() > 0 || desk.untold() > 0 && !speechless;
  }
}
