package io.maemae.simulation;

/** A request reached a broker that the desk had asked for once and that had left before. */
public final class SentTwiceException extends IllegalStateException {
  private static final long serialVersionUID = 1;

  SentTwiceException(String what) {
    super("sent twice, or never asked for: " + what);
  }
}
