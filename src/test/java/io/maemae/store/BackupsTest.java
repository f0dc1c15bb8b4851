package io.maemae.store;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.maemae.order.SettingStore;
import io.maemae.store.DatabaseException.Kind;
import io.maemae.store.Samples.Seen;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.h2.store.fs.FilePath;
import org.h2.tools.Restore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackupsTest {
  private static final LocalDate DAY = Samples.DAY;
  private static final int COMMITS = 1_000;

  @TempDir Path temporary;
  private Path directory;
  private Database database;
  private DeskStore store;
  private Backups backups;

  @BeforeEach
  void open() {
    directory = temporary.resolve("data/backups");
    FreshDatabase.in(temporary.resolve("data"));
    database = Database.open(temporary.resolve("data"), Durability.SYNCED);
    store = new DeskStore(database);
    backups = new Backups(database, directory, 7);
  }

  @AfterEach
  void close() {
    database.close();
  }

  private Database restored(Path backup) throws IOException {
    Path empty = Files.createTempDirectory(temporary, "restored");
    Restore.execute(backup.toString(), empty.toString(), null);
    return Database.open(empty, Durability.SYNCED);
  }

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.map(f -> f.getFileName().toString()).sorted().toList();
    }
  }

  private void put(String... names) throws IOException {
    Files.createDirectories(directory);
    for (String name : names) {
      Files.writeString(directory.resolve(name), name);
    }
  }

  private void save(long order) {
    store.orders().save(Samples.fullOrder(order));
    store.transactions().commit();
  }

  /** Two rows in each transaction, which are never to be seen apart. */
  private void commitPair(int number) {
    store.settings().setting("left." + number, Optional.of("x"));
    store.settings().setting("right." + number, Optional.of("x"));
    store.transactions().commit();
  }

  private static List<Integer> kept(SettingStore settings, String side) {
    return IntStream.rangeClosed(1, COMMITS)
        .filter(i -> settings.setting(side + i).isPresent())
        .boxed()
        .toList();
  }

  @Test
  void givenADatabaseInUse_whenBackedUp_thenTheRestoredOneIsWhatWasCommitted() throws IOException {
    save(1);
    store.orders().save(Samples.order(2));

    Path backup = backups.make(DAY);
    store.transactions().commit();

    assertEquals(directory.resolve("maemae-2026-11-20.zip"), backup);
    assertEquals(List.of("maemae-2026-11-20.zip"), names());
    try (Database copy = restored(backup)) {
      assertEquals(
          Seen.of(List.of(Samples.fullOrder(1))),
          Seen.of(new DeskStore(copy).orders().orders(DAY)));
    }
  }

  @Test
  void givenSomebodyCommitsMeanwhile_whenBackedUp_thenTheRestoredOneIsAPrefixOfIt()
      throws Exception {
    CountDownLatch begun = new CountDownLatch(100);
    ExecutorService desk = Executors.newSingleThreadExecutor();
    try {
      Future<?> writer =
          desk.submit(
              () -> {
                for (int i = 1; i <= COMMITS; i++) {
                  commitPair(i);
                  begun.countDown();
                }
              });
      assertTrue(begun.await(30, TimeUnit.SECONDS));
      Path backup = backups.make(DAY);
      writer.get(30, TimeUnit.SECONDS);

      try (Database copy = restored(backup)) {
        SettingStore settings = new DeskStore(copy).settings();
        List<Integer> left = kept(settings, "left.");
        assertTrue(left.size() >= 100, "kept " + left.size());
        assertEquals(IntStream.rangeClosed(1, left.size()).boxed().toList(), left);
        assertEquals(left, kept(settings, "right."));
      }
    } finally {
      desk.shutdownNow();
    }
  }

  /** Copies that hold an empty database, and then such that hold all. */
  private Backups copyingBadly(int times) {
    AtomicInteger left = new AtomicInteger(times);
    return new Backups(
        zip -> {
          if (left.getAndDecrement() > 0) {
            try (Connection empty =
                    DriverManager.getConnection(
                        "jdbc:h2:file:" + temporary.resolve("empty/maemae"), "sa", "");
                PreparedStatement copy = empty.prepareStatement("backup to ?")) {
              copy.setString(1, zip.toString());
              copy.execute();
            }
          } else {
            database.copyTo(zip);
          }
        },
        directory,
        7);
  }

  @Test
  void givenACopyThatCannotBeReadBack_whenMade_thenItIsMadeAgain() throws IOException {
    save(1);

    Path backup = copyingBadly(2).make(DAY);

    assertEquals(List.of("maemae-2026-11-20.zip"), names());
    try (Database copy = restored(backup)) {
      assertEquals(1, new DeskStore(copy).orders().orders(DAY).size());
    }
  }

  @Test
  void givenNoCopyThatCanBeReadBack_whenMade_thenItIsSaidAndTheEarlierBackupIsAsItWas()
      throws IOException {
    save(1);
    Path before = backups.make(DAY);
    byte[] whole = Files.readAllBytes(before);

    DatabaseException thrown =
        assertThrows(DatabaseException.class, () -> copyingBadly(3).make(DAY));

    assertEquals(Kind.NOT_READABLE, thrown.kind());
    assertEquals(
        "The backup "
            + before
            + " could not be made: the database was copied 3 times, and none of the copies could be"
            + " read back. Earlier backups are as they were. The database is in use and goes on, but"
            + " may be damaged in a place that nobody has read yet: when no market is open, stop"
            + " the program and run 'maemae doctor', which reads all of it. If the database is"
            + " well, look for errors of the disk.",
        thrown.getMessage());
    assertEquals(List.of("maemae-2026-11-20.zip"), names());
    assertArrayEquals(whole, Files.readAllBytes(before));
  }

  @Test
  void givenABackupOfTheDay_whenMadeAgain_thenTheLaterOneIsInItsPlace() throws IOException {
    save(1);
    backups.make(DAY);
    save(2);

    Path backup = backups.make(DAY);

    assertEquals(List.of("maemae-2026-11-20.zip"), names());
    try (Database copy = restored(backup)) {
      assertEquals(2, new DeskStore(copy).orders().orders(DAY).size());
    }
  }

  @Test
  void givenOldBackups_whenMade_thenThoseTooOldAreDeletedAndNothingElse() throws IOException {
    put("maemae-2026-11-16.zip", "maemae-2026-11-17.zip", "maemae-2026-11-18.zip");
    put("maemae-2020-13-99.zip", "old-2020-01-01.zip", "maemae-2020-01-01.zip.bak", "notes.txt");
    Files.createDirectories(directory.resolve("maemae-2020-01-01.zip"));

    new Backups(database, directory, 2).make(DAY);

    assertEquals(
        List.of(
            "maemae-2020-01-01.zip",
            "maemae-2020-01-01.zip.bak",
            "maemae-2020-13-99.zip",
            "maemae-2026-11-18.zip",
            "maemae-2026-11-20.zip",
            "notes.txt",
            "old-2020-01-01.zip"),
        names());
  }

  @Test
  void givenAClockThatIsAhead_whenMade_thenTheLastOfBeforeStay() throws IOException {
    put("maemae-2026-11-17.zip", "maemae-2026-11-18.zip", "maemae-2026-11-19.zip");

    new Backups(database, directory, 3).make(DAY.plusYears(1));

    assertEquals(
        List.of("maemae-2026-11-18.zip", "maemae-2026-11-19.zip", "maemae-2027-11-20.zip"),
        names());
  }

  @Test
  void givenOneOfADayToCome_whenMade_thenItGoesBeforeAnyOtherOnceThereAreEnough()
      throws IOException {
    put("maemae-2026-11-19.zip", "maemae-2027-11-18.zip");
    Backups three = new Backups(database, directory, 3);

    three.make(DAY);

    assertEquals(
        List.of("maemae-2026-11-19.zip", "maemae-2026-11-20.zip", "maemae-2027-11-18.zip"),
        names());

    three.make(DAY.plusDays(1));

    assertEquals(
        List.of("maemae-2026-11-19.zip", "maemae-2026-11-20.zip", "maemae-2026-11-21.zip"),
        names());
  }

  @Test
  void givenBackups_whenAsked_thenTheDayOfTheNewest() throws IOException {
    assertEquals(Optional.empty(), backups.newest(DAY));

    put("maemae-2027-11-12.zip");
    assertEquals(Optional.empty(), backups.newest(DAY));

    put("maemae-2026-11-12.zip", "maemae-2026-11-13.zip", "maemae-2026-11-14.zip.part");
    assertEquals(Optional.of(LocalDate.of(2026, 11, 13)), backups.newest(DAY));
    assertEquals(
        List.of("2026-11-13", "2026-11-12", "2027-11-12"),
        Backups.in(directory, DAY).stream().map(backup -> backup.day().toString()).toList());
  }

  @Test
  void givenADirectory_whenOpenedAgain_thenTheDatabaseIsNotNew() {
    Path other = temporary.resolve("other");
    try (Database first = Database.open(other, Durability.SYNCED)) {
      assertTrue(first.isNew());
    }

    try (Database again = Database.open(other, Durability.SYNCED)) {
      assertFalse(again.isNew());
    }
  }

  @Test
  void givenNoDaysToKeep_whenMade_thenTheNewestStays() throws IOException {
    put("maemae-2026-11-19.zip");

    new Backups(database, directory, 0).make(DAY);

    assertEquals(List.of("maemae-2026-11-20.zip"), names());
    assertThrows(IllegalArgumentException.class, () -> new Backups(database, directory, -1));
  }

  @Test
  void givenOneThatStoppedHalfWay_whenMadeTheNextDay_thenItsRestIsGone() throws IOException {
    put("maemae-2026-11-19.zip.part", "other.part");

    backups.make(DAY);

    assertEquals(List.of("maemae-2026-11-20.zip", "other.part"), names());
  }

  @Test
  void givenADirectoryWithQuotesAndBlanks_whenMade_thenThere() throws IOException {
    Path odd = temporary.resolve("it's \"백업\" 'x'");
    save(1);

    Path backup = new Backups(database, odd, 7).make(DAY);

    assertEquals(odd.resolve("maemae-2026-11-20.zip"), backup);
    try (Database copy = restored(backup)) {
      assertEquals(1, new DeskStore(copy).orders().orders(DAY).size());
    }
  }

  @Test
  void givenAFileInPlaceOfTheDirectory_whenMade_thenItIsSaidWithThePath() throws IOException {
    Files.writeString(directory, "not a directory");

    DatabaseException failure = assertThrows(DatabaseException.class, () -> backups.make(DAY));

    assertEquals(Kind.NOT_WRITABLE, failure.kind());
    assertEquals(
        "The backup "
            + directory.resolve("maemae-2026-11-20.zip")
            + " could not be made (FileAlreadyExistsException: "
            + directory
            + "). Check that its directory can be written and that the disk is not full.",
        failure.getMessage());
  }

  @Test
  void givenTroubleWhileWriting_whenMade_thenTheEarlierBackupIsAsItWas() throws IOException {
    put("maemae-2026-11-20.zip", "maemae-2020-01-01.zip");
    // A directory cannot be written as a file: what a bad disk looks like from above.
    Files.createDirectories(directory.resolve("maemae-2026-11-20.zip.part/in the way"));

    DatabaseException failure = assertThrows(DatabaseException.class, () -> backups.make(DAY));

    assertTrue(failure.getMessage().contains("maemae-2026-11-20.zip"), failure.getMessage());
    assertEquals(
        "maemae-2026-11-20.zip", Files.readString(directory.resolve("maemae-2026-11-20.zip")));
    assertTrue(Files.exists(directory.resolve("maemae-2020-01-01.zip")));
  }

  @Test
  void givenCopyingWasStopped_whenMade_thenItFailsAndTheEarlierBackupIsAsItWas()
      throws IOException {
    put("maemae-2026-11-20.zip");
    save(1);

    database.stopCopying();

    DatabaseException failure = assertThrows(DatabaseException.class, () -> backups.make(DAY));
    assertTrue(failure.getMessage().contains("(stopped)"), failure.getMessage());
    assertEquals(List.of("maemae-2026-11-20.zip"), names());
    assertEquals(
        "maemae-2026-11-20.zip", Files.readString(directory.resolve("maemae-2026-11-20.zip")));
    save(2);
    assertEquals(2, store.orders().orders(DAY).size());
  }

  @Test
  void givenStoppedWhenTheCopyIsMade_whenReadBack_thenItIsGivenUpAndNothingIsLeftOfIt()
      throws IOException {
    put("maemae-2026-11-19.zip");
    save(1);
    Backups ending = new Backups(copiedAndThen(() -> backups.stop()), directory, 7);
    backups = ending;

    DatabaseException failure = assertThrows(DatabaseException.class, () -> ending.make(DAY));

    assertTrue(failure.getMessage().contains("(stopped)"), failure.getMessage());
    assertEquals(List.of("maemae-2026-11-19.zip"), names());
  }

  private static void cut(Path zip) {
    try (FileChannel file = FileChannel.open(zip, StandardOpenOption.WRITE)) {
      file.truncate(file.size() / 2);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Backups.Copying copiedAndThen(Runnable then) {
    return zip -> {
      database.copyTo(zip);
      then.run();
    };
  }

  @Test
  void givenStoppedBetweenTwoTries_whenMade_thenItIsNotTriedAgain() throws IOException {
    AtomicInteger copied = new AtomicInteger();
    Backups ending =
        new Backups(
            zip -> {
              database.copyTo(zip);
              cut(zip);
              copied.incrementAndGet();
              backups.stop();
            },
            directory,
            7);
    backups = ending;

    DatabaseException failure = assertThrows(DatabaseException.class, () -> ending.make(DAY));

    assertTrue(failure.getMessage().contains("(stopped)"), failure.getMessage());
    assertEquals(1, copied.get());
    assertEquals(List.of(), names());
  }

  @Test
  void givenABackup_whenItIsGivenUpAnywhere_thenNoMoreOfItIsRead() throws Exception {
    commitPair(1);
    commitPair(2);
    Path backup = backups.make(DAY);
    AtomicInteger looks = new AtomicInteger();
    UnpackedBackup.into(work("whole"), backup, () -> looks.incrementAndGet() < 0);

    assertTrue(looks.get() > 4, "a look for each row, " + looks);
    for (int at : new int[] {1, looks.get() / 2, looks.get() - 1}) {
      Path work = work("given-up-" + at);
      AtomicInteger left = new AtomicInteger(at);

      assertThrows(
          CancellationException.class,
          () -> UnpackedBackup.into(work, backup, () -> left.decrementAndGet() <= 0));

      assertEquals(0, left.get(), "nothing after look " + at);
    }
  }

  @Test
  void givenABackup_whenItIsGivenUpAtOnce_thenNothingIsUnpacked() throws Exception {
    Path backup = backups.make(DAY);
    Path work = work("given-up");

    assertThrows(CancellationException.class, () -> UnpackedBackup.into(work, backup, () -> true));

    assertEquals(0, Files.size(work.resolve(Database.FILE)));
  }

  private Path work(String name) throws IOException {
    return Files.createDirectory(temporary.resolve(name));
  }

  @Test
  void givenAFileThatIsBeingWritten_whenStopped_thenTheNextWriteFails() throws IOException {
    StoppableFiles files = new StoppableFiles();
    Path file = temporary.resolve("file");
    FilePath.register(files);
    try (OutputStream out = FilePath.get(files.name(file)).newOutputStream(false)) {
      out.write(new byte[] {1, 2});

      files.stop();

      assertThrows(IOException.class, () -> out.write(new byte[] {3}));
    } finally {
      FilePath.unregister(files);
    }
    assertEquals(2, Files.size(file));
  }

  @Test
  void givenAClosedDatabase_whenMade_thenItIsSaidAndNothingIsLeft() throws IOException {
    database.close();

    DatabaseException failure = assertThrows(DatabaseException.class, () -> backups.make(DAY));

    assertTrue(failure.getMessage().contains("the database is closed"), failure.getMessage());
    assertEquals(List.of(), names());
    assertFalse(Files.exists(directory.resolve("maemae-2026-11-20.zip.part")));
  }
}
