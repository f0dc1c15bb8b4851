package io.maemae.app;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.maemae.store.FreshDatabase;
import io.maemae.telegram.FakeBotApi;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The program in a process of its own, with the Java flags of a server. It is told to stop, or
 * killed, by real signals.
 */
final class ChildProgram implements AutoCloseable {
  static final String CLOCK = "2026-11-20T09:10:00";

  /** How long a clean end may take. */
  static final Duration LONGEST_END = Duration.ofSeconds(10);

  private static final Duration FAR_TOO_LONG = Duration.ofSeconds(60);

  private final Process process;
  private final Path out;
  private final Path err;

  private ChildProgram(Process process, Path out, Path err) {
    this.process = process;
    this.out = out;
    this.err = err;
  }

  /** Any call; {@code DATA} and {@code TOKEN} are in its environment. */
  static ChildProgram call(Path directory, Object... words) throws IOException {
    Path out = Files.createTempFile(directory, "out", ".txt");
    Path err = Files.createTempFile(directory, "err", ".txt");
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("@" + Path.of("deploy", "jvm.options").toAbsolutePath());
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    command.add(Main.class.getName());
    for (Object word : words) {
      command.add(word.toString());
    }
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().put("DATA", data(directory).toString());
    builder.environment().put("TOKEN", ChatDoor.TOKEN);
    Process process =
        builder
            .redirectInput(Redirect.PIPE)
            .redirectOutput(out.toFile())
            .redirectError(err.toFile())
            .start();
    return new ChildProgram(process, out, err);
  }

  /** The bot with the usual configuration; waits for nothing. */
  static ChildProgram start(Path directory, FakeBotApi telegram) throws IOException {
    return call(directory, "run", "--config", usual(directory, telegram), "--clock", CLOCK);
  }

  /** The same over a database that is there, without a row if it is the first; its chat answers. */
  static ChildProgram ready(Path directory, FakeBotApi telegram) throws IOException {
    FreshDatabase.in(data(directory));
    ChildProgram program = start(directory, telegram);
    program.awaitLog("app.ready");
    return program;
  }

  /** Writes the usual configuration. */
  static Path usual(Path directory, FakeBotApi telegram) throws IOException {
    return config(directory, ChatDoor.configuration(telegram, ""));
  }

  /** Writes a configuration. */
  static Path config(Path directory, String yaml) throws IOException {
    return Files.writeString(directory.resolve("maemae.yaml"), yaml);
  }

  static Path data(Path directory) {
    return directory.resolve("data");
  }

  /** What it has said on its standard output so far. */
  String out() {
    return text(out);
  }

  /** What it has said on its standard error so far, the log included. */
  String err() {
    return text(err);
  }

  private static String text(Path file) {
    try {
      return Files.readString(file, UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void awaitLog(String part) {
    ChatDoor.await(
        () -> "'" + part + "' on the standard error",
        () -> err().contains(part) || !process.isAlive());
    if (!err().contains(part)) {
      throw new AssertionError("ended with " + code() + " without '" + part + "':\n" + err());
    }
  }

  boolean isAlive() {
    return process.isAlive();
  }

  long pid() {
    return process.pid();
  }

  /** Sends a signal such as {@code TERM}. */
  ChildProgram signal(String name) throws IOException {
    Process kill =
        new ProcessBuilder("kill", "-s", name, String.valueOf(pid()))
            .redirectErrorStream(true)
            .redirectOutput(Redirect.DISCARD)
            .start();
    kill.onExit().orTimeout(FAR_TOO_LONG.toSeconds(), TimeUnit.SECONDS).join();
    return this;
  }

  /** Ends it as a power cut would, at once. */
  void shoot() {
    process.destroyForcibly();
  }

  /** The same, and waits until it is gone. */
  void kill() {
    shoot();
    code();
  }

  /** Waits for its end; the exit code. */
  int code() {
    return process
        .onExit()
        .orTimeout(FAR_TOO_LONG.toSeconds(), TimeUnit.SECONDS)
        .join()
        .exitValue();
  }

  /** Nothing of it outlives a test. */
  @Override
  public void close() {
    kill();
  }
}
