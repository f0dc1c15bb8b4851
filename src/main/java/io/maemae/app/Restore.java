package io.maemae.app;

import io.maemae.config.ConfigurationException;
import java.io.IOException;

/** Puts a backup in the place of the database. */
interface Restore {
  /**
   * Restores one, and says what was done and what to do next; or only lists them.
   *
   * @return the exit code: 1 if there is no backup, 2 if it cannot be restored
   * @throws WrongCallException if there is no such backup
   */
  int restore(RestoreOptions options)
      throws WrongCallException, ConfigurationException, IOException;
}
