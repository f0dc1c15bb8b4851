package io.maemae.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Copies of the database, made while it is in use. Each is a zip with the database file in it as it
 * is to be put back. It is written under another name first and read back, so that a file with a
 * backup's name is whole and can be restored. One thread at a time.
 *
 * <p>H2 2.5.252 reads the file from its start to an end that moves on with every commit, and frees
 * none of it meanwhile. Measured: 65 MB in 3 s, commits beside it took 6 ms at most; a writer of
 * several thousand commits a second stays ahead of it for ever, one of hundreds does not. So it is
 * for the evening.
 */
public final class Backups {
  private static final Pattern NAME =
      Pattern.compile(Database.NAME + "-(\\d{4}-\\d{2}-\\d{2})\\.zip");
  private static final String PART = ".part";

  /** Where a copy is unpacked to be read back. */
  private static final String WORK = "read-back";

  /** So often is a copy made until one can be read back. */
  private static final int TRIES = 3;

  private static final Logger LOG = LoggerFactory.getLogger(Backups.class);

  private final Copying database;
  private final Path directory;
  private final int keepDays;

  /** Written by whoever ends the program, read by who makes a backup. */
  private volatile boolean stopped;

  private final Stop stop = () -> stopped;

  /** Copies a database to a zip file. */
  interface Copying {
    void to(Path zip) throws SQLException;
  }

  /**
   * Makes nothing yet.
   *
   * @param directory where they are kept, made if need be
   * @param keepDays for how many days, and how many at least; zero keeps that of the day only
   */
  public Backups(Database database, Path directory, int keepDays) {
    this(database::copyTo, directory, keepDays);
  }

  Backups(Copying database, Path directory, int keepDays) {
    if (keepDays < 0) {
      throw new IllegalArgumentException("keepDays must not be negative, was " + keepDays);
    }
    this.database = database;
    this.directory = directory.toAbsolutePath().normalize();
    this.keepDays = keepDays;
  }

  /**
   * Makes the backup of a day, in place of an earlier one of that day, and then deletes those that
   * are too old, or dated after that day; but of all there are the newest stay in any case, as many
   * as are kept for days.
   *
   * @return the file
   * @throws DatabaseException if it could not, with {@code NOT_READABLE} if no copy could be read
   *     back; earlier backups are then as they were, unless the message says otherwise
   */
  public Path make(LocalDate date) {
    Path made = directory.resolve(Database.NAME + "-" + date + ".zip");
    Path part = made.resolveSibling(made.getFileName() + PART);
    try {
      Files.createDirectories(directory);
      removeParts();
      copyUsable(made, part);
      sync(part);
      Files.move(part, made, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException | SQLException | CancellationException e) {
      removeAfter(e, part);
      throw Trouble.notBackedUp(made, e);
    } catch (DatabaseException e) {
      removeAfter(e, part);
      throw e;
    }
    removeOld(made, date);
    return made;
  }

  /**
   * What is read back is given up soon, and no copy is made any more. One that is being copied has
   * to be stopped where it is copied. Any thread.
   */
  public void stop() {
    stopped = true;
  }

  /** H2 may copy a file, though seldom, so that nothing is found in it. */
  private void copyUsable(Path made, Path part) throws IOException, SQLException {
    for (int tried = 1; ; tried++) {
      stop.orGoOn();
      database.to(part);
      try {
        requireUsable(part);
        return;
      } catch (UnusableBackupException e) {
        LOG.warn("backup.not-readable tried={}", tried, e);
        if (tried == TRIES) {
          throw Trouble.notReadBack(made, TRIES, e);
        }
      }
    }
  }

  private void requireUsable(Path part) throws IOException, UnusableBackupException {
    Path work = directory.resolve(WORK);
    try {
      Files.createDirectory(work);
      UnpackedBackup.into(work, part, stop);
    } finally {
      Successor.remove(work);
    }
  }

  /**
   * The day of the newest backup; empty if there is none but of days to come.
   *
   * @throws DatabaseException if the directory cannot be read
   */
  public Optional<LocalDate> newest(LocalDate today) {
    try {
      return in(directory, today).stream()
          .map(Backup::day)
          .findFirst()
          .filter(day -> !day.isAfter(today));
    } catch (IOException e) {
      throw Trouble.notBackedUp(directory, e);
    }
  }

  /** Where those of a data directory are kept. */
  public static Path directory(Path dataDirectory) {
    return dataDirectory.resolve("backup");
  }

  /**
   * The backups of a directory, the newest first; none if it is not there. Those of days to come
   * are the last: the clock was ahead when they were made, and nobody knows how long ago that was.
   *
   * @throws IOException if it cannot be read
   */
  public static List<Backup> in(Path directory, LocalDate today) throws IOException {
    List<Backup> backups = new ArrayList<>();
    if (Files.exists(directory)) {
      for (Path file : filesEnding(directory, ".zip")) {
        Optional<LocalDate> day = date(file.getFileName().toString());
        if (day.isPresent()) {
          backups.add(new Backup(file, day.get(), Files.size(file)));
        }
      }
    }
    backups.sort(
        Comparator.comparing((Backup backup) -> backup.day().isAfter(today))
            .thenComparing(Backup::day, Comparator.reverseOrder()));
    return backups;
  }

  /** Makes what was written of a file reach the disk. */
  static void sync(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
  }

  /** What is left of backups that did not get to their end. */
  private void removeParts() throws IOException {
    Successor.remove(directory.resolve(WORK));
    for (Path part : filesEnding(directory, PART)) {
      String name = part.getFileName().toString();
      if (date(name.substring(0, name.length() - PART.length())).isPresent()) {
        Files.delete(part);
      }
    }
  }

  private static void removeAfter(Exception failure, Path part) {
    try {
      Files.deleteIfExists(part);
    } catch (IOException e) {
      failure.addSuppressed(e);
    }
  }

  private void removeOld(Path made, LocalDate today) {
    LocalDate firstKept = today.minusDays(keepDays);
    Path at = directory;
    try {
      List<Backup> all = in(directory, today);
      for (Backup backup : all.subList(Math.min(Math.max(keepDays, 1), all.size()), all.size())) {
        at = backup.file();
        if (backup.day().isBefore(firstKept) || backup.day().isAfter(today)) {
          Files.delete(at);
        }
      }
    } catch (IOException e) {
      throw Trouble.notCleared(made, at, e);
    }
  }

  private static List<Path> filesEnding(Path directory, String suffix) throws IOException {
    List<Path> files = new ArrayList<>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory)) {
      for (Path entry : entries) {
        if (entry.toString().endsWith(suffix)
            && Files.isRegularFile(entry, LinkOption.NOFOLLOW_LINKS)) {
          files.add(entry);
        }
      }
    }
    return files;
  }

  /** The day of a backup with that name; empty if it is no backup's name. */
  static Optional<LocalDate> date(String name) {
    Matcher matcher = NAME.matcher(name);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    try {
      return Optional.of(LocalDate.parse(matcher.group(1), DateTimeFormatter.ISO_LOCAL_DATE));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }
}
