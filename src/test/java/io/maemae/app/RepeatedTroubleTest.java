package io.maemae.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.maemae.desk.DeskEvent.StreamChanged.State;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Trouble that lasts, or comes and goes, is told when it matters and does not flood the chat. */
final class RepeatedTroubleTest extends MoneyTest {
  private static final String UNREADABLE = "[kis 모의] 주문 목록을 읽지 못했습니다. 다시 읽습니다: HTTP 503";
  private static final String READABLE = "[kis 모의] 주문 목록을 다시 읽을 수 있습니다. 그동안의 주문과 체결을 반영했습니다.";
  private static final String CUT = "체결 통보가 끊겼습니다";
  private static final String BACK = "다시 연결되었습니다";
  private static final String UNSTEADY = "여러 번 끊겼습니다";

  private void brokerIsAway(Duration time) {
    broker.unreadable("HTTP 503");
    broker.balanceUnreadable("HTTP 503");
    bench.advance(time);
  }

  private void brokerIsBack(Duration time) {
    broker.readable();
    bench.advance(time);
  }

  /** Which of these were said of the stream, in their order. */
  private List<String> toldOfTheStream() {
    return bench.told().stream()
        .flatMap(text -> List.of(CUT, BACK, UNSTEADY).stream().filter(text::contains))
        .toList();
  }

  private void stream(State state, Duration time) {
    bench.stream(MoneyBench.KIS, state);
    bench.advance(time);
  }

  @Test
  void givenAnOpenOrder_whenTheListsAreAwayForHours_thenToldOnceAndWhenTheyAreBack() {
    String number = bench.buys(10);
    bench.forget();
    brokerIsAway(Duration.ofHours(3));
    assertEquals(List.of(UNREADABLE), bench.told());
    broker.fillsUnsaid(number, 10, 70_000);

    brokerIsBack(Duration.ofSeconds(15));

    List<String> told = bench.told();
    assertEquals(1, told.stream().filter(READABLE::equals).count(), told::toString);
    assertEquals(1, told.stream().filter(t -> t.contains("체결 10/10")).count(), told::toString);
    assertEquals(2, told.size(), told::toString);
  }

  @Test
  void givenListsThatComeAndGo_whenHoursPass_thenToldEveryTenMinutesAtMost() {
    bench.buys(10);
    bench.forget();
    for (int i = 0; i < 60; i++) {
      brokerIsAway(Duration.ofSeconds(70));
      brokerIsBack(Duration.ofSeconds(50));
    }

    int told = bench.told().size();

    assertEquals(true, told >= 4 && told <= 24, told + " messages in two hours");
  }

  @Test
  void givenAStoreThatFailsWithTheReading_whenItWrites_thenToldAfterAll() {
    bench.buys(10);
    bench.advance(Duration.ofSeconds(30));
    bench.forget();
    broker.readingsTake(Duration.ofSeconds(5));
    broker.unreadable("HTTP 503");
    while (broker.asked().isEmpty()) {
      bench.advance(Duration.ofSeconds(1));
    }
    bench.commitsFail(true);
    bench.advance(Duration.ofSeconds(6));
    bench.commitsFail(false);
    bench.advance(Duration.ofMinutes(3));

    assertEquals(1, bench.told().stream().filter(t -> t.startsWith(UNREADABLE)).count());
  }

  @Test
  void givenAStreamThatIsCutAgainAndAgain_whenItComesBackSoon_thenToldThreeTimesAnHour() {
    for (int i = 0; i < 8; i++) {
      stream(State.DOWN, Duration.ofSeconds(30));
      stream(State.UP, Duration.ofSeconds(30));
    }
    assertEquals(List.of(CUT, BACK, CUT, BACK, CUT, UNSTEADY, BACK), toldOfTheStream());

    bench.advance(Duration.ofMinutes(61));
    assertEquals(List.of(), toldOfTheStream());
    stream(State.DOWN, Duration.ofSeconds(30));
    assertEquals(List.of(CUT), toldOfTheStream());
  }

  @Test
  void givenAStreamThatIsCutOften_whenItStaysAway_thenToldAfterAll() {
    for (int i = 0; i < 4; i++) {
      stream(State.DOWN, Duration.ofSeconds(30));
      stream(State.UP, Duration.ofSeconds(30));
    }
    bench.forget();
    stream(State.DOWN, Duration.ofMinutes(4));
    assertEquals(List.of(), toldOfTheStream());

    bench.advance(Duration.ofMinutes(2));

    assertEquals(List.of(CUT), toldOfTheStream());
    stream(State.UP, Duration.ofSeconds(1));
    assertEquals(List.of(BACK), toldOfTheStream());
  }
}
