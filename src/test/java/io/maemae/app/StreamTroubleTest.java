package io.maemae.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.maemae.desk.DeskEvent.StreamChanged.State;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What becomes of a stream is told, also if the store fails just then. */
final class StreamTroubleTest extends MoneyTest {
  private static final String CUT = "끊겼습니다";
  private static final String BACK = "다시 연결되었습니다";
  private static final String ELSEWHERE = "다른 프로그램이 같은 앱키로";
  private static final String UNTRUSTED = "믿을 수 없는 체결 통보";

  private void changes(State state) {
    bench.stream(MoneyBench.KIS, state);
    bench.advance(Duration.ofSeconds(1));
  }

  private void storeFails() {
    bench.commitsFail(true);
  }

  private void storeIsBack() {
    bench.commitsFail(false);
    bench.advance(Duration.ofMinutes(10));
  }

  /** Which of these were said, in their order. */
  private List<String> told() {
    return bench.told().stream()
        .flatMap(text -> List.of(CUT, BACK, ELSEWHERE, UNTRUSTED).stream().filter(text::contains))
        .toList();
  }

  @Test
  void givenAnEnd_whenTheStoreFails_thenItIsToldOnceItWrites() {
    storeFails();
    changes(State.DOWN);
    assertEquals(List.of(), told());

    storeIsBack();
    assertEquals(List.of(CUT), told());
    changes(State.UP);
    assertEquals(List.of(BACK), told());
  }

  @Test
  void givenAComingBack_whenTheStoreFails_thenItIsToldOnceItWrites() {
    changes(State.DOWN);
    assertEquals(List.of(CUT), told());
    storeFails();
    changes(State.UP);
    assertEquals(List.of(), told());

    storeIsBack();
    assertEquals(List.of(BACK), told());
  }

  @Test
  void givenAnEndAndAComingBack_whenTheStoreFails_thenBothAreToldInTheirOrder() {
    storeFails();
    changes(State.DOWN);
    changes(State.UP);

    storeIsBack();
    assertEquals(List.of(CUT, BACK), told());
  }

  @Test
  void givenAnotherProgramOrADoubt_whenTheStoreFails_thenTheyAreToldOnceItWrites() {
    storeFails();
    changes(State.UNTRUSTED);
    changes(State.USED_ELSEWHERE);

    storeIsBack();
    assertEquals(List.of(UNTRUSTED, ELSEWHERE), told());
  }

  @Test
  void givenWhatIsTold_whenTheStoreFailsLater_thenItIsNotToldAgain() {
    changes(State.UNTRUSTED);
    changes(State.DOWN);
    assertEquals(List.of(UNTRUSTED, CUT), told());
    storeFails();
    bench.types("/stop");

    storeIsBack();
    assertEquals(List.of(), told());
  }
}
