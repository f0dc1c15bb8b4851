package io.maemae.store;

import io.maemae.market.MarketTime;
import io.maemae.order.RestoredBackup;
import io.maemae.order.TradingStop;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
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
  private record Stamp(long lastOrder, HighWaterMark.Height next) {}

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
    Path file = directory.resolve(Database.FILE);
    boolean isMissing = Files.notExists(file);
    // An empty one stands for it meanwhile: no program starts on that, nor a second restoration.
    try (LockedFile present = LockedFile.made(file)) {
      present.lock();
      return restored(zip, isMissing);
    } catch (IOException e) {
      throw Trouble.notWritable(directory, Trouble.reason(e), e);
    } catch (SQLException e) {
      throw Trouble.opening(directory.resolve(WORK), e);
    } finally {
      Database.release(directory);
    }
  }

  private Restored restored(Path zip, boolean isMissing)
      throws UnusableBackupException, IOException, SQLException {
    boolean isPlaced = false;
    try (Successor successor = Successor.begun(directory, WORK)) {
      giveToOwner(successor.directory());
      UnpackedBackup backup = UnpackedBackup.into(successor.directory(), zip, Stop.NEVER);
      HighWaterMark mark = new HighWaterMark(directory);
      Stamp stamp = stamped(successor.directory(), backup, mark.read());
      giveToOwner(successor.file());
      successor.sync();
      Optional<Path> kept =
          isMissing ? Optional.empty() : Optional.of(kept(directory.resolve(Database.FILE)));
      successor.takePlace();
      isPlaced = true;
      raise(mark, stamp.next());
      return new Restored(
          zip, backup.day(), backup.made(), kept, stamp.lastOrder(), stamp.next().orders() + 1);
    } finally {
      if (isMissing && !isPlaced) {
        Files.delete(directory.resolve(Database.FILE));
      }
    }
  }

  /** Before the lock goes: who has opened the file of before and waits for it is refused. */
  private void raise(HighWaterMark mark, HighWaterMark.Height reached) throws IOException {
    mark.write(reached);
    Path file = directory.resolve(HighWaterMark.FILE);
    if (Files.exists(file)) {
      giveToOwner(file);
    }
  }

  /** Is there while a restoration has not put its database in its place. */
  static Path unfinished(Path directory) {
    return directory.resolve(WORK).resolve(Database.FILE);
  }

  private static Stamp stamped(Path work, UnpackedBackup backup, HighWaterMark.Height mark)
      throws SQLException {
    try (Database database = Database.open(work, Durability.SYNCED)) {
      DeskStore store = new DeskStore(database);
      long last = store.orders().lastOrderNumber();
      HighWaterMark.Height next = RestoredNumbers.after(known(database, last), mark);
      // It commits by itself: the transaction comes after it, and says that all is done.
      restart(database, next);
      store
          .settings()
          .setting(RestoredNumbers.ENTRIES_KEY, Optional.of(Long.toString(next.entries())));
      store
          .settings()
          .setting(RestoredNumbers.ORDERS_KEY, Optional.of(Long.toString(next.orders())));
      stopEntries(store);
      RestoredBackup.note(
          store.settings(),
          new RestoredBackup.Origin(backup.day(), backup.made(), last, false, Optional.empty()));
      store.transactions().commit();
      return new Stamp(last, next);
    }
  }

  private static HighWaterMark.Height known(Database database, long lastOrder) throws SQLException {
    return database
        .connect()
        .withHandle(
            handle -> {
              Connection connection = handle.getConnection();
              long entries = HighWaterMark.newest(connection);
              return new HighWaterMark.Height(entries, lastOrder, 0)
                  .max(HighWaterMark.floor(connection));
            });
  }

  private static void restart(Database database, HighWaterMark.Height next) {
    database
        .connect()
        .useHandle(
            handle -> {
              handle.execute(
                  "alter table order_event alter column id restart with " + (next.entries() + 1));
              handle.execute("update synced_commit set number = ?", next.commits());
            });
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

  /** Another name of the present file too, which nothing has. */
  private Path kept(Path present) throws IOException {
    String name =
        "maemae-kept-" + KEPT.format(ZonedDateTime.ofInstant(clock.instant(), MarketTime.ZONE));
    for (int number = 1; ; number++) {
      Path kept = directory.resolve(name + (number == 1 ? "" : "-" + number) + ".mv.db");
      try {
        Files.createLink(kept, present);
        Successor.syncDirectory(directory);
        return kept;
      } catch (FileAlreadyExistsException e) {
        if (Files.isSameFile(kept, present)) {
          return kept;
        }
      } catch (UnsupportedOperationException | FileSystemException e) {
        throw Trouble.noSecondName(directory, e);
      }
    }
  }
}
