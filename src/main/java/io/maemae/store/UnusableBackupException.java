package io.maemae.store;

/** A file cannot be restored. The message is for the person who tried it, and names the file. */
public final class UnusableBackupException extends Exception {
  private static final long serialVersionUID = 1;

  UnusableBackupException(String message, Throwable cause) {
    super(message, cause);
  }
}
