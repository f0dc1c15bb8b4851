package io.maemae.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.LoggerFactory;

/** Where a run keeps its data: a directory that was named, or one that goes with the run. */
final class DataDirectory implements AutoCloseable {
  private final Path path;
  private final boolean temporary;

  private DataDirectory(Path path, boolean temporary) {
    this.path = path;
    this.temporary = temporary;
  }

  static DataDirectory open(Optional<Path> named) throws IOException {
    if (named.isPresent()) {
      return new DataDirectory(named.get(), false);
    }
    DataDirectory directory = new DataDirectory(Files.createTempDirectory("maemae-"), true);
    Runtime.getRuntime().addShutdownHook(new Thread(directory::delete, "clean-up"));
    return directory;
  }

  Path path() {
    return path;
  }

  boolean isTemporary() {
    return temporary;
  }

  @Override
  public void close() {
    if (temporary) {
      delete();
    }
  }

  private void delete() {
    if (!Files.exists(path)) {
      return;
    }
    try (Stream<Path> files = Files.walk(path)) {
      List<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
      for (Path file : deepestFirst) {
        Files.deleteIfExists(file);
      }
    } catch (IOException | UncheckedIOException e) {
      LoggerFactory.getLogger(DataDirectory.class).warn("data-directory.not-deleted", e);
    }
  }
}
