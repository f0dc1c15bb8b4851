package io.maemae.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.maemae.config.Configuration;
import io.maemae.store.Database;
import io.maemae.store.DatabaseException;
import io.maemae.store.Durability;
import io.maemae.store.FreshDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RunningBotTest {
  @TempDir Path directory;

  @Test
  void whatCannotBePutTogetherLeavesNoThreadBehind() throws Exception {
    Configuration configuration =
        Connections.configurations(Map.of(), directory)
            .read(FrontDoor.byHandOnly(directory, 10_000_000));
    MachineClock clock = MachineClock.ofMachine(InstantSource.system(), System::nanoTime);
    Path data = directory.resolve("data");
    FreshDatabase.in(data);
    Database database = Database.open(data, Durability.SYNCED);
    database.close();
    Files.delete(data.resolve("maemae.mv.db"));
    Files.delete(data);
    Files.writeString(data, "not a directory");
    List<String> before = threads();

    assertThrows(
        DatabaseException.class,
        () -> new RunningBot(configuration, database, clock, InstantSource.system(), new Ending()));

    assertEquals(before, threads());
  }

  private static List<String> threads() {
    return Thread.getAllStackTraces().keySet().stream()
        .map(Thread::getName)
        .filter(List.of("timers", "exchange", "desk")::contains)
        .sorted()
        .toList();
  }
}
