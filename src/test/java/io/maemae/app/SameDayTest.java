package io.maemae.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The same seed and script make the same day to the byte; nothing of the machine shows. */
final class SameDayTest {
  private static final List<String> SCRIPT =
      List.of(
          "/buy 005930 10",
          "/buy 005930 10",
          "yes",
          "/buy 000660 3 150000",
          "@10:00:00 /positions",
          "/book 005930",
          "/panic",
          "2",
          "@14:00:00 /cancel all",
          "/pnl");
  private static String day;

  @BeforeAll
  static void first() {
    day = rehearse("--seed", 7, "--speed", "max");
  }

  @Test
  void againIsTheSame() {
    assertEquals(day, rehearse());
  }

  @Test
  void atAFiniteSpeedIsTheSame() {
    assertEquals(day, rehearse("--speed", 100_000));
  }

  @Test
  void anotherSeedIsAnotherDay() {
    assertNotEquals(rehearse("--start", "15:20:00"), rehearse("--start", "15:20:00", "--seed", 8));
  }

  private static String rehearse(Object... args) {
    FrontDoor.Said said = FrontDoor.rehearse(SCRIPT, args);
    assertEquals(0, said.code(), said.err());
    return said.out();
  }
}
