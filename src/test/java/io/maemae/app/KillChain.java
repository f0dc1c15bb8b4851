package io.maemae.app;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;

/**
 * Kills the program at step after step over one data directory, and then lets it settle and
 * compares it with the brokers.
 */
final class KillChain {
  /** An order that got lost is looked for this long before the person is asked, and far longer. */
  private static final Duration SETTLED = Duration.ofSeconds(90);

  private final Path directory;
  private final long seed;
  private final Consumer<String> line;
  private int kills;

  /**
   * Over an empty directory.
   *
   * @param line takes a line for each life
   */
  KillChain(Path directory, long seed, Consumer<String> line) {
    this.directory = directory;
    this.seed = seed;
    this.line = line;
  }

  int kills() {
    return kills;
  }

  /** What brokers and store disagree about after all of these. */
  List<String> run(List<KillStep> steps) throws Exception {
    Random random = new Random(seed);
    List<String> disagreements = new ArrayList<>();
    try (KillRig rig = new KillRig(directory)) {
      for (KillStep step : steps) {
        KillLife life = new KillLife(rig, random);
        step.lead(life);
        kills += life.kills();
        line.accept("kill %d, seed %d: %s, %s".formatted(kills, seed, step, life));
      }
      rig.ready();
      KillLog log = new KillLog(rig);
      try {
        ChatDoor.await(
            SETTLED,
            () -> "an end of each order: " + log.unsettled(),
            () -> log.unsettled().isEmpty());
      } catch (AssertionError e) {
        disagreements.add(e.getMessage());
      }
      int code = rig.stop();
      if (code != 0) {
        disagreements.add("ended with " + code);
      }
      disagreements.addAll(new KillComparison(rig).disagreements());
    }
    return disagreements;
  }
}
