package io.maemae.app;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.maemae.telegram.FakeBotApi;
import io.maemae.telegram.Shown;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/**
 * The whole program as {@code run} starts it, in this process, with a Telegram on loopback. It is
 * told to stop as a signal would tell it.
 */
final class ChatDoor implements AutoCloseable {
  static final String TOKEN = "123456:TEST-token-of-the-loopback-server";
  static final long TRADER = 1001;
  static final long VIEWER = 1002;
  static final long STRANGER = 6666;
  static final Duration SOON = Duration.ofSeconds(10);

  private static final String CLOCK = "2026-11-20T09:10:00";

  private final Path directory;
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final CompletableFuture<Runnable> stop = new CompletableFuture<>();
  private final CompletableFuture<Integer> ended = new CompletableFuture<>();
  final FakeBotApi telegram;

  private ChatDoor(Path directory, FakeBotApi telegram) {
    this.directory = directory;
    this.telegram = telegram;
  }

  /** A server that both listed users have opened, and nothing that listens to it yet. */
  static FakeBotApi telegram() {
    FakeBotApi telegram = FakeBotApi.start(TOKEN);
    telegram.knows(TRADER);
    telegram.knows(VIEWER);
    return telegram;
  }

  /** The usual configuration, with more lines below it. */
  static String configuration(FakeBotApi telegram, String more) {
    return """
    language: ko
    data-dir: ${DATA}
    telegram:
      token: ${TOKEN}
      api-url: %s
      users:
        - { id: %d, role: trader }
        - { id: %d, role: viewer }
      notify-chats: [%d]
    accounts:
      - name: pretend
        broker: paper
        cash: 10000000
    confirm-orders: always
    %s
    """
        .formatted(telegram.url(), TRADER, VIEWER, TRADER, more);
  }

  /** Starts with the usual configuration and waits until the chat answers. */
  static ChatDoor open(Path directory, FakeBotApi telegram) throws IOException {
    return open(directory, telegram, configuration(telegram, ""), "--clock", CLOCK);
  }

  static ChatDoor open(Path directory, FakeBotApi telegram, String yaml, String... options)
      throws IOException {
    ChatDoor door = start(directory, telegram, yaml, options);
    door.awaitLog("app.ready");
    return door;
  }

  /** Starts and waits for nothing. */
  static ChatDoor start(Path directory, FakeBotApi telegram, String yaml, String... options)
      throws IOException {
    ChatDoor door = new ChatDoor(directory, telegram);
    Path file = Files.writeString(directory.resolve("maemae.yaml"), yaml);
    List<String> call = new ArrayList<>(List.of("run", "--config", file.toString()));
    call.addAll(List.of(options));
    Thread thread = new Thread(() -> door.run(call), "program");
    thread.setDaemon(true);
    thread.start();
    return door;
  }

  private void run(List<String> call) {
    Streams streams =
        Streams.utf8(
            new ByteArrayInputStream(new byte[0]), new ByteArrayOutputStream(), err, false);
    Map<String, String> environment =
        Map.of("DATA", directory.resolve("data").toString(), "TOKEN", TOKEN);
    ended.complete(
        Main.run(
            call.toArray(new String[0]),
            environment,
            streams,
            (Runnable task) -> stop.complete(task)));
  }

  Path data() {
    return directory.resolve("data");
  }

  /** What went to the console so far: the log. */
  String log() {
    return err.toString(UTF_8);
  }

  void awaitLog(String part) {
    await("'" + part + "' in the log:\n" + log(), () -> log().contains(part) || ended.isDone());
    if (!log().contains(part)) {
      throw new AssertionError("ended without '" + part + "':\n" + log());
    }
  }

  static void await(String what, BooleanSupplier condition) {
    long until = System.nanoTime() + SOON.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > until) {
        throw new AssertionError("waited in vain for " + what);
      }
      LockSupport.parkNanos(Duration.ofMillis(2).toNanos());
    }
  }

  /** The trader says something; the answer is the next message that holds a part. */
  Shown says(String line, String part) {
    int before = telegram.shown(TRADER).size();
    telegram.says(TRADER, line);
    return next(before, part);
  }

  /** The trader presses a button; the answer is the next message that holds a part. */
  Shown presses(Shown message, String label, String part) {
    int before = telegram.shown(TRADER).size();
    telegram.presses(TRADER, message, label);
    return next(before, part);
  }

  /** Waits for a message to the trader that holds a part, after so many others. */
  Shown next(int before, String part) {
    await(
        "a message with '" + part + "' after " + telegram.shown(TRADER) + "\n" + log(),
        () -> find(before, part) != null);
    return find(before, part);
  }

  private Shown find(int before, String part) {
    List<Shown> shown = telegram.shown(TRADER);
    return shown.stream()
        .skip(before)
        .filter(m -> m.text().contains(part))
        .findFirst()
        .orElse(null);
  }

  /** Tells it to stop, and waits for its end. */
  int stop() {
    stop.thenAccept(Runnable::run);
    return code();
  }

  /** Waits for its end. */
  int code() {
    try {
      return ended.get(15, TimeUnit.SECONDS);
    } catch (InterruptedException | ExecutionException | TimeoutException e) {
      throw new AssertionError("has not ended:\n" + log(), e);
    }
  }

  @Override
  public void close() {
    stop();
  }
}
