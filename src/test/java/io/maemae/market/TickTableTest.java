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

class TickTableTest {
  private static final long SEED = 20230125;
  private static final int DRAWS = 20_000;

  @ParameterizedTest
  @CsvSource({
    "1,1",
    "1999,1",
    "1999.9999,1",
    "2000,5",
    "4995,5",
    "5000,10",
    "19990,10",
    "20000,50",
    "49950,50",
    "50000,100",
    "199900,100",
    "200000,500",
    "499500,500",
    "500000,1000",
    "1000000,1000"
  })
  void givenShare_whenAskedForTick_thenBandDecides(String price, String tick) {
    assertEquals(Price.parse(tick), TickTable.of(InstrumentKind.STOCK).tickAt(Price.parse(price)));
  }

  @ParameterizedTest
  @CsvSource({"ETF,1999,1", "ETF,2000,5", "ETF,500000,5", "ETN,1999,1", "ETN,2000,5"})
  void givenFund_whenAskedForTick_thenOneOrFiveWon(InstrumentKind kind, String price, String tick) {
    assertEquals(Price.parse(tick), TickTable.of(kind).tickAt(Price.parse(price)));
  }

  @ParameterizedTest
  @CsvSource({
    "1998,1999",
    "1999,2000",
    "2000,2005",
    "4995,5000",
    "5000,5010",
    "19990,20000",
    "20000,20050",
    "49950,50000",
    "50000,50100",
    "199900,200000",
    "200000,200500",
    "499500,500000",
    "500000,501000"
  })
  void givenNeighbours_whenSteppingUpAndDown_thenMeetAcrossBands(String lower, String upper) {
    TickTable ticks = TickTable.of(InstrumentKind.STOCK);
    assertEquals(Price.parse(upper), ticks.up(Price.parse(lower)));
    assertEquals(Price.parse(lower), ticks.down(Price.parse(upper)));
  }

  @ParameterizedTest
  @CsvSource({
    "70050,70000,70100",
    "70000,70000,70000",
    "1999.5,1999,2000",
    "4999,4995,5000",
    "199999.9999,199900,200000",
    "51020,51000,51100",
    "0.5,,1"
  })
  void givenAnyPrice_whenBroughtToGrid_thenNearestOnThatSide(String from, String down, String up) {
    TickTable ticks = TickTable.of(InstrumentKind.STOCK);
    Price price = Price.parse(from);
    if (down == null) {
      assertThrows(IllegalArgumentException.class, () -> ticks.floor(price));
    } else {
      assertEquals(Price.parse(down), ticks.floor(price));
    }
    assertEquals(Price.parse(up), ticks.ceiling(price));
  }

  @Test
  void givenPriceOffGrid_whenStepping_thenRefused() {
    TickTable ticks = TickTable.of(InstrumentKind.STOCK);
    Price off = Price.ofWon(70_050);
    assertFalse(ticks.isOnTick(off));
    assertThrows(IllegalArgumentException.class, () -> ticks.up(off));
    assertThrows(IllegalArgumentException.class, () -> ticks.down(off));
  }

  @Test
  void givenLowestPrice_whenSteppingDown_thenRefused() {
    TickTable ticks = TickTable.of(InstrumentKind.ETF);
    assertThrows(IllegalArgumentException.class, () -> ticks.down(Price.ofWon(1)));
  }

  @ParameterizedTest
  @EnumSource
  void givenRandomPrices_whenRounded_thenOnGridIdempotentAndTight(InstrumentKind kind) {
    TickTable ticks = TickTable.of(kind);
    Random random = new Random(SEED);
    for (int i = 0; i < DRAWS; i++) {
      Price price = new Price(Price.SCALE + random.nextLong(1L << (14 + random.nextInt(22))));
      Price floor = ticks.floor(price);
      Price ceiling = ticks.ceiling(price);
      String message = kind + " " + price + " seed " + SEED;
      assertTrue(ticks.isOnTick(floor) && ticks.isOnTick(ceiling), message);
      assertFalse(floor.isAbove(price) || ceiling.isBelow(price), message);
      assertEquals(floor, ticks.floor(floor), message);
      assertEquals(ceiling, ticks.ceiling(ceiling), message);
      assertEquals(ticks.isOnTick(price) ? floor : ticks.up(floor), ceiling, message);
      assertEquals(ceiling, ticks.down(ticks.up(ceiling)), message);
    }
  }
}
