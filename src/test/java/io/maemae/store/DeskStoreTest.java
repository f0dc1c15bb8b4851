package io.maemae.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.maemae.order.StoreException;
import io.maemae.portfolio.DayClose;
import io.maemae.store.Samples.Seen;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.jdbi.v3.core.mapper.RowMapper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeskStoreTest extends StoreContract {
  @TempDir Path directory;
  private Database database;
  private DeskStore store;

  @BeforeEach
  void open() {
    FreshDatabase.in(directory);
    database = Database.open(directory, Durability.RELAXED);
    store = new DeskStore(database);
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Override
  protected StorePorts store() {
    return StorePorts.of(store);
  }

  @Override
  protected void reopen() {
    close();
    open();
  }

  @Override
  protected List<DayClose> closes() {
    return read(
        "select * from daily_equity order by trading_date, account",
        (row, context) ->
            new DayClose(
                Columns.date(row, "trading_date"),
                row.getString("account"),
                Columns.money(row, "settled_cash"),
                Columns.money(row, "market_value"),
                Columns.money(row, "realised"),
                Columns.money(row, "unrealised"),
                Columns.money(row, "fee"),
                Columns.money(row, "tax")));
  }

  @Override
  protected List<String> history() {
    return read(
        "select * from order_event order by id",
        (row, context) ->
            String.join(
                " ",
                row.getString("order_id"),
                Columns.time(row, "at").toString(),
                row.getString("state"),
                row.getString("text")));
  }

  private <T> List<T> read(String sql, RowMapper<T> mapper) {
    return database.connect().withHandle(h -> h.createQuery(sql).map(mapper).list());
  }

  @Test
  void givenWritesNotCommitted_whenReadByAnother_thenNotSeen() {
    DeskStore other = new DeskStore(database);
    store.orders().save(Samples.order(1));

    assertEquals(0, other.orders().lastOrderNumber());

    store.transactions().commit();
    assertEquals(1, other.orders().lastOrderNumber());
  }

  @Test
  void givenOnlyReads_whenCommitted_thenNothingIsWrittenToTheFile() {
    store.orders().save(Samples.order(1));
    commitAndReopen();
    String before = fileWrites();

    orders();
    store.transactions().commit();
    store.transactions().rollback();

    assertEquals(before, fileWrites());
  }

  private String fileWrites() {
    return database
        .connect()
        .withHandle(
            h ->
                h.createQuery(
                        "select setting_value from information_schema.settings"
                            + " where setting_name = 'info.FILE_WRITE'")
                    .mapTo(String.class)
                    .one());
  }

  @Test
  void givenADatabaseThatH2Closed_whenRolledBack_thenUsableAgain() throws SQLException {
    store.orders().save(Samples.order(1));
    store.transactions().commit();
    database.connect().useHandle(h -> h.execute("checkpoint sync"));
    store.orders().save(Samples.order(2));
    database
        .connect()
        .useHandle(h -> h.getConnection().createStatement().execute("shutdown immediately"));

    assertThrows(StoreException.class, () -> store.transactions().commit());
    store.transactions().rollback();

    assertEquals(Seen.of(List.of(Samples.order(1))), orders());
    store.orders().save(Samples.order(2));
    commitAndReopen();
    assertEquals(2, orders().size());
  }

  @Test
  void givenAClosedDatabase_whenUsed_thenStoreExceptionAndNotOpenedAgain() {
    database.close();
    store.orders().save(Samples.order(1));
    assertThrows(StoreException.class, () -> store.transactions().commit());
    store.orders().save(Samples.order(1));
    assertThrows(StoreException.class, () -> store.transactions().commit());
  }
}
