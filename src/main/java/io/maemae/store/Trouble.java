package io.maemae.store;

import io.maemae.order.UnreadableStoreException;
import io.maemae.store.DatabaseException.Kind;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.h2.api.ErrorCode;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.MVStoreException;

/** Turns what H2 says into what the person can do about it. */
final class Trouble {
  private static final Map<Integer, Kind> SQL_CODES =
      Map.of(
          ErrorCode.DATABASE_ALREADY_OPEN_1, Kind.IN_USE,
          ErrorCode.FILE_VERSION_ERROR_1, Kind.NEWER,
          ErrorCode.FILE_CORRUPTED_1, Kind.DAMAGED,
          ErrorCode.IO_EXCEPTION_1, Kind.NOT_WRITABLE,
          ErrorCode.IO_EXCEPTION_2, Kind.NOT_WRITABLE,
          ErrorCode.FILE_CREATION_FAILED_1, Kind.NOT_WRITABLE,
          ErrorCode.FILE_RENAME_FAILED_2, Kind.NOT_WRITABLE,
          ErrorCode.FILE_DELETE_FAILED_1, Kind.NOT_WRITABLE,
          ErrorCode.DATABASE_IS_READ_ONLY, Kind.NOT_WRITABLE);

  /** What H2's file layer says where H2 itself only says "general error". */
  private static final Map<Integer, Kind> FILE_CODES =
      Map.of(
          DataUtils.ERROR_WRITING_FAILED, Kind.NOT_WRITABLE,
          DataUtils.ERROR_FILE_CORRUPT, Kind.DAMAGED,
          DataUtils.ERROR_CHUNK_NOT_FOUND, Kind.DAMAGED,
          DataUtils.ERROR_BLOCK_NOT_FOUND, Kind.DAMAGED,
          DataUtils.ERROR_TRANSACTION_CORRUPT, Kind.DAMAGED,
          DataUtils.ERROR_UNKNOWN_DATA_TYPE, Kind.DAMAGED,
          DataUtils.ERROR_UNSUPPORTED_FORMAT, Kind.NEWER,
          DataUtils.ERROR_FILE_LOCKED, Kind.IN_USE);

  private Trouble() {}

  static DatabaseException inUse(Path directory, Throwable cause) {
    return new DatabaseException(
        Kind.IN_USE,
        "The data directory "
            + directory
            + " is in use: another maemae, or another program, has its database open. End that one"
            + " first, or choose another data directory.",
        cause);
  }

  static DatabaseException newer(Path directory, Throwable cause) {
    return new DatabaseException(
        Kind.NEWER,
        "The database in "
            + directory
            + " was written by a newer version of maemae than this one. Start the newer version, or"
            + " restore a backup that this version has made.",
        cause);
  }

  static DatabaseException damaged(Path directory, Throwable cause) {
    return new DatabaseException(
        Kind.DAMAGED,
        "The database in "
            + directory
            + " is damaged and cannot be opened"
            + because(cause)
            + ". Leave the file "
            + Database.FILE
            + " as it is and restore the latest backup; what happened since the backup is then"
            + " taken from the broker.",
        cause);
  }

  static DatabaseException behind(
      Path directory, HighWaterMark.Height mark, HighWaterMark.Height there) {
    return new DatabaseException(
        Kind.DAMAGED,
        "The database in "
            + directory
            + " is damaged or an older copy: it ends at entry "
            + there.entries()
            + " of the order history and commit "
            + there.commits()
            + ", and maemae had come to entry "
            + mark.entries()
            + " and commit "
            + mark.commits()
            + " here. Leave the file "
            + Database.FILE
            + " as it is and restore the latest backup. A backup that was put there by hand is"
            + " refused too: the command that restores it takes care of what happened since.",
        null);
  }

  static DatabaseException notWritable(Path directory, String why, Throwable cause) {
    return new DatabaseException(
        Kind.NOT_WRITABLE,
        "The data directory "
            + directory
            + " cannot be written: "
            + why
            + ". Check that it is a directory, that its owner is the user who runs maemae, and that"
            + " the disk is not full.",
        cause);
  }

  static DatabaseException notReadable(Path directory, String why, Throwable cause) {
    return new DatabaseException(
        Kind.NOT_READABLE,
        "The database in "
            + directory
            + " cannot be read: "
            + why
            + ". Check that "
            + Database.FILE
            + " is a file in a directory, and that its owner is the user who runs maemae.",
        cause);
  }

  static DatabaseException migrationFailed(Path directory, Throwable cause) {
    return new DatabaseException(
        Kind.MIGRATION_FAILED,
        "The tables of the database in "
            + directory
            + " could not be brought to this version"
            + because(cause)
            + ". Nothing in it was changed. Restore the backup made before the update, or start the"
            + " version used before.",
        cause);
  }

  /** Of the copy on which they are brought there. */
  static DatabaseException noCopy(Path file, Throwable cause) {
    return new DatabaseException(
        Kind.NOT_WRITABLE,
        "The tables of the database in "
            + file.getParent()
            + " could not be brought to this version: that is done on a copy beside it, which could"
            + " not be written"
            + because(cause)
            + ". "
            + Database.FILE
            + " is as it was. Check that the directory can be written and that the disk has room"
            + " for a second file as large, and start again; the version used before still runs on"
            + " it.",
        cause);
  }

  static DatabaseException notBackedUp(Path backup, Throwable cause) {
    return new DatabaseException(
        Kind.NOT_WRITABLE,
        "The backup "
            + backup
            + " could not be made"
            + because(cause)
            + ". Check that its directory can be written and that the disk is not full.",
        cause);
  }

  static DatabaseException notReadBack(Path backup, int tries, Throwable cause) {
    return new DatabaseException(
        Kind.NOT_READABLE,
        "The backup "
            + backup
            + " could not be made: the database was copied "
            + tries
            + " times, and none of the copies could be read back. Earlier backups are as they were."
            + " The database is in use and goes on, but may be damaged in a place that nobody has"
            + " read yet: when no market is open, stop the program and run 'maemae doctor', which"
            + " reads all of it. If the database is well, look for errors of the disk.",
        cause);
  }

  static DatabaseException notCleared(Path backup, Path old, Throwable cause) {
    return new DatabaseException(
        Kind.NOT_WRITABLE,
        "The backup "
            + backup
            + " is made, but an older one could not be deleted: "
            + old
            + because(cause)
            + ". Delete it by hand, or the disk fills up.",
        cause);
  }

  static DatabaseException noSecondName(Path directory, Exception cause) {
    return new DatabaseException(
        Kind.NOT_WRITABLE,
        "The present database in "
            + directory
            + " cannot be kept under a second name: the file system does not allow it ("
            + reason(cause)
            + "). Nothing was changed. Move "
            + Database.FILE
            + " elsewhere yourself and restore again.",
        cause);
  }

  static UnusableBackupException notABackup(Path file, String why, Throwable cause) {
    return new UnusableBackupException(
        file
            + " is damaged or no backup of maemae: "
            + why
            + ". Nothing was changed. Choose another backup; 'maemae restore --list' shows those"
            + " there are.",
        cause);
  }

  static UnusableBackupException newerBackup(Path file) {
    return new UnusableBackupException(
        file
            + " was made by a newer version of maemae than this one. Nothing was changed. Restore"
            + " it with that version, or choose an older backup.",
        null);
  }

  /** Of a database that did not open. */
  static DatabaseException opening(Path directory, SQLException e) {
    return of(directory, e).orElseGet(() -> damaged(directory, e));
  }

  /** Of a migration that failed for a reason of the file below it, or of its own. */
  static DatabaseException migrating(Path directory, Throwable failure) {
    return of(directory, failure).orElseGet(() -> migrationFailed(directory, failure));
  }

  private static Optional<DatabaseException> of(Path directory, Throwable failure) {
    return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
        .flatMap(cause -> kind(cause).stream())
        .findFirst()
        .map(
            kind ->
                switch (kind) {
                  case IN_USE ->
                      isHeldElsewhere(directory)
                          ? inUse(directory, failure)
                          : damaged(directory, failure);
                  case NEWER -> newer(directory, failure);
                  case NOT_READABLE -> notReadable(directory, reason(failure), failure);
                  case NOT_WRITABLE -> notWritable(directory, reason(failure), failure);
                  case DAMAGED -> damaged(directory, failure);
                  case MIGRATION_FAILED -> migrationFailed(directory, failure);
                });
  }

  /**
   * H2 says that a file is locked also if it kept the lock itself when it met damage. One directory
   * has one user in this process, see {@link Database#claim}: so a lock of this process is that.
   */
  private static boolean isHeldElsewhere(Path directory) {
    try (FileChannel file =
            FileChannel.open(
                directory.resolve(Database.FILE),
                StandardOpenOption.READ,
                StandardOpenOption.WRITE);
        FileLock lock = file.tryLock()) {
      return lock == null;
    } catch (OverlappingFileLockException e) {
      return false;
    } catch (IOException e) {
      return true; // nobody knows: as H2 says
    }
  }

  /** Of what was read and stands for nothing. */
  static DatabaseException notUnderstood(Path directory, UnreadableStoreException failure) {
    return new DatabaseException(
        Kind.DAMAGED,
        "The database in "
            + directory
            + " is damaged: "
            + failure.getMessage()
            + ". Leave the file "
            + Database.FILE
            + " as it is and restore the latest backup; what happened since the backup is then"
            + " taken from the broker.",
        failure);
  }

  /** Whether what was written cannot be read any more or has changed: that does not pass. */
  static boolean isDamage(Throwable failure) {
    return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
        .anyMatch(
            cause ->
                cause instanceof DatabaseException e && e.kind() == Kind.DAMAGED
                    || kind(cause).filter(Kind.DAMAGED::equals).isPresent());
  }

  private static Optional<Kind> kind(Throwable cause) {
    if (cause instanceof SQLException e) {
      return Optional.ofNullable(SQL_CODES.get(e.getErrorCode()));
    }
    return cause instanceof MVStoreException e
        ? Optional.ofNullable(FILE_CODES.get(e.getErrorCode()))
        : Optional.empty();
  }

  private static String because(Throwable cause) {
    return cause == null ? "" : " (" + reason(cause) + ")";
  }

  /** The first line of the innermost message, without a full stop at its end. */
  static String reason(Throwable failure) {
    Throwable cause = failure;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    String message = cause.getMessage();
    String name = cause.getClass().getSimpleName();
    if (cause instanceof FileSystemException e && e.getReason() == null) {
      // Its message is the file alone.
      return name + ": " + message;
    }
    String text = message == null ? name : message.strip();
    return text.lines().findFirst().orElse(text).replaceFirst("[.:;\\s]+$", "");
  }
}
