package io.maemae.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.maemae.app.FrontDoor.Said;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An order equal to one of the last ten seconds asks again, in a script too. */
final class ButtonsTest {
  private static final String BUY = "/buy 000660 2";
  private static final String TITLE = "[rehearsal 모의] SK하이닉스 000660 매수 2주 시장가";

  @TempDir static Path directory;
  private static Said said;

  @BeforeAll
  static void press() throws IOException {
    said =
        FrontDoor.rehearse(
            List.of(
                "1",
                BUY,
                BUY,
                "yes",
                "yes",
                BUY,
                "2",
                "1",
                BUY,
                "3",
                "0",
                "@15:02:30 1",
                BUY,
                BUY,
                "@15:03:29 확인",
                "@15:04:00 " + BUY),
            "--start",
            "15:00:00",
            "--config",
            FrontDoor.byHandOnly(directory, 50_000_000),
            "--data-dir",
            directory);
    assertEquals(0, said.code(), said.err());
  }

  @Test
  void withNothingToPressThatIsSaid() {
    assertEquals(List.of("지금 누를 버튼이 없습니다. 아무것도 바뀌지 않았습니다."), said.answers("1"));
    assertEquals(List.of("지금 누를 버튼이 없습니다. 아무것도 바뀌지 않았습니다."), said.answers("3"));
    assertEquals(List.of("지금 누를 버튼이 없습니다. 아무것도 바뀌지 않았습니다."), said.answers("0"));
  }

  @Test
  void theFirstOrderDoesNotAsk() {
    assertEquals(2, said.answers(BUY, 0).size());
  }

  @Test
  void anEqualOneAsksAgain() {
    List<String> answers = said.answers(BUY, 1);

    assertEquals("방금 낸 주문(#1)과 같습니다. 또 낼까요?", answers.get(0));
    assertEquals(TITLE, answers.get(1));
    assertEquals("[1] 확인  [2] 취소", answers.get(answers.size() - 1));
  }

  @Test
  void yesPlacesItOnce() {
    assertTrue(said.answers("yes", 0).get(0).endsWith("#2" + TITLE.substring(14) + ": 접수 0/2"));
    assertEquals(List.of("이미 누른 버튼입니다. 다시 실행하지 않았습니다."), said.answers("yes", 1));
  }

  @Test
  void theLastButtonWithdrawsIt() {
    assertEquals(List.of("주문하지 않았습니다."), said.answers("2"));
    assertEquals(List.of("이미 누른 버튼입니다. 다시 실행하지 않았습니다."), said.answers("1", 1));
  }

  @Test
  void aButtonWorksForAMinute() {
    assertEquals(List.of("버튼이 만료되었습니다(60초). 아무것도 바뀌지 않았습니다. 명령을 다시 보내 주세요."), said.answers("1", 2));
    assertTrue(said.answers("확인").get(0).contains(": 접수 0/2"), said.out());
  }

  @Test
  void afterTenSecondsItDoesNotAsk() {
    assertTrue(said.answers(BUY, 6).get(0).contains(": 접수 0/2"), said.out());
  }

  @Test
  void onlyWhatWasConfirmedIsOrdered() throws SQLException {
    assertEquals(
        List.of("1 2 FILLED", "2 2 FILLED", "3 2 FILLED", "4 2 FILLED", "5 2 FILLED"),
        FrontDoor.query(directory, "select id, quantity, state from orders_view order by id"));
  }
}
