package io.maemae.store;

import io.maemae.order.DamagedStoreException;
import io.maemae.order.StoreException;
import java.sql.SQLException;

/**
 * Tells a database that is damaged from one that cannot be used for now. One that has failed must
 * be read through before it is trusted again. Desk thread.
 */
final class Damage {
  private final Database database;

  Damage(Database database) {
    this.database = database;
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

  /**
   * Reads a database through that has failed.
   *
   * @throws StoreException if it cannot be read, or not all of it
   */
  void requireNone() {
    try {
      database.requireWhole();
    } catch (DatabaseException | SQLException e) {
      throw of("be read through", e);
    }
    database.damaged(false);
  }
}
