package io.maemae.store;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.maemae.market.Symbol;
import io.maemae.strategy.StrategyMemory;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import javax.sql.DataSource;
import org.flywaydb.core.api.MigrationVersion;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A ledger of a version that kept the newest bars among the settings. */
class LastBarMigrationTest {
  @TempDir Path directory;

  @Test
  void givenALedgerOfBefore_whenOpened_thenTheNewestBarsAreKnown() {
    DataSource source = Database.source(directory, Durability.RELAXED.setting);
    Database.migrations(source).target(MigrationVersion.fromVersion("7")).load().migrate();
    Jdbi.create(source)
        .useHandle(
            h -> {
              h.execute("insert into strategy_state values ('골든', '005930', 'a')");
              h.execute("insert into strategy_state values ('골든', '000660', 'b')");
              h.execute(
                  "insert into setting values ('last-bar.골든.005930', '2026-11-20T00:01:00Z'),"
                      + " ('stop', 'all')");
            });

    try (Database database = Database.open(directory, Durability.RELAXED)) {
      DeskStore store = new DeskStore(database);

      assertEquals(
          Optional.of(new StrategyMemory("a", Optional.of(Instant.parse("2026-11-20T00:01:00Z")))),
          store.strategies().memory("골든", Samples.SAMSUNG));
      assertEquals(
          Optional.of(new StrategyMemory("b", Optional.empty())),
          store.strategies().memory("골든", new Symbol("000660")));
      assertEquals(Optional.empty(), store.settings().setting("last-bar.골든.005930"));
      assertEquals(Optional.of("all"), store.settings().setting("stop"));
    }
  }
}
