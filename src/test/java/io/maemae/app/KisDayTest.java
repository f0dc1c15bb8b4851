package io.maemae.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.maemae.broker.fake.FakeDelivery;
import io.maemae.broker.kis.KisServer;
import io.maemae.telegram.FakeBotApi;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The bot at KIS, from the chat to the broker and back. */
final class KisDayTest {
  @TempDir Path directory;

  @Test
  void anOrderIsTakenFilledAndToldAndOutlivesARestart() throws Exception {
    try (FakeBotApi telegram = ChatDoor.telegram();
        KisServer server = KisDoor.server(KisServer.Environment.LIVE)) {
      try (ChatDoor door = KisDoor.open(directory, telegram, server)) {
        door.says("/price 005930", "70,000원");
        door.says("/buy 005930 10 70000", "[kis 실전] #1 삼성전자 005930 매수 10주 70,000원: 접수 0/10");
        int before = telegram.shown(ChatDoor.TRADER).size();
        server.othersSell("005930", 4, 70_000);
        door.next(before, "일부 체결 4/10");
        assertEquals(0, door.stop());
        assertFalse(door.log().contains(server.settings().appSecret()));
        assertFalse(door.log().contains(server.settings().account().substring(0, 8)));
      }
      server.othersSell("005930", 6, 70_000);
      int before = telegram.shown(ChatDoor.TRADER).size();
      try (ChatDoor door = KisDoor.open(directory, telegram, server)) {
        door.next(before, "체결 10/10");
        assertTrue(door.says("/positions", "삼성전자").text().contains("10주"));
      }
      assertEquals(1, server.requests("/oauth2/tokenP").size());
    }
  }

  @Test
  void aStreamThatIsCutIsToldOpenedAgainAndWhatItMissedIsRead() throws Exception {
    try (FakeBotApi telegram = ChatDoor.telegram();
        KisServer server = KisDoor.server(KisServer.Environment.PAPER);
        ChatDoor door = KisDoor.open(directory, telegram, server)) {
      door.says("/health", "실시간 연결됨");
      door.says("/price 005930", "70,000원");
      door.says("/buy 005930 10 70000", "접수 0/10");
      int before = telegram.shown(ChatDoor.TRADER).size();
      server.stream(FakeDelivery.Mode.LOST);
      server.othersSell("005930", 10, 70_000);
      server.stream(FakeDelivery.Mode.STEADY);
      server.cutStream();

      door.next(before, "[kis 모의] 실시간 시세와 체결 통보가 끊겼습니다");
      door.next(before, "[kis 모의] 실시간 시세와 체결 통보가 다시 연결되었습니다");
      door.next(before, "체결 10/10");
    }
  }

  @Test
  void anUnclearAnswerIsSettledFromTheListAndNothingIsSentTwice() throws Exception {
    try (FakeBotApi telegram = ChatDoor.telegram();
        KisServer server = KisDoor.server(KisServer.Environment.LIVE);
        ChatDoor door = KisDoor.open(directory, telegram, server)) {
      door.says("/price 005930", "70,000원");
      server.next(KisServer.Trouble.THROTTLED_AFTER_BOOKING);
      server.stream(FakeDelivery.Mode.LOST);
      int before = telegram.shown(ChatDoor.TRADER).size();

      door.says("/buy 005930 10 70000", "확인 중");

      door.next(before, "접수 0/10");
      assertEquals(1, server.requests("TTTC0012U").size());
    }
  }

  @Test
  void whatWasWonIsToldByTheBrokersBooksToo() throws Exception {
    try (FakeBotApi telegram = ChatDoor.telegram();
        KisServer server = KisDoor.server(KisServer.Environment.LIVE);
        ChatDoor door = KisDoor.open(directory, telegram, server)) {
      door.says("/price 005930", "70,000원");
      door.says("/buy 005930 10 70000", "접수 0/10");
      int before = telegram.shown(ChatDoor.TRADER).size();
      server.othersSell("005930", 10, 70_000);
      door.next(before, "체결 10/10");
      door.says("/sell 005930 10 70500", "접수 0/10");
      before = telegram.shown(ChatDoor.TRADER).size();
      server.othersBuy("005930", 10, 70_500);
      door.next(before, "체결 10/10");

      String said = door.says("/pnl", "증권사 집계 실현손익").text();

      assertTrue(said.contains("[kis 실전] 증권사 집계 실현손익 +3,"), said);
    }
  }
}
