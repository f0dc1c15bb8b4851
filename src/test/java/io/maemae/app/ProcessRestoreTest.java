package io.maemae.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A backup is put back by the command and the bot goes on with it, by the real processes. */
final class ProcessRestoreTest {
  private static final long SEED = 20_261_122;
  private static final int KILLS = 5;

  /** Longer than the command takes from its first file to its end. */
  private static final int LONGEST_NANOS = 400_000_000;

  @TempDir Path directory;

  private final Random random = new Random(SEED);

  @Test
  void theBotGoesOnWithABackupAndSaysSo() throws Exception {
    try (FakeBotApi telegram = ChatDoor.telegram()) {
      try (ChildProgram bot = ChildProgram.ready(directory, telegram)) {
        assertEquals(0, bot.signal("TERM").code(), bot.err());
      }
      try (Database database = Database.open(data(), Durability.SYNCED)) {
        new Backups(database, Backups.directory(data()), 7).make(Samples.DAY);
      }
      Files.write(data().resolve("maemae.mv.db"), new byte[0]);

      try (ChildProgram restore =
          ChildProgram.call(directory, "restore", "--config", directory.resolve("maemae.yaml"))) {
        assertEquals(0, restore.code(), restore.err());
        assertEquals("", restore.err());
      }

      try (ChildProgram bot = ChildProgram.ready(directory, telegram)) {
        telegram.awaitShown(ChatDoor.TRADER, "2026-11-20의 백업을 되살렸습니다", ChatDoor.SOON);
        // The chat names the second in which a line was sent: one of before may be of before the
        // start.
        Instant next = Instant.now().plusSeconds(1);
        ChatDoor.await(() -> "a second", () -> Instant.now().isAfter(next));
        telegram.says(ChatDoor.TRADER, "/status");
        telegram.awaitShown(ChatDoor.TRADER, "신규 진입 멈춤", ChatDoor.SOON);
        assertEquals(0, bot.signal("TERM").code(), bot.err());
      }
    }
  }

  @Test
  void killedAtAnyInstantItLeavesTheOldDatabaseOrTheRestoredOne() throws Exception {
    FreshDatabase.in(data());
    try (Database database = Database.open(data(), Durability.SYNCED)) {
      DeskStore store = new DeskStore(database);
      release(store, 1);
      new Backups(database, Backups.directory(data()), 7).make(Samples.DAY);
      release(store, 2);
    }
    Path config =
        ChildProgram.config(
            directory, "data-dir: ${DATA}\naccounts: [{name: a, broker: paper, cash: 1}]\n");
    for (int kill = 0; kill < KILLS; kill++) {
      try (ChildProgram restore = ChildProgram.call(directory, "restore", "--config", config)) {
        ChatDoor.await(
            restore::err, () -> Files.exists(data().resolve("restore.part")) || !restore.isAlive());
        long until = System.nanoTime() + random.nextInt(LONGEST_NANOS);
        while (System.nanoTime() < until) {
          Thread.onSpinWait();
        }
        restore.kill();
      }
      List<Long> found = orders();
      assertTrue(List.of(List.of(1L, 2L), List.of(1L)).contains(found), found.toString());
    }
    try (ChildProgram restore = ChildProgram.call(directory, "restore", "--config", config)) {
      assertEquals(0, restore.code(), restore.err());
    }
    assertEquals(List.of(1L), orders());
  }

  private Path data() {
    return ChildProgram.data(directory);
  }

  private static void release(DeskStore store, long order) {
    store.orders().save(Samples.order(order, OrderState.PENDING_NEW, Optional.of(Samples.NINE)));
    store.orders().append(new ClientOrderId(order), Samples.NINE, OrderState.PENDING_NEW, "x");
    store.transactions().commit();
  }

  private List<Long> orders() throws IOException {
    try (Database database = Database.open(data(), Durability.SYNCED)) {
      return new DeskStore(database)
          .orders().orders(Samples.DAY).stream().map(o -> o.id().number()).toList();
    }
  }
}
