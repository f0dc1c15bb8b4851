package io.maemae.app;

import io.maemae.market.MarketTime;
import io.maemae.store.Backup;
import io.maemae.store.Backups;
import io.maemae.store.DatabaseException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The command that restores the newest backup, for whoever has a database that cannot be used. */
final class RestoreAdvice {
  private static final Set<DatabaseException.Kind> HELPS =
      Set.of(
          DatabaseException.Kind.DAMAGED,
          DatabaseException.Kind.NEWER,
          DatabaseException.Kind.MIGRATION_FAILED);

  private static final String ANY_FILE = "FILE";
  private static final Logger LOG = LoggerFactory.getLogger(RestoreAdvice.class);

  private RestoreAdvice() {}

  /** The same trouble with the command named, if a backup helps. */
  static DatabaseException with(
      DatabaseException trouble, Path config, Path dataDir, InstantSource clock) {
    return HELPS.contains(trouble.kind())
        ? trouble.with(words(trouble.kind(), config, dataDir, clock))
        : trouble;
  }

  /** What to add to the words about a trouble, with a blank before it; nothing if none helps. */
  static String words(DatabaseException.Kind kind, Path config, Path dataDir, InstantSource clock) {
    if (!HELPS.contains(kind)) {
      return "";
    }
    Path directory = directory(dataDir);
    try {
      return newest(directory, clock)
          .map(file -> " The newest: " + command(config, file))
          .orElseGet(
              () ->
                  " There is none in "
                      + directory
                      + "; of one elsewhere: "
                      + command(config, ANY_FILE));
    } catch (IOException e) {
      return " The directory "
          + directory
          + " cannot be read; name the file: "
          + command(config, ANY_FILE);
    }
  }

  /** The command alone, with the newest backup if one is found. */
  static String command(Path config, Path dataDir, InstantSource clock) {
    try {
      return command(config, newest(directory(dataDir), clock).orElse(ANY_FILE));
    } catch (IOException e) {
      LOG.warn("restore.backups-unreadable", e);
      return command(config, ANY_FILE);
    }
  }

  private static Path directory(Path dataDir) {
    return Backups.directory(dataDir).toAbsolutePath().normalize();
  }

  /** The newest as a shell takes it. */
  private static Optional<String> newest(Path directory, InstantSource clock) throws IOException {
    return Backups.in(directory, MarketTime.date(clock.instant())).stream()
        .findFirst()
        .map(Backup::file)
        .map(Path::toString)
        .map(RestoreAdvice::quoted);
  }

  private static String command(Path config, String file) {
    return "deploy/maemae restore --config " + quoted(config.toString()) + " " + file;
  }

  /** As a shell takes it. */
  private static String quoted(String word) {
    return word.matches("[^\\s'\"\\\\$`&;|<>()*?#~!]+")
        ? word
        : "'" + word.replace("'", "'\\''") + "'";
  }
}
