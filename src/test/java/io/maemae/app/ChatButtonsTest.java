package io.maemae.app;

import static io.maemae.app.ChatDoor.SOON;
import static io.maemae.app.ChatDoor.TRADER;
import static io.maemae.app.ChatDoor.VIEWER;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.maemae.telegram.Call;
import io.maemae.telegram.FakeBotApi;
import io.maemae.telegram.Shown;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Buttons in Telegram: whose they are, how often they work, and what they give away. */
final class ChatButtonsTest {
  private static final long OTHER_TRADER = 1003;
  private static final String USED = "이미 누른 버튼입니다. 다시 실행하지 않았습니다.";

  @TempDir static Path directory;
  private static FakeBotApi telegram;
  private static ChatDoor door;

  @BeforeAll
  static void open() throws IOException {
    telegram = ChatDoor.telegram();
    telegram.knows(OTHER_TRADER);
    door = ChatDoor.open(directory, telegram, withAnotherTrader(telegram));
  }

  private static String withAnotherTrader(FakeBotApi telegram) {
    String viewer = "- { id: %d, role: viewer }".formatted(VIEWER);
    return ChatDoor.configuration(telegram, "")
        .replace(viewer, viewer + "\n    - { id: %d, role: trader }".formatted(OTHER_TRADER));
  }

  @AfterAll
  static void everyPressWasAcknowledged() {
    try (FakeBotApi server = telegram) {
      assertEquals(0, door.stop());
      List<Call> acknowledged = server.calls("answerCallbackQuery");
      assertTrue(acknowledged.size() > 10, acknowledged.toString());
      assertEquals(List.of(), acknowledged.stream().filter(call -> call.status() != 200).toList());
    }
  }

  @Test
  void aButtonPressedTwiceOrdersOnce() {
    Shown preview = door.says("/buy 005930 1 60000", "예상 금액");

    door.presses(preview, "확인", "매수 1주 60,000원: 접수");
    door.presses(preview, "확인", USED);
    door.presses(preview, "취소", USED);

    assertEquals(1, accepted("005930 매수 1주 60,000원: 접수"));
  }

  @Test
  void twoPressesAtOnceOrderOnce() {
    Shown preview = door.says("/buy 000660 1 140000", "예상 금액");
    int before = telegram.shown(TRADER).size();

    telegram.presses(TRADER, preview, "확인");
    telegram.presses(TRADER, preview, "확인");

    door.next(before, USED);
    door.next(before, "매수 1주 140,000원: 접수");
    assertEquals(1, accepted("000660 매수 1주 140,000원: 접수"));
  }

  private static long accepted(String part) {
    return door.texts(TRADER).stream().filter(text -> text.contains(part)).count();
  }

  @Test
  void theButtonsOfAnotherAreNotPressed() {
    Shown preview = door.says("/buy 035720 1 40000", "예상 금액");
    String confirm = preview.button("확인").data();

    for (long user : List.of(OTHER_TRADER, VIEWER)) {
      door.answers(
          user, "누를 수 있는 버튼이 아닙니다. 아무것도 바뀌지 않았습니다.", () -> telegram.pressesData(user, 1, confirm));
    }

    door.presses(preview, "확인", "매수 1주 40,000원: 접수");
  }

  @Test
  void aButtonGivesNothingAway() {
    Shown preview = door.says("/buy 069500 123 31000", "예상 금액");

    for (Shown.Button button : preview.buttons().get(0)) {
      assertTrue(button.data().matches("[0-9a-f]{32}"), button.data());
      assertTrue(button.data().getBytes(UTF_8).length <= 64);
    }
    assertEquals(2, preview.buttons().get(0).stream().map(Shown.Button::data).distinct().count());
  }

  @Test
  void aPressIsAcknowledged() {
    Shown preview = door.says("/buy 000270 1", "예상 금액");
    int before = telegram.calls("answerCallbackQuery").size();

    door.presses(preview, "취소", "주문하지 않았습니다.");

    telegram.awaitCalls("answerCallbackQuery", before + 1, SOON);
  }

  @Test
  void aScreenIsShownAnewInItsPlaceAsOftenAsPressed() {
    Shown status = door.says("/status", "미체결");
    Shown positions = door.says("/positions", "보유");
    int before = telegram.shown(TRADER).size();

    for (Shown screen : List.of(status, positions)) {
      for (int i = 0; i < 3; i++) {
        int edits = telegram.calls("editMessageText").size();
        telegram.presses(TRADER, screen, "새로고침");
        telegram.awaitCalls("editMessageText", edits + 1, SOON);
      }
    }

    assertEquals(before, telegram.shown(TRADER).size());
    assertEquals(List.of("새로고침"), now(status).labels());
    assertEquals(status.button("새로고침"), now(status).button("새로고침"));
    // Nothing has changed, which the server says by an error; it is none.
    door.says("/accounts", "(기본)");
  }

  @Test
  void whatHasChangedIsShownInTheScreen() {
    Shown positions = door.says("/positions", "보유");
    door.presses(door.says("/buy 005380 3", "예상 금액"), "확인", "체결 3/3");

    telegram.presses(TRADER, positions, "새로고침");

    ChatDoor.await(() -> now(positions).text(), () -> now(positions).text().contains("3주"));
    assertTrue(now(positions).edited());
    door.presses(door.says("/sell 005380 all", "현대차"), "확인", "체결 3/3");
    telegram.presses(TRADER, positions, "새로고침");
    ChatDoor.await(() -> now(positions).text(), () -> !now(positions).text().contains("3주"));
  }

  private static Shown now(Shown message) {
    return telegram.shown(TRADER).stream()
        .filter(shown -> shown.messageId() == message.messageId())
        .findFirst()
        .orElseThrow();
  }
}
