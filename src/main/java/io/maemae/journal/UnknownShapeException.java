package io.maemae.journal;

/** A value cannot be recorded, or a recorded one cannot be read by this build. */
final class UnknownShapeException extends RuntimeException {
  private static final long serialVersionUID = 1;

  UnknownShapeException(String message) {
    super(message);
  }
}
