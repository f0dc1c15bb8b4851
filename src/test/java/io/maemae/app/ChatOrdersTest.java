package io.maemae.app;

import static io.maemae.app.ChatDoor.TRADER;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.maemae.telegram.FakeBotApi;
import io.maemae.telegram.Shown;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Trading in Telegram, each way a symbol of its own. */
final class ChatOrdersTest {
  private static final String STRATEGY =
      """
      strategies:
        - { builtin: ma-cross, name: cross, symbols: ["005380"], timeframe: 1m, budget: 1000000,
            mode: signal }
      """;
  private static final Pattern NUMBER = Pattern.compile("#(\\d+)");

  @TempDir static Path directory;
  private static FakeBotApi telegram;
  private static ChatDoor door;

  @BeforeAll
  static void open() throws IOException {
    telegram = ChatDoor.telegram();
    door = ChatDoor.open(directory, telegram, ChatDoor.configuration(telegram, STRATEGY));
  }

  @AfterAll
  static void noMessageWasRefusedByTheServer() {
    try (FakeBotApi server = telegram) {
      assertEquals(0, door.stop());
      assertEquals(List.of(), door.refused());
      assertEquals(0, server.violations());
    }
  }

  @Test
  void anOrderIsPreviewedConfirmedFilledAndSoldAgain() {
    Shown preview = door.says("/buy 000660 2", "예상 금액");
    assertTrue(preview.text().startsWith("[pretend 모의] SK하이닉스 000660 매수 2주 시장가\n"), preview.text());
    assertEquals(List.of("확인", "취소"), preview.labels());

    Shown bought = door.presses(preview, "확인", "체결 2/2");

    door.says("/fills", "SK하이닉스 000660 매수 ");
    door.says("/positions", "SK하이닉스 000660 2주");
    door.says(order("/cancel %s", bought), "주문은 이미 끝났습니다(체결).");
    door.says(order("/modify %s price=100000", bought), "주문은 이미 끝났습니다(체결).");
    door.presses(door.says("/sell 000660 all", "체결 뒤 주문가능"), "확인", "매도 2주 시장가: 체결 2/2");
    door.says("/pnl", "SK하이닉스");
  }

  @Test
  void aPreviewIsWithdrawn() {
    Shown preview = door.says("/buy 000270 3 @pretend", "예상 금액");

    assertEquals("주문하지 않았습니다.", door.presses(preview, "취소", "않았습니다").text());
    door.says("/accounts", "(기본)");
    assertFalse(
        door.texts(TRADER).stream().anyMatch(text -> text.contains("000270 매수 3주 시장가: 접수")));
  }

  @Test
  void anOpenOrderIsModifiedAndCancelled() {
    Shown accepted =
        door.presses(door.says("/buy 005930 10 60,000", "예상"), "확인", "매수 10주 60,000원: 접수 0/10");

    door.says(order("/modify %s qty=4", accepted), "4주");
    door.says("/orders", "(남은 수량 4");
    door.says(order("/modify %s price=61000", accepted), "정정 접수");
    door.says(order("/modify %s price=61050", accepted), "호가 단위(100원)에 맞지 않습니다");
    door.says(order("/modify %s qty=9", accepted), "수량은 줄일 수만 있습니다.");
    door.says(order("/modify %s qty=1 price=60000", accepted), "한 번에 하나만");
    door.says("/orders", "61,000원");
    door.says(order("/cancel #%s", accepted), ": 취소 0/");
    door.says(order("/cancel %s", accepted), "주문은 이미 끝났습니다(취소).");
  }

  @Test
  void everythingOpenIsCancelledAtOnce() {
    door.presses(door.says("/buy 069500 1 30000", "예상"), "확인", "접수 0/1");
    door.presses(door.says("/buy 069500 2 30000", "예상"), "확인", "접수 0/2");

    door.says("/cancel all", "KODEX 200 069500 매수 1주 30,000원: 취소 0/1");
    door.says("/cancel all", "미체결 주문이 없습니다.");
  }

  @Test
  void panicSellsAfterTwoConfirmations() {
    door.presses(door.says("/buy 035720 5", "예상"), "확인", "체결 5/5");
    door.presses(door.says("/buy 005930 1 60000", "예상"), "확인", "접수 0/1");

    Shown offer = door.answers(TRADER, "보유 종목을 시장가로 팔까요?", () -> telegram.says(TRADER, "/panic"));
    Shown confirm = door.presses(offer, offer.labels().get(0), "아래를 시장가로 팝니다");
    assertEquals(List.of("확인", "취소"), confirm.labels());
    door.presses(confirm, "확인", "카카오 035720 매도 5주 시장가: 체결 5/5");

    door.says("/status", "전략 모두 멈춤");
    assertTrue(door.texts(TRADER).stream().anyMatch(t -> t.contains("미체결 주문 1건의 취소를 보냅니다.")));
    door.says("/resume", "전략 매매를 다시 시작합니다.");
  }

  @Test
  void strategiesAreSwitchedStoppedAndResumed() {
    door.says("/strategy cross on", "[pretend 모의] cross: 매매합니다.");
    door.says("/strategy cross off", "[pretend 모의] cross: 껐습니다.");
    door.says("/strategy cross signal", "[pretend 모의] cross: 신호만 알립니다.");
    door.says("/stop", "신규 진입을 멈추고");
    door.says("/status", "진입 멈춤");
    door.says("/stop all", "전략을 모두 멈추고");
    door.says("/resume", "전략 매매를 다시 시작합니다.");
    door.says("/resume", "멈춘 것이 없습니다.");
  }

  private static String order(String line, Shown message) {
    Matcher number = NUMBER.matcher(message.text());
    assertTrue(number.find(), message.text());
    return line.formatted(number.group(1));
  }
}
