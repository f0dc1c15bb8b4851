package io.maemae.notice;

/** What a message is about. */
public enum Topic {
  /** What somebody asked for. */
  ANSWER,
  /** An order was accepted, changed or cancelled. */
  ORDER,
  /** Shares were bought or sold. */
  FILL,
  /** A strategy wants something. */
  SIGNAL,
  /** The session opened or closed. */
  SESSION,
  /** A day in figures; told whole however late. */
  REPORT,
  /** A reject, an unknown, a limit, a stop, trouble: told whole however late. */
  ALERT;

  boolean isWhole() {
    return this == REPORT || this == ALERT;
  }
}
