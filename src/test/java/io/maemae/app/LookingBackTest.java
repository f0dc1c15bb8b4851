package io.maemae.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What was, as the person asks for it: signals and fills of today and of other days. */
final class LookingBackTest extends MoneyTest {
  private static final String SIGNAL =
      "[kis 모의] golden 신호: 삼성전자 005930 매수. 단기 이동평균 1이 장기 이동평균 2 위로 교차";

  private static final String FILL =
      "2026-11-20 09:30:01 [kis 모의] #1 삼성전자 005930 매수 1주 70,000원, 수수료 10원, 세금 0원";

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

  @Test
  void givenAFillOfYesterday_whenAsked_thenOnlyWhoAsksForTwoDaysSeesIt() {
    broker.fills(bench.buys(1), 1, 70_000);
    bench.advance(Duration.ofDays(1));
    bench.forget();

    bench.types("/fills");
    bench.types("/fills 2");
    bench.types("/fills 2 @kiwoom");

    assertEquals(List.of("최근 1일 체결이 없습니다.", "체결 1건\n" + FILL, "최근 2일 체결이 없습니다."), bench.told());
  }

  @Test
  void givenMoreFillsThanAMessageHolds_whenAsked_thenTheLatestAreShown() {
    String number = bench.buys(41);
    for (int i = 0; i < 41; i++) {
      broker.fills(number, 1, 70_000);
      bench.advance(Duration.ofSeconds(1));
    }
    bench.forget();

    bench.types("/fills");

    List<String> lines = bench.told().get(0).lines().toList();
    assertEquals("최근 체결 40건 (그 앞의 것은 생략)", lines.get(0));
    assertEquals(41, lines.size());
    assertEquals("2026-11-20 09:30:02", lines.get(1).substring(0, 19));
    assertEquals("2026-11-20 09:30:41", lines.get(40).substring(0, 19));
  }
}
