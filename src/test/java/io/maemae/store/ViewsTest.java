package io.maemae.store;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.maemae.market.Money;
import io.maemae.order.ClientOrderId;
import io.maemae.portfolio.DayClose;
import java.nio.file.Path;
import java.sql.ResultSetMetaData;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.StringJoiner;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What scripts of the person read. */
class ViewsTest {
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

  /** The names of the columns, then the rows, as text. */
  private List<String> select(String sql) {
    Jdbi jdbi = database.connect();
    return jdbi.withHandle(
        h ->
            h.createQuery(sql)
                .scanResultSet(
                    (rows, context) -> {
                      try (var row = rows.get()) {
                        ResultSetMetaData columns = row.getMetaData();
                        var lines = new ArrayList<String>();
                        StringJoiner names = new StringJoiner(",");
                        for (int i = 1; i <= columns.getColumnCount(); i++) {
                          names.add(columns.getColumnLabel(i).toLowerCase(Locale.ROOT));
                        }
                        lines.add(names.toString());
                        while (row.next()) {
                          StringJoiner line = new StringJoiner(",");
                          for (int i = 1; i <= columns.getColumnCount(); i++) {
                            line.add(row.getString(i));
                          }
                          lines.add(line.toString());
                        }
                        return lines;
                      }
                    }));
  }

  @Test
  void givenOrders_whenSelected_thenPriceNowAndSharesFilled() {
    store.orders().save(Samples.fullOrder(1));
    store.orders().save(Samples.marketOrder(2));
    store.orders().save(Samples.order(3));
    ((OrderTables) store.orders()).remove(new ClientOrderId(3));
    store.transactions().commit();

    assertEquals(
        List.of(
            "id,account,symbol,side,quantity,price,filled,state,created_at",
            "1,pretend,005930,BUY,10,70000.5000,6,PENDING_REPLACE,"
                + "2026-11-20 09:00:00.123456789+09",
            "2,키움-모의,0001A0,SELL,3,null,0,REJECTED,2026-11-20 09:00:00+09"),
        select("select * from orders_view order by id"));
  }

  @Test
  void givenFills_whenSelected_thenPricesAreExactWhereTheyCanBe() {
    store.orders().save(Samples.order(1));
    store.orders().add(Samples.fill(1, 1, 2, Money.parse("140001")));
    store.orders().add(Samples.fill(2, 1, 3, Money.parse("200000")));
    store.orders().add(Samples.fill(3, 1, 3, Money.parse("200000")));
    store.orders().revise(3, Optional.empty());
    store.transactions().commit();

    assertEquals(
        List.of(
            "id,order_id,account,strategy,symbol,side,quantity,price,fee,tax,at,amount",
            "1,1,pretend,ma-cross,005930,SELL,2,70000.5000,105.0000,1400.0000,"
                + "2026-11-20 09:00:01+09,140001.0000",
            "2,1,pretend,ma-cross,005930,SELL,3,66666.6667,105.0000,1400.0000,"
                + "2026-11-20 09:00:02+09,200000.0000"),
        select("select * from fills_view order by id"));
    assertEquals(
        List.of("at", "2026-11-20 09:00:01+09"),
        select("select at from fills_view where id = 1 order by at"));
  }

  @Test
  void givenDays_whenSelected_thenNoColumnNeedsQuotes() {
    store
        .days()
        .save(
            new DayClose(
                LocalDate.of(1985, 1, 4),
                "kis-paper",
                Money.ofWon(1),
                Money.ofWon(2),
                Money.parse("-3.5"),
                Money.ofWon(4),
                Money.ofWon(5),
                Money.ofWon(6)));
    store.transactions().commit();

    assertEquals(
        List.of(
            "date,account,realised,unrealised,fee,tax",
            "1985-01-04,kis-paper,-3.5000,4.0000,5.0000,6.0000"),
        select(
            "select date, account, realised, unrealised, fee, tax from daily_pnl_view"
                + " where date < date '2026-01-01' order by date"));
    assertEquals(
        List.of("date,account", "1985-01-04,kis-paper"),
        select("select date, account from daily_pnl_view"));
  }

  @Test
  void givenTheTables_whenAskedForTheirComments_thenEveryOneHasOne() {
    assertEquals(
        List.of("table_name"),
        select(
            "select table_name from information_schema.tables where table_schema = 'PUBLIC'"
                + " and remarks is null and table_name <> 'flyway_schema_history'"));
  }
}
