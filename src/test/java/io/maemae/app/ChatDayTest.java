package io.maemae.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.maemae.telegram.FakeBotApi;
import io.maemae.telegram.Shown;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An order by hand in Telegram, from the command to the fill. */
final class ChatDayTest {
  @TempDir Path directory;

  @Test
  void anOrderIsShownConfirmedAndFilled() throws Exception {
    try (FakeBotApi telegram = ChatDoor.telegram();
        ChatDoor door = ChatDoor.open(directory, telegram)) {
      long command = telegram.says(ChatDoor.TRADER, "/buy 005930 10");
      Shown preview = door.next(0, "예상");
      assertEquals("[확인, 취소]", preview.labels().toString());

      Shown filled = door.presses(preview, "확인", "체결 10/10");

      assertTrue(filled.text().contains("[pretend 모의] #1 삼성전자 005930 매수 10주"), filled.text());
      assertEquals(0, door.stop());
      assertTrue(door.log().contains("fill.booked cid=u" + command + " order=1"), door.log());
      assertFalse(door.log().contains(ChatDoor.TOKEN));
    }
  }
}
