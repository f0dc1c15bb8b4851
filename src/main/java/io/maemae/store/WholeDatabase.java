package io.maemae.store;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CancellationException;

/**
 * Whether all of a database is there and can be read: it may open, and be damaged where nobody has
 * looked yet.
 */
final class WholeDatabase {
  /** The tables of this version. */
  private static final Set<String> TABLES =
      Set.of(
          "cash_entry",
          "chat_update",
          "daily_equity",
          "fill",
          "order_event",
          "order_leg",
          "orders",
          "outbox",
          "outbox_button",
          "outbox_left_out",
          "paper_account",
          "paper_clock",
          "paper_fill",
          "paper_holding",
          "paper_market",
          "paper_order",
          "price_alert",
          "setting",
          "share_entry",
          "strategy_state",
          "synced_commit");

  private WholeDatabase() {}

  /**
   * Looks for every table of this version.
   *
   * @throws SQLException if one is not there
   */
  static void requireTables(Connection connection) throws SQLException {
    Set<String> missing = new TreeSet<>(TABLES);
    tables(connection).forEach(name -> missing.remove(name.toLowerCase(Locale.ROOT)));
    if (!missing.isEmpty()) {
      throw new SQLException("it has no table " + String.join(", ", missing));
    }
  }

  /**
   * Looks for tables of ours where there should be none.
   *
   * @throws SQLException if there is one
   */
  static void requireNoTables(Connection connection) throws SQLException {
    if (tables(connection).stream()
        .map(n -> n.toLowerCase(Locale.ROOT))
        .anyMatch(TABLES::contains)) {
      throw new SQLException("it does not say of which version its tables are");
    }
  }

  /**
   * Reads every row of every table.
   *
   * @throws CancellationException if it is given up before the next row
   * @throws SQLException if one cannot be read
   */
  static void readThrough(Connection connection, Stop stop) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      // Or H2 would gather a table's rows before it shows one: in memory, and then on the disk.
      statement.execute("set lazy_query_execution 1");
    }
    for (String table : tables(connection)) {
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

  private static Set<String> tables(Connection connection) throws SQLException {
    Set<String> names = new TreeSet<>();
    try (ResultSet tables =
        connection.getMetaData().getTables(null, "PUBLIC", null, new String[] {"BASE TABLE"})) {
      while (tables.next()) {
        names.add(tables.getString("TABLE_NAME"));
      }
    }
    return names;
  }
}
