package io.maemae.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.maemae.command.LastBackup;
import io.maemae.order.DamagedStoreException;
import io.maemae.store.Backups;
import io.maemae.store.DamagedFile;
import io.maemae.store.Database;
import io.maemae.store.DeskStore;
import io.maemae.store.Durability;
import io.maemae.store.FreshDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of the evening's backup when it cannot be made, or the program ends. */
final class NightlyBackupTest {
  private static final LocalDate DAY = LocalDate.of(2026, 11, 20);

  @TempDir Path directory;
  private Database database;
  private NightlyBackup backup;
  private final Instant now = Instant.parse("2026-11-20T11:30:00Z");
  private final List<String> told = new ArrayList<>();

  @BeforeEach
  void open() {
    FreshDatabase.in(directory);
    database = Database.open(directory, Durability.RELAXED);
    backup =
        new NightlyBackup(
            database,
            Backups.directory(directory),
            7,
            () -> now,
            (key, values) -> told.add(key + " " + values.length));
  }

  @AfterEach
  void close() {
    database.close();
  }

  private void make() {
    backup.nightly().task().accept(DAY);
  }

  /** Rows that hardly shrink in a zip. */
  private void fill(int rows) {
    database
        .connect()
        .useHandle(
            handle ->
                handle.execute(
                    "create table filled as select x, random_uuid() a, random_uuid() b from"
                        + " system_range(1, "
                        + rows
                        + ")"));
  }

  private List<String> made() throws IOException {
    try (Stream<Path> files = Files.list(Backups.directory(directory))) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void givenADatabaseThatIsWell_whenMade_thenNothingIsTold() throws Exception {
    make();

    assertEquals(List.of(), told);
    assertEquals(List.of("maemae-2026-11-20.zip"), made());
    assertEquals(new LastBackup(Optional.of(DAY), false), backup.last());
  }

  @Test
  void givenABackupOfADayToCome_whenAsked_thenItIsNotThatOfTheEvening() {
    backup.nightly().task().accept(DAY.plusYears(1)); // the clock was a year ahead
    database.close();
    open();

    assertTrue(backup.nightly().isMissed().test(DAY));
    assertEquals(new LastBackup(Optional.empty(), false), backup.last());

    make();

    assertFalse(backup.nightly().isMissed().test(DAY));
    assertEquals(new LastBackup(Optional.of(DAY), false), backup.last());
  }

  @Test
  void givenADamageThatNobodyHasFound_whenMade_thenItIsToldAsThatAndNothingIsLeft()
      throws Exception {
    fill(5_000);
    database.close();
    open(); // all of it is on the disk then
    DamagedFile.remembersNothing(database);
    DamagedFile file = new DamagedFile(directory);

    DeskStore desk = new DeskStore(database);
    desk.settings().setting("any", Optional.of("x"));
    desk.transactions().commit();
    file.damage(0);

    make();

    assertEquals(List.of("run.backup-unreadable 0"), told);
    assertEquals(new LastBackup(Optional.empty(), true), backup.last());
    desk.settings().setting("any", Optional.of("y"));
    assertThrows(DamagedStoreException.class, () -> desk.transactions().commit());
    file.heal();
    assertEquals(List.of(), made());
  }

  @Test
  void givenADirectoryThatCannotBeMade_whenMade_thenItIsToldWithTheReason() throws Exception {
    Files.writeString(Backups.directory(directory), "in the way");

    make();

    assertEquals(List.of("run.backup-failed 1"), told);
  }

  @Test
  void givenACopyThatIsReadBack_whenTheProgramEnds_thenItIsGivenUpAndNothingIsTold()
      throws Exception {
    fill(100_000);
    Path readBack = Backups.directory(directory).resolve("read-back");
    CompletableFuture<Void> making = CompletableFuture.runAsync(this::make);
    ChatDoor.await(readBack::toString, () -> Files.exists(readBack) || making.isDone());

    backup.stop();

    ChatDoor.await(Duration.ofSeconds(10), () -> "an end", making::isDone);
    assertFalse(making.isCompletedExceptionally());
    assertEquals(List.of(), told);
    assertEquals(List.of(), made());
  }
}
