package io.maemae.app;

import io.maemae.market.MarketTime;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How long it takes from the frame that closes a bar to the request of the order that follows from
 * it, in a process with the flags that the bot has in service.
 *
 * <p>The way: the trade's frame on the stream, its codec, the desk's queue, bar, strategy, risk
 * checks, ledger, the store's commit, the adapter with its token and pacer, a connection of the
 * order's own, the request. It is measured in that process, from the moment in which its read of
 * the frame returned (the stream's last one: it is quiet between orders) until it hands the
 * request's first bytes to the socket. The durable write is the commit with which the order was
 * released and which reaches the disk, timed where the desk calls it; what is without it is the
 * difference, order by order. The statements before that commit are not of the durable write.
 */
final class TickToOrder {
  private static final int WARM_UP = 200;
  private static final int COUNT = 1_000;

  /** Just into a minute: its boundary is over, and the wait for late trades is not for long. */
  private static final LocalDateTime START = LocalDateTime.parse("2026-11-20T09:01:00.100");

  /** Few enough to be done before late trades are waited for no more. */
  private static final List<String> SYMBOLS = List.of("005930", "000660", "005380", "000270");

  private static final long PRICE = 10_000;
  private static final long TICK = 10;
  private static final long PLENTY = 100_000_000;
  private static final Duration SOON = Duration.ofSeconds(20);
  private static final int MOST_FIRST_MINUTES = 10;

  private final MeasuredServer server;
  private final SteppedClock clock;
  private final MeasuredProgram program;

  private TickToOrder(MeasuredServer server, SteppedClock clock, MeasuredProgram program) {
    this.server = server;
    this.clock = clock;
    this.program = program;
  }

  /** At KIS. Prints the figures; exit code 1 if an order did not come. */
  public static void main(String[] args) throws Exception {
    System.exit(measure(MeasuredKis::new));
  }

  /** Prints the figures of a broker; returns 1 if an order did not come. */
  static int measure(MeasuredServer.Start broker) throws IOException, InterruptedException {
    Path directory = Files.createTempDirectory("maemae-tick-");
    SteppedClock clock =
        new SteppedClock(MarketTime.instant(START.toLocalDate(), START.toLocalTime()));
    Map<String, Long> prices = SYMBOLS.stream().collect(Collectors.toMap(s -> s, s -> PRICE));
    try (MeasuredServer server = broker.with(clock, prices);
        MeasuredProgram program =
            new MeasuredProgram(directory, SteppedRun.class, arguments(directory, server))) {
      new TickToOrder(server, clock, program).run();
      return 0;
    } catch (IllegalStateException | AssertionError e) {
      System.out.println("WRONG " + e.getMessage() + ", see " + directory);
      return 1;
    }
  }

  private static String[] arguments(Path directory, MeasuredServer server) throws IOException {
    Path configuration =
        Files.writeString(
            directory.resolve("maemae.yaml"),
            """
            data-dir: ${DATA}
            accounts:
            %srisk:
              max-order-value: 5000000
              max-position-value: 20000000
              max-daily-loss: 5000000
              max-orders-per-minute: 30
              price-collar-percent: 5
            """
                .formatted(server.account()));
    Stream<String> first =
        Stream.of(
            configuration.toString(),
            START.toString(),
            String.valueOf(PRICE + 2 * TICK),
            String.valueOf(PRICE - 2 * TICK));
    return Stream.concat(first, SYMBOLS.stream()).toArray(String[]::new);
  }

  private void run() throws IOException, InterruptedException {
    System.out.println("flags: " + program.ask("flags"));
    for (String symbol : SYMBOLS) {
      server.othersTrade(symbol, PLENTY, PRICE - TICK, PRICE + TICK);
      server.awaitRegistered(symbol, SOON);
    }
    int before = tradeUntilAllFollow();
    int bars = 0;
    while (bars < WARM_UP + COUNT) {
      nextMinute();
      for (String symbol : SYMBOLS) {
        bars++;
        server.trade(symbol, PRICE);
        requireOrders(before + bars, symbol);
      }
    }
    print(bars, before);
    int code = program.stop();
    if (code != 0) {
      throw new IllegalStateException("the program ended with " + code);
    }
  }

  /** In steps before which the stream was heard: a silent one would be taken for a dead one. */
  private void nextMinute() throws IOException {
    for (int i = 0; i < SteppedClock.STEPS_PER_MINUTE; i++) {
      server.heartbeat(SOON);
      clock.step();
      program.ask("step");
    }
  }

  /** The first bars are not whole, and nothing is bought by them; returns how many orders left. */
  private int tradeUntilAllFollow() throws IOException {
    int before = 0;
    for (int minute = 0; minute < MOST_FIRST_MINUTES; minute++) {
      nextMinute();
      SYMBOLS.forEach(symbol -> server.trade(symbol, PRICE));
      int orders = ordersOf(before + SYMBOLS.size());
      if (orders == before + SYMBOLS.size()) {
        return orders;
      }
      before = orders;
    }
    throw new IllegalStateException("no orders in " + MOST_FIRST_MINUTES + " minutes");
  }

  private int ordersOf(int expected) throws IOException {
    return Integer.parseInt(program.ask("await " + expected));
  }

  private void requireOrders(int expected, String symbol) throws IOException {
    int orders = ordersOf(expected);
    if (orders != expected) {
      throw new IllegalStateException(
          orders + " orders after a bar of " + symbol + ", must be " + expected);
    }
  }

  private void print(int bars, int before) throws IOException {
    int requests = server.orders();
    if (requests != before + bars) {
      throw new IllegalStateException(requests + " requests, must be " + (before + bars));
    }
    long[] times =
        Arrays.stream(
                program
                    .ask("times " + server.streamUri().getPort() + " " + server.restUri().getPort())
                    .split(" "))
            .mapToLong(Long::parseLong)
            .toArray();
    long[] whole = new long[COUNT];
    long[] durable = new long[COUNT];
    long[] without = new long[COUNT];
    for (int i = 0; i < COUNT; i++) {
      int order = before + WARM_UP + i;
      whole[i] = times[2 * order];
      durable[i] = times[2 * order + 1];
      without[i] = whole[i] - durable[i];
    }
    print("frame to order request, without the durable write", without);
    print("durable write", durable);
    print("frame to order request, with it", whole);
  }

  private static void print(String what, long[] nanos) {
    Arrays.sort(nanos);
    System.out.printf(
        "%s: median %.2f ms, 99th percentile %.2f ms, longest %.2f ms; %,d orders after %d%n",
        what,
        millis(nanos[nanos.length / 2]),
        millis(nanos[nanos.length * 99 / 100]),
        millis(nanos[nanos.length - 1]),
        nanos.length,
        WARM_UP);
  }

  private static double millis(long nanos) {
    return nanos / (double) TimeUnit.MILLISECONDS.toNanos(1);
  }
}
