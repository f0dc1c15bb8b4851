package io.maemae.app;

import io.maemae.config.Configuration;
import io.maemae.market.MarketTime;
import io.maemae.market.Money;
import io.maemae.market.Price;
import io.maemae.market.Symbol;
import io.maemae.market.Timeframe;
import io.maemae.store.Database;
import io.maemae.store.Durability;
import io.maemae.strategy.StrategyDefinition;
import io.maemae.strategy.StrategyMode;
import io.maemae.strategy.Universe;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;

/**
 * A bot that trades at every bar, on a stepped clock, as the child process of a measurement. It
 * answers the lines of its standard input: {@code flags}; {@code step} puts the clock on; {@code
 * await N} waits until so many orders have left, and answers how many have; {@code times STREAM
 * REST}, with the broker's ports, answers of each order how many nanoseconds it was from the
 * frame's receipt to the socket, and how many of them the commit took. After the second and the
 * third nothing is under way, and an order finds a free slot.
 */
final class SteppedRun {
  /** What could not leave by then is withdrawn. */
  private static final Duration LONGEST = Duration.ofSeconds(5);

  /** Five of the least intervals between requests, at a hundred a second: no reading waits then. */
  private static final Duration SLOTS = Duration.ofMillis(50);

  private static final Duration LOOK = Duration.ofMillis(1);

  private final SteppedClock clock;
  private final MeasuredBot bot;
  private final SocketTimes sockets = new SocketTimes();

  private SteppedRun(SteppedClock clock, MeasuredBot bot) {
    this.clock = clock;
    this.bot = bot;
  }

  /** Configuration, start of the market clock in Seoul, limits to buy and to sell, symbols. */
  public static void main(String[] args) throws Exception {
    Configuration configuration =
        Connections.configurations(System.getenv()).read(Path.of(args[0]));
    LocalDateTime start = LocalDateTime.parse(args[1]);
    SteppedClock clock =
        new SteppedClock(MarketTime.instant(start.toLocalDate(), start.toLocalTime()));
    Price buyLimit = Price.parse(args[2]);
    Price sellLimit = Price.parse(args[3]);
    List<Symbol> symbols = Arrays.stream(args).skip(4).map(Symbol::new).toList();
    StrategyDefinition strategy =
        new StrategyDefinition(
            "every-bar",
            configuration.defaultAccount(),
            configuration.defaultAccount(),
            new Universe.Listed(symbols),
            Timeframe.M1,
            Money.ofWon(100_000),
            Plans.calendar(configuration).regularHours(),
            StrategyMode.TRADE,
            () -> new EveryBar(buyLimit, sellLimit));
    Logging.hide(configuration.secrets());
    try (Database database = Database.open(configuration.dataDir(), Durability.SYNCED)) {
      Logging.toFile(configuration.dataDir().resolve("logs"));
      Logging.toConsole(System.err);
      try (MeasuredBot bot = new MeasuredBot(configuration, database, clock, strategy)) {
        bot.start();
        new SteppedRun(clock, bot).serve();
      }
    }
    System.exit(0);
  }

  private void serve() throws Exception {
    BufferedReader asked =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = asked.readLine(); line != null; line = asked.readLine()) {
      System.out.println(answer(line.split(" ")));
    }
  }

  private String times(int streamPort, int restPort) throws IOException {
    sockets.stop();
    return bot.commits().departures().stream()
        .map(
            left -> {
              long received = sockets.readBefore(streamPort, left.at() - left.commit());
              long sent = sockets.writeAfter(restPort, left.at());
              return (sent - received) + " " + left.commit();
            })
        .collect(Collectors.joining(" "));
  }

  private String answer(String[] words) throws IOException {
    return switch (words[0]) {
      case "flags" -> String.join(" ", ManagementFactory.getRuntimeMXBean().getInputArguments());
      case "step" -> {
        clock.step();
        bot.clockStepped();
        rest();
        yield "done";
      }
      case "await" -> {
        int orders = Integer.parseInt(words[1]);
        await(() -> bot.commits().orders() >= orders);
        rest();
        yield String.valueOf(bot.commits().orders());
      }
      case "times" -> times(Integer.parseInt(words[1]), Integer.parseInt(words[2]));
      default -> throw new IllegalArgumentException("line must be known, was " + words[0]);
    };
  }

  private void rest() {
    await(() -> bot.isQuiet(SLOTS));
  }

  private static void await(BooleanSupplier what) {
    long begun = System.nanoTime();
    while (!what.getAsBoolean() && System.nanoTime() - begun < LONGEST.toNanos()) {
      LockSupport.parkNanos(LOOK.toNanos());
    }
  }
}
