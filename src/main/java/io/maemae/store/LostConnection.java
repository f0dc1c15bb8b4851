package io.maemae.store;

import java.sql.Connection;
import java.sql.SQLException;
import org.h2.engine.Database;
import org.h2.engine.SessionLocal;
import org.h2.jdbc.JdbcConnection;
import org.h2.message.DbException;

/**
 * Recognises a connection whose file H2 has closed by itself, for it could not write it. No
 * statement may be tried on one: inside a transaction it waits for a version that never comes, in a
 * loop that cannot be interrupted.
 *
 * <p>Source: H2 2.5, {@code MVStore.registerVersionUsage}; test ClosedStoreTest.
 */
final class LostConnection {
  private LostConnection() {}

  /**
   * Whether it is one. The database is let go of then, so that the next connection opens it anew.
   */
  static boolean is(Connection connection) throws SQLException {
    if (!(connection.unwrap(JdbcConnection.class).getSession() instanceof SessionLocal session)) {
      return false;
    }
    try {
      Database database = session.getDatabase();
      boolean lost = database.getStore().getMvStore().isClosed();
      if (lost) {
        database.shutdownImmediately();
      }
      return lost;
    } catch (DbException e) {
      throw DbException.toSQLException(e); // the database was let go of before
    }
  }
}
