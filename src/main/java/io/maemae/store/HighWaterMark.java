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
 * How far the ledger had come, in a small file beside the database. H2 opens a file that lost its
 * end, and so does an old copy open; either would be a ledger without its newest orders, unsaid.
 *
 * <p>It is written after a commit has reached the disk, and is not forced to the disk itself: so it
 * may be behind the database, and never before it.
 */
final class HighWaterMark {
  static final String FILE = "maemae.mark";

  private static final Logger LOG = LoggerFactory.getLogger(HighWaterMark.class);
  private static final int DIGITS = 19;

  private final Path directory;
  private long highest;

  HighWaterMark(Path directory) {
    this.directory = directory;
  }

  /** Refuses a database that is behind it. */
  synchronized void require(Connection connection) throws SQLException {
    highest = Math.max(highest, read());
    long mark = highest;
    long there = mark == 0 ? 0 : newest(connection);
    if (there < mark) {
      throw Trouble.behind(directory, mark, there);
    }
  }

  /** The number of the newest entry in the history of the orders. */
  private static long newest(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet tables =
            connection.getMetaData().getTables(null, "PUBLIC", "ORDER_EVENT", null)) {
      if (!tables.next()) {
        return 0;
      }
      try (ResultSet newest =
          statement.executeQuery("select coalesce(max(id), 0) from order_event")) {
        newest.next();
        return newest.getLong(1);
      }
    }
  }

  private long read() {
    Path file = directory.resolve(FILE);
    try {
      String text = Files.exists(file) ? Files.readString(file, US_ASCII).strip() : "";
      return text.isEmpty() ? 0 : Long.parseLong(text);
    } catch (IOException | NumberFormatException e) {
      LOG.warn("store.mark-not-readable file={} why=\"{}\"", file, e.getMessage());
      return 0;
    }
  }

  /** Moves it, up only. A mark that cannot be written is only missed by the next start. */
  synchronized void write(long newest) {
    if (newest <= highest) {
      return;
    }
    highest = newest;
    Path file = directory.resolve(FILE);
    byte[] digits = String.format(Locale.ROOT, "%0" + DIGITS + "d%n", newest).getBytes(US_ASCII);
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      channel.write(ByteBuffer.wrap(digits), 0);
    } catch (IOException e) {
      LOG.warn("store.mark-not-written file={} why=\"{}\"", file, e.getMessage());
    }
  }
}
