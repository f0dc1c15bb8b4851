package io.maemae.app;

/** The call cannot be obeyed; the message names option, value and what would be right. */
final class WrongCallException extends Exception {
  WrongCallException(String message) {
    super(message);
  }
}
