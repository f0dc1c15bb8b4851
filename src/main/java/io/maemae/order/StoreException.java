package io.maemae.order;

/** The store could not read or write. Nothing of the current event may leave the process. */
public class StoreException extends RuntimeException {
  private static final long serialVersionUID = 1;

  /** With what was tried and why it failed. */
  public StoreException(String message, Throwable cause) {
    super(message, cause);
  }
}
