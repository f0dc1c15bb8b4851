package io.maemae.app;

import io.maemae.broker.kis.KisServer;
import io.maemae.broker.kis.KisServerSettings;
import io.maemae.telegram.FakeBotApi;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The bot with the flags it has in service at a stream of 41 registrations that brings 5,000 frames
 * a second for a minute: how many of them reach the desk, and what it takes of memory.
 */
final class StreamLoad {
  private static final int SYMBOLS = 40;
  private static final int FRAMES_PER_SECOND = 5_000;
  private static final int SECONDS = 60;
  private static final int WARM_UP_SECONDS = 5;
  private static final Duration SOON = Duration.ofSeconds(30);
  private static final long PRICE = 10_000;

  /** The frames come evenly: the time from one to the next is waited out in quarters. */
  private static final Duration FRAME = Duration.ofSeconds(1).dividedBy(FRAMES_PER_SECOND);

  /** Each look makes the program collect its garbage. */
  private static final Duration LOOK = Duration.ofMillis(200);

  private StreamLoad() {}

  /** Prints the figures; exit code 1 if a frame was lost. */
  public static void main(String[] args) throws Exception {
    Path directory = Files.createTempDirectory("maemae-load-");
    List<String> symbols =
        IntStream.range(0, SYMBOLS).mapToObj(i -> String.valueOf(100_000 + i)).toList();
    Map<String, Long> prices = symbols.stream().collect(Collectors.toMap(s -> s, s -> PRICE));
    KisServerSettings settings =
        KisServerSettings.of(KisServer.Environment.LIVE, KisDoor.clock(KisDoor.MORNING))
            .withPrices(prices);
    boolean good = false;
    try (FakeBotApi telegram = ChatDoor.telegram();
        KisServer server = KisServer.start(settings)) {
      Path configuration =
          Files.writeString(
              directory.resolve("maemae.yaml"),
              KisDoor.configuration(telegram, server, "", signals(symbols)));
      try (MeasuredProgram program =
          new MeasuredProgram(directory, configuration, KisDoor.MORNING + ":00", 1, 1, 1)) {
        server.awaitRegistered("H0STCNT0", symbols.get(SYMBOLS - 1), SOON);
        long before = program.state().marketEvents() + play(server, symbols, WARM_UP_SECONDS);
        awaitTaken(program, before);
        long begun = System.nanoTime();
        long sent = play(server, symbols, SECONDS);
        double seconds = (System.nanoTime() - begun) / 1e9;
        long resident = program.residentKilobytes();
        long taken = awaitTaken(program, before + sent) - before;
        System.out.printf(
            "%d registrations, %,d frames in %.1f s (%.0f a second): %,d reached the desk,"
                + " %,d lost; resident %d MB%n",
            server.registrations().size(),
            sent,
            seconds,
            sent / seconds,
            taken,
            sent - taken,
            resident / 1024);
        good = program.stop() == 0 && taken == sent;
      }
    } catch (IllegalStateException | AssertionError e) {
      System.out.println("WRONG " + e.getMessage() + ", see " + directory);
    }
    System.exit(good ? 0 : 1);
  }

  private static String signals(List<String> symbols) {
    return """
    strategies:
      - builtin: ma-cross
        account: kis
        symbols: [%s]
        timeframe: 1m
        budget: 1000000
        mode: signal
    """
        .formatted(
            symbols.stream().map(symbol -> '"' + symbol + '"').collect(Collectors.joining(", ")));
  }

  /** Sends one trade a frame, evenly; returns how many. */
  private static long play(KisServer server, List<String> symbols, int seconds) {
    long begun = System.nanoTime();
    long frames = (long) seconds * FRAMES_PER_SECOND;
    for (long i = 0; i < frames; i++) {
      long due = begun + i * FRAME.toNanos();
      while (System.nanoTime() < due) {
        LockSupport.parkNanos(FRAME.toNanos() / 4);
      }
      server.trade(symbols.get((int) (i % SYMBOLS)), PRICE + i % 7 * 10, 1 + i % 5);
    }
    return frames;
  }

  /** How many market events the desk has taken, when it is as many as that, or after a while. */
  private static long awaitTaken(MeasuredProgram program, long expected) throws IOException {
    long until = System.nanoTime() + SOON.toNanos();
    long taken = program.state().marketEvents();
    while (taken < expected && System.nanoTime() < until) {
      LockSupport.parkNanos(LOOK.toNanos());
      taken = program.state().marketEvents();
    }
    return taken;
  }
}
