package io.maemae.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.maemae.market.Price;
import io.maemae.market.Quantity;
import io.maemae.market.Trade;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** An exit that does not get to the broker, for whatever reason, is no guard. */
final class UnplacedExitTest extends MoneyTest {
  private static final String NAME = "cross";

  @Override
  void configure(MoneyBench unstarted) {
    unstarted.hearing().strategy(NAME, MoneyBench.KIS, 0);
  }

  private void holds(long shares) {
    bench.strategyNamed(NAME).enters(70_000);
    hears(70_000);
    broker.fills(bench.newestNumber(), shares, 70_000);
    bench.advance(Duration.ofSeconds(10));
    bench.forget();
  }

  private void hears(long won) {
    bench.hears(
        MoneyBench.KIS,
        new Trade(MoneyBench.SAMSUNG, bench.now(), Price.ofWon(won), Quantity.of(1)),
        false);
    bench.advance(Duration.ofSeconds(1));
  }

  private void tradesGoOn() {
    bench.strategyNamed(NAME).exits();
    for (int times = 0; times < 12; times++) {
      hears(66_000);
      bench.advance(Duration.ofSeconds(10));
    }
  }

  @Test
  void givenACancelOfItsEntryThatCannotBeSent_whenAnExitWaitsForIt_thenWhatIsHeldIsNamed() {
    holds(4);
    for (int times = 0; times < 30; times++) {
      broker.cannotSendNext("connection refused");
    }

    tradesGoOn();

    List<String> told = bench.told();
    assertEquals(
        1,
        told.stream().filter(t -> t.startsWith("아래 보유분") && t.contains("005930 4주")).count(),
        told::toString);
  }

  @Test
  void givenAnExitThatTheBrokerRefusesAgainAndAgain_whenHealthIsAsked_thenNotAllIsWell() {
    holds(10);
    for (int times = 0; times < 30; times++) {
      broker.refusesNext("주문을 접수할 수 없습니다");
    }

    tradesGoOn();
    bench.forget();
    bench.types("/health");

    String shown = bench.told().get(0);
    assertFalse(shown.startsWith("모두 정상입니다."), shown);
  }
}
