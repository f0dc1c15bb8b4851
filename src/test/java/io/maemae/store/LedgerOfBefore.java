package io.maemae.store;

import java.nio.file.Path;
import java.util.List;
import javax.sql.DataSource;
import org.flywaydb.core.api.MigrationVersion;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** A ledger of the version that kept its rows without a check, with a row in each table. */
public final class LedgerOfBefore {
  private static final String VERSION = "12";
  private static final String NINE = "timestamp with time zone '2026-11-20 09:00:00.123456789+09'";
  private static final String DAY = "date '2026-11-20'";

  private static final List<String> ROWS =
      List.of(
          "orders (id, account, symbol, side, quantity, type, first_limit_price, time_in_force,"
              + " venue, purpose, created_at, state, limit_price, not_found, text)"
              + " values (1, 'pretend', '005930', 'BUY', 10, 'LIMIT', 70000, 'DAY', 'KRX',"
              + " 'BY_HAND', "
              + NINE
              + ", 'NEW', 70000.5, false, '접수 🙂')",
          "order_leg (order_id, position, account, trading_date, branch, number, quantity,"
              + " noticed_quantity, noticed_amount, read_quantity, read_amount, booked_quantity,"
              + " booked_amount, canceled_quantity)"
              + " values (1, 0, 'pretend', "
              + DAY
              + ", '', '101', 10, 3, 210000, 0, 0, 3, 210000, 0)",
          "order_event (order_id, at, state, text) values (1, " + NINE + ", 'NEW', 'x')",
          "fill (id, order_id, account, symbol, side, quantity, amount, fee, tax, at)"
              + " values (1, 1, 'pretend', '005930', 'BUY', 3, 210000.1234, 31, 0, "
              + NINE
              + ")",
          "share_entry (id, account, symbol, units, cost, at, reason)"
              + " values (2, 'pretend', '005930', -1, -70000, "
              + NINE
              + ", 'OUTSIDE')",
          "cash_entry (id, account, amount, at, reason) values (3, 'pretend', 10000000, "
              + NINE
              + ", 'OPENING')",
          "daily_equity (trading_date, account, settled_cash, market_value, realised, unrealised,"
              + " fee, tax) values ("
              + DAY
              + ", 'pretend', 1, 2, -3, 4, 5, 6)",
          "strategy_state (strategy, symbol, state, last_bar) values ('골든', '005930', 'a', "
              + NINE
              + ")",
          "outbox (id, chat, text, created_at, due_at, merge_key) values (1, 'c', 't', "
              + NINE
              + ", "
              + NINE
              + ", '')",
          "outbox_button (message_id, position, id, label) values (1, 0, 'r', '확인')",
          "outbox_left_out (chat, topic, since, messages) values ('c', 'ALERT', " + NINE + ", 2)",
          "setting (name, text) values ('stop', 'ALL')",
          "chat_update (id, taken_at) values (812, " + NINE + ")",
          "price_alert (number, symbol, direction, price, created_at)"
              + " values (1, '005930', 'ABOVE', 70000, "
              + NINE
              + ")",
          "paper_account (name, cash) values ('pretend', 9790000)",
          "paper_order (trading_date, number, account, kind, symbol, side, order_type, worst_price,"
              + " time_in_force, venue, requested, ordered_at, state, quantity, filled,"
              + " filled_amount, canceled) values ("
              + DAY
              + ", 1, 'pretend', 'NEW', '005930', 'BUY', 'MARKET', 91000, 'DAY', 'KRX', 10, "
              + NINE
              + ", 'NEW', 10, 3, 210000, 0)",
          "paper_fill (trading_date, number, account, symbol, side, quantity, cumulative, price,"
              + " fee, tax, cash_effect, settles_on, executed_at) values ("
              + DAY
              + ", 1, 'pretend', '005930', 'BUY', 3, 3, 70000, 31, 0, -210031, "
              + DAY
              + ", "
              + NINE
              + ")",
          "paper_holding (account, symbol, quantity, cost) values ('pretend', '005930', 3, 210000)",
          "paper_market (symbol, reference, market_time) values ('005930', 70000, " + NINE + ")",
          "paper_clock (id, market_time) values (1, " + NINE + ")");

  private LedgerOfBefore() {}

  /** Makes its file in a directory. */
  public static void in(Path directory) {
    in(directory, VERSION);
  }

  /** Makes that of a version with the same columns, or of one before it. */
  static void in(Path directory, String version) {
    DataSource source = Database.source(directory, Durability.RELAXED.setting);
    Database.migrations(source).target(MigrationVersion.fromVersion(version)).load().migrate();
    Jdbi.create(source)
        .useHandle(handle -> ROWS.forEach(row -> handle.execute("insert into " + row)));
  }

  /** Its tables, in the order of their names. */
  static List<String> tables(Handle handle) {
    return handle
        .select(
            "select table_name from information_schema.tables where table_schema = 'PUBLIC'"
                + " and table_type = 'BASE TABLE' and table_name <> 'flyway_schema_history'"
                + " order by table_name")
        .mapTo(String.class)
        .list();
  }
}
