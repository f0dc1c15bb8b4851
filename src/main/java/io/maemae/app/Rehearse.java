package io.maemae.app;

import io.maemae.config.ConfigurationException;
import java.io.IOException;

/** A trading day on the embedded exchange. */
interface Rehearse {
  /**
   * Runs the day to its end.
   *
   * @return the exit code
   * @throws WrongCallException if the options cannot be met, such as a date without trading
   * @throws ConfigurationException if the configuration is wrong
   * @throws IOException if the disk fails
   */
  int run(RehearseOptions options)
      throws WrongCallException, ConfigurationException, IOException, InterruptedException;
}
