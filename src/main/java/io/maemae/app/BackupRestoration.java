package io.maemae.app;

import io.maemae.config.ConfigurationException;
import io.maemae.market.MarketTime;
import io.maemae.store.Backup;
import io.maemae.store.Backups;
import io.maemae.store.Restoration;
import io.maemae.store.Restoration.Restored;
import io.maemae.store.UnusableBackupException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Restores in the data directory of a configuration. */
final class BackupRestoration implements Restore {
  private static final int NONE = 1;
  private static final int UNUSABLE = 2;
  private static final double KILOBYTE = 1024;
  private static final String AHEAD =
      "  (a day to come: the clock was ahead; counts as the oldest)";
  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);

  private final Map<String, String> environment;
  private final Streams streams;
  private final InstantSource machineTime;

  BackupRestoration(Map<String, String> environment, Streams streams, InstantSource machineTime) {
    this.environment = environment;
    this.streams = streams;
    this.machineTime = machineTime;
  }

  @Override
  public int restore(RestoreOptions options)
      throws WrongCallException, ConfigurationException, IOException {
    Path dataDir = Connections.configurations(environment).dataDir(options.config());
    Path directory = Backups.directory(dataDir);
    return options.list() ? list(directory) : restore(dataDir, directory, options.backup());
  }

  private int restore(Path dataDir, Path directory, Optional<String> wanted)
      throws WrongCallException, IOException {
    Optional<Path> backup =
        wanted.isPresent()
            ? Optional.of(named(directory, wanted.get()))
            : Backups.in(directory, today()).stream().findFirst().map(Backup::file);
    if (backup.isEmpty()) {
      streams.err().println("maemae: " + none(directory) + "; name the file of one kept elsewhere");
      return NONE;
    }
    try {
      say(new Restoration(dataDir, machineTime).from(backup.get().toAbsolutePath().normalize()));
      return 0;
    } catch (UnusableBackupException e) {
      streams.err().println("maemae: " + e.getMessage());
      return UNUSABLE;
    }
  }

  private LocalDate today() {
    return MarketTime.date(machineTime.instant());
  }

  /** A file as it is named, or in the directory of backups by its name or its day. */
  private static Path named(Path directory, String wanted) throws WrongCallException {
    try {
      return Stream.of(
              Path.of(wanted),
              directory.resolve(wanted),
              directory.resolve("maemae-" + wanted + ".zip"))
          .filter(Files::isRegularFile)
          .findFirst()
          .filter(Files::isReadable)
          .orElseThrow(
              () ->
                  new WrongCallException(
                      "BACKUP '"
                          + wanted
                          + "', must be a file that can be read, or the day of one in "
                          + directory
                          + "; 'maemae restore --list' shows them"));
    } catch (InvalidPathException e) {
      throw new WrongCallException("BACKUP '" + wanted + "', must be the name of a file");
    }
  }

  private int list(Path directory) throws IOException {
    List<Backup> backups = Backups.in(directory, today());
    if (backups.isEmpty()) {
      streams.out().println(none(directory));
    }
    for (Backup backup : backups) {
      streams
          .out()
          .println(
              String.format(
                  Locale.ROOT,
                  "%s  %,9.0f kB  %s%s",
                  backup.day(),
                  Math.ceil(backup.bytes() / KILOBYTE),
                  backup.file(),
                  backup.day().isAfter(today()) ? AHEAD : ""));
    }
    return 0;
  }

  private static String none(Path directory) {
    return "there is no backup in " + directory;
  }

  private void say(Restored done) {
    List<String> lines =
        List.of(
            "restored: the backup of %s, made %s: %s"
                .formatted(done.day(), moment(done.made()), done.zip()),
            "  its last order is "
                + (done.lastOrder() == 0 ? "none" : "#" + done.lastOrder())
                + "; what came after it is known to the brokers alone",
            "kept: "
                + done.kept()
                    .map(file -> file + " is the database of before; delete it when all is well")
                    .orElse("nothing, there was no database"),
            "different now:",
            "  every strategy is stopped until /resume: no new entries, exits and stops continue",
            "  orders of after the backup show as placed elsewhere; new ones begin with #"
                + done.nextOrder(),
            "  settings, alerts and the watch list are those of the backup",
            "next: start the bot; it reconciles with the brokers before anything trades and says in"
                + " the chat what it found and what guards each position; look at that, then"
                + " /resume");
    lines.forEach(streams.out()::println);
  }

  private static String moment(Instant made) {
    return MOMENT.format(made.atZone(MarketTime.ZONE));
  }
}
