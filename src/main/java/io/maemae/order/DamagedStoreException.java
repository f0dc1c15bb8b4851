package io.maemae.order;

/**
 * The store is damaged: what was written cannot be read or has changed, and waiting does not help.
 */
public final class DamagedStoreException extends StoreException {
  private static final long serialVersionUID = 1;

  /**
   * With what helps.
   *
   * @param restoring the command that restores a backup
   */
  public DamagedStoreException(String restoring, Throwable cause) {
    super(restoring, cause);
  }

  /** The command that restores a backup; it is the message too. */
  public String restoring() {
    return getMessage();
  }
}
