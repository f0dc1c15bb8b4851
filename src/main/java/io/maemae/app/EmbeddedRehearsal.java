package io.maemae.app;

import io.maemae.backtest.BarsFileException;
import io.maemae.backtest.ReplayFiles;
import io.maemae.config.Configuration;
import io.maemae.config.ConfigurationException;
import io.maemae.config.ConfigurationReader;
import io.maemae.market.TradingCalendar;
import io.maemae.store.Database;
import io.maemae.store.DeskStore;
import io.maemae.store.Durability;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** A trading day on the embedded exchange, in virtual time, with the chat in the terminal. */
final class EmbeddedRehearsal implements Rehearse {
  private static final String PACKED = "bot-config/rehearsal.yaml";

  private final Map<String, String> environment;
  private final Streams streams;

  EmbeddedRehearsal(Map<String, String> environment, Streams streams) {
    this.environment = environment;
    this.streams = streams;
  }

  @Override
  public int run(RehearseOptions options)
      throws WrongCallException, ConfigurationException, IOException, InterruptedException {
    Configuration configuration = configuration(options);
    Optional<ReplayFiles> replay = replay(options);
    TradingCalendar calendar = calendar(options, configuration, replay);
    try (DataDirectory data = DataDirectory.open(options.dataDir())) {
      Files.createDirectories(data.path());
      Logging.toFile(data.path().resolve("logs"));
      Durability durability = data.isTemporary() ? Durability.RELAXED : Durability.SYNCED;
      try (Database database = Database.open(data.path(), durability);
          BufferedReader lines = lines(options)) {
        Plans.requireAccounts(
            options.config().orElse(Path.of(PACKED)),
            configuration,
            new DeskStore(database).orders());
        return new RehearsalRun(
                streams, options, configuration, replay, calendar, data.path(), database, lines)
            .toItsEnd();
      }
    }
  }

  private Configuration configuration(RehearseOptions options)
      throws ConfigurationException, IOException {
    ConfigurationReader reader = Connections.configurations(environment);
    Configuration configuration;
    if (options.config().isPresent()) {
      configuration = reader.read(options.config().get());
    } else {
      try (InputStream packed =
          EmbeddedRehearsal.class.getClassLoader().getResourceAsStream(PACKED)) {
        configuration = reader.read(PACKED, packed.readAllBytes());
      }
    }
    Availability.requireForRehearsal(options.config().orElse(Path.of(PACKED)), configuration);
    return configuration;
  }

  private static Optional<ReplayFiles> replay(RehearseOptions options) throws WrongCallException {
    if (options.replay().isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(ReplayFiles.read(options.replay()));
    } catch (BarsFileException e) {
      throw new WrongCallException(e.getMessage());
    }
  }

  private static TradingCalendar calendar(
      RehearseOptions options, Configuration configuration, Optional<ReplayFiles> replay)
      throws WrongCallException {
    if (replay.isPresent()) {
      return TradingCalendar.ofDays(replay.get().days());
    }
    TradingCalendar calendar = Plans.calendar(configuration);
    if (!calendar.isTradingDay(options.date())) {
      throw new WrongCallException(
          "--date "
              + options.date()
              + ": no trading on that day"
              + calendar.holidayName(options.date()).map(n -> " (" + n + ")").orElse("")
              + ", must be a trading day such as "
              + calendar.next(options.date()));
    }
    return calendar;
  }

  /** Lines of a script, or of the standard input; the stream of a person is read elsewhere. */
  private BufferedReader lines(RehearseOptions options) throws IOException {
    if (options.script().isPresent()) {
      InputStream bytes = Files.newInputStream(options.script().get());
      return new BufferedReader(new InputStreamReader(bytes, StandardCharsets.UTF_8));
    }
    return streams.terminal() ? new BufferedReader(Reader.nullReader()) : streams.in();
  }
}
