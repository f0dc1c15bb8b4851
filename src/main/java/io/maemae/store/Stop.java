package io.maemae.store;

import java.util.concurrent.CancellationException;

/** Whether work that takes long is to be given up: asked again and again by who does it. */
interface Stop {
  /** It is done to its end. */
  Stop NEVER = () -> false;

  boolean isWanted();

  /**
   * Lets it go on.
   *
   * @throws CancellationException if it is to be given up
   */
  default void orGoOn() {
    if (isWanted()) {
      throw new CancellationException("stopped");
    }
  }
}
