package io.maemae.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.maemae.broker.kis.KisServer;
import io.maemae.broker.kiwoom.KiwoomServer;
import io.maemae.telegram.FakeBotApi;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A broker that is away altogether, REST and stream, as in its maintenance hours. */
final class MaintenanceTest {
  private static final String CUT = "실시간 시세와 체결 통보가 끊겼습니다";
  private static final String BACK = "실시간 시세와 체결 통보가 다시 연결되었습니다";

  @TempDir Path directory;

  private static List<String> told(ChatDoor door, String part) {
    return door.texts(ChatDoor.TRADER).stream().filter(t -> t.contains(part)).toList();
  }

  @Test
  void whenKisIsAwayNothingIsSentAndWhenItIsBackAllIsMadeUp() throws Exception {
    try (FakeBotApi telegram = ChatDoor.telegram();
        KisServer server = KisDoor.server(KisServer.Environment.LIVE);
        ChatDoor door = KisDoor.open(directory, telegram, server)) {
      door.says("/price 005930", "70,000원");
      door.says("/buy 005930 10 70000", "접수 0/10");
      int before = telegram.shown(ChatDoor.TRADER).size();
      server.pauseListening();
      server.cutStream();
      door.next(before, CUT);
      door.says("/buy 005930 1 69000", "#2 삼성전자 005930 매수 1주 69,000원: 취소 0/1. 보내지 못했습니다");
      door.says("/health", "부터 수신 없음, 다시 연결하는 중");
      server.othersSell("005930", 10, 70_000);

      server.resumeListening();

      door.next(before, BACK);
      door.next(before, "체결 10/10");
      door.says("/buy 005930 2 69000", "#3 삼성전자 005930 매수 2주 69,000원: 접수 0/2");
      assertEquals(1, told(door, CUT).size());
      assertEquals(1, told(door, BACK).size());
      assertEquals(2, server.requests("TTTC0012U").size());
    }
  }

  @Test
  void whenKiwoomIsAwayNothingIsSentAndWhenItIsBackAllIsMadeUp() throws Exception {
    try (FakeBotApi telegram = ChatDoor.telegram();
        KisServer kis = KisDoor.server(KisServer.Environment.LIVE);
        KiwoomServer server = KiwoomDoor.server(KiwoomServer.Environment.LIVE, KisDoor.MORNING);
        ChatDoor door =
            TwoBrokersDoor.open(
                directory,
                telegram,
                kis,
                server,
                TwoBrokersDoor.configuration(telegram, kis, server, "", KisDoor.SIGNALS),
                KisDoor.MORNING)) {
      door.says("/price 005930", "70,000원");
      door.says("/buy 005930 10 70000 @kiwoom", "접수 0/10");
      int before = telegram.shown(ChatDoor.TRADER).size();
      server.pauseListening();
      server.cutStream();
      door.next(before, CUT);
      door.says("/buy 005930 1 69000 @kiwoom", "보내지 못했습니다");
      server.othersSell("005930", 10, 70_000);

      server.resumeListening();

      door.next(before, BACK);
      door.next(before, "체결 10/10");
      assertEquals(1, told(door, CUT).size());
      assertEquals(1, server.requests("kt10000").size());
    }
  }
}
