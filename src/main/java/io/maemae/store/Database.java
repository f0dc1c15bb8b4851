package io.maemae.store;

import io.maemae.order.UnreadableStoreException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.h2.jdbcx.JdbcDataSource;
import org.h2.store.fs.FilePath;
import org.jdbi.v3.core.Jdbi;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The database of a data directory. One process at a time has it, and one object of this class. Any
 * thread.
 */
public final class Database implements AutoCloseable {
  static final String NAME = "maemae";
  static final String FILE = NAME + ".mv.db";

  private static final Logger LOG = LoggerFactory.getLogger(Database.class);

  /** H2 would let a second opener of the same process in. */
  private static final Set<Path> OPEN = ConcurrentHashMap.newKeySet();

  private final Path directory;
  private final Durability durability;
  private final JdbcDataSource source;
  private final HighWaterMark mark;
  private final boolean isNew;
  private final boolean unfinishedRestoration;
  private final List<KeptConnection> connections = new CopyOnWriteArrayList<>();
  private final StoppableFiles copies = new StoppableFiles();

  /** Guards {@link #newest}. A lock of its own: whoever connects waits for no backup. */
  private final Object opening = new Object();

  /** Open as long as the file is; none before it is opened. */
  private Connection newest;

  private volatile boolean closed;

  /**
   * Written by the desk's thread and who makes backups: what cannot be read must not take the place
   * of a backup.
   */
  private volatile boolean damaged;

  /** Set before it is used, by whoever opened it. */
  private volatile Supplier<String> restoring = () -> "deploy/maemae restore --config FILE";

  private Database(
      Path directory,
      Durability durability,
      JdbcDataSource source,
      boolean isNew,
      boolean unfinishedRestoration) {
    this.directory = directory;
    this.durability = durability;
    this.source = source;
    this.mark = new HighWaterMark(directory);
    this.isNew = isNew;
    this.unfinishedRestoration = unfinishedRestoration;
  }

  /**
   * Opens the database of a data directory, making both if they are not there, and brings its
   * tables to this version: on a copy, so that until it is done the database is the one of before.
   *
   * @throws DatabaseException if it could not
   */
  public static Database open(Path dataDirectory, Durability durability) {
    Path directory = made(dataDirectory);
    claim(directory);
    try {
      return opened(directory, durability);
    } catch (DatabaseException e) {
      release(directory);
      throw e;
    }
  }

  /**
   * Looks at the database of a data directory. Nothing there is made or changed, and the tables are
   * not brought to this version; while it looks, no program can open the database.
   */
  public static DatabaseCheck check(Path dataDirectory) {
    return check(dataDirectory, Stop.NEVER);
  }

  /** The same, until it is given up. */
  static DatabaseCheck check(Path dataDirectory, Stop stop) {
    return new Inspection(dataDirectory, OPEN, stop).result();
  }

  static Path made(Path dataDirectory) {
    Path directory = dataDirectory.toAbsolutePath().normalize();
    try {
      Files.createDirectories(directory);
      directory = directory.toRealPath();
    } catch (IOException e) {
      throw Trouble.notWritable(directory, "it could not be made (" + Trouble.reason(e) + ")", e);
    }
    if (directory.toString().contains(";")) {
      throw Trouble.notWritable(directory, "its name must not hold a ';'", null);
    }
    return directory;
  }

  /** Keeps others of this process from opening a directory's database until it is released. */
  static void claim(Path directory) {
    if (!OPEN.add(directory)) {
      throw Trouble.inUse(directory, null);
    }
  }

  static void release(Path directory) {
    OPEN.remove(directory);
  }

  private static Database opened(Path directory, Durability durability) {
    Migration migration = new Migration(directory);
    boolean isNew = migration.isMade();
    Optional<Database> opened = upToDate(directory, durability, isNew);
    if (opened.isEmpty()) {
      migration.bringUp();
      opened = upToDate(directory, durability, isNew);
    }
    // Only a program of an earlier version puts another in its place meanwhile.
    return opened.orElseThrow(() -> Trouble.inUse(directory, null));
  }

  /** Opens it if its tables are those of this version; it is read through in any case. */
  private static Optional<Database> upToDate(Path directory, Durability durability, boolean isNew) {
    refuseCutFile(directory.resolve(FILE));
    Database database =
        new Database(
            directory,
            durability,
            source(directory, durability.setting),
            isNew,
            Files.exists(Restoration.unfinished(directory)));
    try (Connection first = database.connected()) {
      if (first.isReadOnly()) {
        throw Trouble.notWritable(directory, FILE + " is read-only", null);
      }
      database.mark.pass(first);
      Schema.requireAny(first);
      if (Migration.isNeeded(directory, database.source)) {
        requireReadThrough(directory, first);
        return Optional.empty();
      }
      requireWhole(directory, first);
      // Connected before the first one closes: H2 closes the file with its last connection.
      database.keep(database.connected());
      removeUnfinished(directory);
      return Optional.of(database);
    } catch (SQLException e) {
      throw Trouble.opening(directory, e);
    }
  }

  /**
   * Reads all of it, over a connection of its own.
   *
   * @throws DatabaseException if a part of it is not there
   * @throws SQLException if it cannot be opened or read
   */
  void requireWhole() throws SQLException {
    if (closed) {
      throw new SQLException("the database is closed");
    }
    try (Connection connection = connected()) {
      mark.require(connection);
      requireTables(connection);
      WholeDatabase.readThrough(connection, Stop.NEVER);
    }
  }

  /**
   * Reads all of it, for something was not as it should be. Damage that is found is told to whoever
   * commits next, as if it had been met there. Waits for the disk. Any thread.
   *
   * @return whether it is damaged
   */
  public boolean isFoundDamaged() {
    try {
      requireWhole();
    } catch (SQLException | DatabaseException e) {
      if (Trouble.isDamage(e)) {
        LOG.error("database.found-damaged", e);
        damaged = true;
      } else {
        LOG.warn("database.not-read-through", e);
      }
    }
    return damaged;
  }

  /** Whether damage was found, and it was not read through since without any. */
  boolean isDamaged() {
    return damaged;
  }

  /** One whose root was lost opens as an empty one. */
  private void requireTables(Connection connection) {
    try {
      Schema.require(connection);
    } catch (SQLException e) {
      throw Trouble.opening(directory, e);
    }
  }

  /** Whether it was found damaged while it was in use; then no copy is made of it. */
  void damaged(boolean found) {
    damaged = found;
  }

  /** Sets what says which command restores a backup, for a person who needs it. */
  public void restoredBy(Supplier<String> command) {
    restoring = command;
  }

  /** The trouble that something kept in it is, which stands for nothing. */
  public DatabaseException notUnderstood(UnreadableStoreException failure) {
    return Trouble.notUnderstood(directory, failure);
  }

  /** The command that restores a backup, the newest if there is one. */
  public String restoring() {
    return restoring.get();
  }

  private static void requireWhole(Path directory, Connection connection) {
    try {
      Schema.require(connection);
    } catch (SQLException e) {
      throw Trouble.damaged(directory, e);
    }
    requireReadThrough(directory, connection);
  }

  private static void requireReadThrough(Path directory, Connection connection) {
    try {
      WholeDatabase.readThrough(connection, Stop.NEVER);
    } catch (SQLException e) {
      throw Trouble.damaged(directory, e);
    }
  }

  /** Nobody goes on with it: who has the database open is the only one here. */
  private static void removeUnfinished(Path directory) {
    try {
      Successor.remove(directory.resolve(Restoration.WORK));
      Migration.removeUnfinished(directory);
    } catch (IOException e) {
      throw Trouble.notWritable(directory, Trouble.reason(e), e);
    }
  }

  static void refuseCutFile(Path file) {
    try {
      CutFile.refuse(file);
    } catch (IOException e) {
      throw Trouble.notWritable(file.getParent(), Trouble.reason(e), e);
    }
  }

  static JdbcDataSource source(Path directory, String settings) {
    JdbcDataSource source = new JdbcDataSource();
    // DB_CLOSE_ON_EXIT: the program closes it itself, after what is still to be written at its end.
    // QUERY_CACHE_SIZE: each write looks through that many statements.
    // TRACE_LEVEL_FILE: every error is thrown; no second log file grows beside the database.
    source.setURL(
        "jdbc:h2:file:"
            + directory.resolve(NAME)
            + ";DB_CLOSE_ON_EXIT=FALSE;TRACE_LEVEL_FILE=0;QUERY_CACHE_SIZE=16;"
            + settings);
    source.setUser("sa");
    source.setPassword("");
    return source;
  }

  static FluentConfiguration migrations(DataSource source) {
    return Flyway.configure()
        .dataSource(source)
        .locations("classpath:db-migrations")
        .failOnMissingLocations(true)
        .ignoreMigrationPatterns(new String[0])
        .loggers("slf4j");
  }

  /**
   * Makes a connection for one owner, kept open and with a transaction of its own; all handles of
   * this Jdbi share it, so it is for one thread at a time.
   */
  public Jdbi connect() {
    try {
      return Jdbi.create(keep(connected()));
    } catch (SQLException e) {
      throw Trouble.opening(directory, e);
    }
  }

  /** One more connection; the first, also after H2 had to close the file, opens the file. */
  private Connection connected() throws SQLException {
    synchronized (opening) {
      boolean wasOpen = isOpen();
      if (!wasOpen) {
        try {
          UncleanFile.close(directory.resolve(FILE));
        } catch (IOException e) {
          throw new SQLException(e.getMessage(), e);
        }
      }
      Connection connection = source.getConnection();
      if (!wasOpen) {
        newest = connection;
      }
      return connection;
    }
  }

  private boolean isOpen() {
    try {
      return newest != null && !LostConnection.is(newest);
    } catch (SQLException e) {
      return false;
    }
  }

  private void stays(Connection connection) {
    synchronized (opening) {
      newest = connection;
    }
  }

  private KeptConnection keep(Connection connection) {
    stays(connection);
    KeptConnection kept = new KeptConnection(this::reopened, connection);
    connections.add(kept);
    return kept;
  }

  /** In place of a connection that H2 had to close; not after the program closed the database. */
  private Connection reopened() throws SQLException {
    if (closed) {
      throw new SQLException("the database is closed");
    }
    Connection connection = connected();
    try {
      mark.require(connection);
      stays(connection);
      return connection;
    } catch (DatabaseException | SQLException e) {
      connection.close();
      throw new SQLException(e.getMessage(), e);
    }
  }

  HighWaterMark mark() {
    return mark;
  }

  /** Where it is. */
  public Path file() {
    return directory.resolve(FILE);
  }

  /** Whether there was none before this one was opened. */
  public boolean isNew() {
    return isNew;
  }

  /** Whether a restoration was begun and did not get to its end: this is the file of before it. */
  public boolean hasUnfinishedRestoration() {
    return unfinishedRestoration;
  }

  Durability durability() {
    return durability;
  }

  /**
   * Copies what is committed to a zip file, over a connection of its own; commits go on meanwhile,
   * and the first of them are copied too.
   */
  synchronized void copyTo(Path zip) throws SQLException {
    if (closed) {
      throw new SQLException("the database is closed");
    }
    if (damaged) {
      throw new SQLException("the database is damaged");
    }
    FilePath.register(copies);
    try (Connection connection = connected();
        PreparedStatement backup = connection.prepareStatement("backup to ?")) {
      backup.setString(1, copies.name(zip));
      backup.execute();
    } finally {
      FilePath.unregister(copies);
    }
  }

  /** A copy that is being made fails, soon; none is made any more. Any thread. */
  public void stopCopying() {
    copies.stop();
  }

  /**
   * Ends a copy that is being made, and all connections, drops what is not committed, and closes
   * the file.
   *
   * @throws DatabaseException if the file could not be closed cleanly; what was committed is kept
   */
  @Override
  public void close() {
    stopCopying();
    closeFile();
  }

  private synchronized void closeFile() {
    if (closed) {
      return;
    }
    try (Connection connection = connections.get(0).openConnection();
        Statement statement = connection.createStatement()) {
      closed = true;
      statement.execute("shutdown");
    } catch (SQLException e) {
      throw Trouble.opening(directory, e);
    } finally {
      closed = true;
      release(directory);
    }
  }
}
