package io.maemae.telegram;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks now and then whether the polling lives. Also lets it begin anew after a day without an
 * update: after a week the server may number from a lower id, which the library would drop. Source:
 * Bot API, Update, update_id. Sending thread.
 */
final class Watchdog implements Runnable {
  private static final Logger log = LoggerFactory.getLogger(Watchdog.class);

  private final Polling polling;
  private final Runnable onRestarted;

  Watchdog(Polling polling, Runnable onRestarted) {
    this.polling = polling;
    this.onRestarted = onRestarted;
  }

  /** Lets no exception out: one would end the schedule. */
  @Override
  public void run() {
    try {
      look();
    } catch (RuntimeException e) {
      log.error("telegram.watchdog-failed", e);
    }
  }

  private void look() {
    if (polling.isDead()) {
      log.error("telegram.polling-dead");
      polling.restart();
      onRestarted.run();
    } else if (polling.isQuiet()) {
      log.info("telegram.polling-renewed");
      polling.restart();
    }
  }
}
