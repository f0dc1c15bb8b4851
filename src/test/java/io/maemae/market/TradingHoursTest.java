package io.maemae.market;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.LocalTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TradingHoursTest {
  @ParameterizedTest
  @CsvSource({
    "00:00,CLOSED",
    "08:19:59.999,CLOSED",
    "08:20,OPENING_AUCTION",
    "08:59:59.999999999,OPENING_AUCTION",
    "09:00,CONTINUOUS",
    "15:19:59.999,CONTINUOUS",
    "15:20,CLOSING_AUCTION",
    "15:29:59.999999999,CLOSING_AUCTION",
    "15:30,CLOSED",
    "20:00,CLOSED"
  })
  void givenRegularDay_whenAskedForPhase_thenEachTimeBeginsItsPhase(
      LocalTime time, TradingPhase phase) {
    assertEquals(phase, TradingHours.REGULAR.phase(time));
  }

  @ParameterizedTest
  @CsvSource({
    "09:30,OPENING_AUCTION",
    "10:00,CONTINUOUS",
    "15:30,CONTINUOUS",
    "16:20,CLOSING_AUCTION",
    "16:30,CLOSED"
  })
  void givenExamDay_whenAskedForPhase_thenAnHourLater(LocalTime time, TradingPhase phase) {
    assertEquals(phase, TradingHours.EXAM_DAY.phase(time));
  }

  @Test
  void givenTimesOutOfOrder_whenMade_thenRefused() {
    LocalTime nine = LocalTime.of(9, 0);
    LocalTime three = LocalTime.of(15, 0);
    assertThrows(
        IllegalArgumentException.class,
        () -> new TradingHours(nine, nine, three, three.plusMinutes(10)));
    assertThrows(
        IllegalArgumentException.class,
        () -> new TradingHours(nine, three, nine.plusHours(1), three.plusMinutes(10)));
  }
}
