package io.maemae.store;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.h2.api.ErrorCode;

/**
 * Whether a database has the tables, views and constraints that it should have. H2 changes a table
 * by way of a copy that takes its place, in steps of which each is committed: one that is killed
 * between two of them leaves the copy, and other tables may refer to it by then, so that no order
 * can be written. A copy that nothing has to do with does no harm.
 *
 * <p>Source: H2 2.5.252, {@code AlterTableAlterColumn}; test KilledMigrationTest.
 */
final class Schema {
  /** In the name of a copy of a table. */
  private static final String COPY = "_copy_";

  /** The constraints of this version, but for those that have no name of ours. */
  private static final Set<String> CONSTRAINTS =
      """
          cash_entry: check cash_entry_id
          cash_entry: check cash_entry_reason
          cash_entry: primary key (id)
          chat_update: primary key (id)
          daily_equity: primary key (account, trading_date)
          fill: check fill_amount
          fill: check fill_id
          fill: check fill_quantity
          fill: check fill_side
          fill: foreign key (order_id) references orders
          fill: primary key (id)
          order_event: foreign key (order_id) references orders
          order_event: primary key (id)
          order_leg: check order_leg_booked
          order_leg: check order_leg_canceled
          order_leg: check order_leg_limit_price
          order_leg: check order_leg_noticed
          order_leg: check order_leg_quantity
          order_leg: check order_leg_read
          order_leg: foreign key (order_id) references orders
          order_leg: primary key (order_id, position)
          orders: check orders_beside
          orders: check orders_change
          orders: check orders_change_kind
          orders: check orders_change_limit_price
          orders: check orders_change_quantity
          orders: check orders_first_limit_price
          orders: check orders_id
          orders: check orders_limit_price
          orders: check orders_purpose
          orders: check orders_quantity
          orders: check orders_side
          orders: check orders_state
          orders: check orders_time_in_force
          orders: check orders_type
          orders: check orders_venue
          orders: primary key (id)
          outbox: primary key (id)
          outbox_button: foreign key (message_id) references outbox
          outbox_button: primary key (message_id, position)
          outbox_left_out: check outbox_left_out_messages
          outbox_left_out: primary key (chat, topic)
          paper_account: primary key (name)
          paper_clock: primary key (id)
          paper_fill: primary key (trading_date, number, cumulative)
          paper_holding: primary key (account, symbol)
          paper_market: primary key (symbol)
          paper_order: primary key (trading_date, number)
          price_alert: check price_alert_direction
          price_alert: check price_alert_number
          price_alert: check price_alert_price
          price_alert: primary key (number)
          setting: primary key (name)
          share_entry: check share_entry_id
          share_entry: check share_entry_reason
          share_entry: primary key (id)
          strategy_state: primary key (strategy, symbol)
          synced_commit: check synced_commit_one_row
          synced_commit: primary key (id)
          """
          .lines()
          .map(String::strip)
          .collect(Collectors.toUnmodifiableSet());

  /** None is without a constraint. */
  private static final Set<String> TABLES =
      CONSTRAINTS.stream().map(Schema::table).collect(Collectors.toUnmodifiableSet());

  private static final List<String> VIEWS = List.of("orders_view", "fills_view", "daily_pnl_view");

  private Schema() {}

  private static String table(String constraint) {
    return constraint.substring(0, constraint.indexOf(':'));
  }

  /**
   * Looks for every table, view and constraint of this version.
   *
   * @throws SQLException if one is not there
   */
  static void require(Connection connection) throws SQLException {
    requireAll("table ", TABLES, lower(tables(connection)));
    requireAll("constraint ", CONSTRAINTS, constraints(connection));
    for (String view : VIEWS) {
      connection.prepareStatement("select * from " + view).close();
    }
  }

  private static void requireAll(String kind, Set<String> wanted, Set<String> there)
      throws SQLException {
    Set<String> missing = new TreeSet<>(wanted);
    missing.removeAll(there);
    if (!missing.isEmpty()) {
      throw new SQLException("it has no " + kind + String.join(", ", missing));
    }
  }

  /**
   * Looks for tables, of any version: a database gets its place with all of them. H2 opens one of
   * which it cannot read the part that names them as an empty one.
   *
   * @throws SQLException if there is none
   */
  static void requireAny(Connection connection) throws SQLException {
    if (tables(connection).isEmpty()) {
      throw new SQLException("it has no tables; if maemae never ran here, delete the file");
    }
  }

  /**
   * Looks for tables of ours where there should be none.
   *
   * @throws SQLException if there is one
   */
  static void requireNone(Connection connection) throws SQLException {
    if (lower(tables(connection)).stream().anyMatch(TABLES::contains)) {
      throw new SQLException("it does not say of which version its tables are");
    }
  }

  /**
   * Looks for tables that were left between two steps of a change, in one of any version.
   *
   * @throws SQLException if there are such
   */
  static void refuseHalfChanged(Connection connection) throws SQLException {
    for (String constraint : constraints(connection)) {
      if (constraint.contains(" references ") && constraint.contains(COPY)) {
        throw new SQLException(
            "a change of its tables was cut off half way, " + constraint,
            null,
            ErrorCode.FILE_CORRUPTED_1);
      }
    }
  }

  /** The tables as they are called there. */
  static Set<String> tables(Connection connection) throws SQLException {
    Set<String> names = new TreeSet<>();
    try (ResultSet tables =
        connection.getMetaData().getTables(null, "PUBLIC", null, new String[] {"BASE TABLE"})) {
      while (tables.next()) {
        names.add(tables.getString("TABLE_NAME"));
      }
    }
    return names;
  }

  private static Set<String> lower(Set<String> names) {
    return names.stream()
        .map(name -> name.toLowerCase(Locale.ROOT))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> constraints(Connection connection) throws SQLException {
    Map<String, String> columns = columns(connection);
    Map<String, String> references = references(connection);
    Set<String> found = new TreeSet<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "select lower(table_name), constraint_name, lower(constraint_type)"
                    + " from information_schema.table_constraints"
                    + " where table_schema = 'PUBLIC'")) {
      while (rows.next()) {
        String name = rows.getString(2);
        found.add(
            rows.getString(1)
                + ": "
                + rows.getString(3)
                + " "
                + columns.getOrDefault(name, name.toLowerCase(Locale.ROOT))
                + references.getOrDefault(name, ""));
      }
    }
    return found;
  }

  private static Map<String, String> columns(Connection connection) throws SQLException {
    return texts(
        connection,
        "select constraint_name, '(' || listagg(lower(column_name), ', ')"
            + " within group (order by ordinal_position) || ')'"
            + " from information_schema.key_column_usage where table_schema = 'PUBLIC'"
            + " group by constraint_name");
  }

  private static Map<String, String> references(Connection connection) throws SQLException {
    return texts(
        connection,
        "select r.constraint_name, ' references ' || lower(t.table_name)"
            + " from information_schema.referential_constraints r"
            + " join information_schema.table_constraints t"
            + " on t.constraint_schema = r.unique_constraint_schema"
            + " and t.constraint_name = r.unique_constraint_name"
            + " where r.constraint_schema = 'PUBLIC'");
  }

  private static Map<String, String> texts(Connection connection, String sql) throws SQLException {
    Map<String, String> texts = new TreeMap<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        texts.put(rows.getString(1), rows.getString(2));
      }
    }
    return texts;
  }
}
