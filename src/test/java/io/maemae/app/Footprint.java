package io.maemae.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** What is in a directory, file by file, to be compared with what is there later. */
record Footprint(List<String> files) {
  static Footprint of(Path directory) throws IOException {
    List<String> files = new ArrayList<>();
    try (Stream<Path> paths = Files.walk(directory)) {
      for (Path path : paths.sorted().toList()) {
        files.add(
            directory.relativize(path)
                + (Files.isDirectory(path) ? "/" : " " + contents(Files.readAllBytes(path))));
      }
    }
    return new Footprint(List.copyOf(files));
  }

  private static String contents(byte[] bytes) {
    return bytes.length + " " + Arrays.hashCode(bytes);
  }
}
