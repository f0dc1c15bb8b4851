package io.maemae.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.maemae.app.FrontDoor.Said;
import io.maemae.order.ClientOrderId;
import io.maemae.order.OrderState;
import io.maemae.store.Backups;
import io.maemae.store.Database;
import io.maemae.store.DeskStore;
import io.maemae.store.Durability;
import io.maemae.store.FreshDatabase;
import io.maemae.store.Samples;
import io.maemae.telegram.FakeBotApi;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The one command that puts a backup back, and what a start says that needs it. */
final class RestoreTest {
  @TempDir Path directory;
  private Path data;
  private Path config;
  private Path zip;

  /** Order 1 is in the backups, order 2 came after them. */
  @BeforeEach
  void makeBackups() throws IOException {
    data = ChildProgram.data(directory);
    config =
        ChildProgram.config(
            directory,
            """
            data-dir: ${DATA}
            telegram: { token: "${A_TOKEN}", users: [{ id: 1, role: trader }] }
            accounts: [{ name: pretend, broker: paper, cash: 10000000 }]
            """);
    FreshDatabase.in(data);
    try (Database database = Database.open(data, Durability.SYNCED)) {
      DeskStore store = new DeskStore(database);
      release(store, 1);
      Backups backups = new Backups(database, Backups.directory(data), 7);
      backups.make(Samples.DAY.minusDays(1));
      zip = backups.make(Samples.DAY);
      release(store, 2);
    }
  }

  private static void release(DeskStore store, long order) {
    store.orders().save(Samples.order(order, OrderState.PENDING_NEW, Optional.of(Samples.NINE)));
    store.orders().append(new ClientOrderId(order), Samples.NINE, OrderState.PENDING_NEW, "x");
    store.transactions().commit();
  }

  /** Without the token: nothing but the data directory counts. */
  private Said call(String command, Object... more) {
    Object[] words =
        Stream.concat(Stream.of(command, "--config", config), Stream.of(more)).toArray();
    return FrontDoor.run(Map.of("DATA", data.toString()), List.of(), words);
  }

  private Said called(String command) {
    return FrontDoor.run(
        Map.of("DATA", data.toString(), "A_TOKEN", ChatDoor.TOKEN),
        List.of(),
        command,
        "--config",
        config);
  }

  private List<Long> orders() {
    try (Database database = Database.open(data, Durability.SYNCED)) {
      return new DeskStore(database)
          .orders().orders(Samples.DAY).stream().map(o -> o.id().number()).toList();
    }
  }

  private Path file() {
    return data.resolve("maemae.mv.db");
  }

  @Test
  void withoutABackupNamedTheNewestIsRestored() {
    Said said = call("restore");

    assertEquals(0, said.code(), said.err());
    List<String> lines = said.lines();
    assertTrue(
        lines.get(0).matches("restored: the backup of 2026-11-20, made [-0-9]+ [:0-9]+: .*"),
        said.out());
    assertTrue(lines.get(0).endsWith(": " + zip), said.out());
    assertEquals(
        "  its last order is #1; what came after it is known to the brokers alone", lines.get(1));
    assertTrue(lines.get(2).startsWith("kept: " + data.resolve("maemae-kept-")), said.out());
    assertTrue(said.out().contains("every strategy is stopped until /resume"), said.out());
    assertTrue(said.out().contains("new ones begin with #101"), said.out());
    assertTrue(lines.get(lines.size() - 1).startsWith("next: start the bot; "), said.out());
    assertEquals(List.of(1L), orders());
  }

  @Test
  void aBackupOfADayToComeIsNotTheNewest() throws Exception {
    LocalDate today = LocalDate.now();
    try (Database database = Database.open(data, Durability.SYNCED)) {
      Backups backups = new Backups(database, Backups.directory(data), 7);
      backups.make(today.plusYears(1)); // the clock was a year ahead that evening
      release(new DeskStore(database), 3);
      zip = backups.make(today);
    }

    Said list = call("restore", "--list");
    Said said = call("restore");

    assertTrue(list.lines().get(0).endsWith(zip.toString()), list.out());
    assertTrue(
        list.out().contains(".zip  (a day to come: the clock was ahead; counts as the oldest)"),
        list.out());
    assertEquals(0, said.code(), said.err());
    assertTrue(said.out().contains("its last order is #3"), said.out());
  }

  @Test
  void aBackupIsNamedByItsDayItsNameOrAsAFile() {
    for (Object named : List.of("2026-11-19", "maemae-2026-11-20.zip", zip)) {
      Said said = call("restore", named);

      assertEquals(0, said.code(), said.err());
      assertEquals(List.of(1L), orders());
    }
  }

  @Test
  void listShowsThemNewestFirstAndChangesNothing() throws IOException {
    Footprint before = Footprint.of(data);

    Said said = call("restore", "--list");

    assertEquals(0, said.code(), said.err());
    assertTrue(said.lines().get(0).matches("2026-11-20 +[0-9,]+ kB  " + zip), said.out());
    assertTrue(said.lines().get(1).startsWith("2026-11-19 "), said.out());
    assertEquals(2, said.lines().size());
    assertEquals(before, Footprint.of(data));
  }

  @Test
  void whatCannotBeRestoredIsRefusedAndNothingIsChanged() throws IOException {
    Files.write(zip, Arrays.copyOf(Files.readAllBytes(zip), 1_000));
    Footprint before = Footprint.of(data);

    assertRefused(2, zip + " is damaged or no backup of maemae", "restore");
    assertRefused(
        2, "BACKUP '2020-01-01', must be a file that can be read", "restore", "2020-01-01");
    assertRefused(2, "--list restores nothing", "restore", "--list", "2026-11-19");
    config = directory.resolve("missing.yaml");
    assertRefused(2, "no such file", "restore");

    assertEquals(before, Footprint.of(data));
  }

  @Test
  void withoutAnyBackupItFails() throws IOException {
    try (Stream<Path> files = Files.list(Backups.directory(data))) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }

    assertRefused(1, "there is no backup in " + Backups.directory(data), "restore");
    assertEquals(0, call("restore", "--list").code());
    assertEquals(List.of(1L, 2L), orders());
  }

  @Test
  void whileTheBotRunsItIsRefused() throws Exception {
    try (FakeBotApi telegram = ChatDoor.telegram();
        ChildProgram bot = ChildProgram.ready(directory, telegram)) {
      assertRefused(1, "is in use: another maemae", "restore");
      assertEquals(0, bot.signal("TERM").code(), bot.err());
    }
    assertFalse(Files.exists(data.resolve("restore.part")));
  }

  private void assertRefused(int code, String words, String command, Object... more) {
    Said said = call(command, more);
    assertEquals(code, said.code(), said.err());
    assertTrue(said.err().contains(words), said.err());
    assertEquals("", said.out());
  }

  @Test
  void everyKindOfDamageNamesTheCommandAndItWorks() throws Exception {
    byte[] whole = Files.readAllBytes(file());
    assertDamageIsNamed(
        "is damaged and cannot be opened", Arrays.copyOf(whole, whole.length * 6 / 10));
    assertDamageIsNamed("the file is empty", new byte[0]);
    assertDamageIsNamed(
        "is damaged and cannot be opened",
        "이것은 데이터베이스가 아니다\n".repeat(1_000).getBytes(StandardCharsets.UTF_8));
    call("restore");
    byte[] older = Files.readAllBytes(file());
    try (Database database = Database.open(data, Durability.SYNCED)) {
      release(new DeskStore(database), 101);
    }
    assertDamageIsNamed("damaged or an older copy", older);
  }

  private void assertDamageIsNamed(String words, byte[] damaged) throws IOException {
    Files.write(file(), damaged);
    assertCommandIsNamed(words);
    assertEquals(0, call("restore", zip).code());
    assertEquals(List.of(1L), orders());
  }

  @Test
  void aMissingDatabaseIsNotTakenForAFirstStart() throws IOException {
    Files.delete(file());

    assertCommandIsNamed("older copy");
    assertFalse(Files.exists(file()));
  }

  @Test
  void aDatabaseOfALaterVersionNamesTheCommandToo() throws Exception {
    try (Connection connection = FrontDoor.connect(data);
        Statement statement = connection.createStatement()) {
      statement.execute(
          """
          insert into "flyway_schema_history" ("installed_rank", "version", "description", "type",
            "script", "checksum", "installed_by", "execution_time", "success")
          values (99, '99', 'later', 'SQL', 'V99__later.sql', 1, 'SA', 1, true)
          """);
    }

    assertCommandIsNamed("was written by a newer version");
  }

  @Test
  void withoutAnyBackupTheStartSaysSo() throws IOException {
    Files.delete(zip);
    Files.delete(zip.resolveSibling("maemae-2026-11-19.zip"));
    Files.write(file(), new byte[0]);

    Said started = called("run");

    assertEquals(1, started.code(), started.err());
    assertTrue(
        started.err().contains("There is none in " + zip.getParent() + "; of one elsewhere:"),
        started.err());
  }

  private String command() {
    return "deploy/maemae restore --config " + config + " " + zip;
  }

  private void assertCommandIsNamed(String words) {
    Said started = called("run");
    assertEquals(1, started.code(), started.err());
    assertTrue(started.err().contains(words), started.err());
    assertTrue(started.err().contains(command()), started.err());
    Said examined = called("doctor");
    assertEquals(1, examined.code(), examined.out());
    assertTrue(
        examined.lines().stream()
            .anyMatch(l -> l.startsWith("FAIL database: ") && l.contains(command())),
        examined.out());
  }
}
