package io.maemae.app;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A bot in a process of its own, with the flags that it has in service. */
final class MeasuredProgram implements AutoCloseable {
  private final Process process;
  private final BufferedReader answers;
  private final PrintStream questions;
  private final Path console;

  /** What it says of itself. */
  record State(LocalDateTime marketTime, long marketEvents, long heapBytes) {}

  /** On a fast clock. */
  MeasuredProgram(Path directory, Path configuration, String start, int days, int in, int between)
      throws IOException {
    this(
        directory,
        FastRun.class,
        configuration.toString(),
        start,
        String.valueOf(days),
        String.valueOf(in),
        String.valueOf(between));
  }

  /** A program that answers each line with a line, and ends with its input. */
  MeasuredProgram(Path directory, Class<?> main, String... arguments) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                "java",
                "@deploy/jvm.options",
                "-cp",
                System.getProperty("java.class.path"),
                main.getName()));
    command.addAll(List.of(arguments));
    console = directory.resolve("console");
    ProcessBuilder builder = new ProcessBuilder(command).redirectError(console.toFile());
    builder.environment().put("TOKEN", ChatDoor.TOKEN);
    builder.environment().put("DATA", directory.resolve("data").toString());
    process = builder.start();
    answers = new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8));
    questions = new PrintStream(process.getOutputStream(), true, UTF_8);
  }

  State state() throws IOException {
    String[] words = ask("state").split(" ");
    return new State(
        LocalDateTime.parse(words[0]), Long.parseLong(words[1]), Long.parseLong(words[2]));
  }

  /** Its answer to a line. */
  String ask(String line) throws IOException {
    questions.println(line);
    String answer = answers.readLine();
    if (answer == null) {
      throw new IllegalStateException("the program has ended, see " + console);
    }
    return answer;
  }

  /** Kilobytes of memory that the process has in use. */
  long residentKilobytes() throws IOException {
    return Files.readAllLines(proc("status")).stream()
        .filter(line -> line.startsWith("VmRSS:"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
        .findFirst()
        .orElseThrow();
  }

  long threads() throws IOException {
    return count("task");
  }

  long handles() throws IOException {
    return count("fd");
  }

  private long count(String directory) throws IOException {
    try (Stream<Path> entries = Files.list(proc(directory))) {
      return entries.count();
    }
  }

  private Path proc(String name) {
    return Path.of("/proc", String.valueOf(process.pid()), name);
  }

  /** Stops it; returns its exit code. */
  int stop() throws InterruptedException {
    questions.close();
    if (!process.waitFor(15, TimeUnit.SECONDS)) {
      throw new IllegalStateException("did not stop");
    }
    return process.exitValue();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
