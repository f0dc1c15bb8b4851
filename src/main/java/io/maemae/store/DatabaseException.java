package io.maemae.store;

/**
 * The database could not be opened, closed or copied. The message is for the person who runs the
 * bot.
 */
public final class DatabaseException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final Kind kind;

  /** What kind of trouble. */
  public enum Kind {
    /** Another process, or another part of this one, has the data directory. */
    IN_USE,
    /** A newer version of the program has written it. */
    NEWER,
    /** The file cannot be read as a database. */
    DAMAGED,
    /** There is something in its place, or a copy of it, that cannot be read. */
    NOT_READABLE,
    /** The directory or file cannot be made or written, or the disk is full. */
    NOT_WRITABLE,
    /** The tables could not be brought to this version. */
    MIGRATION_FAILED
  }

  DatabaseException(Kind kind, String message, Throwable cause) {
    super(message, cause);
    this.kind = kind;
  }

  /** The same, with more words at its end. */
  public DatabaseException with(String words) {
    return new DatabaseException(kind, getMessage() + words, this);
  }

  /** What kind of trouble. */
  public Kind kind() {
    return kind;
  }
}
