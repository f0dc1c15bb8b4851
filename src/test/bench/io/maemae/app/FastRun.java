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
  private FastRun() {}

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
    Ending ending = new Ending();
    Logging.hide(configuration.secrets());
    int code;
    try (Database database = Database.open(configuration.dataDir(), Durability.SYNCED)) {
      Logging.toFile(configuration.dataDir().resolve("logs"));
      Logging.toConsole(System.err);
      try (RunningBot bot =
          new RunningBot(configuration, database, clock, InstantSource.system(), ending)) {
        bot.start(Optional.empty());
        BufferedReader asked =
            new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        while (asked.readLine() != null && ending.await(Duration.ZERO).isEmpty()) {
          System.gc();
          System.out.println(
              MarketTime.local(clock.instant())
                  + " "
                  + bot.marketEvents()
                  + " "
                  + ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed());
        }
        ending.end(Ending.Reason.TOLD);
        code = ending.await(Duration.ZERO).orElseThrow().code();
      }
    }
    System.exit(code);
  }
}
