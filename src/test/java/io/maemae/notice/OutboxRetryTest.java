package io.maemae.notice;

import static io.maemae.notice.OutboxBench.OWNER;
import static io.maemae.notice.OutboxBench.VIEWER;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** When a chat is tried. */
final class OutboxRetryTest {
  @TempDir Path directory;
  private OutboxBench bench;

  @BeforeEach
  void open() {
    bench = new OutboxBench(directory);
  }

  @AfterEach
  void close() {
    bench.close();
  }

  @Test
  void givenAChatThatIsAway_whenAMessageComesEverySecond_thenItIsTriedLessAndLessOften() {
    bench.goesAway(OWNER);

    bench.tellsEachSecond(Topic.ORDER, 300);

    assertEquals(List.of(0L, 5L, 15L, 35L, 75L, 135L, 195L, 255L), bench.attempts(OWNER));
  }

  @Test
  void givenAChatThatIsAway_whenNothingElseComes_thenItIsTriedAllTheSame() {
    bench.goesAway(OWNER);

    bench.tells(Topic.ORDER, "one");
    bench.advance(Duration.ofSeconds(140));

    assertEquals(List.of(0L, 5L, 15L, 35L, 75L, 135L), bench.attempts(OWNER));
    assertEquals(6, bench.wakes());
  }

  @Test
  void givenAChatThatCameBack_whenItGoesAwayAgain_thenItIsTriedSoonAgain() {
    bench.goesAway(OWNER);
    bench.tells(Topic.ORDER, "one");
    bench.advance(Duration.ofSeconds(20));
    bench.comesBack(OWNER);
    bench.advance(Duration.ofSeconds(20));

    bench.goesAway(OWNER);
    bench.tells(Topic.ORDER, "two");
    bench.advance(Duration.ofSeconds(16));

    assertEquals(List.of(0L, 5L, 15L, 35L, 40L, 45L, 55L), bench.attempts(OWNER));
    assertEquals(List.of("one"), bench.told(OWNER));
  }

  @Test
  void givenAChatThatIsAway_whenAnotherOneIsThere_thenThatOneIsToldAtOnce() {
    bench.tellsTheViewerToo();
    bench.goesAway(VIEWER);

    bench.tellsEachSecond(Topic.ORDER, 3);

    assertEquals(List.of(0L, 1L, 2L), bench.attempts(OWNER));
    assertEquals(List.of(0L), bench.attempts(VIEWER));
  }

  @Test
  void givenATextThatWaits_whenItIsReplacedAgainAndAgain_thenOneWakeIsPending() {
    for (int i = 1; i <= 9; i++) {
      String text = "filled " + i;
      bench.does(o -> o.tellMerged(Topic.FILL, "fill", text, Duration.ofSeconds(1)));
      bench.advance(Duration.ofMillis(100));
    }

    bench.advance(Duration.ofSeconds(5));

    assertEquals(List.of("filled 9"), bench.told(OWNER));
    assertEquals(1, bench.wakes());
  }

  @Test
  void givenATextThatWaits_whenASoonerOneComes_thenItIsToldInTimeAndTheOtherInItsOwn() {
    bench.does(o -> o.tellMerged(Topic.FILL, "late", "late", Duration.ofSeconds(10)));
    bench.does(o -> o.tellMerged(Topic.FILL, "soon", "soon", Duration.ofSeconds(3)));

    bench.advance(Duration.ofSeconds(30));

    assertEquals(List.of("soon", "late"), bench.told(OWNER));
    assertEquals(List.of(3L, 10L), bench.attempts(OWNER));
  }

  @Test
  void givenATextThatWaits_whenTheChatTurnsOutToBeAway_thenItIsNotTriedBeforeItsTime() {
    bench.does(o -> o.tellMerged(Topic.FILL, "fill", "filled", Duration.ofSeconds(1)));
    bench.goesAway(OWNER);

    bench.tells(Topic.ORDER, "accepted");
    bench.advance(Duration.ofSeconds(16));

    assertEquals(List.of(0L, 5L, 15L), bench.attempts(OWNER));
  }
}
