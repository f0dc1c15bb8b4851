package io.maemae.journal;

/** A file is no journal, or not one as it was written; the message says what is wrong with it. */
public final class JournalException extends Exception {
  private static final long serialVersionUID = 1;

  /** With what is wrong. */
  public JournalException(String message) {
    super(message);
  }
}
