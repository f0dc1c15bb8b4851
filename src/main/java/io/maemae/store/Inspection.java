package io.maemae.store;

import io.maemae.store.DatabaseException.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationInfoService;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.flywaydb.core.api.output.ValidateResult;
import org.h2.jdbcx.JdbcDataSource;

/**
 * A look at a database that changes nothing. H2 opens its file for reading only, and Flyway then
 * only reads (both measured: size and time of the file stay). Of a file that was not closed it is a
 * copy that is looked at, for its newest version has to be found first.
 */
final class Inspection {
  static final String ONLY_READS = "ACCESS_MODE_DATA=r;IFEXISTS=TRUE";

  private final Path dataDirectory;
  private final Set<Path> open;
  private final Stop stop;

  /**
   * Of a data directory.
   *
   * @param open the directories that this process uses
   * @param stop whether it is given up, with an exception of that alone
   */
  Inspection(Path dataDirectory, Set<Path> open, Stop stop) {
    this.dataDirectory = dataDirectory.toAbsolutePath().normalize();
    this.open = open;
    this.stop = stop;
  }

  DatabaseCheck result() {
    try {
      Path directory = dataDirectory.toRealPath();
      return alone(directory);
    } catch (NoSuchFileException e) {
      HighWaterMark.Height mark = new HighWaterMark(dataDirectory).read();
      return mark.isAbove(HighWaterMark.Height.ZERO)
          ? troubled(Trouble.behind(dataDirectory, mark, HighWaterMark.Height.ZERO))
          : new DatabaseCheck.Absent();
    } catch (IOException e) {
      return troubled(Trouble.notReadable(dataDirectory, Trouble.reason(e), e));
    } catch (DatabaseException e) {
      return troubled(e);
    }
  }

  private static DatabaseCheck troubled(DatabaseException e) {
    return new DatabaseCheck.Troubled(e.kind(), e.getMessage());
  }

  private static void requireReadable(Path file) throws IOException {
    Path directory = file.getParent();
    if (!Files.readAttributes(file, BasicFileAttributes.class).isRegularFile()) {
      throw Trouble.notReadable(directory, Database.FILE + " is not a file", null);
    }
    if (!Files.isReadable(file)) {
      throw Trouble.notReadable(directory, "there is no right to read " + Database.FILE, null);
    }
    if (!Files.isWritable(file)) {
      throw Trouble.notWritable(directory, Database.FILE + " is read-only", null);
    }
    if (directory.toString().contains(";")) {
      throw Trouble.notWritable(directory, "its name must not hold a ';'", null);
    }
    Database.refuseCutFile(file);
  }

  private DatabaseCheck alone(Path directory) throws IOException {
    if (!open.add(directory)) {
      throw Trouble.inUse(directory, null);
    }
    try {
      Path file = directory.resolve(Database.FILE);
      requireReadable(file);
      return CutFile.isClosed(file) ? opened(directory, directory) : copied(directory, file);
    } finally {
      open.remove(directory);
    }
  }

  private DatabaseCheck copied(Path directory, Path file) throws IOException {
    Path temporary = Files.createTempDirectory("maemae-check");
    Path copy = temporary.resolve(Database.FILE);
    try (LockedFile locked = LockedFile.forReading(file)) {
      locked.lock();
      locked.copyTo(copy);
      closed(directory, copy);
      return opened(directory, temporary);
    } finally {
      Files.deleteIfExists(copy);
      Files.delete(temporary);
    }
  }

  private static void closed(Path directory, Path copy) {
    try {
      UncleanFile.close(copy);
    } catch (IOException e) {
      throw Trouble.opening(directory, new SQLException(e.getMessage(), e));
    }
  }

  /** Of a data directory, by the database that is there or by its copy. */
  private DatabaseCheck opened(Path directory, Path database) {
    stop.orGoOn();
    JdbcDataSource source = Database.source(database, ONLY_READS);
    try (Connection kept = source.getConnection()) {
      if (!kept.isReadOnly()) {
        throw new IllegalStateException("the database was not opened for reading only");
      }
      new HighWaterMark(directory).require(kept);
      Schema.requireAny(kept);
      DatabaseCheck check = tables(directory, Database.migrations(source));
      WholeDatabase.readThrough(kept, stop);
      if (check instanceof DatabaseCheck.Fine) {
        Schema.require(kept);
      } else if (check instanceof DatabaseCheck.Older older && older.hasNoTables()) {
        Schema.requireNone(kept);
      }
      return check;
    } catch (SQLException e) {
      DatabaseException trouble = Trouble.opening(directory, e);
      throw trouble.kind() == Kind.NOT_WRITABLE
          ? Trouble.notReadable(directory, Trouble.reason(e), e)
          : trouble;
    }
  }

  private static DatabaseCheck tables(Path directory, FluentConfiguration migrations) {
    Flyway flyway = migrations.ignoreMigrationPatterns("*:pending").load();
    try {
      if (Migration.isNewer(flyway)) {
        throw Trouble.newer(directory, null);
      }
      ValidateResult valid = flyway.validateWithResult();
      if (!valid.validationSuccessful) {
        throw Trouble.migrationFailed(
            directory, new FlywayException(valid.getAllErrorMessages().strip()));
      }
      return versions(flyway.info());
    } catch (FlywayException e) {
      throw Trouble.migrating(directory, e);
    }
  }

  private static DatabaseCheck versions(MigrationInfoService info) {
    MigrationInfo current = info.current();
    String version =
        current == null ? DatabaseCheck.Older.NO_TABLES : current.getVersion().toString();
    MigrationInfo[] pending = info.pending();
    return pending.length == 0
        ? new DatabaseCheck.Fine(version)
        : new DatabaseCheck.Older(version, pending[pending.length - 1].getVersion().toString());
  }
}
