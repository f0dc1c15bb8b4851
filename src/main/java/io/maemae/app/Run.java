package io.maemae.app;

import io.maemae.config.ConfigurationException;
import java.io.IOException;

/** The bot, until it is told to stop. */
interface Run {
  /**
   * Runs to the end.
   *
   * @return the exit code
   * @throws WrongCallException if the options do not fit the configuration
   * @throws ConfigurationException if the configuration is wrong
   * @throws IOException if the disk fails
   */
  int run(RunOptions options)
      throws WrongCallException, ConfigurationException, IOException, InterruptedException;
}
