package io.maemae.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Nothing is lost and nothing doubled on thousands of days on which everything goes wrong. {@code
 * -Dsimulation.seeds=N} lives so many days, {@code -Dsimulation.first=SEED} begins with one, and
 * {@code -Dsimulation.story=true} tells them.
 */
final class SimulationTest {
  private static final long SEEDS = Long.getLong("simulation.seeds", 2_000);
  private static final long FIRST = Long.getLong("simulation.first", 1);
  private static final boolean STORY = Boolean.getBoolean("simulation.story");

  @Test
  void nothingIsLostAndNothingDoubled() {
    Map<Long, List<String>> wrong = new TreeMap<>();
    LongStream.range(FIRST, FIRST + SEEDS)
        .parallel()
        .forEach(
            seed -> {
              List<String> found = wrongOn(seed);
              if (!found.isEmpty()) {
                synchronized (wrong) {
                  wrong.put(seed, found);
                }
              }
            });

    assertEquals(Map.of(), wrong, "seeds, and what is wrong with each");
  }

  private static List<String> wrongOn(long seed) {
    SimulatedDay day = new SimulatedDay(seed, Tampering.NONE);
    try {
      return DayCheck.of(day.live());
    } catch (RuntimeException e) {
      return List.of(e + ", for " + e.getCause());
    } finally {
      if (STORY) {
        day.story().forEach(System.out::println);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void aSeedIsAlwaysTheSameDay(long seed) {
    assertEquals(
        new SimulatedDay(seed, Tampering.NONE).live().story(),
        new SimulatedDay(seed, Tampering.NONE).live().story());
  }
}
