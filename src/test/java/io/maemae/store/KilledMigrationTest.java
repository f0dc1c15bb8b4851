package io.maemae.store;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.maemae.order.ClientOrderId;
import io.maemae.order.OrderState;
import io.maemae.order.StoreException;
import io.maemae.store.DatabaseException.Kind;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.h2.jdbcx.JdbcDataSource;
import org.h2.store.fs.FilePath;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A process that is killed while it brings the tables to its version, or makes the first ones,
 * leaves the data directory as its last write left it.
 */
final class KilledMigrationTest {
  /** So many of all the writes are followed by a kill; each takes a start of its own. */
  private static final int KILLS = 10;

  @TempDir Path temporary;

  private Path data() {
    return temporary.resolve("data");
  }

  /** What kills at some of the writes leave of a migration, which itself gets to its end. */
  private List<Path> killed(Consumer<Migration> migrating) throws IOException {
    int writes = written(migrating, Integer.MAX_VALUE, copyOf("counted")).count();
    return written(migrating, Math.max(writes / KILLS, 1), data()).killed();
  }

  private Path copyOf(String name) throws IOException {
    Path copy = Files.createDirectory(temporary.resolve(name));
    if (Files.exists(data().resolve(Database.FILE))) {
      Files.copy(data().resolve(Database.FILE), copy.resolve(Database.FILE));
    }
    return copy;
  }

  private WrittenFiles.Writes written(Consumer<Migration> migrating, int step, Path directory)
      throws IOException {
    WrittenFiles files = new WrittenFiles();
    FilePath.register(files);
    try {
      WrittenFiles.Writes writes =
          WrittenFiles.noted(directory, Files.createTempDirectory(temporary, "killed"), step);
      migrating.accept(new Migration(directory, KilledMigrationTest::source));
      return writes;
    } finally {
      FilePath.unregister(files);
    }
  }

  /** Each commit is written at once, so that there are many writes to be killed before. */
  private static JdbcDataSource source(Path directory, String settings) {
    return written(Database.source(directory, Durability.SYNCED.setting));
  }

  private static JdbcDataSource written(JdbcDataSource source) {
    source.setURL(source.getURL().replace("jdbc:h2:file:", "jdbc:h2:" + WrittenFiles.SCHEME + ":"));
    return source;
  }

  @ParameterizedTest
  @ValueSource(strings = {"11", "12"})
  void givenAKillAtAnyWrite_whenStarted_thenAllIsThereAndTakesOrders(String version)
      throws Exception {
    LedgerOfBefore.in(data(), version);

    List<Path> killed = killed(Migration::bringUp);

    assertTrue(killed.size() >= KILLS, "kills: " + killed.size());
    SortedMap<String, String> wrong = new TreeMap<>();
    for (Path directory : killed) {
      assertInstanceOf(DatabaseCheck.Older.class, Database.check(directory));
      wrong.put(directory.getFileName().toString(), trouble(directory, List.of(1L, 2L)));
    }
    wrong.values().removeIf(String::isEmpty);
    assertEquals(new TreeMap<>(), wrong, "by the number of writes before the kill");
    assertEquals("", trouble(data(), List.of(1L, 2L)), "at its end");
  }

  @Test
  void givenAFirstStartKilledAtAnyWrite_whenStarted_thenItIsTheFirst() throws Exception {
    Files.createDirectory(data());

    List<Path> killed = killed(migration -> assertTrue(migration.isMade()));

    SortedMap<String, String> wrong = new TreeMap<>();
    for (Path directory : killed) {
      assertInstanceOf(DatabaseCheck.Absent.class, Database.check(directory));
      wrong.put(directory.getFileName().toString(), trouble(directory, List.of(2L)));
    }
    wrong.values().removeIf(String::isEmpty);
    assertEquals(new TreeMap<>(), wrong, "by the number of writes before the kill");
  }

  @Test
  void givenADiskThatIsFullAtAFirstStart_whenThereIsRoom_thenItIsTheFirst() throws Exception {
    Files.createDirectory(data());
    SortedMap<Integer, String> wrong = new TreeMap<>();
    int kilobytes = 4;
    while (!isMadeWithin(kilobytes, wrong)) {
      kilobytes += 4;
    }

    assertInstanceOf(DatabaseCheck.Fine.class, Database.check(data()), kilobytes + " KiB");
    assertTrue(kilobytes > 4, kilobytes + " KiB");
    assertEquals(new TreeMap<>(), wrong, "by the room in KiB");
    assertEquals("", trouble(data(), List.of(2L)));
  }

  /** Whether there was room; else it is noted if anything but that is said, or left. */
  private boolean isMadeWithin(int kilobytes, SortedMap<Integer, String> wrong) {
    WrittenFiles files = new WrittenFiles();
    FilePath.register(files);
    WrittenFiles.full(kilobytes * 1024L);
    try {
      return new Migration(data(), (at, settings) -> written(Database.source(at, settings)))
          .isMade();
    } catch (DatabaseException e) {
      if (e.kind() != Kind.NOT_WRITABLE || data().toFile().list().length > 0) {
        wrong.put(kilobytes, Trouble.reason(e) + List.of(data().toFile().list()));
      }
      return false;
    } finally {
      FilePath.unregister(files);
    }
  }

  /** What is wrong with it once it is opened and an order was written; nothing if nothing is. */
  private static String trouble(Path directory, List<Long> orders) throws IOException {
    try (Database database = Database.open(directory, Durability.SYNCED)) {
      DeskStore store = new DeskStore(database);
      store.orders().save(Samples.fullOrder(2));
      store.orders().append(new ClientOrderId(2), Samples.NINE, OrderState.PENDING_NEW, "x");
      store.settings().setting("any", Optional.of("x"));
      store.transactions().commit();
      assertEquals(
          orders,
          store.orders().orders(Samples.DAY).stream().map(order -> order.id().number()).toList());
      database.requireWhole();
    } catch (StoreException | DatabaseException | SQLException e) {
      return Trouble.reason(e);
    }
    try (Stream<Path> files = Files.list(directory)) {
      List<String> left = files.map(file -> file.getFileName().toString()).sorted().toList();
      return left.equals(List.of("maemae.mark", "maemae.mv.db")) ? "" : left.toString();
    }
  }

  @Test
  void givenAMigrationThatFails_whenStarted_thenTheDatabaseIsAsItWas() throws Exception {
    LedgerOfBefore.in(data());
    try (Connection connection = Database.source(data(), "").getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("update \"flyway_schema_history\" set \"checksum\" = 1");
    }
    byte[] before = Files.readAllBytes(data().resolve(Database.FILE));

    DatabaseException failure =
        assertThrows(DatabaseException.class, () -> new Migration(data()).bringUp());

    assertEquals(Kind.MIGRATION_FAILED, failure.kind());
    assertEquals(
        List.of(Database.FILE), List.of(data().toFile().list()), "nothing is left beside it");
    assertArrayEquals(before, Files.readAllBytes(data().resolve(Database.FILE)));
  }

  @Test
  void givenPermissionsOfItsOwn_whenBroughtUp_thenTheyStay() throws Exception {
    LedgerOfBefore.in(data());
    Path file = data().resolve(Database.FILE);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-rw----"));

    new Migration(data()).bringUp();

    assertEquals("rw-rw----", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
  }

  @Test
  void givenAnotherOwner_whenBroughtUp_thenItIsStillHis() throws Exception {
    LedgerOfBefore.in(data());
    Path file = data().resolve(Database.FILE);
    UserPrincipal nobody =
        file.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName("nobody");
    assumeTrue(isGivenTo(file, nobody), "no right to give a file away");

    new Migration(data()).bringUp();

    assertEquals(nobody, Files.getOwner(file));
  }

  private static boolean isGivenTo(Path file, UserPrincipal owner) throws IOException {
    try {
      Files.setOwner(file, owner);
      return true;
    } catch (FileSystemException e) {
      return false;
    }
  }

  @Test
  void givenAnotherProcessHasIt_whenBroughtUp_thenInUse() throws Exception {
    FreshDatabase.in(temporary.resolve("data"));
    try (Child child = Child.start(Child.Holder.class, temporary.resolve("data"))) {
      child.awaitLine("open");

      assertEquals(
          Kind.IN_USE,
          assertThrows(DatabaseException.class, () -> new Migration(data()).bringUp()).kind());
    }
  }

  @Test
  void givenATableThatAnEarlierVersionLeftHalfChanged_whenOpened_thenDamaged() throws Exception {
    Database.open(data(), Durability.SYNCED).close();
    execute(
        "create table orders_copy_4_0 (id bigint primary key)",
        "alter table order_event add constraint orders_copy_4_0_order_event_order"
            + " foreign key (order_id) references orders_copy_4_0 (id)");

    assertDamaged("cut off half way", "order_event", "references orders_copy_4_0");
  }

  @Test
  void givenACopyOfATableThatNothingRefersTo_whenOpened_thenItDoesNoHarm() throws Exception {
    Database.open(data(), Durability.SYNCED).close();
    execute("create table orders_copy_4_0 (id bigint primary key)");

    assertInstanceOf(DatabaseCheck.Fine.class, Database.check(data()));
    Database.open(data(), Durability.SYNCED).close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "alter table order_event drop constraint order_event_order",
        "alter table orders drop constraint orders_quantity",
        "drop view fills_view"
      })
  void givenAPartOfTheTablesThatIsMissing_whenOpened_thenDamaged(String statement)
      throws Exception {
    Database.open(data(), Durability.SYNCED).close();
    execute(statement);

    assertDamaged(statement.substring(statement.lastIndexOf(' ') + 1).split("_")[0]);
  }

  private void execute(String... statements) throws SQLException {
    try (Connection connection = Database.source(data(), "").getConnection();
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  private void assertDamaged(String... words) {
    DatabaseException refusal =
        assertThrows(
            DatabaseException.class, () -> Database.open(data(), Durability.SYNCED).close());
    assertEquals(Kind.DAMAGED, refusal.kind());
    DatabaseCheck.Troubled looked =
        assertInstanceOf(DatabaseCheck.Troubled.class, Database.check(data()));
    assertEquals(Kind.DAMAGED, looked.kind());
    for (String word : words) {
      assertTrue(
          refusal.getMessage().toLowerCase(Locale.ROOT).contains(word), refusal.getMessage());
      assertTrue(looked.message().toLowerCase(Locale.ROOT).contains(word), looked.message());
    }
    assertFalse(refusal.getMessage().contains("Exception"), refusal.getMessage());
  }
}
