package io.maemae.app;

import io.maemae.telegram.FakeBotApi;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;

/**
 * A week of the market at high speed: two strategies on ten symbols, a person who types all the
 * time, a chat that is away now and then. Prints memory, threads and handles through the week, and
 * fails if any of them grew, if a message was not delivered, or if books and broker differ.
 *
 * <p>Arguments, all optional: the speed in sessions (300) and between them (6000).
 */
final class Soak {
  private static final String START = "2026-11-16T08:55:00";
  private static final LocalDateTime END = LocalDateTime.parse("2026-11-23T08:30:00");
  private static final int DAYS = 7;
  private static final long MOST_RESIDENT = 256 * 1024;
  private static final long STEADY_HEAP = 8 * 1024 * 1024;
  private static final List<String> SYMBOLS =
      List.of("005930", "000660", "005380", "000270", "035420", "035720", "068270", "005490");
  private static final List<String> COMMANDS =
      List.of("/status", "/positions", "/orders", "/fills", "/balance", "/pnl week", "/strategies");

  private Soak() {}

  private record Sample(LocalDateTime at, long resident, long heap, long threads, long handles) {}

  /** Runs the week; exit code 1 if something is wrong. */
  public static void main(String[] args) throws Exception {
    int inSession = args.length > 0 ? Integer.parseInt(args[0]) : 300;
    int between = args.length > 1 ? Integer.parseInt(args[1]) : 6000;
    Path directory = Files.createTempDirectory("maemae-soak-");
    List<String> wrong = new ArrayList<>();
    try (FakeBotApi telegram = ChatDoor.telegram()) {
      Path configuration =
          Files.writeString(directory.resolve("maemae.yaml"), configuration(telegram));
      try (MeasuredProgram program =
          new MeasuredProgram(directory, configuration, START, DAYS, inSession, between)) {
        List<Sample> samples = week(program, telegram);
        judge(samples, wrong);
        int code = program.stop();
        if (code != 0) {
          wrong.add("exit code " + code);
        }
      }
      System.out.println("messages " + telegram.calls("sendMessage").size());
    }
    compare(directory.resolve("data"), wrong);
    System.out.println(wrong.isEmpty() ? "ok" : "WRONG " + wrong + ", see " + directory);
    System.exit(wrong.isEmpty() ? 0 : 1);
  }

  private static String configuration(FakeBotApi telegram) {
    String symbols = "[" + "\"" + String.join("\", \"", SYMBOLS) + "\"]";
    return ChatDoor.configuration(telegram, "")
            .replace("confirm-orders: always", "confirm-orders: never")
            .replace("cash: 10000000", "cash: 50000000")
        + """
          strategies:
            - { builtin: opening-range, symbols: %s, timeframe: 5m, budget: 2000000, mode: trade }
            - { builtin: ma-cross, symbols: %s, timeframe: 5m, budget: 2000000, mode: trade }
          """
            .formatted(symbols, symbols);
  }

  private static List<Sample> week(MeasuredProgram program, FakeBotApi telegram)
      throws IOException, InterruptedException {
    SplittableRandom random = new SplittableRandom(7);
    List<Sample> samples = new ArrayList<>();
    LocalDate sampled = LocalDate.MIN;
    LocalDate away = LocalDate.MIN;
    LocalDateTime now = LocalDateTime.parse(START);
    System.out.println("market time          resident KB   heap KB  threads  handles");
    while (now.isBefore(END)) {
      for (int i = 0; i < 10; i++) {
        telegram.says(ChatDoor.TRADER, line(random));
        TimeUnit.MILLISECONDS.sleep(100);
      }
      now = program.state().marketTime();
      if (now.getHour() == 13 && !now.toLocalDate().equals(away)) {
        away = now.toLocalDate();
        telegram.down();
        TimeUnit.SECONDS.sleep(4);
        telegram.up();
      }
      if (now.getHour() >= 16 && !now.toLocalDate().equals(sampled)) {
        sampled = now.toLocalDate();
        samples.add(sample(program));
      }
    }
    awaitQuiet(telegram);
    return samples;
  }

  private static String line(SplittableRandom random) {
    String symbol = SYMBOLS.get(random.nextInt(SYMBOLS.size()));
    return switch (random.nextInt(6)) {
      case 0 -> "/buy " + symbol + " 1";
      case 1 -> "/sell " + symbol + " all";
      case 2 -> "/price " + symbol;
      case 3 -> "/book " + symbol;
      case 4 -> "/cancel all";
      default -> COMMANDS.get(random.nextInt(COMMANDS.size()));
    };
  }

  private static Sample sample(MeasuredProgram program) throws IOException {
    MeasuredProgram.State state = program.state();
    Sample sample =
        new Sample(
            state.marketTime(),
            program.residentKilobytes(),
            state.heapBytes() / 1024,
            program.threads(),
            program.handles());
    System.out.printf(
        "%-19.19s %12d %9d %8d %8d  (%,d market events)%n",
        sample.at(),
        sample.resident(),
        sample.heap(),
        sample.threads(),
        sample.handles(),
        state.marketEvents());
    return sample;
  }

  /** Until nothing has been said for a while. */
  private static void awaitQuiet(FakeBotApi telegram) throws InterruptedException {
    int before = -1;
    while (before != telegram.calls("sendMessage").size()) {
      before = telegram.calls("sendMessage").size();
      TimeUnit.SECONDS.sleep(2);
    }
  }

  /** The first day warms up; from then on nothing may grow. */
  private static void judge(List<Sample> samples, List<String> wrong) {
    Sample first = samples.get(1);
    Sample last = samples.get(samples.size() - 1);
    if (last.resident() > MOST_RESIDENT) {
      wrong.add("resident memory " + last.resident() + " KB");
    }
    if ((last.heap() - first.heap()) * 1024 > STEADY_HEAP) {
      wrong.add("the heap grew from " + first.heap() + " to " + last.heap() + " KB");
    }
    if (last.threads() > first.threads() + 1) {
      wrong.add("threads grew from " + first.threads() + " to " + last.threads());
    }
    if (last.handles() > first.handles() + 3) {
      wrong.add("handles grew from " + first.handles() + " to " + last.handles());
    }
  }

  private static void compare(Path data, List<String> wrong) throws SQLException {
    String undelivered =
        FrontDoor.query(data, "select count(*) from outbox where delivered_at is null").get(0);
    String unsettled =
        FrontDoor.query(data, "select count(*) from orders where state = 'UNKNOWN'").get(0);
    List<String> books =
        FrontDoor.query(
            data,
            "select symbol, sum(case side when 'BUY' then quantity else -quantity end) held"
                + " from fills_view group by symbol having held <> 0 order by symbol");
    List<String> broker =
        FrontDoor.query(
            data, "select symbol, quantity from paper_holding where quantity > 0 order by symbol");
    System.out.println(
        "orders "
            + FrontDoor.query(data, "select count(*) from orders").get(0)
            + ", fills "
            + FrontDoor.query(data, "select count(*) from fills_view").get(0)
            + ", undelivered "
            + undelivered
            + ", unknown "
            + unsettled
            + ", held "
            + books);
    if (!undelivered.equals("0")) {
      wrong.add(undelivered + " messages undelivered");
    }
    if (!unsettled.equals("0")) {
      wrong.add(unsettled + " orders unknown");
    }
    if (!books.equals(broker)) {
      wrong.add("books " + books + " but broker " + broker);
    }
  }
}
