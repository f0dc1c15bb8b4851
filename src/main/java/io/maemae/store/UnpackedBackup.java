package io.maemae.store;

import io.maemae.market.MarketTime;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * The database of a backup, taken out of it and looked through from beginning to end.
 *
 * @param made when the backup was made, by the machine's clock; two seconds are as exact as it gets
 * @param day the market's day that it is of: by its name, or by when it was made
 */
record UnpackedBackup(Path zip, Instant made, LocalDate day) {
  private static final Map<DatabaseException.Kind, String> WHY =
      Map.of(
          DatabaseException.Kind.MIGRATION_FAILED,
          "the tables in it are not those of any version of maemae",
          DatabaseException.Kind.NOT_READABLE,
          "the database in it cannot be read");

  /**
   * Takes it out into an empty directory.
   *
   * @throws CancellationException if it is given up; what is in the directory is to be removed then
   * @throws UnusableBackupException if it is none of ours or not whole
   * @throws IOException if it could not be written
   */
  static UnpackedBackup into(Path directory, Path zip, Stop stop)
      throws UnusableBackupException, IOException {
    Instant made = unpacked(zip, directory.resolve(Database.FILE), stop);
    UnpackedBackup backup =
        new UnpackedBackup(
            zip,
            made,
            Backups.date(zip.getFileName().toString()).orElseGet(() -> MarketTime.date(made)));
    backup.requireUsable(directory, stop);
    return backup;
  }

  private static Instant unpacked(Path zip, Path file, Stop stop)
      throws UnusableBackupException, IOException {
    try (ZipFile archive = new ZipFile(zip.toFile())) {
      ZipEntry entry = archive.getEntry(Database.FILE);
      if (entry == null) {
        throw Trouble.notABackup(zip, "there is no " + Database.FILE + " in it", null);
      }
      CRC32 sum = new CRC32();
      try (InputStream whole = new CheckedInputStream(archive.getInputStream(entry), sum);
          InputStream in = stoppable(whole, stop)) {
        long bytes = Files.copy(in, file);
        if (bytes != entry.getSize() || sum.getValue() != entry.getCrc()) {
          throw Trouble.notABackup(zip, "the file in it is not what was put into it", null);
        }
      }
      return Instant.ofEpochMilli(entry.getTime());
    } catch (ZipException | EOFException e) {
      throw Trouble.notABackup(zip, Trouble.reason(e), e);
    }
  }

  private static InputStream stoppable(InputStream whole, Stop stop) {
    return new FilterInputStream(whole) {
      @Override
      public int read(byte[] bytes, int from, int length) throws IOException {
        stop.orGoOn();
        return in.read(bytes, from, length);
      }
    };
  }

  private void requireUsable(Path directory, Stop stop) throws UnusableBackupException {
    stop.orGoOn();
    try {
      UncleanFile.close(directory.resolve(Database.FILE));
    } catch (IOException e) {
      throw Trouble.notABackup(zip, Trouble.reason(e), e);
    }
    DatabaseCheck check = Database.check(directory, stop);
    if (check instanceof DatabaseCheck.Troubled troubled) {
      throw troubled.kind() == DatabaseException.Kind.NEWER
          ? Trouble.newerBackup(zip)
          : Trouble.notABackup(
              zip,
              WHY.getOrDefault(troubled.kind(), "it is damaged"),
              new IOException(troubled.message()));
    }
    if (check instanceof DatabaseCheck.Older older && older.hasNoTables()) {
      throw Trouble.notABackup(zip, "the database in it has no tables of maemae", null);
    }
  }
}
