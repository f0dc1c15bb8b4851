package io.maemae.store;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CancellationException;
import org.h2.api.ErrorCode;

/**
 * Whether all of a database is there and can be read: it may open, and be damaged where nobody has
 * looked yet.
 */
final class WholeDatabase {
  private WholeDatabase() {}

  /**
   * Reads every row of every table, and reckons anew the check that a row is kept with.
   *
   * @throws CancellationException if it is given up before the next row
   * @throws SQLException if one cannot be read, or is not what was written, or a table was left
   *     between two steps of a change
   */
  static void readThrough(Connection connection, Stop stop) throws SQLException {
    Schema.refuseHalfChanged(connection);
    Map<String, String> checks = checks(connection);
    try (Statement statement = connection.createStatement()) {
      // Or H2 would gather a table's rows before it shows one: in memory, and then on the disk.
      statement.execute("set lazy_query_execution 1");
    }
    for (String table : Schema.tables(connection)) {
      if (checks.containsKey(table)) {
        requireAsWritten(connection, table, checks.get(table), stop);
      } else {
        requireReadable(connection, table, stop);
      }
    }
  }

  /** How each table's check is reckoned; none of a table of an earlier version. */
  private static Map<String, String> checks(Connection connection) throws SQLException {
    Map<String, String> checks = new HashMap<>();
    try (Statement statement = connection.createStatement();
        ResultSet columns =
            statement.executeQuery(
                "select table_name, generation_expression from information_schema.columns"
                    + " where table_schema = 'PUBLIC' and column_name = 'ROW_CHECK'"
                    + " and is_generated = 'ALWAYS'")) {
      while (columns.next()) {
        checks.put(columns.getString(1), columns.getString(2));
      }
    }
    return checks;
  }

  private static void requireAsWritten(Connection connection, String table, String check, Stop stop)
      throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet differs =
            statement.executeQuery(
                "select row_check is distinct from " + check + " from \"" + table + "\"")) {
      while (differs.next()) {
        stop.orGoOn();
        if (differs.getBoolean(1)) {
          throw new SQLException(
              "a row of the table " + table.toLowerCase(Locale.ROOT) + " is not what was written",
              null,
              ErrorCode.FILE_CORRUPTED_1);
        }
      }
    }
  }

  private static void requireReadable(Connection connection, String table, Stop stop)
      throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("select * from \"" + table + "\"")) {
      int columns = rows.getMetaData().getColumnCount();
      while (rows.next()) {
        stop.orGoOn();
        for (int column = 1; column <= columns; column++) {
          rows.getObject(column);
        }
      }
    }
  }
}
