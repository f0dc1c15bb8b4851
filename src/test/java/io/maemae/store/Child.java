package io.maemae.store;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Another process that has the database. */
final class Child implements AutoCloseable {
  private final Process process;

  private Child(Process process) {
    this.process = process;
  }

  /** Keeps the database open until its standard input ends. */
  static final class Holder {
    private Holder() {}

    public static void main(String[] args) throws IOException {
      try (Database database = Database.open(Path.of(args[0]), Durability.SYNCED)) {
        new DeskStore(database);
        System.out.println("open");
        System.in.read();
      }
    }
  }

  /** Commits one order and writes half of another, then dies as if killed. */
  static final class Victim {
    private Victim() {}

    public static void main(String[] args) {
      DeskStore store = new DeskStore(Database.open(Path.of(args[0]), Durability.SYNCED));
      store.orders().save(Samples.fullOrder(1));
      store.settings().setting("stop", Optional.of("all"));
      store.transactions().commit();
      store.orders().save(Samples.order(2));
      Runtime.getRuntime().halt(137);
    }
  }

  /** Keeps the lock on a database file, and leaves the file as it is, until its input ends. */
  static final class Locker {
    private Locker() {}

    public static void main(String[] args) throws IOException {
      Path file = Path.of(args[0]).resolve(Database.FILE);
      try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
        channel.lock();
        System.out.println("open");
        System.in.read();
      }
    }
  }

  /** Restores from a pipe in the directory. */
  static final class Restorer {
    static final String PIPE = "pipe.zip";

    private Restorer() {}

    public static void main(String[] args) throws UnusableBackupException {
      Path directory = Path.of(args[0]);
      new Restoration(directory, () -> Samples.NINE).from(directory.resolve(PIPE));
    }
  }

  static Child start(Class<?> main, Path directory) throws IOException {
    return new Child(
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                main.getName(),
                directory.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start());
  }

  /** Waits until it has said a line. */
  void awaitLine(String line) throws IOException {
    BufferedReader output =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    String read = output.readLine();
    while (read != null && !read.equals(line)) {
      read = output.readLine();
    }
    if (read == null) {
      throw new IOException("the other process ended without saying " + line);
    }
  }

  /** Waits for its end. */
  int exitCode() throws IOException {
    process.getInputStream().readAllBytes();
    return process.onExit().orTimeout(60, TimeUnit.SECONDS).join().exitValue();
  }

  void kill() {
    process.destroyForcibly().onExit().orTimeout(60, TimeUnit.SECONDS).join();
  }

  @Override
  public void close() throws IOException {
    process.getOutputStream().close();
    process.onExit().orTimeout(60, TimeUnit.SECONDS).whenComplete((p, e) -> destroy()).join();
  }

  private void destroy() {
    process.destroyForcibly();
  }
}
