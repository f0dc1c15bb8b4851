package io.maemae.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.maemae.store.DatabaseException.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a check says, and that it leaves the directory as it was. */
class DatabaseCheckTest {
  private static final String LATEST = latest();
  private static final FileTime LONG_AGO = FileTime.from(Instant.parse("2026-01-02T03:04:05Z"));

  @TempDir Path directory;

  private record Entry(long size, FileTime changed) {}

  private static String latest() {
    String[] scripts = Path.of("db-migrations").toFile().list();
    return Stream.of(Objects.requireNonNull(scripts))
        .map(name -> Integer.valueOf(name.substring(1, name.indexOf("__"))))
        .max(Integer::compare)
        .orElseThrow()
        .toString();
  }

  private Path file() {
    return directory.resolve("maemae.mv.db");
  }

  private void makeDatabase() {
    FreshDatabase.in(directory);
    try (Database database = Database.open(directory, Durability.SYNCED)) {
      DeskStore store = new DeskStore(database);
      store.orders().save(Samples.order(1));
      store.transactions().commit();
    }
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

  private Map<String, Entry> contents() throws IOException {
    Map<String, Entry> contents = new TreeMap<>();
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path path : files.toList()) {
        contents.put(path.toString(), new Entry(Files.size(path), Files.getLastModifiedTime(path)));
      }
    }
    return contents;
  }

  private DatabaseCheck check() throws IOException {
    if (Files.isRegularFile(file())) {
      Files.setLastModifiedTime(file(), LONG_AGO);
    }
    Map<String, Entry> before = contents();

    DatabaseCheck check = Database.check(directory);

    assertEquals(before, contents());
    return check;
  }

  private void assertTroubled(Kind kind, String words) throws IOException {
    String seen =
        check().fold(a -> "absent", f -> "fine", o -> "older", t -> t.kind() + " " + t.message());
    assertTrue(seen.startsWith(kind + " ") && seen.contains(words), seen);
  }

  @Test
  void givenNoDatabase_whenChecked_thenAbsentAndNotMade() throws IOException {
    assertEquals(new DatabaseCheck.Absent(), check());
    assertEquals(new DatabaseCheck.Absent(), Database.check(directory.resolve("not/there")));
    assertEquals(1, contents().size());
  }

  @Test
  void givenADatabaseOfThisVersion_whenChecked_thenFineAndNotChanged() throws IOException {
    makeDatabase();

    assertEquals(new DatabaseCheck.Fine(LATEST), check());

    makeDatabase();
  }

  @Test
  void givenAProcessThatDiedHard_whenChecked_thenFineAndNotRepaired() throws IOException {
    FreshDatabase.in(directory);
    try (Child child = Child.start(Child.Victim.class, directory)) {
      assertEquals(137, child.exitCode());
    }

    assertEquals(new DatabaseCheck.Fine(LATEST), check());
  }

  @Test
  void givenAProcessThatDiedInATransaction_whenChecked_thenFineAndNotRepaired() throws IOException {
    Path copy = directory.resolve("copy");
    FreshDatabase.in(directory);
    try (Database database = Database.open(directory, Durability.SYNCED);
        Handle desk = database.connect().open()) {
      desk.begin();
      desk.execute("insert into setting (name, text) values ('not-committed', 'x')");
      database.connect().useHandle(other -> other.execute("checkpoint sync"));
      Files.copy(file(), copy);
      desk.rollback();
    }
    Files.move(copy, file(), StandardCopyOption.REPLACE_EXISTING);

    assertEquals(new DatabaseCheck.Fine(LATEST), check());
  }

  @Test
  void givenAnOlderVersion_whenChecked_thenOlderAndNotMigrated() throws Exception {
    makeDatabase();
    execute("delete from \"flyway_schema_history\" where \"version\" <> '1'");

    assertEquals(new DatabaseCheck.Older("1", LATEST), check());
    assertEquals(new DatabaseCheck.Older("1", LATEST), check());
  }

  @Test
  void givenADatabaseWithoutTables_whenChecked_thenOlder() throws Exception {
    execute("create table anything (id int)");

    assertEquals(new DatabaseCheck.Older("0", LATEST), check());
  }

  @Test
  void givenAMigrationOfALaterVersion_whenChecked_thenNewer() throws Exception {
    makeDatabase();
    execute(
        "insert into \"flyway_schema_history\" select 999, '999', 'later', 'SQL',"
            + " 'V999__later.sql', 1, 'sa', now(), 1, true from \"flyway_schema_history\""
            + " where \"installed_rank\" = 1");

    assertTroubled(Kind.NEWER, "was written by a newer version");
  }

  @Test
  void givenAChangedMigration_whenChecked_thenMigrationFailed() throws Exception {
    makeDatabase();
    execute("update \"flyway_schema_history\" set \"checksum\" = 1");

    assertTroubled(Kind.MIGRATION_FAILED, "could not be brought to this version (");
  }

  @Test
  void givenThisProcessUsesIt_whenChecked_thenInUseAndStillUsable() throws IOException {
    FreshDatabase.in(directory);
    try (Database database = Database.open(directory, Durability.SYNCED)) {
      DatabaseCheck check = Database.check(directory);

      assertEquals(
          Kind.IN_USE, check.fold(a -> null, f -> null, o -> null, DatabaseCheck.Troubled::kind));
      new DeskStore(database).transactions().probe();
    }
    assertEquals(new DatabaseCheck.Fine(LATEST), check());
  }

  @Test
  void givenAnotherProcessHasIt_whenChecked_thenInUse() throws IOException {
    FreshDatabase.in(directory);
    try (Child child = Child.start(Child.Holder.class, directory)) {
      child.awaitLine("open");

      assertTroubled(Kind.IN_USE, "another maemae");
    }
  }

  @Test
  void givenAFileCutShort_whenChecked_thenDamaged() throws IOException {
    makeDatabase();
    byte[] whole = Files.readAllBytes(file());
    Files.write(file(), Arrays.copyOf(whole, whole.length / 4));

    assertTroubled(Kind.DAMAGED, "restore the latest backup");
  }

  @Test
  void givenAnEmptyFile_whenChecked_thenDamaged() throws IOException {
    Files.createFile(file());

    assertTroubled(Kind.DAMAGED, "the file is empty");
  }

  @Test
  void givenADirectoryInPlaceOfTheFile_whenChecked_thenNotReadable() throws IOException {
    Files.createDirectory(file());

    assertTroubled(Kind.NOT_READABLE, "maemae.mv.db is not a file");
  }

  @Test
  void givenAFileInPlaceOfTheDirectory_whenChecked_thenNotReadable() throws IOException {
    directory = Files.createFile(directory.resolve("data"));

    assertTroubled(Kind.NOT_READABLE, directory.toString());
  }
}
