package io.maemae.store;

import java.sql.Connection;
import java.sql.SQLException;
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
    if (!connection.isValid(0)) {
      connection = opener.open();
    }
    return connection;
  }

  /** Keeps it: the handle that lets go of it is not its owner. */
  @Override
  public void closeConnection(Connection kept) {}
}
