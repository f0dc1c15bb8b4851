package io.maemae.store;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How far the ledger had come, in a small file beside the database: the number of the newest entry
 * in the history of the orders, the highest number of an order, and how many commits had reached
 * the disk. H2 opens a file that lost its end, and so does an old copy open; either would be a
 * ledger without its newest orders, or without a stop, unsaid.
 *
 * <p>A database that was restored says itself which entries it stands for, see {@link Restoration}:
 * so that it is accepted, and no other old copy, and its entries and orders get numbers that none
 * had before.
 *
 * <p>It is written after a commit has reached the disk, and is not forced to the disk itself: so it
 * may be behind the database, and never before it.
 */
final class HighWaterMark {
  static final String FILE = "maemae.mark";

  /** How many commits have reached the disk. */
  static final String COMMITS = "select coalesce(max(number), 0) from synced_commit";

  private static final Logger LOG = LoggerFactory.getLogger(HighWaterMark.class);

  /** Always of one length, for it is written over what was there. */
  private static final String FORM = "%019d %019d %019d%n";

  private final Path directory;
  private Height highest = Height.ZERO;

  /**
   * How far a ledger has come.
   *
   * @param entries the number of its newest entry, 0 if there is none
   * @param orders the highest number of an order, 0 if there is none or nobody knows
   * @param commits how many had to reach the disk, 0 if there was none or an earlier version wrote
   *     it
   */
  record Height(long entries, long orders, long commits) {
    static final Height ZERO = new Height(0, 0, 0);

    Height max(Height other) {
      return new Height(
          Math.max(entries, other.entries),
          Math.max(orders, other.orders),
          Math.max(commits, other.commits));
    }

    /** Whether what is there ends before this. Numbers of orders may be given and not kept. */
    boolean isAbove(Height there) {
      return entries > there.entries || commits > there.commits;
    }
  }

  HighWaterMark(Path directory) {
    this.directory = directory;
  }

  /** Refuses a database that is behind it. */
  synchronized void require(Connection connection) throws SQLException {
    highest = highest.max(read());
    Height there = highest.equals(Height.ZERO) ? Height.ZERO : there(connection);
    if (highest.isAbove(there)) {
      throw Trouble.behind(directory, highest, there);
    }
  }

  private static Height there(Connection connection) throws SQLException {
    return new Height(newest(connection), 0, 0).max(floor(connection));
  }

  /** Refuses it too; of one that goes on, the file that a restored one has replaced is behind. */
  void pass(Connection connection) throws SQLException {
    require(connection);
    write(floor(connection));
  }

  /** The number of the newest entry in the history of the orders. */
  static long newest(Connection connection) throws SQLException {
    return has(connection, "ORDER_EVENT")
        ? number(connection, "select coalesce(max(id), 0) from order_event")
        : 0;
  }

  /** What a restored database stands for, and how many commits any is of. */
  static Height floor(Connection connection) throws SQLException {
    boolean isRestorable = has(connection, "SETTING");
    return new Height(
        isRestorable ? number(connection, RestoredNumbers.ENTRIES) : 0,
        isRestorable ? number(connection, RestoredNumbers.ORDERS) : 0,
        has(connection, "SYNCED_COMMIT") ? number(connection, COMMITS) : 0);
  }

  private static boolean has(Connection connection, String table) throws SQLException {
    try (ResultSet tables = connection.getMetaData().getTables(null, "PUBLIC", table, null)) {
      return tables.next();
    }
  }

  private static long number(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getLong(1);
    }
  }

  /** What the file says; zero if it is not there or says nothing. */
  Height read() {
    Path file = directory.resolve(FILE);
    try {
      String text = Files.exists(file) ? Files.readString(file, US_ASCII).strip() : "";
      if (text.isEmpty()) {
        return Height.ZERO;
      }
      String[] numbers = text.split("\\s+");
      return new Height(number(numbers, 0), number(numbers, 1), number(numbers, 2));
    } catch (IOException | NumberFormatException e) {
      LOG.warn("store.mark-not-readable file={} why=\"{}\"", file, e.getMessage());
      return Height.ZERO;
    }
  }

  /** Earlier versions wrote fewer of them. */
  private static long number(String[] numbers, int index) {
    return index < numbers.length ? Long.parseLong(numbers[index]) : 0;
  }

  /** Moves it, up only. A mark that cannot be written is only missed by the next start. */
  synchronized void write(Height reached) {
    Height higher = highest.max(reached);
    if (higher.equals(highest)) {
      return;
    }
    highest = higher;
    Path file = directory.resolve(FILE);
    byte[] digits =
        String.format(Locale.ROOT, FORM, higher.entries(), higher.orders(), higher.commits())
            .getBytes(US_ASCII);
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      channel.write(ByteBuffer.wrap(digits), 0);
    } catch (IOException e) {
      LOG.warn("store.mark-not-written file={} why=\"{}\"", file, e.getMessage());
    }
  }
}
