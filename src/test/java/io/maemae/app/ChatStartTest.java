package io.maemae.app;

import static io.maemae.app.ChatDoor.TRADER;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.maemae.telegram.FakeBotApi;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A start, or an end, at which Telegram is away or knows the token no more. */
final class ChatStartTest {
  @TempDir Path directory;
  private final FakeBotApi telegram = ChatDoor.telegram();

  @AfterEach
  void close() {
    telegram.close();
  }

  @Test
  void aTokenThatIsRefusedAtTheStartEndsTheProgram() throws IOException {
    telegram.revoke();

    try (ChatDoor door = start("09:10:00")) {
      endsBecauseOfTheToken(door);
      assertFalse(door.log().contains("app.ready"), door.log());
    }
  }

  @Test
  void aTokenThatIsRevokedEndsTheProgram() throws IOException {
    try (ChatDoor door = ChatDoor.open(directory, telegram)) {
      door.next(0, "실행 중");

      telegram.revoke();

      endsBecauseOfTheToken(door);
    }
  }

  private ChatDoor start(String time) throws IOException {
    String yaml = ChatDoor.configuration(telegram, "").replace("always", "never");
    return ChatDoor.start(directory, telegram, yaml, "--clock", "2026-11-20T" + time);
  }

  private static void endsBecauseOfTheToken(ChatDoor door) {
    assertEquals(2, door.code());
    List<String> words = door.log().lines().filter(line -> line.startsWith("maemae: ")).toList();
    assertEquals(1, words.size(), door.log());
    assertTrue(words.get(0).contains("telegram.token"), words.get(0));
    assertTrue(words.get(0).contains("@BotFather"), words.get(0));
    assertFalse(door.log().contains(ChatDoor.TOKEN));
  }

  @Test
  void whileTheServerIsAwayItTradesAndTellsLater() throws IOException {
    try (ChatDoor before = start("08:59:30")) {
      before.awaitLog("app.ready");
      before.awaitLog("account.ready");
      before.says("/buy 005930 1 77000", ": 접수 0/1");
      assertEquals(0, before.stop());
    }
    int shown = telegram.shown(TRADER).size();
    telegram.down();

    try (ChatDoor door = start("08:59:57")) {
      door.awaitLog("fill.booked");
      assertTrue(door.log().contains("telegram.unreachable"), door.log());
      assertFalse(door.log().contains("app.ready"), door.log());

      telegram.up();

      door.awaitLog("app.ready");
      door.next(shown, "체결 1/1");
      door.next(shown, "정규장이 개장했습니다.");
      List<String> told = door.texts(TRADER).subList(shown, shown + 3);
      assertTrue(told.get(0).startsWith("maemae가 실행 중입니다."), told.toString());
      assertEquals(1, told.stream().filter(text -> text.contains("체결 1/1")).count());
      assertEquals(0, door.stop());
    }
  }
}
