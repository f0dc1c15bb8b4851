package io.maemae.store;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.maemae.order.ClientOrderId;
import io.maemae.order.OrderState;
import io.maemae.order.RestoredBackup;
import io.maemae.order.TradingStop;
import io.maemae.store.DatabaseException.Kind;
import io.maemae.store.Restoration.Restored;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Orders 1 to 3 are in the backup, and 4 to 57 came after it. */
final class RestorationTest {
  private static final Instant NOW = Instant.parse("2026-11-22T00:30:15Z");
  private static final long IN_BACKUP = 3;
  private static final long LAST = 57;

  /** How long what stands before a file in a zip is, without its name. */
  private static final int LOCAL_HEADER = 30;

  @TempDir static Path once;

  @TempDir Path temporary;
  private Path data;
  private Path zip;

  @BeforeAll
  static void makeBackup() {
    Path data = once.resolve("data");
    FreshDatabase.in(data);
    try (Database database = Database.open(data, Durability.SYNCED)) {
      DeskStore store = new DeskStore(database);
      for (long order = 1; order <= IN_BACKUP; order++) {
        release(store, order);
      }
      new Backups(database, Backups.directory(data), 7).make(Samples.DAY);
      for (long order = IN_BACKUP + 1; order < LAST; order++) {
        store.orders().save(Samples.order(order));
      }
      release(store, LAST);
    }
  }

  @BeforeEach
  void takeCopy() throws IOException {
    data = temporary.resolve("data");
    try (Stream<Path> files = Files.walk(once.resolve("data"))) {
      for (Path file : files.toList()) {
        Files.copy(file, data.resolve(once.resolve("data").relativize(file).toString()));
      }
    }
    zip = Backups.in(Backups.directory(data), Samples.DAY).get(0).file();
  }

  private static void release(DeskStore store, long order) {
    store.orders().save(Samples.order(order, OrderState.PENDING_NEW, Optional.of(Samples.NINE)));
    store.orders().append(new ClientOrderId(order), Samples.NINE, OrderState.PENDING_NEW, "x");
    store.transactions().commit();
  }

  private Restored restored() throws UnusableBackupException {
    return new Restoration(data, () -> NOW).from(zip);
  }

  private Path file() {
    return data.resolve(Database.FILE);
  }

  private List<String> files() throws IOException {
    try (Stream<Path> files = Files.list(data)) {
      return files.map(f -> f.getFileName().toString()).sorted().toList();
    }
  }

  private List<Long> orders() {
    try (Database database = Database.open(data, Durability.SYNCED)) {
      return numbers(new DeskStore(database));
    }
  }

  private static List<Long> numbers(DeskStore store) {
    return store.orders().orders(Samples.DAY).stream().map(o -> o.id().number()).toList();
  }

  @Test
  void givenABackup_whenRestored_thenItIsTheDatabaseAndTheOldOneIsKept() throws Exception {
    byte[] before = Files.readAllBytes(file());

    Restored done = restored();

    Path kept = data.resolve("maemae-kept-2026-11-22-093015.mv.db");
    assertEquals(Optional.of(kept), done.kept());
    assertEquals(Samples.DAY, done.day());
    assertEquals(IN_BACKUP, done.lastOrder());
    assertArrayEquals(before, Files.readAllBytes(kept));
    assertEquals(
        List.of("backup", "maemae-kept-2026-11-22-093015.mv.db", "maemae.mark", "maemae.mv.db"),
        files());
    assertEquals(List.of(1L, 2L, 3L), orders());
  }

  @Test
  void givenABackupMadeWhileSomethingWasNotCommitted_whenRestored_thenThatIsNotInIt()
      throws Exception {
    try (Database database = Database.open(data, Durability.SYNCED);
        Handle desk = database.connect().open()) {
      desk.begin();
      desk.execute("insert into setting (name, text) values ('not-committed', 'x')");
      database.connect().useHandle(other -> other.execute("checkpoint sync"));
      zip = new Backups(database, Backups.directory(data), 7).make(Samples.DAY);
      desk.rollback();
    }

    restored();

    try (Database database = Database.open(data, Durability.SYNCED)) {
      DeskStore store = new DeskStore(database);
      assertEquals(LAST, numbers(store).size());
      assertEquals(Optional.empty(), store.settings().setting("not-committed"));
    }
  }

  @Test
  void givenARestoredDatabase_whenOpened_thenItKnowsItAndEntriesAreStopped() throws Exception {
    restored();

    try (Database database = Database.open(data, Durability.SYNCED)) {
      DeskStore store = new DeskStore(database);
      TradingStop stop = new TradingStop(store.settings());
      stop.reload();
      RestoredBackup restored = new RestoredBackup(store.settings());
      restored.reload(NOW);

      assertEquals(TradingStop.Level.ENTRIES, stop.level());
      RestoredBackup.Origin origin = restored.origin().orElseThrow();
      assertEquals(Samples.DAY, origin.day());
      assertEquals(IN_BACKUP, origin.lastNumber());
      assertFalse(origin.told());
    }
  }

  @Test
  void givenAllStopped_whenRestored_thenItStaysSo() throws Exception {
    try (Database database = Database.open(data, Durability.SYNCED)) {
      DeskStore store = new DeskStore(database);
      new TradingStop(store.settings()).set(TradingStop.Level.ALL);
      store.transactions().commit();
      zip = new Backups(database, Backups.directory(data), 7).make(Samples.DAY);
    }

    restored();

    try (Database database = Database.open(data, Durability.SYNCED)) {
      TradingStop stop = new TradingStop(new DeskStore(database).settings());
      stop.reload();
      assertEquals(TradingStop.Level.ALL, stop.level());
    }
  }

  @Test
  void givenARestoredDatabase_whenOrdersGoOn_thenNoNumberIsGivenTwice() throws Exception {
    Restored done = restored();

    try (Database database = Database.open(data, Durability.SYNCED)) {
      DeskStore store = new DeskStore(database);
      assertEquals(200, store.orders().lastOrderNumber());
      assertEquals(201, done.nextOrder());
      release(store, 201);
      assertEquals(201, store.orders().lastOrderNumber());
    }
    assertEquals(List.of(1L, 2L, 3L, 201L), orders());
  }

  @Test
  void givenNoMarkOrOneOfAnEarlierVersion_whenRestored_thenManyNumbersAreLeftOut()
      throws Exception {
    Path mark = data.resolve(HighWaterMark.FILE);
    Files.writeString(mark, "%019d%n".formatted(4));
    assertEquals(10_101, restored().nextOrder());
    Files.delete(mark);
    Files.delete(file());
    assertEquals(10_101, restored().nextOrder());
  }

  @Test
  void givenARestoredDatabase_whenTheOldFileIsPutBackByHand_thenRefused() throws Exception {
    Path kept = restored().kept().orElseThrow();

    Files.write(file(), Files.readAllBytes(kept));

    assertBehind();
  }

  @Test
  void givenAKillBeforeTheMarkWasRaised_whenStartedAndTheOldFileIsPutBack_thenRefused()
      throws Exception {
    Path mark = data.resolve(HighWaterMark.FILE);
    byte[] before = Files.readAllBytes(mark);
    Path kept = restored().kept().orElseThrow();
    Files.write(mark, before);
    assertEquals(List.of(1L, 2L, 3L), orders());

    Files.write(file(), Files.readAllBytes(kept));

    assertBehind();
  }

  @Test
  void givenARestoredDatabase_whenACopyOfItIsPutBackLater_thenRefused() throws Exception {
    restored();
    byte[] copy = Files.readAllBytes(file());
    try (Database database = Database.open(data, Durability.SYNCED)) {
      release(new DeskStore(database), 201);
    }

    Files.write(file(), copy);

    assertBehind();
  }

  @Test
  void givenARestoredDatabase_whenACopyOfItIsPutBackAfterAStop_thenRefused() throws Exception {
    restored();
    byte[] copy = Files.readAllBytes(file());
    try (Database database = Database.open(data, Durability.SYNCED)) {
      DeskStore store = new DeskStore(database);
      new TradingStop(store.settings()).set(TradingStop.Level.ALL);
      store.transactions().commit();
    }

    Files.write(file(), copy);

    assertBehind();
  }

  @Test
  void givenABackupUnpackedByHand_whenOpened_thenRefusedAndTheCommandRestoresIt() throws Exception {
    org.h2.tools.Restore.execute(zip.toString(), data.toString(), null);
    assertBehind();

    restored();

    assertEquals(List.of(1L, 2L, 3L), orders());
  }

  private void assertBehind() {
    DatabaseException refusal =
        assertThrows(DatabaseException.class, () -> Database.open(data, Durability.SYNCED).close());
    assertEquals(Kind.DAMAGED, refusal.kind());
    assertTrue(refusal.getMessage().contains("older copy"), refusal.getMessage());
  }

  @Test
  void givenADamagedEmptyOrMissingDatabase_whenRestored_thenTheBackupIsThere() throws Exception {
    byte[] whole = Files.readAllBytes(file());
    for (byte[] damaged : List.of(Arrays.copyOf(whole, whole.length / 3), new byte[0])) {
      Files.write(file(), damaged);
      Path kept = restored().kept().orElseThrow();
      assertArrayEquals(damaged, Files.readAllBytes(kept));
      assertEquals(List.of(1L, 2L, 3L), orders());
    }
    Files.delete(file());
    assertBehind();
    assertEquals(
        Kind.DAMAGED, assertInstanceOf(DatabaseCheck.Troubled.class, Database.check(data)).kind());
    assertEquals(Optional.empty(), restored().kept());
    assertEquals(List.of(1L, 2L, 3L), orders());
  }

  @Test
  void givenTwoRestorationsInOneSecond_whenDone_thenBothOldFilesAreKept() throws Exception {
    restored();

    assertEquals(
        Optional.of(data.resolve("maemae-kept-2026-11-22-093015-2.mv.db")), restored().kept());
    assertEquals(List.of(1L, 2L, 3L), orders());
  }

  @Test
  void givenAFileThatIsNoBackup_whenRestored_thenRefusedAndNothingIsChanged() throws Exception {
    byte[] whole = Files.readAllBytes(zip);
    byte[] flipped = whole.clone();
    flipped[whole.length / 2] ^= 0x55;
    for (byte[] bad :
        List.of(
            Arrays.copyOf(whole, whole.length / 2),
            new byte[0],
            "이것은 백업이 아니다".getBytes(java.nio.charset.StandardCharsets.UTF_8),
            flipped,
            flippedWhereH2DoesNotLook(),
            zipped(Database.FILE, turnedWhereH2StillReads()),
            zipped("other.txt", new byte[10]),
            zipped(Database.FILE, new byte[0]),
            zipped(Database.FILE, new byte[100_000]),
            zipped(Database.FILE, foreign("create table note (id int)")),
            zipped(Database.FILE, foreign("set mode PostgreSQL")))) {
      assertRefused(bad, "is damaged or no backup of maemae");
    }
  }

  @Test
  void givenABackupOfALaterVersion_whenRestored_thenRefusedAndNothingIsChanged() throws Exception {
    Path later = temporary.resolve("later");
    FreshDatabase.in(later);
    Database.open(later, Durability.SYNCED).close();
    execute(
        later,
        "insert into \"flyway_schema_history\" select 999, '999', 'later', 'SQL',"
            + " 'V999__later.sql', 1, 'sa', now(), 1, true from \"flyway_schema_history\""
            + " where \"installed_rank\" = 1");

    assertRefused(
        zipped(Database.FILE, Files.readAllBytes(later.resolve(Database.FILE))),
        "newer version of maemae");
  }

  private void assertRefused(byte[] backup, String words) throws IOException {
    byte[] before = Files.readAllBytes(file());
    zip = Files.write(temporary.resolve("maemae-2026-11-19.zip"), backup);

    UnusableBackupException refusal =
        assertThrows(UnusableBackupException.class, this::restored, backup.length + " bytes");

    assertTrue(refusal.getMessage().contains(words), refusal.getMessage());
    assertTrue(refusal.getMessage().startsWith(zip.toString()), refusal.getMessage());
    assertArrayEquals(before, Files.readAllBytes(file()));
    assertEquals(List.of("backup", "maemae.mark", "maemae.mv.db"), files());
  }

  private static byte[] zipped(String name, byte[] content) throws IOException {
    var bytes = new java.io.ByteArrayOutputStream();
    try (ZipOutputStream out = new ZipOutputStream(bytes)) {
      out.putNextEntry(new ZipEntry(name));
      out.write(content);
    }
    return bytes.toByteArray();
  }

  /** In the padding of the second header of the file, which is not compressed. */
  private byte[] flippedWhereH2DoesNotLook() throws IOException {
    byte[] content = Files.readAllBytes(file());
    CRC32 sum = new CRC32();
    sum.update(content);
    ZipEntry entry = new ZipEntry(Database.FILE);
    entry.setMethod(ZipEntry.STORED);
    entry.setSize(content.length);
    entry.setCrc(sum.getValue());
    var bytes = new java.io.ByteArrayOutputStream();
    try (ZipOutputStream out = new ZipOutputStream(bytes)) {
      out.putNextEntry(entry);
      out.write(content);
    }
    byte[] zip = bytes.toByteArray();
    zip[LOCAL_HEADER + Database.FILE.length() + 4096 + 2000] ^= 0x55;
    return zip;
  }

  /** The price of all orders is another one, and the zip is whole. */
  private byte[] turnedWhereH2StillReads() throws IOException {
    Path directory = Files.createDirectory(temporary.resolve("turned"));
    Files.copy(file(), directory.resolve(Database.FILE));
    DamagedFile turned = new DamagedFile(directory);
    assertTrue(
        turned.replace(DamagedFile.number(700_000_000), DamagedFile.number(700_000_001)) > 0);
    return Files.readAllBytes(directory.resolve(Database.FILE));
  }

  /** A database of another program. */
  private byte[] foreign(String sql) throws Exception {
    Path directory = Files.createTempDirectory(temporary, "foreign");
    execute(directory, sql);
    return Files.readAllBytes(directory.resolve(Database.FILE));
  }

  private static void execute(Path directory, String sql) throws Exception {
    try (var connection = Database.source(directory, "WRITE_DELAY=0").getConnection();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  @Test
  void givenADatabaseInUse_whenRestored_thenRefused() throws Exception {
    byte[] before = Files.readAllBytes(file());
    try (Database here = Database.open(data, Durability.SYNCED)) {
      assertFalse(here.isNew());
      assertEquals(Kind.IN_USE, assertThrows(DatabaseException.class, this::restored).kind());
    }
    try (Child child = Child.start(Child.Holder.class, data)) {
      child.awaitLine("open");
      assertEquals(Kind.IN_USE, assertThrows(DatabaseException.class, this::restored).kind());
    }
    assertEquals(LAST, orders().size());
  }

  @Test
  void givenNoDatabase_whenTheBackupIsRefused_thenThereIsNoneAfterwards() throws Exception {
    Files.delete(file());
    Files.write(zip, new byte[10]);

    assertThrows(UnusableBackupException.class, this::restored);

    assertEquals(List.of("backup", "maemae.mark"), files());
  }

  /** It waits for its backup, which is a pipe that nobody writes to. */
  @Test
  void givenNoDatabaseYet_whenRestoringAndKilled_thenNeitherAnotherNorABotTakesItsPlace()
      throws Exception {
    data = Files.createDirectory(temporary.resolve("new"));
    Path pipe = data.resolve(Child.Restorer.PIPE);
    assertEquals(0, new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor());
    try (Child child = Child.start(Child.Restorer.class, data)) {
      long until = System.nanoTime() + Duration.ofSeconds(60).toNanos();
      while (!Files.exists(data.resolve(Restoration.WORK)) && System.nanoTime() < until) {
        Thread.onSpinWait();
      }

      assertEquals(Kind.IN_USE, assertThrows(DatabaseException.class, this::restored).kind());
      assertThrows(DatabaseException.class, this::orders);
      child.kill();
    }
    assertEquals(Kind.DAMAGED, assertThrows(DatabaseException.class, this::orders).kind());

    restored();

    assertEquals(List.of(1L, 2L, 3L), orders());
  }

  @Test
  void givenARestorationThatWasKilledBeforeItsEnd_whenOpened_thenSaidAndTheOldOneIsThere()
      throws Exception {
    Files.createDirectory(data.resolve(Restoration.WORK));
    Files.copy(file(), Restoration.unfinished(data));
    Files.createLink(data.resolve("maemae-kept-2026-11-22-093015.mv.db"), file());

    try (Database database = Database.open(data, Durability.SYNCED)) {
      assertTrue(database.hasUnfinishedRestoration());
      assertEquals(LAST, numbers(new DeskStore(database)).size());
    }
    try (Database database = Database.open(data, Durability.SYNCED)) {
      assertFalse(database.hasUnfinishedRestoration());
    }
    assertFalse(Files.exists(data.resolve(Restoration.WORK)));
  }

  @Test
  void givenARestorationThatWasKilledBeforeItsEnd_whenDoneAgain_thenDone() throws Exception {
    Files.createDirectory(data.resolve(Restoration.WORK));
    Files.writeString(Restoration.unfinished(data), "half");
    Path kept = data.resolve("maemae-kept-2026-11-22-093015.mv.db");
    Files.createLink(kept, file());

    assertEquals(Optional.of(kept), restored().kept());
    assertEquals(List.of(1L, 2L, 3L), orders());
  }
}
