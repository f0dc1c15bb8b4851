package io.maemae.store;

import io.maemae.store.DatabaseException.Kind;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Set;
import org.h2.api.ErrorCode;

/** Turns what H2 says into what the person can do about it. */
final class Trouble {
  private static final Set<Integer> NOT_WRITABLE =
      Set.of(
          ErrorCode.IO_EXCEPTION_1,
          ErrorCode.IO_EXCEPTION_2,
          ErrorCode.FILE_CREATION_FAILED_1,
          ErrorCode.FILE_RENAME_FAILED_2,
          ErrorCode.FILE_DELETE_FAILED_1,
          ErrorCode.DATABASE_IS_READ_ONLY);

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
            + ". Keep the file "
            + Database.FILE
            + " aside and restore the latest backup in its place; what happened since the backup is"
            + " then taken from the broker.",
        cause);
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

  static DatabaseException migrationFailed(Path directory, Throwable cause) {
    return new DatabaseException(
        Kind.MIGRATION_FAILED,
        "The tables of the database in "
            + directory
            + " could not be brought to this version"
            + because(cause)
            + ". Restore the backup made before the update, or start the version used before.",
        cause);
  }

  /** Of a database that did not open. */
  static DatabaseException opening(Path directory, SQLException e) {
    int code = e.getErrorCode();
    if (code == ErrorCode.DATABASE_ALREADY_OPEN_1) {
      return inUse(directory, e);
    }
    if (code == ErrorCode.FILE_VERSION_ERROR_1) {
      return newer(directory, e);
    }
    return NOT_WRITABLE.contains(code)
        ? notWritable(directory, reason(e), e)
        : damaged(directory, e);
  }

  /** Of a migration that failed for a reason of the file below it, or of its own. */
  static DatabaseException migrating(Path directory, Throwable failure) {
    for (Throwable t = failure; t != null; t = t.getCause()) {
      if (t instanceof SQLException e) {
        if (NOT_WRITABLE.contains(e.getErrorCode())) {
          return notWritable(directory, reason(e), failure);
        }
        if (e.getErrorCode() == ErrorCode.FILE_CORRUPTED_1) {
          return damaged(directory, failure);
        }
      }
    }
    return migrationFailed(directory, failure);
  }

  private static String because(Throwable cause) {
    return cause == null ? "" : " (" + reason(cause) + ")";
  }

  /** The first line of the message, without a full stop at its end. */
  static String reason(Throwable cause) {
    String message = cause.getMessage();
    String text = message == null ? cause.getClass().getSimpleName() : message.strip();
    return text.lines().findFirst().orElse(text).replaceFirst("[.:\\s]+$", "");
  }
}
