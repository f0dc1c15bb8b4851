package io.maemae.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.maemae.desk.Routine;
import io.maemae.market.InstrumentKind;
import io.maemae.market.Price;
import io.maemae.market.PriceLimits;
import io.maemae.market.Quote;
import io.maemae.market.ReferencePrice;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Ten shares have lost 100,000 won on Friday, which stopped the strategies. On Monday the owner
 * resumes: what is lost then counts from Friday's close.
 */
final class LossOfYesterdayTest extends MoneyTest {
  private static final Duration SOON = Duration.ofSeconds(1);
  private static final Duration UNTIL_MIDNIGHT = Duration.ofHours(14).plusMinutes(40);
  private static final Duration TO_MONDAY_MORNING = Duration.ofDays(3).minus(UNTIL_MIDNIGHT);

  @Override
  void configure(MoneyBench unstarted) {
    unstarted.dailyLoss(50_000).strategy("cross");
  }

  @BeforeEach
  void fridaysLossHasStopped() {
    bench.holds(10);
    bench.trades(MoneyBench.SAMSUNG, 60_000);
    bench.advance(SOON);
    assertEquals(List.of("ENTRIES"), bench.stopped());
    bench.advance(UNTIL_MIDNIGHT);
  }

  private void resumesOnMonday() {
    bench.advance(TO_MONDAY_MORNING);
    bench.routine(Routine.DAY_START);
    resumes();
  }

  private void resumes() {
    bench.types("/resume");
    bench.forget();
    assertEquals(List.of(), bench.stopped());
  }

  private void anotherTrades() {
    bench.trades(MoneyBench.HYNIX, 70_000);
    bench.advance(SOON);
  }

  private void mondayBeginsAt(long won) {
    bench.hears(new ReferencePrice(MoneyBench.SAMSUNG, bench.now(), Price.ofWon(won)));
  }

  @Test
  void givenALossOfFriday_whenResumedBeforeTheFirstPriceOfMonday_thenItStopsNothingNew() {
    resumesOnMonday();

    anotherTrades();

    assertEquals(List.of(), bench.told());
  }

  @Test
  void givenALossOfFriday_whenOneOfMondayReachesTheLimit_thenItStops() {
    resumesOnMonday();
    mondayBeginsAt(60_000);

    bench.trades(MoneyBench.SAMSUNG, 55_100);
    bench.advance(SOON);
    assertEquals(List.of(), bench.stopped());
    bench.trades(MoneyBench.SAMSUNG, 55_000);

    assertEquals(List.of("ENTRIES"), bench.stopped());
  }

  @Test
  void givenALossOfFriday_whenMondaysPriceComesBeforeItsBasePrice_thenItStopsNothing() {
    resumesOnMonday();

    bench.trades(MoneyBench.SAMSUNG, 60_000);
    bench.advance(SOON);

    assertEquals(List.of(), bench.stopped());
  }

  @Test
  void givenALossOfFriday_whenFridaysPricesAreTheAnswerAtNight_thenTheyStopNothing() {
    bench.advance(Duration.ofMinutes(10));
    resumes();

    bench.hears(
        new Quote(
            MoneyBench.SAMSUNG,
            bench.now(),
            Price.ofWon(70_000),
            PriceLimits.of(InstrumentKind.STOCK, Price.ofWon(70_000)),
            Optional.of(Price.ofWon(60_000)),
            Optional.empty(),
            Optional.empty()));
    bench.advance(SOON);

    assertEquals(List.of(), bench.stopped());
  }

  @Test
  void givenNoBasePriceOfMonday_whenWhatWasHeldIsSoldAtALoss_thenThatCounts() {
    resumesOnMonday();
    bench.types("/sell 005930 10 50000");
    broker.fills(bench.newestNumber(), 10, 50_000);
    bench.advance(SOON);

    anotherTrades();

    assertEquals(List.of("ENTRIES"), bench.stopped());
  }

  @Test
  void givenNoBasePriceOfMonday_whenHeldSharesFallBelowFridaysCloseByTheLimit_thenItStops() {
    resumesOnMonday();

    bench.trades(MoneyBench.SAMSUNG, 50_000);
    bench.advance(SOON);

    assertEquals(List.of("ENTRIES"), bench.stopped());
  }

  @Test
  void givenNoBasePriceOfMonday_whenWhatWasHeldIsSoldAtFridaysClose_thenItStopsNothing() {
    resumesOnMonday();
    bench.types("/sell 005930 10 60000");
    broker.fills(bench.newestNumber(), 10, 60_000);
    bench.advance(SOON);

    bench.trades(MoneyBench.HYNIX, 70_000);
    bench.advance(SOON);

    assertEquals(List.of(), bench.stopped());
  }

  @Test
  void givenSaturday_whenPricesAreAskedFor_thenTheyAreNoLossOfThatDay() {
    resumes();
    bench.advance(Duration.ofHours(8).plusMinutes(30));

    bench.hears(
        new Quote(
            MoneyBench.SAMSUNG,
            bench.now(),
            Price.ofWon(70_000),
            PriceLimits.of(InstrumentKind.STOCK, Price.ofWon(70_000)),
            Optional.of(Price.ofWon(60_000)),
            Optional.empty(),
            Optional.empty()));
    bench.advance(SOON);

    assertEquals(List.of(), bench.stopped());
  }
}
