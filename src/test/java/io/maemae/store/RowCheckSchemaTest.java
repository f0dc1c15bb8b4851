package io.maemae.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.maemae.market.Money;
import io.maemae.order.ClientOrderId;
import io.maemae.order.OrderState;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the check of a row is made of. */
final class RowCheckSchemaTest {
  @TempDir Path directory;
  private Database database;
  private DeskStore store;
  private Handle handle;

  @BeforeEach
  void open() {
    FreshDatabase.in(directory);
    database = Database.open(directory, Durability.RELAXED);
    store = new DeskStore(database);
    handle = database.connect().open();
  }

  @AfterEach
  void close() {
    handle.close();
    database.close();
  }

  private List<String> texts(String sql, Object... arguments) {
    return handle.select(sql, arguments).mapTo(String.class).list();
  }

  /** In hexadecimal. */
  private String check(String row) {
    return HexFormat.of()
        .formatHex(handle.select("select row_check from " + row).mapTo(byte[].class).one());
  }

  @Test
  void everyTableHasItOverAllItsOtherColumns() {
    List<String> tables =
        texts(
            "select table_name from information_schema.tables where table_schema = 'PUBLIC'"
                + " and table_type = 'BASE TABLE' and table_name <> 'flyway_schema_history'");

    assertTrue(tables.size() > 20, tables::toString);
    for (String table : tables) {
      String columns =
          texts(
                  "select case is_nullable when 'YES'"
                      + " then 'COALESCE(QUOTE_IDENT(\"' || column_name || '\"), ''-'')'"
                      + " else 'QUOTE_IDENT(\"' || column_name || '\")' end"
                      + " from information_schema.columns where table_schema = 'PUBLIC'"
                      + " and table_name = ? and column_name <> 'ROW_CHECK'"
                      + " order by ordinal_position",
                  table)
              .stream()
              .collect(Collectors.joining(", "));
      assertEquals(
          List.of("SUBSTRING(HASH('SHA-256', CONCAT_WS(',', " + columns + ")) FROM 1 FOR 8)"),
          texts(
              "select generation_expression from information_schema.columns"
                  + " where table_schema = 'PUBLIC' and table_name = ?"
                  + " and column_name = 'ROW_CHECK' and is_generated = 'ALWAYS'",
              table),
          table);
    }
  }

  @Test
  void nothingAndEmptyTextDiffer() {
    store.orders().save(Samples.order(1));
    store.transactions().commit();
    String none = check("orders");

    handle.execute("update orders set strategy = ''");
    String empty = check("orders");
    handle.execute("update orders set strategy = '-'");

    assertNotEquals(none, empty);
    assertNotEquals(none, check("orders"));
    assertNotEquals(empty, check("orders"));
  }

  @Test
  void textDoesNotRunIntoTheNextColumn() {
    String between = "\",\"";
    handle.execute("insert into setting (name, text) values (?, ?)", "a" + between + "b", "c");
    String first = check("setting");

    handle.execute("update setting set name = ?, text = ?", "a", "b" + between + "c");

    assertNotEquals(first, check("setting"));
  }

  /** A file outlives the version of H2 that wrote it, and its checks were reckoned by that. */
  @Test
  void itStaysTheSame() {
    store.orders().save(Samples.fullOrder(1));
    store.orders().save(Samples.marketOrder(2));
    store.orders().append(new ClientOrderId(1), Samples.NINE, OrderState.NEW, "접수 🙂");
    store.orders().add(Samples.fill(1, 1, 3, Money.parse("210000.1234")));
    store.settings().setting("stop", Optional.of("ALL"));
    store.days().save(Samples.close(1));
    store.transactions().commit();

    assertEquals(
        List.of(
            "aae576b0aeb83e22",
            "4dec2963adc3bedf",
            "3fab21648d5f37f5",
            "f32b84defd123db1",
            "3a8a3bc325e38b7d",
            "594e2a465075f734",
            "531c30e25da2401f"),
        List.of(
            check("orders where id = 1"),
            check("orders where id = 2"),
            check("order_leg where position = 1"),
            check("order_event"),
            check("fill"),
            check("setting where name = 'stop'"),
            check("daily_equity")));
  }
}
