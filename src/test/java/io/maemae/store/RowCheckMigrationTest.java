package io.maemae.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A ledger of the version that kept its rows without a check. */
final class RowCheckMigrationTest {
  @TempDir Path directory;

  /** The rows of each table, without the check; times as text, which shows their offset. */
  private static List<String> rows(Handle handle) {
    List<String> rows = new ArrayList<>();
    for (String table : LedgerOfBefore.tables(handle)) {
      List<Map<String, Object>> found = handle.select("select * from " + table).mapToMap().list();
      assertFalse(found.isEmpty(), "no row in " + table);
      for (Map<String, Object> row : found) {
        row.remove("row_check");
        rows.add(table + " " + row);
      }
    }
    return rows;
  }

  @Test
  void givenALedgerOfBefore_whenOpened_thenEveryRowIsKeptAndHasItsCheck() throws SQLException {
    LedgerOfBefore.in(directory);
    List<String> before =
        Jdbi.create(Database.source(directory, Durability.RELAXED.setting))
            .withHandle(RowCheckMigrationTest::rows);
    assertTrue(Database.check(directory) instanceof DatabaseCheck.Older);

    try (Database database = Database.open(directory, Durability.RELAXED)) {
      database.requireWhole();

      assertEquals(before, database.connect().withHandle(RowCheckMigrationTest::rows));
      assertEquals(List.of(), database.connect().withHandle(RowCheckMigrationTest::unchecked));
    }
    assertTrue(Database.check(directory) instanceof DatabaseCheck.Fine);
  }

  /** The tables in which a row has no check. */
  private static List<String> unchecked(Handle handle) {
    return LedgerOfBefore.tables(handle).stream()
        .filter(
            table ->
                handle
                        .select("select count(*) from " + table + " where row_check is null")
                        .mapTo(int.class)
                        .one()
                    > 0)
        .toList();
  }

  @Test
  void givenABackupOfBefore_whenRestored_thenItIsTheLedgerAndHasItsChecks() throws Exception {
    Path old = directory.resolve("old");
    LedgerOfBefore.in(old);
    Path zip = directory.resolve("maemae-2026-11-19.zip");
    Jdbi.create(Database.source(old, Durability.RELAXED.setting))
        .useHandle(handle -> handle.execute("backup to ?", zip.toString()));
    Path data = Files.createDirectory(directory.resolve("data"));

    new Restoration(data, InstantSource.system()).from(zip);

    try (Database database = Database.open(data, Durability.RELAXED)) {
      assertEquals(Optional.of("ALL"), new DeskStore(database).settings().setting("stop"));
      assertEquals(List.of(), database.connect().withHandle(RowCheckMigrationTest::unchecked));
    }
  }

  @Test
  void givenAStartThatWasKilledHalfWay_whenOpened_thenItGoesOn() throws SQLException {
    LedgerOfBefore.in(directory);
    Jdbi.create(Database.source(directory, Durability.RELAXED.setting))
        .useHandle(
            handle ->
                handle.execute(
                    "alter table cash_entry add column row_check varbinary(8) generated always as"
                        + " (substring(hash('SHA-256', concat_ws(',', quote_ident(id),"
                        + " quote_ident(account), quote_ident(amount), quote_ident(at),"
                        + " quote_ident(reason))) from 1 for 8))"));

    try (Database database = Database.open(directory, Durability.RELAXED)) {
      database.requireWhole();

      assertEquals(List.of(), database.connect().withHandle(RowCheckMigrationTest::unchecked));
    }
  }
}
