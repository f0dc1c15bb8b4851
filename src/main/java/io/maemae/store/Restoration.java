package io.maemae.store;

import io.maemae.market.MarketTime;
import io.maemae.order.RestoredBackup;
import io.maemae.order.TradingStop;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.UserPrincipal;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/**
 * Puts a backup in the place of the database of a data directory, while no process uses it.
 *
 * <p>The backup is unpacked beside the database, looked through, and made to know that it was
 * restored: strategies are stopped in it, and its numbers go on after all that were given before.
 * Then the present file gets a second name, and only then does the new one take its place, by one
 * rename. So whenever it is killed, the database is the old one or the restored one; doing it again
 * finishes it. Main thread.
 */
public final class Restoration {
  /** Of a restoration that did not get to its end. */
  static final String WORK = "restore.part";

  private static final DateTimeFormatter KEPT =
      DateTimeFormatter.ofPattern("uuuu-MM-dd-HHmmss", Locale.ROOT);

  private final Path directory;
  private final InstantSource clock;

  /**
   * What was done.
   *
   * @param zip the backup
   * @param day the market's day that it is of
   * @param made when it was made, by the machine's clock
   * @param kept what the database of before is called now; empty if there was none
   * @param lastOrder the highest number of an order in the backup, 0 if there is none
   * @param nextOrder the number that the next order gets
   */
  public record Restored(
      Path zip, LocalDate day, Instant made, Optional<Path> kept, long lastOrder, long nextOrder) {}

  /** What the restored database was made to know. */
  private record Stamp(long lastOrder, long nextOrder) {}

  /** Of a data directory; the clock is the machine's, and only names the file that is kept. */
  public Restoration(Path dataDirectory, InstantSource clock) {
    this.directory = Database.made(dataDirectory);
    this.clock = clock;
  }

  /**
   * Restores a backup.
   *
   * @throws UnusableBackupException if it is none, or not whole, or of a newer version; nothing was
   *     changed then
   * @throws DatabaseException if the database is in use, or the disk does not allow it
   */
  public Restored from(Path zip) throws UnusableBackupException {
    Database.claim(directory);
    try (FileChannel present = present()) {
      FileLock lock = present == null ? null : present.tryLock();
      if (present != null && lock == null) {
        throw Trouble.inUse(directory, null);
      }
      return restored(zip);
    } catch (IOException e) {
      throw Trouble.notWritable(directory, Trouble.reason(e), e);
    } catch (SQLException e) {
      throw Trouble.opening(directory.resolve(WORK), e);
    } finally {
      Database.release(directory);
    }
  }

  /** The lock on it is the one that a running program holds. */
  private FileChannel present() throws IOException {
    Path file = directory.resolve(Database.FILE);
    return Files.exists(file)
        ? FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)
        : null;
  }

  private Restored restored(Path zip) throws UnusableBackupException, IOException, SQLException {
    Path work = directory.resolve(WORK);
    remove(work);
    Files.createDirectory(work);
    try {
      UnpackedBackup backup = UnpackedBackup.into(work, zip);
      Stamp stamp = stamped(work, backup);
      Path made = work.resolve(Database.FILE);
      giveToOwner(made);
      Backups.sync(made);
      Optional<Path> kept = keep(directory.resolve(Database.FILE));
      move(made);
      syncDirectory();
      return new Restored(
          zip, backup.day(), backup.made(), kept, stamp.lastOrder(), stamp.nextOrder());
    } finally {
      remove(work);
    }
  }

  /** Is there while a restoration has not put its database in its place. */
  static Path unfinished(Path directory) {
    return directory.resolve(WORK).resolve(Database.FILE);
  }

  /** Deletes what is left of a restoration that did not get to its end. */
  static void remove(Path work) throws IOException {
    if (!Files.isDirectory(work)) {
      return;
    }
    try (DirectoryStream<Path> files = Files.newDirectoryStream(work)) {
      for (Path file : files) {
        Files.delete(file);
      }
    }
    Files.delete(work);
  }

  private Stamp stamped(Path work, UnpackedBackup backup) throws SQLException {
    try (Database database = Database.open(work, Durability.SYNCED)) {
      DeskStore store = new DeskStore(database);
      HighWaterMark.Height mark = new HighWaterMark(directory).read();
      long last = store.orders().lastOrderNumber();
      HighWaterMark.Height next = RestoredNumbers.after(known(database, last).max(mark));
      // It commits by itself: the transaction comes after it, and says that all is done.
      restart(database, next.entries() + 1);
      store
          .settings()
          .setting(RestoredNumbers.ENTRIES_KEY, Optional.of(Long.toString(next.entries())));
      store
          .settings()
          .setting(RestoredNumbers.ORDERS_KEY, Optional.of(Long.toString(next.orders())));
      stopEntries(store);
      RestoredBackup.note(
          store.settings(), new RestoredBackup.Origin(backup.day(), backup.made(), last, false));
      store.transactions().commit();
      return new Stamp(last, next.orders() + 1);
    }
  }

  private static HighWaterMark.Height known(Database database, long lastOrder) throws SQLException {
    return database
        .connect()
        .withHandle(
            handle -> {
              Connection connection = handle.getConnection();
              long entries = HighWaterMark.newest(connection);
              return new HighWaterMark.Height(entries, lastOrder)
                  .max(HighWaterMark.floor(connection));
            });
  }

  private static void restart(Database database, long next) {
    database
        .connect()
        .useHandle(h -> h.execute("alter table order_event alter column id restart with " + next));
  }

  /** What was stopped for all stays so. */
  private static void stopEntries(DeskStore store) {
    TradingStop stop = new TradingStop(store.settings());
    stop.reload();
    if (!stop.holdsEntries()) {
      stop.set(TradingStop.Level.ENTRIES);
    }
  }

  /** The command may be given by another user, who must not lock the program's own out. */
  private void giveToOwner(Path made) throws IOException {
    UserPrincipal owner = Files.getOwner(directory);
    if (!Files.getOwner(made).equals(owner)) {
      Files.setOwner(made, owner);
    }
  }

  /** Gives the present file another name too, which nothing has. */
  private Optional<Path> keep(Path present) throws IOException {
    if (Files.notExists(present)) {
      return Optional.empty();
    }
    String name =
        "maemae-kept-" + KEPT.format(ZonedDateTime.ofInstant(clock.instant(), MarketTime.ZONE));
    for (int number = 1; ; number++) {
      Path kept = directory.resolve(name + (number == 1 ? "" : "-" + number) + ".mv.db");
      try {
        link(kept, present);
        return Optional.of(kept);
      } catch (FileAlreadyExistsException e) {
        if (Files.isSameFile(kept, present)) {
          return Optional.of(kept);
        }
      }
    }
  }

  private void link(Path kept, Path present) throws IOException {
    Files.createLink(kept, present);
    syncDirectory();
  }

  private void move(Path made) throws IOException {
    try {
      Files.move(made, directory.resolve(Database.FILE), StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      throw new IOException("files cannot be renamed there: " + Trouble.reason(e), e);
    }
  }

  private void syncDirectory() throws IOException {
    try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }
}
