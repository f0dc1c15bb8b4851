package io.maemae.market;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FeeScheduleTest {
  @ParameterizedTest
  @CsvSource({"700000,105", "6666,0", "6667,1", "13333,1", "0,0", "1000000000000,150000000"})
  void givenDefaultRate_whenCharged_thenRoundedDownToWon(long amountWon, long commissionWon) {
    assertEquals(
        Money.ofWon(commissionWon), FeeSchedule.DEFAULT.commission(Money.ofWon(amountWon)));
  }

  @Test
  void givenNoCommission_whenCharged_thenNothing() {
    assertEquals(Money.ZERO, new FeeSchedule(BigDecimal.ZERO).commission(Money.ofWon(700_000)));
  }

  @Test
  void givenSameRateSpelledOtherwise_whenCompared_thenEqual() {
    assertEquals(FeeSchedule.DEFAULT, new FeeSchedule(new BigDecimal("0.0150")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"-0.001", "100"})
  void givenImpossibleRate_whenMade_thenRefused(BigDecimal percent) {
    assertThrows(IllegalArgumentException.class, () -> new FeeSchedule(percent));
  }

  @Test
  void givenNegativeAmount_whenCharged_thenRefused() {
    Money debt = Money.ofWon(-1);
    assertThrows(IllegalArgumentException.class, () -> FeeSchedule.DEFAULT.commission(debt));
  }
}
