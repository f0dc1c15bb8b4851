package io.maemae.store;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.maemae.order.ClientOrderId;
import io.maemae.order.OrderState;
import io.maemae.store.DatabaseException.Kind;
import io.maemae.store.Samples.Seen;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatabaseTest {
  @TempDir Path directory;

  private DatabaseException refusal() {
    return assertThrows(
        DatabaseException.class, () -> Database.open(directory, Durability.SYNCED).close());
  }

  private void execute(String... statements) throws SQLException {
    try (Connection connection =
            DriverManager.getConnection(
                "jdbc:h2:file:" + directory.toAbsolutePath().resolve("maemae"), "sa", "");
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  private void makeDatabase() {
    FreshDatabase.in(directory);
    try (Database database = Database.open(directory, Durability.SYNCED)) {
      DeskStore store = new DeskStore(database);
      store.orders().save(Samples.order(1));
      store.transactions().commit();
    }
  }

  private List<Seen> ordersNow() {
    try (Database database = Database.open(directory, Durability.SYNCED)) {
      return Seen.of(new DeskStore(database).orders().orders(Samples.DAY));
    }
  }

  @Test
  void givenNoDirectory_whenOpened_thenMadeAndOnlyTheDatabaseInIt() throws IOException {
    Path missing = directory.resolve("새 폴더/data");

    Database.open(missing, Durability.SYNCED).close();

    try (var files = Files.list(missing)) {
      assertEquals(List.of("maemae.mv.db"), files.map(f -> f.getFileName().toString()).toList());
    }
  }

  @Test
  void givenAnOpenDatabase_whenOpenedAgainInThisProcess_thenInUseUntilClosed() {
    FreshDatabase.in(directory);
    try (Database first = Database.open(directory, Durability.SYNCED)) {
      assertEquals(Durability.SYNCED, first.durability());
      DatabaseException refusal = refusal();
      assertEquals(Kind.IN_USE, refusal.kind());
      assertTrue(refusal.getMessage().contains(directory.toString()), refusal.getMessage());
    }
    Database.open(directory, Durability.SYNCED).close();
  }

  @Test
  void givenAnotherProcessHasIt_whenOpened_thenInUseUntilItEnds() throws Exception {
    FreshDatabase.in(directory);
    try (Child child = Child.start(Child.Holder.class, directory)) {
      child.awaitLine("open");
      assertEquals(Kind.IN_USE, refusal().kind());
    }
    Database.open(directory, Durability.SYNCED).close();
  }

  @Test
  void givenAProcessThatDiedHard_whenOpened_thenCommittedIsThereAndTheRestIsNot() throws Exception {
    FreshDatabase.in(directory);
    try (Child child = Child.start(Child.Victim.class, directory)) {
      assertEquals(137, child.exitCode());
    }

    assertEquals(Seen.of(List.of(Samples.fullOrder(1))), ordersNow());
  }

  @Test
  void givenAnUncleanFileThatAnotherProcessHas_whenOpened_thenInUseAndLeftAsItIs()
      throws Exception {
    FreshDatabase.in(directory);
    try (Child child = Child.start(Child.Victim.class, directory)) {
      assertEquals(137, child.exitCode());
    }
    Path file = directory.resolve("maemae.mv.db");
    assertFalse(CutFile.isClosed(file));
    byte[] unclean = Files.readAllBytes(file);

    try (Child child = Child.start(Child.Locker.class, directory)) {
      child.awaitLine("open");
      assertEquals(Kind.IN_USE, refusal().kind());
      DatabaseCheck looked = Database.check(directory);
      assertEquals(Kind.IN_USE, assertInstanceOf(DatabaseCheck.Troubled.class, looked).kind());
      assertThrows(IOException.class, () -> UncleanFile.close(file));
    }

    assertArrayEquals(unclean, Files.readAllBytes(file));
    assertEquals(Seen.of(List.of(Samples.fullOrder(1))), ordersNow());
  }

  @Test
  void givenADatabaseClosedTwice_whenOpened_thenAsBefore() {
    makeDatabase();
    Database database = Database.open(directory, Durability.RELAXED);
    database.close();
    database.close();

    assertEquals(Seen.of(List.of(Samples.order(1))), ordersNow());
  }

  @Test
  void givenAMigrationOfALaterVersion_whenOpened_thenNewer() throws SQLException {
    makeDatabase();
    execute(
        "insert into \"flyway_schema_history\" select 999, '999', 'later', 'SQL',"
            + " 'V999__later.sql', 1, 'sa', now(), 1, true from \"flyway_schema_history\""
            + " where \"installed_rank\" = 1");

    assertEquals(Kind.NEWER, refusal().kind());
  }

  @Test
  void givenAChangedMigration_whenOpened_thenMigrationFailed() throws SQLException {
    makeDatabase();
    execute("update \"flyway_schema_history\" set \"checksum\" = 1");

    assertEquals(Kind.MIGRATION_FAILED, refusal().kind());
  }

  @Test
  void givenAFileThatOpensAsAnEmptyDatabase_whenOpened_thenDamaged() throws SQLException {
    execute("create table anything (id int)", "drop table anything");

    DatabaseException refusal = refusal();

    assertEquals(Kind.DAMAGED, refusal.kind());
    assertTrue(refusal.getMessage().contains("it has no tables"), refusal.getMessage());
    assertEquals(
        Kind.DAMAGED, ((DatabaseCheck.Troubled) Database.check(directory)).kind(), "checked");
  }

  @Test
  void givenAFirstStartThatWasKilledHalfWay_whenOpened_thenItGoesOn() throws SQLException {
    makeDatabase();
    execute(
        "delete from \"flyway_schema_history\"",
        "drop view daily_pnl_view",
        "drop table outbox_button",
        "drop table setting",
        "delete from orders");

    makeDatabase();

    assertEquals(Seen.of(List.of(Samples.order(1))), ordersNow());
  }

  @Test
  void givenAFileCutShort_whenOpened_thenDamaged() throws IOException {
    makeDatabase();
    Path file = directory.resolve("maemae.mv.db");
    byte[] whole = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(whole, whole.length / 4));

    DatabaseException refusal = refusal();

    assertEquals(Kind.DAMAGED, refusal.kind());
    assertTrue(refusal.getMessage().contains("restore the latest backup"), refusal.getMessage());
  }

  @Test
  void givenAFileCutAnywhere_whenOpened_thenNoOrderIsLostUnsaid() throws IOException {
    makeDatabase();
    Path file = directory.resolve("maemae.mv.db");
    byte[] whole = Files.readAllBytes(file);
    for (int length = 1_024; length < whole.length; length += 3_072) {
      Files.write(file, Arrays.copyOf(whole, length));
      assertEquals("as before or damaged", ordersOrDamage(), "cut to " + length);
    }
  }

  @Test
  void givenBytesDamagedAnywhere_whenSomethingCannotBeRead_thenSaidAtTheStart() throws IOException {
    makeDatabase();
    byte[] whole = Files.readAllBytes(directory.resolve("maemae.mv.db"));
    int opened = 0;
    for (int at = 8_192; at < whole.length; at += 4_096) {
      byte[] damaged = whole.clone();
      Arrays.fill(damaged, at, Math.min(at + 512, damaged.length), (byte) 0x5a);
      Optional<Boolean> readable = isReadable(copy("raw" + at, damaged));
      opened += readable.isPresent() ? 1 : 0;
      if (readable.filter(all -> all).isEmpty()) {
        Path data = copy("opened" + at, damaged);
        assertThrows(
            DatabaseException.class,
            () -> Database.open(data, Durability.SYNCED).close(),
            "damaged at " + at);
        assertTrue(
            Database.check(copy("checked" + at, damaged)) instanceof DatabaseCheck.Troubled,
            "damaged at " + at);
      }
    }
    assertTrue(opened > 0, "none of them opens at all");
  }

  private Path copy(String name, byte[] file) throws IOException {
    Path data = Files.createDirectory(directory.resolve(name));
    Files.write(data.resolve("maemae.mv.db"), file);
    return data;
  }

  /** Whether all rows can be read; empty if it does not even open. */
  private static Optional<Boolean> isReadable(Path data) {
    try (Connection connection =
        DriverManager.getConnection(
            "jdbc:h2:file:" + data.resolve("maemae") + ";TRACE_LEVEL_FILE=0", "sa", "")) {
      try (Statement statement = connection.createStatement()) {
        for (String table : List.of("ORDERS", "ORDER_EVENT", "ORDER_LEG", "FILL", "OUTBOX")) {
          statement.executeQuery("select * from " + table).last();
        }
        return Optional.of(true);
      } catch (SQLException e) {
        return Optional.of(false);
      }
    } catch (SQLException e) {
      return Optional.empty();
    }
  }

  @Test
  void givenATableThatIsGone_whenOpened_thenDamaged() throws SQLException {
    makeDatabase();
    try (Connection connection =
            DriverManager.getConnection("jdbc:h2:file:" + directory.resolve("maemae"), "sa", "");
        Statement statement = connection.createStatement()) {
      statement.execute("drop table fill cascade");
    }

    assertEquals(Kind.DAMAGED, refusal().kind());
    assertTrue(refusal().getMessage().contains("no table fill"), refusal().getMessage());
    DatabaseCheck looked = Database.check(directory);
    assertEquals(Kind.DAMAGED, assertInstanceOf(DatabaseCheck.Troubled.class, looked).kind());
  }

  @Test
  void givenAnOlderCopy_whenOpened_thenRefusedUntilTheMarkIsDeleted() throws IOException {
    makeDatabase();
    Path file = directory.resolve("maemae.mv.db");
    byte[] older = Files.readAllBytes(file);
    try (Database database = Database.open(directory, Durability.SYNCED)) {
      DeskStore store = new DeskStore(database);
      store.orders().save(Samples.order(2, OrderState.PENDING_NEW, Optional.of(Samples.NINE)));
      store.orders().append(new ClientOrderId(2), Samples.NINE, OrderState.PENDING_NEW, "x");
      store.transactions().commit();
    }
    Files.write(file, older);

    DatabaseException refusal = refusal();

    assertEquals(Kind.DAMAGED, refusal.kind());
    assertTrue(refusal.getMessage().contains("older copy"), refusal.getMessage());
    assertTrue(Database.check(directory) instanceof DatabaseCheck.Troubled);
    Files.delete(directory.resolve("maemae.mark"));
    assertEquals(1, ordersNow().size());
  }

  @Test
  void givenAnOlderCopyWithoutAStopOnly_whenOpened_thenRefused() throws IOException {
    makeDatabase();
    stop();
    Path file = directory.resolve("maemae.mv.db");
    byte[] older = Files.readAllBytes(file);
    stop();
    Files.write(file, older);

    assertBehind();
    Files.delete(file);
    assertBehind();
  }

  private void stop() {
    try (Database database = Database.open(directory, Durability.SYNCED)) {
      DeskStore store = new DeskStore(database);
      store.settings().setting("stop", Optional.of("ALL"));
      store.transactions().commit();
    }
  }

  private void assertBehind() {
    DatabaseException refusal = refusal();
    assertEquals(Kind.DAMAGED, refusal.kind());
    assertTrue(refusal.getMessage().contains("older copy"), refusal.getMessage());
    assertTrue(Database.check(directory) instanceof DatabaseCheck.Troubled);
  }

  @Test
  void givenAMarkOfAnEarlierVersion_whenOpened_thenItHoldsForTheOrdersAlone() throws IOException {
    makeDatabase();
    Path mark = directory.resolve("maemae.mark");

    Files.writeString(mark, "%019d %019d%n".formatted(0, 1));
    assertEquals(1, ordersNow().size());

    Files.writeString(mark, "%019d%n".formatted(1));
    assertBehind();
  }

  private String ordersOrDamage() {
    try {
      List<Seen> now = ordersNow();
      return now.equals(Seen.of(List.of(Samples.order(1)))) ? "as before or damaged" : "" + now;
    } catch (DatabaseException e) {
      return e.kind() == Kind.DAMAGED ? "as before or damaged" : e.getMessage();
    }
  }

  @Test
  void givenAFileOfSomethingElse_whenOpened_thenDamagedAndLeftAsItIs() throws IOException {
    Path file = directory.resolve("maemae.mv.db");
    byte[] text = "이것은 데이터베이스가 아니다\n".repeat(1_000).getBytes(StandardCharsets.UTF_8);
    Files.write(file, text);

    assertEquals(Kind.DAMAGED, refusal().kind());
    DatabaseCheck looked = Database.check(directory);
    assertEquals(Kind.DAMAGED, assertInstanceOf(DatabaseCheck.Troubled.class, looked).kind());
    assertArrayEquals(text, Files.readAllBytes(file));
  }

  @Test
  void givenAnEmptyFile_whenOpened_thenDamagedAndNotTakenForANewDatabase() throws IOException {
    Files.createFile(directory.resolve("maemae.mv.db"));

    assertEquals(Kind.DAMAGED, refusal().kind());
  }

  @Test
  void givenAFileInPlaceOfTheDirectory_whenOpened_thenNotWritable() throws IOException {
    directory = Files.createFile(directory.resolve("data"));

    assertEquals(Kind.NOT_WRITABLE, refusal().kind());
  }

  @Test
  void givenAFileAboveTheDirectory_whenOpened_thenNotWritable() throws IOException {
    directory = Files.createFile(directory.resolve("data")).resolve("deeper");

    assertEquals(Kind.NOT_WRITABLE, refusal().kind());
  }

  @Test
  void givenAnotherOwnersConnection_whenItWrites_thenItsTransactionIsItsOwn() {
    FreshDatabase.in(directory);
    try (Database database = Database.open(directory, Durability.SYNCED)) {
      var exchange = database.connect();
      DeskStore store = new DeskStore(database);
      store.settings().setting("stop", Optional.of("all"));

      exchange.useTransaction(
          h -> h.execute("insert into setting (name, text) values ('exchange', 'x')"));
      store.transactions().rollback();

      assertEquals(Optional.of("x"), store.settings().setting("exchange"));
      assertEquals(Optional.empty(), store.settings().setting("stop"));
    }
  }
}
