package io.maemae.app;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A file system of its own, to be full or read-only; only root may make one. */
final class Tmpfs implements AutoCloseable {
  private final Path directory;

  private Tmpfs(Path directory) {
    this.directory = directory;
  }

  /** Mounted on an empty directory; the test is skipped where that is not allowed. */
  static Tmpfs mount(Path directory, String options) throws IOException {
    boolean mounted = run("mount", "-t", "tmpfs", "-o", options, "tmpfs", directory.toString());
    assumeTrue(mounted, "no right to mount a file system");
    return new Tmpfs(directory);
  }

  void change(String options) throws IOException {
    assumeTrue(run("mount", "-o", "remount," + options, directory.toString()), "no remount");
  }

  /** Writes until there is no room. */
  void fill() throws IOException {
    try (OutputStream out = Files.newOutputStream(directory.resolve("filler"))) {
      assertThrows(IOException.class, () -> write(out, new byte[64 * 1024]));
      assertThrows(IOException.class, () -> write(out, new byte[1]));
    }
  }

  private static void write(OutputStream out, byte[] some) throws IOException {
    while (true) {
      out.write(some);
    }
  }

  @Override
  public void close() throws IOException {
    run("umount", directory.toString());
  }

  private static boolean run(String... command) throws IOException {
    try {
      return new ProcessBuilder(List.of(command))
              .redirectErrorStream(true)
              .redirectOutput(Redirect.DISCARD)
              .start()
              .onExit()
              .orTimeout(10, TimeUnit.SECONDS)
              .join()
              .exitValue()
          == 0;
    } catch (IOException e) {
      return false; // there is no such command
    }
  }
}
