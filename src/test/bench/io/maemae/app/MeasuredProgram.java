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

/** A bot on a fast clock in a process of its own, with the flags that it has in service. */
final class MeasuredProgram implements AutoCloseable {
  private final Process process;
  private final BufferedReader answers;
  private final PrintStream questions;

  /** What it says of itself. */
  record State(LocalDateTime marketTime, long marketEvents, long heapBytes) {}

  MeasuredProgram(Path directory, Path configuration, String start, int days, int in, int between)
      throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                "java",
                "@deploy/jvm.options",
                "-cp",
                System.getProperty("java.class.path"),
                "io.maemae.app.FastRun",
                configuration.toString(),
                start,
                String.valueOf(days),
                String.valueOf(in),
                String.valueOf(between)));
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectError(directory.resolve("console").toFile());
    builder.environment().put("TOKEN", ChatDoor.TOKEN);
    builder.environment().put("DATA", directory.resolve("data").toString());
    process = builder.start();
    answers = new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8));
    questions = new PrintStream(process.getOutputStream(), true, UTF_8);
  }

  State state() throws IOException {
    questions.println("state");
    String[] words = answers.readLine().split(" ");
    return new State(
        LocalDateTime.parse(words[0]), Long.parseLong(words[1]), Long.parseLong(words[2]));
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
