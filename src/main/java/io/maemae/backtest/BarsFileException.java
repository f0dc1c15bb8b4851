package io.maemae.backtest;

/**
 * A file of bars is of no use. The message is {@code FILE: what} or {@code FILE:LINE: what}: what
 * is wrong and what would be right.
 */
public final class BarsFileException extends Exception {
  private static final long serialVersionUID = 1;

  BarsFileException(String message) {
    super(message);
  }

  BarsFileException(String message, Throwable cause) {
    super(message, cause);
  }
}
