package io.maemae.app;

import io.maemae.store.Backup;
import io.maemae.store.Backups;
import io.maemae.store.DatabaseException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/** The command that restores the newest backup, for whoever has a database that cannot be used. */
final class RestoreAdvice {
  private static final Set<DatabaseException.Kind> HELPS =
      Set.of(
          DatabaseException.Kind.DAMAGED,
          DatabaseException.Kind.NEWER,
          DatabaseException.Kind.MIGRATION_FAILED);

  private RestoreAdvice() {}

  /** The same trouble with the command named, if a backup helps. */
  static DatabaseException with(DatabaseException trouble, Path config, Path dataDir) {
    return HELPS.contains(trouble.kind())
        ? trouble.with(words(trouble.kind(), config, dataDir))
        : trouble;
  }

  /** What to add to the words about a trouble, with a blank before it; nothing if none helps. */
  static String words(DatabaseException.Kind kind, Path config, Path dataDir) {
    if (!HELPS.contains(kind)) {
      return "";
    }
    Path directory = Backups.directory(dataDir).toAbsolutePath().normalize();
    String command = " deploy/maemae restore --config " + quoted(config.toString()) + " ";
    try {
      Optional<Backup> newest = Backups.in(directory).stream().findFirst();
      return newest
          .map(b -> " The newest:" + command + quoted(b.file().toString()))
          .orElseGet(
              () -> " There is none in " + directory + "; of one elsewhere:" + command + "FILE");
    } catch (IOException e) {
      return " The directory " + directory + " cannot be read; name the file:" + command + "FILE";
    }
  }

  /** As a shell takes it. */
  private static String quoted(String word) {
    return word.matches("[^\\s'\"\\\\$`&;|<>()*?#~!]+")
        ? word
        : "'" + word.replace("'", "'\\''") + "'";
  }
}
