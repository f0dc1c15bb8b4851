package io.maemae.app;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * Kills the program, with an account at each of two brokers on loopback, at every step of an
 * order's life and at any instant, and compares it with the brokers: {@code -Dkills} times at
 * least, by a {@code -Dseed}. Ends with 1 at the first disagreement; with that chain's seed it is
 * the first chain of another run.
 */
final class KillRun {
  private KillRun() {}

  /** Prints a line for each kill, and what was found. */
  public static void main(String[] args) throws Exception {
    int wanted = Integer.getInteger("kills", 200);
    long seed = Long.getLong("seed", 7);
    long begun = System.nanoTime();
    int kills = 0;
    int chains = 0;
    while (kills < wanted) {
      long chainSeed = seed + chains;
      chains++;
      Path directory = Files.createTempDirectory("maemae-kills-");
      System.out.println("chain " + chains + ", seed " + chainSeed);
      KillChain chain = new KillChain(directory, chainSeed, System.out::println);
      List<String> disagreements = chain.run(steps(chainSeed));
      kills += chain.kills();
      if (!disagreements.isEmpty()) {
        disagreements.forEach(System.out::println);
        System.out.println(
            "after " + kills + " kills a disagreement; the data are in " + directory);
        System.exit(1);
      }
      System.out.println("chain " + chains + ": the brokers and the program agree");
    }
    System.out.printf(
        "%d kills in %d chains, seed %d, %d s: no disagreement%n",
        kills, chains, seed, Duration.ofNanos(System.nanoTime() - begun).toSeconds());
    System.exit(0);
  }

  /** Every named step once and a third as many random instants, in any order. */
  private static List<KillStep> steps(long seed) {
    List<KillStep> steps = new ArrayList<>(Arrays.asList(KillStep.values()));
    steps.addAll(Collections.nCopies(KillStep.values().length / 3, KillStep.ANY_INSTANT));
    Collections.shuffle(steps, new Random(seed));
    return steps;
  }
}
