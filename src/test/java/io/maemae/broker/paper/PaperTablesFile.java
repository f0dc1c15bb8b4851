package io.maemae.broker.paper;

import io.maemae.store.Database;
import io.maemae.store.Durability;
import io.maemae.store.FreshDatabase;
import java.nio.file.Path;
import org.jdbi.v3.core.Jdbi;

/** The exchange's tables in the database of a data directory. */
final class PaperTablesFile implements AutoCloseable {
  private final Database database;
  final Jdbi jdbi;
  final PaperTables tables;

  PaperTablesFile(Path directory) {
    FreshDatabase.in(directory);
    database = Database.open(directory, Durability.SYNCED);
    jdbi = database.connect();
    tables = new PaperTables(jdbi);
  }

  @Override
  public void close() {
    database.close();
  }
}
