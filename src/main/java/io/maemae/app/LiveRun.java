package io.maemae.app;

import io.maemae.config.AccountSettings;
import io.maemae.config.Configuration;
import io.maemae.config.ConfigurationException;
import io.maemae.market.MarketTime;
import io.maemae.order.DamagedStoreException;
import io.maemae.order.UnreadableStoreException;
import io.maemae.store.Database;
import io.maemae.store.DatabaseException;
import io.maemae.store.DeskStore;
import io.maemae.store.Durability;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The bot on this machine: configuration, database, logs, and a running bot until the end. */
final class LiveRun implements Run {
  private static final Logger LOG = LoggerFactory.getLogger(LiveRun.class);
  private static final Duration CHECK = Duration.ofSeconds(5);

  /** Far longer than any event takes, a slow disk included. */
  private static final Duration STUCK = Duration.ofSeconds(60);

  private static final Duration SAID = Duration.ofSeconds(2);

  private final Map<String, String> environment;
  private final Streams streams;
  private final Signals signals;
  private final InstantSource machineTime;

  /** Whether it was told to end; a bot that was just starting anew does not then. */
  private volatile boolean told;

  LiveRun(
      Map<String, String> environment,
      Streams streams,
      Signals signals,
      InstantSource machineTime) {
    this.environment = environment;
    this.streams = streams;
    this.signals = signals;
    this.machineTime = machineTime;
  }

  @Override
  public int run(RunOptions options)
      throws WrongCallException, ConfigurationException, IOException, InterruptedException {
    Configuration configuration = Connections.configurations(environment).read(options.config());
    Availability.requireForRun(options.config(), configuration);
    if (options.clock().isPresent()) {
      requirePretended(configuration);
    }
    Logging.hide(configuration.secrets());
    MachineClock clock = clock(options.clock());
    Ending.Reason reason = runOnce(options, configuration, clock, Optional.empty());
    while (reason.again().isPresent()) {
      if (reason.again().get() instanceof Ending.Again.ClockJumped) {
        clock = clock(options.clock());
      }
      reason = runOnce(options, configuration, clock, reason.again());
    }
    if (!reason.words().isEmpty()) {
      streams.err().println("maemae: " + Logging.masked(reason.words()));
    }
    return reason.code();
  }

  private MachineClock clock(Optional<LocalDateTime> start) {
    return start
        .map(t -> MarketTime.instant(t.toLocalDate(), t.toLocalTime()))
        .map(t -> MachineClock.startingAt(t, System::nanoTime))
        .orElseGet(() -> MachineClock.ofMachine(machineTime, System::nanoTime));
  }

  /** A market clock of one's own is for pretended money only. */
  private static void requirePretended(Configuration configuration) throws WrongCallException {
    for (AccountSettings account : configuration.accounts()) {
      boolean pretended =
          account.broker().isEmbedded()
              || account.restUrl().isPresent()
                  && account.websocketUrl().isPresent()
                  && Stream.of(account.restUrl().get(), account.websocketUrl().get())
                      .allMatch(LiveRun::isOnThisMachine);
      if (!pretended) {
        throw new WrongCallException(
            "--clock: account '"
                + account.name()
                + "' is at a real broker; every account must be broker: paper or have"
                + " rest-url and websocket-url on this machine");
      }
    }
  }

  private static boolean isOnThisMachine(URI url) {
    try {
      return InetAddress.getByName(url.getHost()).isLoopbackAddress();
    } catch (UnknownHostException e) {
      return false;
    }
  }

  private Ending.Reason runOnce(
      RunOptions options,
      Configuration configuration,
      MachineClock clock,
      Optional<Ending.Again> again)
      throws ConfigurationException, IOException, InterruptedException {
    Ending ending = new Ending();
    signals.onStop(
        () -> {
          told = true;
          ending.end(Ending.Reason.TOLD);
        });
    if (told) {
      return Ending.Reason.TOLD;
    }
    // The database first: a second process must not write into the log of the first, and what
    // keeps this one from starting is said once, in words, and not also as a library sees it.
    try (Database database = opened(options.config(), configuration.dataDir())) {
      requireAccounts(options.config(), configuration, database);
      Logging.toFile(configuration.dataDir().resolve("logs"));
      Logging.toConsole(streams.err());
      LOG.info(
          "app.starting version=\"{}\" config={} data-dir={} clock={} {}",
          Version.text(),
          options.config(),
          configuration.dataDir(),
          options.clock().map(Object::toString).orElse("machine"),
          configuration);
      try (RunningBot bot = new RunningBot(configuration, database, clock, machineTime, ending)) {
        bot.start(again);
        return await(bot, clock, ending);
      }
    }
  }

  private void requireAccounts(Path config, Configuration configuration, Database database)
      throws ConfigurationException {
    try {
      Plans.requireAccounts(config, configuration, new DeskStore(database).orders());
    } catch (DamagedStoreException e) {
      if (e.getCause() instanceof UnreadableStoreException row) {
        throw RestoreAdvice.with(
            database.notUnderstood(row), config, configuration.dataDir(), machineTime);
      }
      throw e;
    }
  }

  private Database opened(Path config, Path dataDir) {
    try {
      Database database = Database.open(dataDir, Durability.SYNCED);
      database.restoredBy(() -> RestoreAdvice.command(config, dataDir, machineTime));
      return database;
    } catch (DatabaseException e) {
      throw RestoreAdvice.with(e, config, dataDir, machineTime);
    }
  }

  private Ending.Reason await(RunningBot bot, MachineClock clock, Ending ending)
      throws InterruptedException {
    Optional<Ending.Reason> reason = ending.await(CHECK);
    while (reason.isEmpty()) {
      endIfStuck(bot.desk());
      Optional<Duration> jump = clock.check();
      if (jump.isPresent()) {
        LOG.warn("clock.jumped by={}; starting anew", jump.get());
        return Ending.Reason.startsAnew(new Ending.Again.ClockJumped(jump.get()));
      }
      reason = ending.await(CHECK);
    }
    return reason.get();
  }

  /**
   * A desk that does not come back trades nothing and hears nobody, and cannot be ended cleanly. A
   * new process takes up where it was.
   */
  private void endIfStuck(DeskThread desk) throws InterruptedException {
    Duration busy = desk.busy();
    if (busy.compareTo(STUCK) > 0) {
      Thread said = new Thread(() -> sayStuck(busy, desk.where()), "stuck");
      said.setDaemon(true);
      said.start();
      said.join(SAID.toMillis()); // the desk may be stuck in a write to the log
      signals.halt(1);
    }
  }

  private void sayStuck(Duration busy, String where) {
    streams
        .err()
        .println("maemae: one event took more than " + STUCK.toSeconds() + " s: ended by force");
    LOG.error("desk.stuck for={} where=\"{}\"", busy, where);
  }
}
