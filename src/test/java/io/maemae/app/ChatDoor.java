package io.maemae.app;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.maemae.store.FreshDatabase;
import io.maemae.telegram.Call;
import io.maemae.telegram.FakeBotApi;
import io.maemae.telegram.Shown;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * The whole program as {@code run} starts it, in this process, with a Telegram on loopback. It is
 * told to stop as a signal would tell it.
 */
final class ChatDoor implements AutoCloseable {
  static final String TOKEN = "123456:TEST-token-of-the-loopback-server";
  static final long TRADER = 1001;
  static final long VIEWER = 1002;
  static final long STRANGER = 6666;
  static final Duration SOON = Duration.ofSeconds(60);

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
    return telegram(InstantSource.system());
  }

  /** One whose time is not the machine's. */
  static FakeBotApi telegram(InstantSource time) {
    FakeBotApi telegram = FakeBotApi.start(TOKEN, time);
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

  /** Starts with the usual configuration and waits until it answers and may trade. */
  static ChatDoor open(Path directory, FakeBotApi telegram) throws IOException {
    return open(directory, telegram, configuration(telegram, ""));
  }

  static ChatDoor open(Path directory, FakeBotApi telegram, String yaml) throws IOException {
    ChatDoor door = start(directory, telegram, yaml, "--clock", CLOCK);
    door.awaitLog("app.ready");
    door.awaitLog("account.ready");
    return door;
  }

  /** Starts and waits for nothing. */
  static ChatDoor start(Path directory, FakeBotApi telegram, String yaml, String... options)
      throws IOException {
    return start(directory, telegram, InstantSource.system(), yaml, options);
  }

  /** Starts on a machine with a clock of its own, and waits for nothing. */
  static ChatDoor start(
      Path directory,
      FakeBotApi telegram,
      InstantSource machineTime,
      String yaml,
      String... options)
      throws IOException {
    List<String> call =
        new ArrayList<>(List.of("run", "--config", directory.resolve("maemae.yaml").toString()));
    call.addAll(List.of(options));
    return start(
        directory,
        telegram,
        yaml,
        (environment, streams, signals) ->
            Main.run(call.toArray(new String[0]), environment, streams, signals, machineTime));
  }

  /** What runs behind the door until a signal ends it; its exit code. */
  interface Program {
    int run(Map<String, String> environment, Streams streams, Signals signals);
  }

  /** Starts a program over a database that is there, without a row if it is the first. */
  static ChatDoor start(Path directory, FakeBotApi telegram, String yaml, Program program)
      throws IOException {
    ChatDoor door = new ChatDoor(directory, telegram);
    FreshDatabase.in(door.data());
    Files.writeString(directory.resolve("maemae.yaml"), yaml);
    Thread thread = new Thread(() -> door.run(program), "program");
    thread.setDaemon(true);
    thread.start();
    return door;
  }

  private void run(Program program) {
    Streams streams =
        Streams.utf8(
            new ByteArrayInputStream(new byte[0]), new ByteArrayOutputStream(), err, false);
    Map<String, String> environment =
        Map.of("DATA", directory.resolve("data").toString(), "TOKEN", TOKEN);
    // The last stop: a bot that starts anew in its process has another end.
    ended.complete(program.run(environment, streams, stop::obtrudeValue));
  }

  Path data() {
    return directory.resolve("data");
  }

  /** What went to the console so far: the log. */
  String log() {
    return err.toString(UTF_8);
  }

  void awaitLog(String part) {
    await(
        () -> "'" + part + "' in the log:\n" + log(), () -> log().contains(part) || ended.isDone());
    if (!log().contains(part)) {
      throw new AssertionError("ended without '" + part + "':\n" + log());
    }
  }

  static void await(Supplier<String> what, BooleanSupplier condition) {
    await(SOON, what, condition);
  }

  static void await(Duration atMost, Supplier<String> what, BooleanSupplier condition) {
    long until = System.nanoTime() + atMost.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > until) {
        throw new AssertionError("waited in vain for " + what.get());
      }
      LockSupport.parkNanos(Duration.ofMillis(2).toNanos());
    }
  }

  /** The trader says something; the answer is the next message that holds a part. */
  Shown says(String line, String part) {
    return says(TRADER, line, part);
  }

  /** Somebody says something; the answer is the next message there that holds a part. */
  Shown says(long user, String line, String part) {
    return answers(user, part, () -> telegram.says(user, line));
  }

  /** The trader presses a button; the answer is the next message that holds a part. */
  Shown presses(Shown message, String label, String part) {
    return answers(TRADER, part, () -> telegram.presses(TRADER, message, label));
  }

  /** Does something; the answer is the next message to a user that holds a part. */
  Shown answers(long user, String part, Runnable something) {
    int before = telegram.shown(user).size();
    something.run();
    return next(user, before, part);
  }

  /** Waits for a message to the trader that holds a part, after so many others. */
  Shown next(int before, String part) {
    return next(TRADER, before, part);
  }

  private Shown next(long user, int before, String part) {
    await(
        () -> "a message with '" + part + "' after " + texts(user) + "\n" + log(),
        () -> find(user, before, part).isPresent());
    return find(user, before, part).orElseThrow();
  }

  private Optional<Shown> find(long user, int before, String part) {
    return telegram.shown(user).stream()
        .skip(before)
        .filter(message -> message.text().contains(part))
        .findFirst();
  }

  /** The texts that a user's chat shows, oldest first. */
  List<String> texts(long user) {
    return telegram.shown(user).stream().map(Shown::text).toList();
  }

  /** The calls that the server did not take as they were: their markup, a text, a chat. */
  List<Call> refused() {
    return Stream.of("sendMessage", "editMessageText")
        .flatMap(method -> telegram.calls(method).stream())
        .filter(call -> call.status() == 400)
        .toList();
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
