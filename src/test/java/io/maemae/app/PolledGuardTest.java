package io.maemae.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.maemae.market.Price;
import io.maemae.market.Quantity;
import io.maemae.market.Trade;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is held is guarded by prices that are asked for, where no stream brings the symbol. */
final class PolledGuardTest extends MoneyTest {
  private static final String FEED = MoneyBench.KIS;
  private static final String NAME = "cross";

  @Override
  void configure(MoneyBench unstarted) {
    unstarted.strategy(NAME, FEED, 0).dailyLoss(30_000);
  }

  private ScriptedStrategy strategy() {
    return bench.strategyNamed(NAME);
  }

  private void hears(long won) {
    bench.hears(
        FEED, new Trade(MoneyBench.SAMSUNG, bench.now(), Price.ofWon(won), Quantity.of(1)), false);
  }

  private void strategyHolds() {
    strategy().enters(70_000);
    hears(70_000);
    bench.advance(Duration.ofSeconds(1));
    broker.fills(bench.newestNumber(), 10, 70_000);
    bench.advance(Duration.ofSeconds(10));
    bench.forget();
  }

  @Test
  void givenWhatIsHeld_whenAPriceWasAskedFor_thenItsGuardActs() {
    strategyHolds();
    strategy().exits();

    bench.looksUp(FEED, MoneyBench.SAMSUNG, 68_000);

    assertEquals(List.of("submit #2 SELL 005930 10@market"), broker.sent());
  }

  @Test
  void givenAnExitThatWaitsForItsEntrysCancel_whenOnlyPricesAreAskedFor_thenItGoes() {
    strategy().enters(70_000);
    hears(70_000);
    bench.advance(Duration.ofSeconds(1));
    broker.fills(bench.newestNumber(), 4, 70_000);
    bench.advance(Duration.ofSeconds(5));
    bench.forget();
    strategy().exits();
    hears(68_000);
    bench.advance(Duration.ofSeconds(1));
    assertEquals(List.of("cancel #1 1001 6 whole"), broker.sent());

    bench.looksUp(MoneyBench.KIWOOM, MoneyBench.SAMSUNG, 68_000);
    assertEquals(List.of("cancel #1 1001 6 whole"), broker.sent());
    bench.looksUp(FEED, MoneyBench.SAMSUNG, 68_000);

    assertEquals(
        List.of("cancel #1 1001 6 whole", "submit #2 SELL 005930 4@market"), broker.sent());
  }

  @Test
  void givenAnotherBrokersPrice_whenItWasAskedFor_thenTheGuardRests() {
    strategyHolds();
    strategy().exits();

    bench.looksUp(MoneyBench.KIWOOM, MoneyBench.SAMSUNG, 68_000);

    assertEquals(List.of(), broker.sent());
  }

  @Test
  void givenNothingHeld_whenAPriceWasAskedFor_thenNothingIsEntered() {
    strategy().enters(70_000);

    bench.looksUp(FEED, MoneyBench.SAMSUNG, 70_000);

    assertEquals(List.of(), broker.sent());
    assertEquals(List.of(), bench.told());
  }

  @Test
  void givenALossOfTheDay_whenAPriceWasAskedFor_thenStrategiesStop() {
    strategyHolds();
    bench.looksUp(FEED, MoneyBench.SAMSUNG, 67_500);
    assertEquals(List.of(), bench.rows("select text from setting where name = 'stop'"));
    bench.advance(Duration.ofSeconds(2));

    bench.looksUp(FEED, MoneyBench.SAMSUNG, 66_900);

    assertEquals(List.of("ENTRIES"), bench.rows("select text from setting where name = 'stop'"));
    List<String> told = bench.told();
    assertTrue(told.stream().anyMatch(text -> text.contains("한도 30,000원")), told::toString);
  }
}
