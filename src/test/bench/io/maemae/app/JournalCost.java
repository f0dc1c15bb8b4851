package io.maemae.app;

import io.maemae.desk.DeskEvent;
import io.maemae.market.MarketEvent;
import io.maemae.market.OrderBook;
import io.maemae.market.Price;
import io.maemae.market.Quantity;
import io.maemae.market.Symbol;
import io.maemae.market.Trade;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;

/** What recording costs: on the desk's thread, of all processors, and on the disk. */
final class JournalCost {
  private static final int EVENTS = 100_000;
  private static final int SYMBOLS = 20;
  private static final int LEVELS = 10;
  private static final int AT_ONCE = 1_000;
  private static final long PAUSE_MILLIS = 200;
  private static final int MOST_QUANTITY = 50_000;

  private final SplittableRandom random = new SplittableRandom(7);
  private final long[] price = new long[SYMBOLS];
  private final long[][] quantities = new long[SYMBOLS][2 * LEVELS];

  private JournalCost() {
    Arrays.fill(price, 70_000);
  }

  /** Prints a line for each kind of market, with and without a record. */
  public static void main(String[] args) throws Exception {
    for (int round = 0; round < 2; round++) {
      for (String kind : List.of("trades", "books")) {
        new JournalCost().measure(kind, false);
        new JournalCost().measure(kind, true);
      }
    }
    System.exit(0);
  }

  private void measure(String kind, boolean recorded) throws Exception {
    BenchJournal journal =
        new BenchJournal(Files.createTempDirectory("maemae-journal-"), Long.MAX_VALUE);
    Path data = Files.createTempDirectory("maemae-data-");
    MoneyBench bench = new MoneyBench(data);
    if (recorded) {
      bench.recorded(journal);
    }
    bench.start();
    long[] nanos = new long[EVENTS];
    Instant now = bench.now();
    long before = cpuNanos();
    for (int i = 0; i < EVENTS; i++) {
      now = now.plusNanos(random.nextInt(20_000_000));
      DeskEvent event = new DeskEvent.MarketData(next(kind, now), "kis", false, now);
      long begun = System.nanoTime();
      if (recorded) {
        journal.handle(bench.bot(), event);
      } else {
        bench.bot().desk().handle(event);
      }
      nanos[i] = System.nanoTime() - begun;
      if (i % AT_ONCE == AT_ONCE - 1) {
        TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
      }
    }
    bench.close();
    long cpu = cpuNanos() - before;
    Arrays.sort(nanos);
    System.out.printf(
        "%s %s: desk median %d ns, 99%% %d ns; all processors %d ns an event%s%n",
        kind,
        recorded ? "recorded" : "not recorded",
        nanos[EVENTS / 2],
        nanos[EVENTS / 100 * 99],
        cpu / EVENTS,
        recorded
            ? "; "
                + Files.size(journal.files().get(0)) / (double) EVENTS
                + " bytes; "
                + journal.ended
            : "");
  }

  private static long cpuNanos() {
    return ManagementFactory.getPlatformMXBean(com.sun.management.OperatingSystemMXBean.class)
        .getProcessCpuTime();
  }

  private MarketEvent next(String kind, Instant now) {
    int which = random.nextInt(SYMBOLS);
    Symbol symbol = new Symbol(String.valueOf(100_000 + 10 * which));
    Instant at = now.truncatedTo(ChronoUnit.SECONDS);
    price[which] += random.nextInt(3) == 0 ? 100 * (random.nextInt(3) - 1) : 0;
    if (kind.equals("trades")) {
      Quantity quantity = Quantity.of(1 + random.nextInt(200));
      return new Trade(symbol, at, Price.ofWon(price[which]), quantity);
    }
    List<OrderBook.Level> bids = new ArrayList<>();
    List<OrderBook.Level> asks = new ArrayList<>();
    for (int level = 0; level < LEVELS; level++) {
      bids.add(level(price[which] - 100 * level, which, level));
      asks.add(level(price[which] + 100 * (level + 1), which, LEVELS + level));
    }
    return new OrderBook(symbol, at, bids, asks);
  }

  /** A book changes at one level in seven at a time. */
  private OrderBook.Level level(long won, int symbol, int level) {
    if (quantities[symbol][level] == 0 || random.nextInt(7) == 0) {
      quantities[symbol][level] = 1 + random.nextInt(MOST_QUANTITY);
    }
    return new OrderBook.Level(Price.ofWon(won), Quantity.of(quantities[symbol][level]));
  }
}
