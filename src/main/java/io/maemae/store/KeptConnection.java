package io.maemae.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.jdbi.v3.core.ConnectionFactory;

/**
 * One connection, kept open for one owner and opened anew if the database had to close it (H2 does
 * so when it cannot write the file).
 */
final class KeptConnection implements ConnectionFactory {
  private final Opener opener;
  private Connection connection;

  /** Opens a connection to the database. */
  interface Opener {
    Connection open() throws SQLException;
  }

  KeptConnection(Opener opener, Connection first) {
    this.opener = opener;
    this.connection = first;
  }

  @Override
  public synchronized Connection openConnection() throws SQLException {
    if (!isUsable(connection)) {
      connection = opener.open();
    }
    return connection;
  }

  /** Asked by a statement: {@code isValid} does not notice that the disk was full. */
  static boolean isUsable(Connection connection) {
    try {
      if (LostConnection.is(connection)) {
        return false;
      }
      try (Statement statement = connection.createStatement()) {
        return statement.execute("select 1");
      }
    } catch (SQLException e) {
      return false;
    }
  }

  /** Keeps it: the handle that lets go of it is not its owner. */
  @Override
  public void closeConnection(Connection kept) {}
}
