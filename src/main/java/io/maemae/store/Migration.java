package io.maemae.store;

import io.maemae.store.DatabaseException.Kind;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationState;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings the tables of a data directory's database to this version, and makes those of a new one.
 * H2 commits a change of a table in several steps, and a database that was left between two of them
 * takes no order: so all is done on a copy beside the database, which takes its place once it is
 * complete. Who opens the database, while it is closed.
 */
final class Migration {
  /** Of one that did not get to its end. */
  static final String WORK = "update.part";

  /** Held by who makes the first one: there is no database to lock yet. */
  private static final String LOCK = "update.lock";

  /** It is forced to the disk at its end. */
  private static final Durability WHILE_MADE = Durability.RELAXED;

  private static final Logger LOG = LoggerFactory.getLogger(Migration.class);

  private final Path directory;
  private final Path file;
  private final Opening opening;

  /** How the database of a directory is opened to be changed. */
  interface Opening {
    DataSource source(Path directory, String settings);
  }

  /** Of a data directory that this process has claimed. */
  Migration(Path directory) {
    this(directory, Database::source);
  }

  Migration(Path directory, Opening opening) {
    this.directory = directory;
    this.opening = opening;
    this.file = directory.resolve(Database.FILE);
  }

  /**
   * Makes a database if there is none.
   *
   * @return whether there was none
   * @throws DatabaseException if it could not; nothing is left of it then
   */
  boolean isMade() {
    if (Files.exists(file)) {
      return false;
    }
    try {
      return isMadeAlone();
    } catch (DatabaseException e) {
      throw e.kind() == Kind.MIGRATION_FAILED ? notMade(e) : e;
    } catch (SQLException | FlywayException e) {
      throw notMade(Trouble.migrating(directory, e));
    } catch (IOException e) {
      throw Trouble.notWritable(directory, Trouble.reason(e), e);
    }
  }

  private boolean isMadeAlone() throws IOException, SQLException {
    Path lock = directory.resolve(LOCK);
    try (LockedFile alone = LockedFile.made(lock)) {
      alone.lock();
      try {
        if (Files.exists(file)) {
          return false; // made meanwhile
        }
        place();
        return true;
      } finally {
        Files.deleteIfExists(lock);
      }
    }
  }

  private void place() throws IOException, SQLException {
    try (Successor successor = Successor.begun(directory, WORK)) {
      migrate(successor.directory());
      complete(successor);
    }
  }

  /** There is none yet that could be damaged: it is the directory that would not take one. */
  private DatabaseException notMade(DatabaseException failure) {
    return switch (failure.kind()) {
      case DAMAGED, MIGRATION_FAILED ->
          Trouble.notWritable(
              directory, "a database could not be made (" + Trouble.reason(failure) + ")", failure);
      default -> failure;
    };
  }

  /**
   * Brings the database that is there to this version.
   *
   * @throws DatabaseException if it could not; the database is as it was then
   */
  void bringUp() {
    try (LockedFile present = LockedFile.existing(file)) {
      present.lock();
      replace(present);
    } catch (SQLException | FlywayException e) {
      throw notBroughtUp(Trouble.migrating(directory, e));
    } catch (IOException e) {
      throw Trouble.noCopy(file, e);
    }
  }

  private void replace(LockedFile present) throws IOException, SQLException {
    LOG.info("store.migration bytes={}", Files.size(file));
    try (Successor successor = Successor.begun(directory, WORK)) {
      own(successor.directory());
      present.copyTo(successor.file());
      own(successor.file());
      permit(successor.file());
      UncleanFile.close(successor.file());
      migrate(successor.directory());
      complete(successor);
    }
    LOG.info("store.migrated bytes={}", Files.size(file));
  }

  /** The database of before was read through: whatever is wrong now came of this. */
  private DatabaseException notBroughtUp(DatabaseException failure) {
    return switch (failure.kind()) {
      case NOT_WRITABLE -> Trouble.noCopy(file, failure);
      case DAMAGED, NOT_READABLE -> Trouble.migrationFailed(directory, failure);
      default -> failure;
    };
  }

  /** Gives it its place, if it has all of its rows, and this version's tables, on the disk too. */
  private void complete(Successor successor) throws IOException {
    requireWhole(successor.directory());
    successor.sync();
    successor.takePlace();
  }

  private void requireWhole(Path made) throws IOException {
    // H2 says nothing of what its own thread could not write.
    if (!CutFile.isClosed(made.resolve(Database.FILE))) {
      throw new IOException("the copy could not be closed");
    }
    if (Database.check(made) instanceof DatabaseCheck.Troubled troubled) {
      throw Trouble.migrationFailed(directory, new IOException(troubled.message()));
    }
  }

  private void migrate(Path work) throws SQLException {
    DataSource source = opening.source(work, WHILE_MADE.setting);
    try (Connection kept = source.getConnection();
        Statement statement = kept.createStatement()) {
      new HighWaterMark(directory).require(kept);
      flyway(source).migrate();
      new HighWaterMark(directory).require(kept);
      statement.execute("shutdown"); // by itself a connection that closes says nothing of trouble
    }
  }

  /** Whoever starts it, the program's own user must be able to go on. */
  private void own(Path made) throws IOException {
    try {
      if (!Files.getOwner(made).equals(Files.getOwner(file))) {
        Files.setOwner(made, Files.getOwner(file));
      }
    } catch (FileSystemException e) {
      LOG.warn("store.owner-not-kept file={} why=\"{}\"", made, Trouble.reason(e));
    }
  }

  private void permit(Path made) throws IOException {
    PosixFileAttributeView there = Files.getFileAttributeView(file, PosixFileAttributeView.class);
    if (there != null) {
      PosixFileAttributes attributes = there.readAttributes();
      Files.setPosixFilePermissions(made, attributes.permissions());
    }
  }

  /**
   * Whether tables have to be changed.
   *
   * @throws DatabaseException if they are those of no version, or of a newer one
   */
  static boolean isNeeded(Path directory, DataSource source) {
    Flyway flyway = flyway(source);
    try {
      if (isNewer(flyway)) {
        throw Trouble.newer(directory, null);
      }
      if (flyway.info().pending().length > 0) {
        return true;
      }
      flyway.validate();
      return false;
    } catch (FlywayException e) {
      throw Trouble.migrating(directory, e);
    }
  }

  /** Deletes what is left of one that did not get to its end. */
  static void removeUnfinished(Path directory) throws IOException {
    Successor.remove(directory.resolve(WORK));
    Files.deleteIfExists(directory.resolve(LOCK));
  }

  private static Flyway flyway(DataSource source) {
    return Database.migrations(source).load();
  }

  static boolean isNewer(Flyway flyway) {
    try {
      return Arrays.stream(flyway.info().applied())
          .anyMatch(
              m ->
                  m.getState() == MigrationState.FUTURE_SUCCESS
                      || m.getState() == MigrationState.FUTURE_FAILED);
    } catch (FlywayException e) {
      return false;
    }
  }
}
