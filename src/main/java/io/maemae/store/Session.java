package io.maemae.store;

import io.maemae.desk.Transactions;
import io.maemae.order.DamagedStoreException;
import io.maemae.order.StoreException;
import io.maemae.order.UnreadableStoreException;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.HandleCallback;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.Query;

/**
 * The desk's connection and the transaction of its current event. It begins with the first write. A
 * write that failed is never committed with the rest of its event. A commit that must reach the
 * disk has a number, by which it is missed if it is gone one day. Desk thread only.
 */
final class Session implements Transactions {
  private static final String PROBE = "probe";
  private static final int PROBE_LENGTH = 256 * 1024;
  private static final String NUMBERED = "update synced_commit set number = number + 1";

  private final Jdbi jdbi;
  private final boolean syncs;
  private final HighWaterMark mark;
  private final Damage damage;
  private final List<Runnable> afterRollback = new ArrayList<>();

  /** Rows that are not written yet, each once, by what tells it from others. */
  private final Map<Object, Row.Change> waiting = new LinkedHashMap<>();

  /** Of the handle, by their text. */
  private final Map<String, PreparedStatement> statements = new HashMap<>();

  private Handle handle;
  private boolean written;
  private boolean mustSync;
  private StoreException failed;

  /**
   * With a connection of its own.
   *
   * @param syncs whether commits that ask for it reach the disk
   * @param mark moves with them
   * @param damage says what a failure is
   */
  Session(Jdbi jdbi, boolean syncs, HighWaterMark mark, Damage damage) {
    this.jdbi = jdbi;
    this.syncs = syncs;
    this.mark = mark;
    this.damage = damage;
  }

  /** Runs after each rollback: for what is remembered of rows that were not kept. */
  void afterRollback(Runnable task) {
    afterRollback.add(task);
  }

  /** The commit of this event must reach the disk. */
  void mustSync() {
    mustSync = true;
  }

  <T> List<T> read(String sql, RowMapper<T> mapper, Object... arguments) {
    writeWaiting();
    return tried(
        "read",
        h -> {
          Query query = h.createQuery(sql);
          for (int i = 0; i < arguments.length; i++) {
            query.bind(i, arguments[i]);
          }
          return query.map(understood(sql, mapper)).list();
        });
  }

  /** What is in a row that no order, fill or alert can be is damage, as what cannot be read. */
  private <T> RowMapper<T> understood(String sql, RowMapper<T> mapper) {
    return (row, context) -> {
      try {
        return mapper.map(row, context);
      } catch (IllegalArgumentException | DateTimeException | ArithmeticException e) {
        throw damage.ofRow(new UnreadableStoreException("a row stands for nothing: " + sql, e));
      }
    };
  }

  /** Reads a single number; there is always one. */
  long number(String sql) {
    writeWaiting();
    return tried(
        "read",
        h -> {
          try (ResultSet rows = kept(h, sql).executeQuery()) {
            rows.next();
            return rows.getLong(1);
          }
        });
  }

  /** Changes rows; returns how many. What was put before is written before. */
  int write(String sql, Object... arguments) {
    writeWaiting();
    return change(sql, Arrays.asList(arguments));
  }

  /** Adds a row; before the event's next read, other write or commit, as all that is put. */
  void insert(Row row) {
    written = true;
    waiting.put(row, row.insert());
  }

  /**
   * Changes a row, or adds it if it is not there. Of what is put of one row the last is written.
   */
  void put(Row row) {
    written = true;
    waiting.put(row.id(), row.put());
  }

  private void writeWaiting() {
    for (Row.Change change : waiting.values()) {
      change(change.sql(), change.arguments());
    }
    waiting.clear();
  }

  private int change(String sql, List<Object> arguments) {
    written = true;
    try {
      return tried(
          "write",
          h -> {
            PreparedStatement statement = kept(h, sql);
            for (int i = 0; i < arguments.size(); i++) {
              statement.setObject(i + 1, arguments.get(i));
            }
            return statement.executeUpdate();
          });
    } catch (StoreException e) {
      failed = e;
      throw e;
    }
  }

  /** What is said again and again is prepared once: that takes longer than to carry it out. */
  private PreparedStatement kept(Handle h, String sql) throws SQLException {
    PreparedStatement statement = statements.get(sql);
    if (statement == null) {
      statement = h.getConnection().prepareStatement(sql);
      statements.put(sql, statement);
    }
    return statement;
  }

  private <T> T tried(String what, HandleCallback<T, SQLException> work) {
    try {
      return work.withHandle(handle());
    } catch (JdbiException | SQLException e) {
      throw damage.of(what, e);
    }
  }

  private Handle handle() throws SQLException {
    if (handle == null) {
      Handle opened = jdbi.open();
      opened.getConnection().setAutoCommit(false);
      statements.clear();
      handle = opened;
    } else if (LostConnection.is(handle.getConnection())) {
      throw new SQLException("the database file could not be written and is closed");
    }
    return handle;
  }

  @Override
  public void commit() {
    if (!written) {
      return;
    }
    if (failed != null) {
      StoreException first = failed;
      rollback();
      throw first instanceof DamagedStoreException
          ? first
          : new StoreException("not committed, for a write of it had failed", first);
    }
    try {
      damage.refuseDamaged();
      writeWaiting();
      boolean sync = mustSync && syncs;
      if (sync) {
        change(NUMBERED, List.of());
      }
      HighWaterMark.Height reached = sync ? reached() : HighWaterMark.Height.ZERO;
      handle().getConnection().commit();
      if (sync) {
        handle.execute("checkpoint sync");
        mark.write(reached);
      }
    } catch (DamagedStoreException e) {
      rollback();
      throw e;
    } catch (StoreException | JdbiException | SQLException e) {
      rollback();
      throw damage.of("commit", e);
    }
    forget();
  }

  private HighWaterMark.Height reached() {
    return new HighWaterMark.Height(
        number("select coalesce(max(id), 0) from order_event"),
        number("select coalesce(max(id), 0) from orders"),
        number(HighWaterMark.COMMITS));
  }

  @Override
  public void probe() {
    damage.requireNone();
    put(Row.of("setting").key("name", PROBE).with("text", "x".repeat(PROBE_LENGTH)));
    mustSync();
    commit();
    write("delete from setting where name = ?", PROBE);
    mustSync();
    commit();
  }

  @Override
  public void rollback() {
    if (handle != null && !isRolledBack()) {
      // The connection is gone and its transaction with it. The next use opens another one.
      handle = null;
    }
    forget();
    afterRollback.forEach(Runnable::run);
  }

  private boolean isRolledBack() {
    try {
      if (LostConnection.is(handle.getConnection())) {
        return false;
      }
      handle.getConnection().rollback();
      return KeptConnection.isUsable(handle.getConnection());
    } catch (JdbiException | SQLException e) {
      return false;
    }
  }

  private void forget() {
    waiting.clear();
    written = false;
    mustSync = false;
    failed = null;
  }
}
