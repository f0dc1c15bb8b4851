package io.maemae.order;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.maemae.store.Database;
import io.maemae.store.DeskStore;
import io.maemae.store.Durability;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is kept of a restored backup tells what was before the first start after it. */
final class RestoredOriginTest {
  private static final Instant FIRST = Instant.parse("2026-11-23T00:00:00.123456789Z");
  private static final Duration DAY = Duration.ofDays(1);

  @TempDir Path directory;
  private Database database;
  private SettingStore settings;

  @BeforeEach
  void restoredByAnEarlierVersion() {
    database = Database.open(directory, Durability.RELAXED);
    settings = new DeskStore(database).settings();
    settings.setting("restored", Optional.of("2026-11-20 2026-11-20T11:30:00Z 17 true"));
  }

  @AfterEach
  void close() {
    database.close();
  }

  private RestoredBackup startedAt(Instant when) {
    RestoredBackup restored = new RestoredBackup(settings);
    restored.reload(when);
    return restored;
  }

  @Test
  void givenAnOriginThatDoesNotSayWhenItWasStarted_whenStarted_thenItIsNow() {
    RestoredBackup restored = startedAt(FIRST);

    assertEquals(17, restored.origin().orElseThrow().lastNumber());
    assertFalse(restored.isUntold());
    assertTrue(restored.mayHaveTaken(FIRST.minusNanos(1)));
    assertFalse(restored.mayHaveTaken(FIRST));
  }

  @Test
  void givenAFirstStart_whenStartedAgain_thenWhatCameBetweenIsKnownToBeNew() {
    startedAt(FIRST).told();

    RestoredBackup restored = startedAt(FIRST.plus(DAY));

    assertFalse(restored.mayHaveTaken(FIRST));
    assertTrue(restored.mayHaveTaken(FIRST.minusNanos(1)));
  }
}
