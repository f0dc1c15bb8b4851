package io.maemae.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A database without a row, made once for all tests of a process: to make one takes its time. */
public final class FreshDatabase {
  private static final byte[] BYTES = made();

  private FreshDatabase() {}

  private static byte[] made() {
    try {
      Path directory = Files.createTempDirectory("fresh-database");
      Path file = directory.resolve(Database.FILE);
      try {
        Database.open(directory, Durability.RELAXED).close();
        return Files.readAllBytes(file);
      } finally {
        Successor.remove(directory);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Puts it into a data directory that has none. */
  public static void in(Path directory) {
    try {
      Path file = directory.resolve(Database.FILE);
      if (Files.notExists(file)) {
        Files.createDirectories(directory);
        Files.write(file, BYTES);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
