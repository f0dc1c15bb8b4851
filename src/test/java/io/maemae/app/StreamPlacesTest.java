package io.maemae.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.maemae.desk.DeskEvent.StreamChanged.State;
import io.maemae.desk.Routine;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** That a symbol has no place on the stream is told where it matters, once a day. */
final class StreamPlacesTest extends MoneyTest {
  private static final Duration SETTLED = Duration.ofMinutes(3);
  private static final String SAMSUNG_LEFT =
      "[kis 모의] 실시간 등록에 자리가 없어 1종목의 시세는 조회로 대신합니다." + " 이 종목의 청산과 손절은 그만큼 늦어질 수 있습니다: 삼성전자 005930";

  @Override
  void configure(MoneyBench unstarted) {
    unstarted.hearing().strategy("cross", MoneyBench.KIS, 0);
  }

  private List<String> told() {
    return bench.told().stream().filter(text -> text.contains("자리가 없어")).toList();
  }

  @Test
  void givenSymbolsLeftOut_whenTheStreamHasSettled_thenThoseThatMatterAreToldOnceThatDay() {
    bench.types("/watch 000660");
    bench.hasNoPlaceFor(List.of(MoneyBench.HYNIX, MoneyBench.SAMSUNG));
    bench.advance(SETTLED);
    assertEquals(List.of(SAMSUNG_LEFT), told());

    bench.types("/watch 035420");
    bench.stream(MoneyBench.KIS, State.UP);
    bench.advance(SETTLED);
    assertEquals(List.of(), told());
    bench.restart();
    bench.advance(SETTLED);
    assertEquals(List.of(), told());

    bench.advance(Duration.ofDays(3));
    bench.routine(Routine.DAY_START, SETTLED);
    assertEquals(List.of(SAMSUNG_LEFT), told());
  }

  @Test
  void givenAWatchedSymbolLeftOut_whenTheStreamHasSettled_thenNothingIsToldBeforeItIsHeld() {
    bench.hasNoPlaceFor(List.of(MoneyBench.HYNIX));
    bench.types("/watch 000660");
    bench.advance(SETTLED);
    assertEquals(List.of(), told());

    bench.types("/buy 000660 1 70000");
    broker.fills(bench.newestNumber(), 1, 70_000);
    bench.advance(Duration.ofSeconds(1));
    bench.stream(MoneyBench.KIS, State.UP);
    bench.advance(SETTLED);
    assertEquals(1, told().size());
  }

  @Test
  void givenAStreamThatIsAway_whenItIsBack_thenItIsToldThen() {
    bench.hasNoPlaceFor(List.of(MoneyBench.SAMSUNG));
    bench.feedIsUp(false);
    bench.advance(SETTLED);
    assertEquals(List.of(), told());

    bench.feedIsUp(true);
    bench.stream(MoneyBench.KIS, State.UP);
    bench.advance(SETTLED);
    assertEquals(List.of(SAMSUNG_LEFT), told());
  }
}
