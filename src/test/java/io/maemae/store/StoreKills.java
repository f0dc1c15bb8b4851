package io.maemae.store;

import io.maemae.order.ClientOrderId;
import io.maemae.order.OrderState;
import io.maemae.strategy.StrategyMemory;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;

/**
 * Kills a process that commits as fast as it can, at a random instant, again and again on the same
 * file, and looks each time whether all is there that was acknowledged, and nothing half. Run by
 * itself it kills 100 times:
 *
 * <pre>mvn -q -Pbench test-compile exec:exec -Dmeasure=io.maemae.store.StoreKills</pre>
 */
final class StoreKills {
  private static final int MANY = 100;

  /** Most of what a process acknowledges before it is killed. */
  private static final int MOST_LINES = 250;

  /** Some commits take longer than this, most do not. */
  private static final int LATER_NANOS = 3_000_000;

  private static final int LEGS = Samples.fullOrder(1).legs().size();

  private final Path directory;
  private final Random random;

  /** What the kills found. */
  record Found(int kills, long acknowledged, List<String> troubles) {}

  private StoreKills(Path directory, long seed) {
    this.directory = directory;
    this.random = new Random(seed);
  }

  /** Kills so many times, on a database in an empty directory. */
  static Found kill(Path directory, int times, long seed) throws IOException {
    FreshDatabase.in(directory);
    StoreKills kills = new StoreKills(directory, seed);
    List<String> troubles = new ArrayList<>();
    long last = 0;
    for (int kill = 1; kill <= times; kill++) {
      long acknowledged = kills.killed(last);
      last = kills.lookedAt(kill, acknowledged, troubles);
    }
    return new Found(times, last, troubles);
  }

  public static void main(String[] args) throws IOException {
    Path directory = Files.createTempDirectory("store-kills");
    try {
      Found found = kill(directory, MANY, System.nanoTime());
      System.out.println(found.kills() + " kills, " + found.acknowledged() + " commits");
      found.troubles().forEach(System.out::println);
      System.exit(found.troubles().isEmpty() ? 0 : 1);
    } finally {
      Successor.remove(directory);
    }
  }

  /** The number of the last commit that the killed process acknowledged. */
  private long killed(long before) throws IOException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                Writer.class.getName(),
                directory.toString(),
                Long.toString(before),
                Long.toString(random.nextLong()))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      long acknowledged = before;
      int wanted = 1 + random.nextInt(MOST_LINES);
      for (int line = 0; line < wanted; line++) {
        acknowledged = number(lines.readLine(), acknowledged);
      }
      long until = System.nanoTime() + random.nextInt(LATER_NANOS);
      while (System.nanoTime() < until) {
        Thread.onSpinWait();
      }
      // By the handle: the process itself would close what it has said and nobody has read.
      process.toHandle().destroyForcibly();
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        acknowledged = number(line, acknowledged);
      }
      return acknowledged;
    } finally {
      process.destroyForcibly().onExit().orTimeout(60, TimeUnit.SECONDS).join();
    }
  }

  /** A line that the kill has cut ends without its point. */
  private static long number(String line, long before) throws IOException {
    if (line == null) {
      throw new IOException("the writer ended by itself after commit " + before);
    }
    return line.endsWith(".") ? Long.parseLong(line.substring(0, line.length() - 1)) : before;
  }

  /** The number of the last commit that is there. */
  private long lookedAt(int kill, long acknowledged, List<String> troubles) {
    try (Database database = Database.open(directory, Durability.SYNCED)) {
      DeskStore store = new DeskStore(database);
      List<Long> orders =
          store.orders().orders(Samples.DAY).stream().map(o -> o.id().number()).toList();
      long last = orders.isEmpty() ? 0 : orders.get(orders.size() - 1);
      String found = "kill " + kill + ": acknowledged " + acknowledged + ", there " + last + ": ";
      if (last < acknowledged) {
        troubles.add(found + "lost");
      }
      if (!orders.equals(LongStream.rangeClosed(1, last).boxed().toList())) {
        troubles.add(found + "orders " + orders);
      }
      if (last > 0) {
        whole(store, last).ifPresent(what -> troubles.add(found + what));
      }
      return last;
    } catch (DatabaseException e) {
      troubles.add("kill " + kill + ": " + e.getMessage());
      return acknowledged;
    }
  }

  /** What a commit writes is there with all the rest of it. */
  private static Optional<String> whole(DeskStore store, long last) {
    String left = store.settings().setting("left").orElse("none");
    String right = store.settings().setting("right").orElse("none");
    long synced = last - last % Writer.SYNCED_EVERY;
    String wanted = Long.toString(synced);
    if (synced > 0 && !(left.equals(wanted) && right.equals(wanted))) {
      return Optional.of("half: left " + left + ", right " + right + ", not " + wanted);
    }
    boolean legs =
        store.orders().orders(Samples.DAY).stream().allMatch(o -> o.legs().size() == LEGS);
    return legs ? Optional.empty() : Optional.of("an order without its legs");
  }

  /** Commits, and says the number of each commit as soon as it is done. */
  static final class Writer {
    /** The others reach the file, but are not forced to the disk. */
    static final int SYNCED_EVERY = 3;

    private static final int LONGEST = 12_000;
    private static final int KEYS = 25;

    private Writer() {}

    public static void main(String[] args) {
      Database database = Database.open(Path.of(args[0]), Durability.SYNCED);
      // What is freed is used again at once, as it is in a file that is in use for long.
      database.connect().useHandle(handle -> handle.execute("set retention_time 0"));
      DeskStore store = new DeskStore(database);
      Random random = new Random(Long.parseLong(args[2]));
      PrintStream out = new PrintStream(System.out, true, StandardCharsets.US_ASCII);
      // It must not outlive whoever counts its commits.
      for (long number = Long.parseLong(args[1]) + 1; !out.checkError(); number++) {
        commit(store, number, random);
        out.print(number + ".\n");
        out.flush();
      }
    }

    private static void commit(DeskStore store, long number, Random random) {
      store.orders().save(Samples.fullOrder(number));
      store.orders().append(new ClientOrderId(number), Samples.NINE, OrderState.NEW, "accepted");
      store
          .strategies()
          .save(
              "s" + random.nextInt(KEYS),
              Samples.SAMSUNG,
              new StrategyMemory("x".repeat(random.nextInt(LONGEST)), Optional.empty()));
      if (number % SYNCED_EVERY == 0) {
        store.settings().setting("left", Optional.of(Long.toString(number)));
        store.settings().setting("s" + random.nextInt(KEYS), text(random));
        store.settings().setting("right", Optional.of(Long.toString(number)));
      }
      store.transactions().commit();
    }

    /** Every third time it is deleted. */
    private static Optional<String> text(Random random) {
      return random.nextInt(3) == 0
          ? Optional.empty()
          : Optional.of("x".repeat(random.nextInt(LONGEST)));
    }
  }
}
