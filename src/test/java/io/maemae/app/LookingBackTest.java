package io.maemae.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What was, as the person asks for it: signals of today and of other days. */
final class LookingBackTest extends MoneyTest {
  private static final String SIGNAL =
      "[kis 모의] golden 신호: 삼성전자 005930 매수. 단기 이동평균 1이 장기 이동평균 2 위로 교차";

  @Override
  void configure(MoneyBench unstarted) {
    unstarted.strategy("golden");
  }

  @Test
  void givenNoSignal_whenAsked_thenSaidSinceWhen() {
    bench.types("/signals");

    assertEquals(List.of("프로그램을 시작한 뒤로 신호가 없습니다."), bench.told());
  }

  @Test
  void givenASignalOfToday_whenAsked_thenItsTimeIsSaid() {
    bench.strategyNamed("golden").enters(70_000);
    bench.trades(MoneyBench.SAMSUNG, 70_000);
    bench.forget();

    bench.types("/signals");

    assertEquals(List.of("09:30:01 " + SIGNAL), bench.told());
  }

  @Test
  void givenASignalOfAnotherDay_whenAsked_thenItsDateIsSaidToo() {
    bench.strategyNamed("golden").enters(70_000);
    bench.trades(MoneyBench.SAMSUNG, 70_000);
    bench.advance(Duration.ofDays(1));
    bench.forget();

    bench.types("/signals");

    assertEquals(List.of("11-20 09:30:01 " + SIGNAL), bench.told());
  }
}
