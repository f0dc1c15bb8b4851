package io.maemae.broker.kiwoom;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.maemae.market.Quantity;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class OrderMemoryTest {
  private static final Quantity ONE = Quantity.of(1);
  private static final int MANY = 60_000;

  private final OrderMemory memory = new OrderMemory();

  @Test
  void theOldestIsForgottenFirst() {
    for (int i = 0; i < MANY; i++) {
      memory.filled("a" + i, "1", ONE, ONE);
      memory.taken("b" + i, "c", ONE);
    }
    assertEquals(Quantity.ZERO, memory.filledBy("a0", "1"));
    assertEquals(Quantity.ZERO, memory.taken("b0"));
    assertEquals(ONE, memory.filledBy("a" + (MANY - 1), "1"));
    assertEquals(ONE, memory.taken("b" + (MANY - 1)));
  }

  @Test
  void anotherDayBeginsWithNothing() {
    memory.day(LocalDate.of(2026, 11, 20));
    memory.filled("1", "1", ONE, ONE);
    memory.taken("2", "3", ONE);
    memory.day(LocalDate.of(2026, 11, 20));
    assertEquals(ONE, memory.filledBy("1", "1"));
    memory.day(LocalDate.of(2026, 11, 23));
    assertEquals(Quantity.ZERO, memory.filledBy("1", "1"));
    assertEquals(Quantity.ZERO, memory.takenBy("2", "3"));
  }

  @Test
  void anOrderGivesWhatIsNeitherFilledNorTaken() {
    assertTrue(memory.canGive("1", Quantity.of(99)));
    memory.filled("1", "1", Quantity.of(10), Quantity.of(4));
    memory.taken("1", "2", Quantity.of(5));
    assertTrue(memory.canGive("1", ONE));
    assertFalse(memory.canGive("1", Quantity.of(2)));
  }
}
