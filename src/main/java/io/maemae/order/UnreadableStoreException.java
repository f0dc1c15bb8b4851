package io.maemae.order;

/**
 * What the store kept was read, and cannot be understood: it is damaged. Whoever goes on would go
 * on with something else than was kept.
 */
public final class UnreadableStoreException extends RuntimeException {
  private static final long serialVersionUID = 1;

  /** With what cannot be understood. */
  public UnreadableStoreException(String what, Throwable cause) {
    super(what, cause);
  }
}
