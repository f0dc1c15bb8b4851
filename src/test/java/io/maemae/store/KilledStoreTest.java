package io.maemae.store;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.maemae.order.ClientOrderId;
import io.maemae.order.OrderState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.h2.tools.Restore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A process that is killed leaves the file as its last write left it. The file is one that has been
 * in use for long: what it freed is used again.
 */
final class KilledStoreTest {
  private static final int BEFORE = 60;
  private static final int KILLS = 30;

  /** Of a process that is started for it. */
  private static final int FEW = 3;

  /** Bytes, and how many of those a file loses at most. */
  private static final int BLOCK = 4096;

  private static final int LOST = 20;

  @TempDir Path temporary;
  private final Random random = new Random(11);
  private Database database;
  private DeskStore store;
  private long last;

  @BeforeEach
  void open() {
    FreshDatabase.in(temporary.resolve("data"));
    database = Database.open(temporary.resolve("data"), Durability.SYNCED);
    database.connect().useHandle(handle -> handle.execute("set retention_time 0"));
    store = new DeskStore(database);
    for (int i = 0; i < BEFORE; i++) {
      commit();
    }
  }

  @AfterEach
  void close() {
    database.close();
  }

  private void commit() {
    store.orders().save(Samples.fullOrder(++last));
    store.orders().append(new ClientOrderId(last), Samples.NINE, OrderState.NEW, "accepted");
    String text = "x".repeat(random.nextInt(10_000));
    store.settings().setting("s" + random.nextInt(20), Optional.of(text));
    store.transactions().commit();
  }

  /** The data directory as a process that is killed now leaves it. */
  private Path killed() throws IOException {
    Path copy = Files.createTempDirectory(temporary, "killed");
    copy(temporary.resolve("data"), copy);
    return copy;
  }

  private static void copy(Path directory, Path copy) throws IOException {
    Files.createDirectories(copy);
    for (String file : List.of(Database.FILE, HighWaterMark.FILE)) {
      Files.copy(directory.resolve(file), copy.resolve(file));
    }
  }

  private void assertAllIsIn(Path directory) {
    try (Database opened = Database.open(directory, Durability.SYNCED)) {
      assertEquals(
          LongStream.rangeClosed(1, last).boxed().toList(),
          new DeskStore(opened)
              .orders().orders(Samples.DAY).stream().map(order -> order.id().number()).toList());
    }
  }

  @Test
  void givenAKillAfterAnyCommit_whenOpened_thenAllThatWasCommittedIsThere() throws IOException {
    for (int kill = 0; kill < KILLS; kill++) {
      commit();
      assertAllIsIn(killed());
    }
  }

  @Test
  void givenAWriterKilledAtAnyInstant_whenOpened_thenAllThatItAcknowledgedIsThereAndWhole()
      throws IOException {
    StoreKills.Found found =
        StoreKills.kill(temporary.resolve("killed-again"), FEW, random.nextLong());

    assertEquals(List.of(), found.troubles());
    assertTrue(found.acknowledged() > FEW, "commits: " + found.acknowledged());
  }

  /** Of a file that grows only: each of its ends was one once. */
  @Test
  void givenAKilledFileThatLostItsEnd_whenOpened_thenTheNewestStopIsInItOrItIsDamaged()
      throws IOException {
    Path young = temporary.resolve("young");
    Path killed = temporary.resolve("lost");
    FreshDatabase.in(young);
    try (Database database = Database.open(young, Durability.SYNCED)) {
      DeskStore store = new DeskStore(database);
      store.orders().save(Samples.fullOrder(1));
      store.orders().append(new ClientOrderId(1), Samples.NINE, OrderState.NEW, "accepted");
      store.transactions().commit();
      for (String level : List.of("ENTRIES", "none", "ALL")) {
        store.settings().setting("stop", Optional.of(level));
        store.transactions().commit();
      }
      copy(young, killed);
    }
    byte[] whole = Files.readAllBytes(killed.resolve(Database.FILE));

    Set<String> found = new TreeSet<>();
    for (int blocks = 0; blocks < LOST; blocks++) {
      Files.write(
          killed.resolve(Database.FILE), Arrays.copyOf(whole, whole.length - blocks * BLOCK));
      found.add(stopOrDamage(killed));
    }

    assertEquals(Set.of("ALL", "DAMAGED"), found);
  }

  private static String stopOrDamage(Path directory) {
    try (Database opened = Database.open(directory, Durability.SYNCED)) {
      return new DeskStore(opened).settings().setting("stop").orElse("gone, unsaid");
    } catch (DatabaseException e) {
      return e.kind().name();
    }
  }

  @Test
  void givenAKill_whenLookedAt_thenFineAndNothingIsChanged() throws IOException {
    for (int kill = 0; kill < KILLS / 3; kill++) {
      commit();
      Path directory = killed();
      byte[] before = Files.readAllBytes(directory.resolve(Database.FILE));

      assertInstanceOf(DatabaseCheck.Fine.class, Database.check(directory));

      assertArrayEquals(before, Files.readAllBytes(directory.resolve(Database.FILE)));
    }
  }

  @Test
  void givenABackupOfAFileInUse_whenRestored_thenAllThatWasCommittedIsThere() throws Exception {
    for (int backup = 0; backup < KILLS / 3; backup++) {
      commit();
      Path zip = temporary.resolve(backup + ".zip");
      database.copyTo(zip);
      Path restored = Files.createTempDirectory(temporary, "restored");
      Restore.execute(zip.toString(), restored.toString(), null);
      assertAllIsIn(restored);
    }
  }
}
