package io.maemae.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.maemae.market.Money;
import io.maemae.order.ClientOrderId;
import io.maemae.order.DamagedStoreException;
import io.maemae.order.OrderState;
import io.maemae.store.DatabaseException.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Optional;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A bit of the file turned over, and what stands there can still be read. */
final class RowCheckTest {
  private static final int FILLS = 2_000;
  private static final String RESTORE = "deploy/maemae restore --config a.yaml b.zip";

  @TempDir Path directory;

  /** Bytes that turned into others, and what is then read where something else was written. */
  private record Turned(String table, byte[] from, byte[] to, String sql, String read) {
    @Override
    public String toString() {
      return table + " reads " + read;
    }
  }

  private static Stream<Turned> turned() {
    return Stream.of(
        new Turned(
            "fill",
            DamagedFile.number(1_234_567_890_123L),
            DamagedFile.number(1_234_567_890_122L),
            "select amount from fill where id = 1000",
            "123456789.0122"),
        new Turned(
            "fill",
            DamagedFile.number(123_457),
            DamagedFile.number(123_456),
            "select quantity from fill where id = 1000",
            "123456"),
        new Turned(
            "setting",
            "005930,000660".getBytes(UTF_8),
            "005930,000661".getBytes(UTF_8),
            "select text from setting where name = 'watch-list'",
            "005930,000661"),
        new Turned(
            "order_leg",
            DamagedFile.number(3_500_000_001L),
            DamagedFile.number(3_500_000_000L),
            "select read_amount from order_leg where number = '101'",
            "350000.0000"));
  }

  private void write(Database database) {
    DeskStore store = new DeskStore(database);
    store.orders().save(Samples.fullOrder(1));
    store.orders().append(new ClientOrderId(1), Samples.NINE, OrderState.NEW, "accepted");
    store.settings().setting("watch-list", Optional.of("005930,000660"));
    for (int id = 1; id <= FILLS; id++) {
      store.orders().add(Samples.fill(id, 1, id == FILLS / 2 ? 123_457 : 3, amount(id)));
    }
    store.transactions().commit();
  }

  private static Money amount(int id) {
    return id == FILLS / 2 ? Money.parse("123456789.0123") : Money.ofWon(210_000);
  }

  private void made() {
    FreshDatabase.in(directory);
    try (Database database = Database.open(directory, Durability.SYNCED)) {
      write(database);
    }
  }

  private void turn(Turned turned) {
    assertNotEquals(0, new DamagedFile(directory).replace(turned.from, turned.to));
  }

  /** Out of a copy, for H2 writes to a file that it opens. */
  private String read(String sql) throws IOException {
    Path copy = Files.createDirectory(directory.resolve("copy"));
    Files.copy(directory.resolve(Database.FILE), copy.resolve(Database.FILE));
    return Jdbi.create(Database.source(copy, "IFEXISTS=TRUE"))
        .withHandle(handle -> handle.createQuery(sql).mapTo(String.class).one());
  }

  @ParameterizedTest
  @MethodSource("turned")
  void givenAnotherValueThatCanBeRead_whenOpened_thenItIsDamageAndTheTableIsNamed(Turned turned)
      throws IOException {
    made();
    turn(turned);
    assertEquals(turned.read, read(turned.sql));

    DatabaseException refusal =
        assertThrows(
            DatabaseException.class, () -> Database.open(directory, Durability.SYNCED).close());

    assertEquals(Kind.DAMAGED, refusal.kind());
    assertEquals(
        "The database in "
            + directory.toRealPath()
            + " is damaged and cannot be opened (a row of the table "
            + turned.table
            + " is not what was written). Leave the file maemae.mv.db as it is and restore the"
            + " latest backup; what happened since the backup is then taken from the broker.",
        refusal.getMessage());
    DatabaseCheck.Troubled looked =
        assertInstanceOf(DatabaseCheck.Troubled.class, Database.check(directory));
    assertEquals(Kind.DAMAGED, looked.kind());
    assertEquals(refusal.getMessage(), looked.message());
  }

  @Test
  void givenItTurnedWhileInUse_whenReadThrough_thenNothingIsTrustedAndNoBackupIsMade() {
    made();
    Database database = Database.open(directory, Durability.SYNCED);
    DamagedFile whole = new DamagedFile(directory);
    try {
      database.restoredBy(() -> RESTORE);
      DeskStore store = new DeskStore(database);
      assertFalse(database.isFoundDamaged());
      DamagedFile.remembersNothing(database);
      turn(turned().findFirst().orElseThrow());

      assertTrue(database.isFoundDamaged());

      DamagedStoreException failure =
          assertThrows(DamagedStoreException.class, () -> store.transactions().probe());
      assertEquals(RESTORE, failure.restoring());
      assertThrows(
          DatabaseException.class,
          () -> new Backups(database, Backups.directory(directory), 7).make(Samples.DAY));
    } finally {
      whole.heal();
      database.close();
    }
  }

  @Test
  void givenItTurnedBeforeAnUpdate_whenOpened_thenTheUpdateDoesNotTakeItForWhatWasWritten() {
    made();
    Jdbi.create(Database.source(directory, Durability.SYNCED.setting))
        .useHandle(RowCheckTest::makeOlder);
    turn(turned().filter(t -> t.table.equals("order_leg")).findFirst().orElseThrow());

    DatabaseException refusal =
        assertThrows(
            DatabaseException.class, () -> Database.open(directory, Durability.SYNCED).close());

    assertTrue(refusal.getMessage().contains("table order_leg"), refusal.getMessage());
  }

  /** Then a start brings it to this version again, by way of a column that is added to a table. */
  private static void makeOlder(Handle handle) {
    handle.execute("delete from \"flyway_schema_history\" where cast(\"version\" as int) > 8");
  }

  @Test
  void givenTextThatIsNoUnicode_whenWritten_thenKeptAndWhole() throws SQLException {
    String half = "\ud83d";
    FreshDatabase.in(directory);
    try (Database database = Database.open(directory, Durability.SYNCED)) {
      DeskStore store = new DeskStore(database);
      store.settings().setting("half", Optional.of(half));
      store.transactions().commit();

      database.requireWhole();

      assertEquals(Optional.of(half), store.settings().setting("half"));
    }
  }
}
