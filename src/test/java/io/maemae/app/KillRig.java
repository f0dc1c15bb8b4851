package io.maemae.app;

import io.maemae.broker.kis.KisServer;
import io.maemae.broker.kis.KisServerSettings;
import io.maemae.broker.kiwoom.KiwoomServer;
import io.maemae.broker.kiwoom.KiwoomServerSettings;
import io.maemae.market.MarketTime;
import io.maemae.store.FreshDatabase;
import io.maemae.telegram.FakeBotApi;
import io.maemae.telegram.Shown;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;

/**
 * The program in a process of its own, with an account at each of two brokers on loopback and a
 * Telegram there. It is killed and started again over one data directory.
 */
final class KillRig implements AutoCloseable {
  static final String SYMBOL = "005930";

  /** For a start or a step of an order, on a machine that does much else. */
  static final Duration PATIENCE = Duration.ofSeconds(120);

  private static final long CASH = 10_000_000_000L;

  /** Between the call of the program and its first look at the clock. */
  private static final Duration CALL = Duration.ofMillis(500);

  /** Of orders that the customer placed by another channel: the program's never touch them. */
  static final String OTHER_SYMBOL = "000660";

  /** A line that wanted an order: its quantity tells it from all others. */
  record Line(String account, long quantity, String text) {}

  final FakeBotApi telegram = ChatDoor.telegram();
  final List<Line> lines = new ArrayList<>();

  /** Shares of each account in requests that never got in: who does not know it holds them back. */
  final Map<String, Long> lost = new TreeMap<>();

  /** The orders that the customer placed by another channel, by account and quantity. */
  final List<String> elsewhere = new ArrayList<>();

  /** The lines that wanted a cancel or a modify. */
  final List<String> changes = new ArrayList<>();

  final List<BrokerSide> brokers;
  private final Path directory;
  private final InstantSource clock = KisDoor.clock(KisDoor.MORNING);
  private final KisServer kis =
      KisServer.start(KisServerSettings.of(KisServer.Environment.LIVE, clock).withCash(CASH));
  private final KiwoomServer kiwoom =
      KiwoomServer.start(
          KiwoomServerSettings.of(KiwoomServer.Environment.LIVE, clock)
              .withCash(CASH)
              .withTokenClock(InstantSource.system()));
  private final List<Runnable> onceReady = new ArrayList<>();
  private Optional<ChildProgram> program = Optional.empty();

  KillRig(Path directory) throws IOException {
    this.directory = directory;
    brokers = List.of(new KisSide(kis), new KiwoomSide(kiwoom));
    kis.oneTokenPerMinute(false);
    FreshDatabase.in(data());
    ChildProgram.config(directory, TwoBrokersDoor.configuration(telegram, kis, kiwoom, "", ""));
  }

  Path data() {
    return ChildProgram.data(directory);
  }

  /** Starts the program, if it does not run. */
  ChildProgram started() {
    if (program.isEmpty()) {
      Instant now = clock.instant().plus(CALL);
      try {
        program =
            Optional.of(
                ChildProgram.call(
                    directory,
                    "run",
                    "--config",
                    directory.resolve("maemae.yaml"),
                    "--clock",
                    MarketTime.local(now)));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return program.get();
  }

  /** Starts it if need be, and waits until it answers and may trade at both brokers. */
  void ready() {
    started();
    for (BrokerSide broker : brokers) {
      awaitLog("account.ready account=" + broker.account() + "\n");
    }
    awaitLog("app.ready");
    onceReady.forEach(Runnable::run);
    onceReady.clear();
  }

  /** Does something as soon as the next program is ready. */
  void onceReady(Runnable work) {
    onceReady.add(work);
  }

  /** The trader types a line; the update that brings it. */
  long says(String line) {
    if (!line.startsWith("/buy") && !line.startsWith("/sell")) {
      changes.add(line);
    }
    return telegram.says(ChatDoor.TRADER, line);
  }

  /** What this process has logged. */
  String log() {
    return started().err();
  }

  void awaitLog(String part) {
    await("'" + part + "'", () -> log().contains(part));
  }

  void await(String what, BooleanSupplier condition) {
    ChatDoor.await(
        PATIENCE,
        () -> what + ":\n" + log(),
        () -> {
          if (!started().isAlive()) {
            throw new AssertionError("ended by itself before " + what + ":\n" + log());
          }
          return condition.getAsBoolean();
        });
  }

  /** As a power cut would. */
  void kill() {
    program.orElseThrow().kill();
    program = Optional.empty();
    telegram.botDied();
  }

  /** Ends it cleanly; its exit code. */
  int stop() throws IOException {
    int code = started().signal("TERM").code();
    program = Optional.empty();
    return code;
  }

  /** What the person was told, oldest first. */
  List<String> told() {
    return telegram.shown(ChatDoor.TRADER).stream().map(Shown::text).toList();
  }

  @Override
  public void close() {
    program.ifPresent(ChildProgram::close);
    telegram.close();
    kis.close();
    kiwoom.close();
  }
}
