package io.maemae.broker.kiwoom;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.maemae.broker.kiwoom.ChartPages.Step;
import io.maemae.market.Bar;
import io.maemae.market.MarketTime;
import io.maemae.market.Price;
import io.maemae.market.Quantity;
import io.maemae.market.Symbol;
import io.maemae.market.Timeframe;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Pages are asked for until what is wanted is there, and no further. */
final class ChartPagesTest {
  private static final LocalDate FIRST = LocalDate.of(2026, 11, 10);

  private final ChartPages<LocalDate> pages = new ChartPages<>(FIRST, 4);

  private static LocalDate day(int day) {
    return LocalDate.of(2026, 11, day);
  }

  private static Bar bar(int day, long volume) {
    Price price = Price.ofWon(100);
    return new Bar(
        new Symbol("005930"),
        Timeframe.D1,
        MarketTime.instant(day(day), LocalTime.of(9, 0)),
        price,
        price,
        price,
        price,
        Quantity.of(volume),
        true);
  }

  private static ChartCodec.Page<LocalDate> page(int oldest, Bar... bars) {
    boolean goesFurtherBack = day(oldest).isBefore(FIRST);
    return new ChartCodec.Page<>(Arrays.asList(bars), Optional.of(day(oldest)), goesFurtherBack);
  }

  private static ChartCodec.Page<LocalDate> empty() {
    return new ChartCodec.Page<>(List.of(), Optional.empty(), false);
  }

  @Test
  void givenPages_thenTheirBarsAreInOrderAndTheEarlierOneCounts() {
    assertEquals(Step.NEXT, pages.add(page(12, bar(13, 1), bar(12, 2)), true));
    assertEquals(Step.WHOLE, pages.add(page(10, bar(12, 3), bar(10, 4)), true));

    assertEquals(List.of(bar(10, 4), bar(12, 2), bar(13, 1)), pages.bars());
  }

  @Test
  void givenOnlyNewerRows_thenTheNextPage() {
    assertEquals(Step.NEXT, pages.add(page(19), true));
    assertEquals(Step.NEXT, pages.add(page(15), true));
    assertEquals(Step.WHOLE, pages.add(page(9), true));
    assertEquals(List.of(), pages.bars());
  }

  @Test
  void givenRowsOfBefore_thenWholeThoughTheFirstDayHasNone() {
    assertEquals(Step.WHOLE, pages.add(page(9, bar(12, 1)), true));
    assertEquals(List.of(bar(12, 1)), pages.bars());
  }

  @Test
  void givenTheLastPage_thenWholeOrCutShort() {
    assertEquals(Step.WHOLE, new ChartPages<>(FIRST, 4).add(page(10), false));
    assertEquals(Step.CUT_SHORT, new ChartPages<>(FIRST, 4).add(page(11), false));
    assertEquals(Step.CUT_SHORT, new ChartPages<>(FIRST, 4).add(empty(), false));
  }

  @Test
  void givenAPageThatIsNotOlder_thenThereIsNoEndToBeTrusted() {
    pages.add(page(12), true);

    assertEquals(Step.ENDLESS, pages.add(page(12), true));
  }

  @Test
  void givenAnEmptyPageThatIsNotTheLast_thenLikewise() {
    assertEquals(Step.ENDLESS, pages.add(empty(), true));
  }

  @Test
  void givenTooManyPages_thenLikewise() {
    for (int day = 19; day > 16; day--) {
      assertEquals(Step.NEXT, pages.add(page(day), true));
    }

    assertEquals(Step.ENDLESS, pages.add(page(15), true));
  }
}
