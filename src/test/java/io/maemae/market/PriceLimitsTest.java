package io.maemae.market;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class PriceLimitsTest {
  private static final long SEED = 20150615;
  private static final int DRAWS = 20_000;

  @ParameterizedTest
  @CsvSource({
    "STOCK,70000,49000,91000",
    "STOCK,53600,37600,69600",
    "STOCK,9990,7000,12980",
    "STOCK,1995,1397,2590",
    "STOCK,4995,3500,6490",
    "STOCK,19990,14000,25950",
    "STOCK,500000,350000,650000",
    "STOCK,51020,35750,66300",
    "STOCK,33.3333,25,42",
    "STOCK,10,7,13",
    "STOCK,4,3,5",
    "STOCK,3,3,3",
    "STOCK,1,1,1",
    "STOCK,2.5,2,3",
    "STOCK,0.5,1,1",
    "ETF,35005,24505,45505",
    "ETN,1999,1400,2595"
  })
  void givenBasePrice_whenLimited_thenThirtyPercentOnGrid(
      InstrumentKind kind, String base, String lower, String upper) {
    assertEquals(
        new PriceLimits(Price.parse(lower), Price.parse(upper)),
        PriceLimits.of(kind, Price.parse(base)));
  }

  @Test
  void givenLimits_whenAsked_thenBothEndsAreAllowed() {
    PriceLimits limits = PriceLimits.of(InstrumentKind.STOCK, Price.ofWon(70_000));
    assertTrue(limits.allow(Price.ofWon(49_000)));
    assertTrue(limits.allow(Price.ofWon(91_000)));
    assertFalse(limits.allow(Price.ofWon(48_950)));
    assertFalse(limits.allow(Price.ofWon(91_100)));
  }

  @Test
  void givenLowerAboveUpper_whenMade_thenRefused() {
    Price high = Price.ofWon(2);
    Price low = Price.ofWon(1);
    assertThrows(IllegalArgumentException.class, () -> new PriceLimits(high, low));
  }

  @ParameterizedTest
  @EnumSource
  void givenRandomBasePrices_whenLimited_thenOnGridAroundBaseWithinThirtyPercent(
      InstrumentKind kind) {
    TickTable ticks = TickTable.of(kind);
    Random random = new Random(SEED);
    for (int i = 0; i < DRAWS; i++) {
      Price base = new Price(4 * Price.SCALE + random.nextLong(1L << (14 + random.nextInt(22))));
      PriceLimits limits = PriceLimits.of(kind, base);
      String message = kind + " " + base + " " + limits + " seed " + SEED;
      assertTrue(ticks.isOnTick(limits.lower()) && ticks.isOnTick(limits.upper()), message);
      assertTrue(limits.allow(ticks.floor(base)) || limits.allow(ticks.ceiling(base)), message);
      assertTrue(10 * limits.lower().tenThousandths() >= 7 * base.tenThousandths(), message);
      assertTrue(10 * limits.upper().tenThousandths() <= 13 * base.tenThousandths(), message);
    }
  }
}
