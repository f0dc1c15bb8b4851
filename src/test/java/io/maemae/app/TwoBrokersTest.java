package io.maemae.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.maemae.broker.kis.KisServer;
import io.maemae.broker.kiwoom.KiwoomServer;
import io.maemae.telegram.FakeBotApi;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One bot with an account at each of two brokers. */
final class TwoBrokersTest {
  @TempDir Path directory;

  private ChatDoor open(FakeBotApi telegram, KisServer kis, KiwoomServer kiwoom)
      throws IOException {
    String yaml = TwoBrokersDoor.configuration(telegram, kis, kiwoom, "", KisDoor.SIGNALS);
    return TwoBrokersDoor.open(directory, telegram, kis, kiwoom, yaml, KisDoor.MORNING);
  }

  @Test
  void anOrderGoesToTheAccountThatIsNamedAndEachTellsItsOwn() throws Exception {
    try (FakeBotApi telegram = ChatDoor.telegram();
        KisServer kis = KisDoor.server(KisServer.Environment.LIVE);
        KiwoomServer kiwoom = KiwoomDoor.server(KiwoomServer.Environment.LIVE, KisDoor.MORNING);
        ChatDoor door = open(telegram, kis, kiwoom)) {
      door.says("/price 005930", "70,000원");
      door.says("/buy 005930 10 70000", "[kis 실전] #1 삼성전자 005930 매수 10주 70,000원: 접수 0/10");
      door.says("/buy 005930 5 70000 @kiwoom", "[kiwoom 실전] #2 삼성전자 005930 매수 5주 70,000원: 접수 0/5");
      int before = telegram.shown(ChatDoor.TRADER).size();
      kiwoom.othersSell("005930", 5, 70_000);
      door.next(before, "체결 5/5");
      kis.othersSell("005930", 4, 70_000);
      door.next(before, "일부 체결 4/10");

      String positions = door.says("/positions", "합계").text();
      assertTrue(positions.contains("[kis 실전] 삼성전자 005930 4주"), positions);
      assertTrue(positions.contains("[kiwoom 실전] 삼성전자 005930 5주"), positions);
      assertTrue(positions.contains("\n합계 평가금액 630,000원"), positions);
      String balance = door.says("/balance", "[합계 실전]").text();
      assertEquals(3, balance.split("예수금 {4,}", -1).length - 1, balance);
      assertTrue(balance.endsWith("총자산     19,999,906원"), balance);
      assertEquals(1, kiwoom.requests("kt10000").size());
      assertEquals(1, kis.requests("TTTC0012U").size());
      assertFalse(door.log().contains(kiwoom.settings().secretKey()));
    }
  }

  @Test
  void moneyOfAPaperAccountIsNotAddedToThatOfALiveOne() throws Exception {
    try (FakeBotApi telegram = ChatDoor.telegram();
        KisServer kis = KisDoor.server(KisServer.Environment.LIVE);
        KiwoomServer kiwoom = KiwoomDoor.server(KiwoomServer.Environment.PAPER, KisDoor.MORNING)) {
      kis.hold("005930", 4, 280_000);
      kiwoom.hold("005930", 5, 350_000);
      try (ChatDoor door = open(telegram, kis, kiwoom)) {
        door.says("/price 005930", "70,000원");

        String positions = door.says("/positions", "합계").text();
        assertTrue(positions.contains("\n실전 합계 평가금액 280,000원"), positions);
        assertTrue(positions.contains("\n모의 합계 평가금액 350,000원"), positions);
        String balance = door.says("/balance", "[kiwoom 모의]").text();
        assertFalse(balance.contains("합계"), balance);
      }
    }
  }

  @Test
  void whileOneIsDownTheOtherTrades() throws Exception {
    try (FakeBotApi telegram = ChatDoor.telegram();
        KisServer kis = KisDoor.server(KisServer.Environment.LIVE);
        KiwoomServer kiwoom = KiwoomDoor.server(KiwoomServer.Environment.LIVE, KisDoor.MORNING);
        ChatDoor door = open(telegram, kis, kiwoom)) {
      door.says("/price 005930", "70,000원");
      int before = telegram.shown(ChatDoor.TRADER).size();
      kis.pauseListening();
      kis.cutStream();
      door.next(before, "[kis 실전] 실시간 시세와 체결 통보가 끊겼습니다");

      door.says("/buy 005930 5 70000 @kiwoom", "접수 0/5");
      before = telegram.shown(ChatDoor.TRADER).size();
      kiwoom.othersSell("005930", 5, 70_000);
      door.next(before, "체결 5/5");
    }
  }
}
