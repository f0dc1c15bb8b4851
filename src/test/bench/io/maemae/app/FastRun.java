package io.maemae.app;

import io.maemae.config.Configuration;
import io.maemae.market.MarketTime;
import io.maemae.store.Database;
import io.maemae.store.Durability;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.util.Optional;

/**
 * The running bot on a fast clock, as the child process of a measurement. For each line on its
 * standard input it prints market time, market events so far and the heap in use after a
 * collection; at its end it stops cleanly.
 */
final class FastRun {
  private final Configuration configuration;
  private final FastClock clock;

  /** All three are written by the main thread, and read by the one that answers. */
  private volatile Ending ending = new Ending();

  private volatile Optional<RunningBot> bot = Optional.empty();
  private volatile long eventsBefore;

  /** Written by the thread that answers. */
  private volatile boolean told;

  private FastRun(Configuration configuration, FastClock clock) {
    this.configuration = configuration;
    this.clock = clock;
  }

  /** Configuration, start of the market clock in Seoul, days, speed in sessions and between. */
  public static void main(String[] args) throws Exception {
    Configuration configuration =
        Connections.configurations(System.getenv()).read(Path.of(args[0]));
    Instant start = LocalDateTime.parse(args[1]).atZone(MarketTime.ZONE).toInstant();
    FastClock clock =
        new FastClock(
            start,
            Integer.parseInt(args[2]),
            Plans.calendar(configuration),
            Double.parseDouble(args[3]),
            Double.parseDouble(args[4]));
    Logging.hide(configuration.secrets());
    System.exit(new FastRun(configuration, clock).run());
  }

  private int run() throws Exception {
    Thread answers = new Thread(this::answer, "answers");
    answers.setDaemon(true);
    answers.start();
    Ending.Reason reason = runOnce(Optional.empty());
    while (reason.again().isPresent() && !told) {
      reason = runOnce(reason.again());
    }
    return reason.code();
  }

  private Ending.Reason runOnce(Optional<Ending.Again> again) throws Exception {
    Ending own = new Ending();
    ending = own;
    if (told) {
      return Ending.Reason.TOLD;
    }
    try (Database database = Database.open(configuration.dataDir(), Durability.SYNCED)) {
      Logging.toFile(configuration.dataDir().resolve("logs"));
      Logging.toConsole(System.err);
      try (RunningBot running =
          new RunningBot(configuration, database, clock, InstantSource.system(), own)) {
        running.start(again);
        bot = Optional.of(running);
        Optional<Ending.Reason> reason = Optional.empty();
        while (reason.isEmpty()) {
          reason = own.await(Duration.ofSeconds(1));
        }
        bot = Optional.empty();
        eventsBefore += running.marketEvents();
        return reason.get();
      }
    }
  }

  private void answer() {
    BufferedReader asked =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    asked.lines().forEach(line -> System.out.println(sample()));
    told = true;
    ending.end(Ending.Reason.TOLD);
  }

  private String sample() {
    System.gc();
    return MarketTime.local(clock.instant())
        + " "
        + (eventsBefore + bot.map(RunningBot::marketEvents).orElse(0L))
        + " "
        + ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }
}
