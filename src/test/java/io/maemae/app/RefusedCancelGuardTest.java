package io.maemae.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.maemae.market.Price;
import io.maemae.market.Quantity;
import io.maemae.market.Trade;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An exit waits for the cancel of its own entry, and the broker refuses that again and again. */
final class RefusedCancelGuardTest extends MoneyTest {
  private static final String NAME = "cross";
  private static final String LOT = "005930 4주 (cross)";

  @Override
  void configure(MoneyBench unstarted) {
    unstarted.hearing().strategy(NAME, MoneyBench.KIS, 0);
  }

  @BeforeEach
  void entryIsFilledInPartAndItsCancelRefused() {
    bench.strategyNamed(NAME).enters(70_000);
    hears(70_000);
    broker.fills(bench.newestNumber(), 4, 70_000);
    bench.advance(Duration.ofSeconds(10));
    bench.forget();
    for (int times = 0; times < 30; times++) {
      broker.refusesNext("취소할 수 없는 주문입니다");
    }
    bench.strategyNamed(NAME).exits();
    for (int times = 0; times < 12; times++) {
      hears(66_000);
      bench.advance(Duration.ofSeconds(10));
    }
  }

  private void hears(long won) {
    bench.hears(
        MoneyBench.KIS,
        new Trade(MoneyBench.SAMSUNG, bench.now(), Price.ofWon(won), Quantity.of(1)),
        false);
    bench.advance(Duration.ofSeconds(1));
  }

  @Test
  void givenARefusedCancelOfItsEntry_whenAnExitWaitsForIt_thenWhatIsHeldIsNamed() {
    assertTrue(
        broker.sent().stream().allMatch(s -> s.startsWith("cancel #1 ")),
        () -> broker.sent().toString());
    List<String> told = bench.told();
    assertEquals(
        1,
        told.stream().filter(t -> t.startsWith("아래 보유분") && t.contains(LOT)).count(),
        told::toString);
  }

  @Test
  void givenARefusedCancelOfItsEntry_whenHealthIsAsked_thenWhatIsHeldIsMarked() {
    bench.forget();
    bench.types("/health");

    String shown = bench.told().get(0);
    assertTrue(shown.contains("손절·청산 안 됨: 삼성전자 " + LOT), shown);
  }
}
