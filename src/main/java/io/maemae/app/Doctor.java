package io.maemae.app;

import java.nio.file.Path;

/** Looks whether everything that the bot needs is there. */
interface Doctor {
  /**
   * Prints a line for each check; places no order and changes nothing.
   *
   * @return the exit code: 1 if a check failed
   */
  int check(Path config);
}
