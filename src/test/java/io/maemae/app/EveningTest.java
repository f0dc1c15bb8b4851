package io.maemae.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.maemae.desk.Routine;
import io.maemae.market.Price;
import io.maemae.market.Quantity;
import io.maemae.market.Trade;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Strategies know the regular session alone: not the after-market of KRX, 16:00 to 20:00, and not
 * the sessions of Nextrade before and after it.
 */
final class EveningTest extends MoneyTest {
  private static final String FEED = MoneyBench.KIS;
  private static final String NAME = "cross";

  @Override
  void configure(MoneyBench unstarted) {
    unstarted.strategy(NAME, FEED, 0);
  }

  private ScriptedStrategy strategy() {
    return bench.strategyNamed(NAME);
  }

  private void heard(String time, long won) {
    bench.advanceTo(time);
    Trade trade = new Trade(MoneyBench.SAMSUNG, bench.now(), Price.ofWon(won), Quantity.of(1));
    bench.hears(FEED, trade, false);
    bench.advance(Duration.ofSeconds(1));
  }

  /** It holds ten shares, and the day's last bar is the closing auction's. */
  @BeforeEach
  void theSessionEnds() {
    strategy().enters(70_000);
    heard("09:31:00", 70_000);
    broker.fills(bench.newestNumber(), 10, 70_000);
    heard("15:30:00", 70_000);
    bench.advanceTo("15:30:10");
    bench.routine(Routine.MARKET_CLOSE);
    bench.forget();
  }

  @ParameterizedTest
  @ValueSource(strings = {"15:41:00", "16:00:00", "18:30:00", "19:59:59"})
  void tradesAndPricesOfTheEveningAskNothing(String time) {
    strategy().exits();
    int told = strategy().trades();
    heard(time, 50_000);
    bench.looksUp(FEED, MoneyBench.SAMSUNG, 50_000);
    bench.advance(Duration.ofMinutes(1));

    assertEquals(told, strategy().trades());
    assertEquals(List.of(), bench.told());
    assertEquals(List.of(), broker.sent());
  }

  @Test
  void theEveningMakesNoBars() {
    int bars = strategy().bars().size();
    heard("15:45:00", 60_000);
    heard("16:00:00", 60_000);
    heard("17:31:00", 61_000);
    heard("19:59:00", 62_000);
    bench.advanceTo("20:30:00");

    assertEquals(bars, strategy().bars().size());
    assertEquals(Price.ofWon(70_000), strategy().bars().get(bars - 1).close());
  }
}
