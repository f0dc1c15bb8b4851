package io.maemae.broker.paper;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.jdbi.v3.core.Jdbi;

/** The exchange's tables in a database file of their own. */
final class PaperTablesFile implements AutoCloseable {
  private final Connection connection;
  final Jdbi jdbi;
  final PaperTables tables;

  PaperTablesFile(Path directory) {
    try {
      connection = DriverManager.getConnection("jdbc:h2:file:" + directory.resolve("paper"));
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    jdbi = Jdbi.create(connection);
    jdbi.useHandle(handle -> handle.createScript(script()).execute());
    tables = new PaperTables(jdbi);
  }

  private static String script() {
    try (InputStream sql =
        PaperTablesFile.class.getResourceAsStream("/db-migrations/V2__paper_exchange.sql")) {
      return new String(sql.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
