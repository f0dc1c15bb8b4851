package io.maemae.app;

import io.maemae.config.Configuration;
import io.maemae.config.ConfigurationException;
import io.maemae.market.MarketClock;
import io.maemae.store.Database;
import io.maemae.store.Durability;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

/** The bot as {@code run} runs it, on a market clock and a machine's clock of the test's. */
record ClockedRun(Path config, MarketClock clock, InstantSource machineTime)
    implements ChatDoor.Program {
  @Override
  public int run(Map<String, String> environment, Streams streams, Signals signals) {
    try {
      Configuration settings = Connections.configurations(environment).read(config);
      Ending.Reason reason = runOnce(settings, streams, signals, Optional.empty());
      while (reason.again().isPresent()) {
        reason = runOnce(settings, streams, signals, reason.again());
      }
      return reason.code();
    } catch (IOException | ConfigurationException e) {
      throw new AssertionError(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return 1;
    }
  }

  private Ending.Reason runOnce(
      Configuration settings, Streams streams, Signals signals, Optional<Ending.Again> again)
      throws IOException, ConfigurationException, InterruptedException {
    Ending ending = new Ending();
    signals.onStop(() -> ending.end(Ending.Reason.TOLD));
    try (Database database = Database.open(settings.dataDir(), Durability.RELAXED)) {
      Logging.toFile(settings.dataDir().resolve("logs"));
      Logging.toConsole(streams.err());
      try (RunningBot bot = new RunningBot(settings, database, clock, machineTime, ending)) {
        bot.start(again);
        return awaited(ending);
      }
    }
  }

  private static Ending.Reason awaited(Ending ending) throws InterruptedException {
    Optional<Ending.Reason> reason = Optional.empty();
    while (reason.isEmpty()) {
      reason = ending.await(Duration.ofSeconds(1));
    }
    return reason.get();
  }
}
