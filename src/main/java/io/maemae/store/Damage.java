package io.maemae.store;

import io.maemae.order.DamagedStoreException;
import io.maemae.order.StoreException;
import io.maemae.order.UnreadableStoreException;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;

/**
 * Tells a database that is damaged from one that cannot be used for now. One that has failed must
 * be read through before it is trusted again. Desk thread, which does not wait for the reading.
 */
final class Damage {
  private final Database database;
  private final Executor reader;

  /** Under way or done, and not looked at; null if there is none. */
  private CompletableFuture<Void> reading;

  Damage(Database database, Executor reader) {
    this.database = database;
    this.reader = reader;
  }

  /** What the desk is told of a failure. */
  StoreException of(String what, Throwable failure) {
    if (Trouble.isDamage(failure)) {
      database.damaged(true);
      return new DamagedStoreException(database.restoring(), failure);
    }
    return new StoreException(
        "the store could not " + what + ": " + Trouble.reason(failure), failure);
  }

  /** What the desk is told of a row that stands for nothing. */
  StoreException ofRow(UnreadableStoreException failure) {
    database.damaged(true);
    return new DamagedStoreException(database.restoring(), failure);
  }

  /**
   * Refuses to go on with one in which somebody else has found damage.
   *
   * @throws DamagedStoreException if it is so
   */
  void refuseDamaged() {
    if (database.isDamaged()) {
      throw new DamagedStoreException(database.restoring(), null);
    }
  }

  /**
   * Has a database that has failed read through.
   *
   * @throws StoreException if it cannot be read, or not all of it, or not all is read yet
   */
  void requireNone() {
    if (reading == null) {
      reading = CompletableFuture.runAsync(this::readThrough, reader);
    }
    if (!reading.isDone()) {
      throw new StoreException("the store is being read through", null);
    }
    CompletableFuture<Void> done = reading;
    reading = null;
    try {
      done.join();
    } catch (CompletionException e) {
      throw of("be read through", e.getCause());
    }
    database.damaged(false);
  }

  private void readThrough() {
    try {
      database.requireWhole();
    } catch (SQLException e) {
      throw new CompletionException(e);
    }
  }
}
