package io.maemae.app;

import io.maemae.command.LastBackup;
import io.maemae.market.MarketTime;
import io.maemae.schedule.Nightly;
import io.maemae.store.Backups;
import io.maemae.store.Database;
import io.maemae.store.DatabaseException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Copies the database every evening. {@link #stop} on any thread, all else on the clockwork's. */
final class NightlyBackup {
  private static final Logger LOG = LoggerFactory.getLogger(NightlyBackup.class);
  private static final LocalTime AT = LocalTime.of(20, 30);

  private final Database database;
  private final Backups backups;
  private final InstantSource clock;
  private final Report onFailure;
  private volatile boolean stopping;

  /** Written by the clockwork's thread. */
  private volatile LastBackup last = new LastBackup(Optional.empty(), false);

  /** Takes the key of a notice and its values. */
  interface Report {
    void say(String key, Object... values);
  }

  /**
   * Makes none yet.
   *
   * @param days for how many days copies are kept
   * @param clock the market's time
   * @param onFailure takes what went wrong
   */
  NightlyBackup(
      Database database, Path directory, int days, InstantSource clock, Report onFailure) {
    this.database = database;
    this.clock = clock;
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
      last = new LastBackup(Optional.of(day), false);
    } catch (DatabaseException e) {
      if (stopping) {
        LOG.info("backup.stopped");
        return;
      }
      LOG.error("backup.failed", e);
      last = new LastBackup(last.day(), true);
      tell(e);
    }
  }

  private void tell(DatabaseException failure) {
    if (failure.kind() == DatabaseException.Kind.NOT_READABLE) {
      if (database.isFoundDamaged()) {
        LOG.error("backup.database-damaged");
      }
      // If it is, the desk meets it when it takes this.
      onFailure.say("run.backup-unreadable");
    } else {
      onFailure.say("run.backup-failed", failure.getMessage());
    }
  }

  /** How the newest one is, and how the last try went. Waits for the disk until one is known. */
  LastBackup last() {
    return last.day().isPresent() ? last : new LastBackup(newest(), last.failed());
  }

  private Optional<LocalDate> newest() {
    try {
      return backups.newest(today());
    } catch (DatabaseException e) {
      LOG.warn("backup.unknown", e);
      return Optional.empty();
    }
  }

  private LocalDate today() {
    return MarketTime.date(clock.instant());
  }

  private boolean isMissed(LocalDate day) {
    try {
      return !database.isNew() && backups.newest(today()).filter(d -> !d.isBefore(day)).isEmpty();
    } catch (DatabaseException e) {
      LOG.warn("backup.unknown", e);
      return true; // and the person is told what is wrong when it is tried
    }
  }

  /** The program ends: a copy that is being made or read back is given up. */
  void stop() {
    stopping = true;
    backups.stop();
    database.stopCopying();
  }
}
