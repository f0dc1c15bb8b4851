package io.maemae.journal;

/** Something that a port threw when it was recorded, and that is no failure of the store. */
final class RecordedException extends RuntimeException {
  private static final long serialVersionUID = 1;

  RecordedException(String message) {
    super(message);
  }
}
