package io.maemae.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may do what, and how often. */
class PermissionTest extends MoneyTest {
  private static final String EXPIRED = "버튼이 만료되었습니다(60초). 아무것도 바뀌지 않았습니다. 명령을 다시 보내 주세요.";
  private static final String FORGOTTEN =
      "버튼이 만료되었습니다. 아무것도 바뀌지 않았습니다. 명령을 다시 보내 주세요. 확인 중인 주문이면 /cancel 주문번호를 보내 주세요.";
  private static final String NOT_YOURS = "누를 수 있는 버튼이 아닙니다. 아무것도 바뀌지 않았습니다.";

  private static final String SETTINGS = "select text from setting order by name";

  @Override
  void configure(MoneyBench unstarted) {
    unstarted.confirming().strategy("cross");
  }

  private void asks() {
    bench.types("/buy 005930 10 70000");
    bench.forget();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/buy 005930 10 70000",
        "/sell 005930 1",
        "/cancel 1",
        "/cancel all",
        "/modify 1 qty=1",
        "/strategy cross off",
        "/stop",
        "/stop all",
        "/resume",
        "/panic"
      })
  void givenAViewer_whenItWouldChangeSomething_thenRefused(String line) {
    asks();
    bench.presses("확인");
    bench.forget();
    List<String> settings = bench.rows(SETTINGS);

    bench.types(MoneyBench.VIEWER, MoneyBench.CHAT, line);

    assertEquals(List.of("보기만 할 수 있는 사용자입니다. 아무것도 바뀌지 않았습니다."), bench.told());
    assertEquals(List.of(), broker.sent());
    assertEquals(List.of("#1 BUY 10@70000 0 NEW"), bench.orders());
    assertEquals(settings, bench.rows(SETTINGS));
  }

  @Test
  void givenAQuestion_whenConfirmed_thenSentOnce() {
    asks();

    bench.presses("확인");
    bench.presses("확인");

    assertEquals(List.of("submit #1 BUY 005930 10@70000"), broker.sent());
    assertEquals(List.of(ORDER + ": 접수 0/10", "이미 누른 버튼입니다. 다시 실행하지 않았습니다."), bench.told());
  }

  @Test
  void givenAQuestion_whenWithdrawn_thenItCannotBeConfirmed() {
    asks();
    String confirm = bench.button("확인");

    bench.presses("취소");
    bench.presses(MoneyBench.OWNER, MoneyBench.CHAT, confirm);

    assertEquals(List.of(), broker.sent());
    assertEquals(List.of("주문하지 않았습니다.", "이미 누른 버튼입니다. 다시 실행하지 않았습니다."), bench.told());
  }

  @Test
  void givenAQuestion_whenAnotherTraderPresses_thenNothingHappens() {
    asks();

    bench.presses(MoneyBench.OTHER, MoneyBench.CHAT, bench.button("확인"));

    assertEquals(List.of(), broker.sent());
    assertEquals(List.of(NOT_YOURS), bench.told());
  }

  @Test
  void givenAQuestion_whenPressedInAnotherChat_thenNothingHappens() {
    asks();

    bench.presses(MoneyBench.OWNER, "other-chat", bench.button("확인"));

    assertEquals(List.of(), broker.sent());
  }

  @Test
  void givenAQuestion_whenPressedAfterAMinute_thenExpired() {
    asks();

    bench.advance(Duration.ofSeconds(61));
    bench.presses("확인");

    assertEquals(List.of(), broker.sent());
    assertEquals(List.of(EXPIRED), bench.told());
  }

  @Test
  void givenAQuestion_whenRestarted_thenItsButtonsAreExpired() {
    asks();
    String confirm = bench.button("확인");

    bench.restart();
    bench.advance(Duration.ofSeconds(1));
    bench.forget();
    bench.presses(MoneyBench.OWNER, MoneyBench.CHAT, confirm);

    assertEquals(List.of(), broker.sent());
    assertEquals(List.of(FORGOTTEN), bench.told());
  }

  @Test
  void givenAQuestion_whenTheStoreFailedSince_thenItsButtonsAreExpired() {
    asks();
    String confirm = bench.button("확인");
    bench.commitsFail(true);
    bench.presses("확인");
    bench.commitsFail(false);
    bench.advance(Duration.ofSeconds(10));
    bench.forget();

    bench.presses(MoneyBench.OWNER, MoneyBench.CHAT, confirm);

    assertEquals(List.of(), broker.sent());
    assertEquals(List.of(FORGOTTEN), bench.told());
  }
}
