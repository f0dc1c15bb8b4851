package io.maemae.app;

import io.maemae.schedule.Nightly;
import io.maemae.store.Backups;
import io.maemae.store.Database;
import io.maemae.store.DatabaseException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Copies the database every evening. {@link #stop} on any thread, all else on the clockwork's. */
final class NightlyBackup {
  private static final Logger LOG = LoggerFactory.getLogger(NightlyBackup.class);
  private static final LocalTime AT = LocalTime.of(20, 30);

  private final Database database;
  private final Backups backups;
  private final Consumer<String> onFailure;
  private volatile boolean stopping;

  /**
   * Makes none yet.
   *
   * @param days for how many days copies are kept
   * @param onFailure takes what went wrong, and what to do
   */
  NightlyBackup(Database database, Path directory, int days, Consumer<String> onFailure) {
    this.database = database;
    this.backups = new Backups(database, directory, days);
    this.onFailure = onFailure;
  }

  /** When it is made. */
  Nightly nightly() {
    return new Nightly(AT, this::make, this::isMissed);
  }

  private void make(LocalDate day) {
    try {
      backups.make(day);
    } catch (DatabaseException e) {
      if (stopping) {
        LOG.info("backup.stopped");
        return;
      }
      LOG.error("backup.failed", e);
      onFailure.accept(e.getMessage());
    }
  }

  private boolean isMissed(LocalDate day) {
    try {
      return !database.isNew() && backups.newest().filter(d -> !d.isBefore(day)).isEmpty();
    } catch (DatabaseException e) {
      LOG.warn("backup.unknown", e);
      return true; // and the person is told what is wrong when it is tried
    }
  }

  /** The program ends: a copy that is being made is given up. */
  void stop() {
    stopping = true;
    database.stopCopying();
  }
}
