package io.maemae.app;

import io.maemae.config.ConfigurationException;
import java.io.IOException;
import java.nio.file.Path;

/** Gives an access token back to its broker. */
interface Revoke {
  /**
   * Gives back what is kept for an account, and says what came of it.
   *
   * @return the exit code: 1 if the broker could not be told
   */
  int revoke(Path config, String account)
      throws WrongCallException, ConfigurationException, IOException, InterruptedException;
}
