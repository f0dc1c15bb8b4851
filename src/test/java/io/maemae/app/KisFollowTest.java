package io.maemae.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.maemae.broker.kis.KisServer;
import io.maemae.telegram.FakeBotApi;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pretended money on the market of a real stream. */
final class KisFollowTest {
  private static final String PRETEND =
      """
        - name: pretend
          broker: paper
          cash: 10000000
          market-data: kis
      """;

  @TempDir Path directory;

  @Test
  void pretendedMoneyTradesOnTheStreamAndNothingIsOrderedThere() throws Exception {
    try (FakeBotApi telegram = ChatDoor.telegram();
        KisServer server = KisDoor.server(KisServer.Environment.LIVE)) {
      String yaml = KisDoor.configuration(telegram, server, PRETEND, KisDoor.SIGNALS);
      try (ChatDoor door = KisDoor.open(directory, telegram, server, yaml, KisDoor.MORNING)) {
        door.says("/price 005930", "70,000원");
        server.awaitRegistered("H0STCNT0", "005930", ChatDoor.SOON);
        server.trade("005930", 70_100, 30);
        ChatDoor.await(
            () -> "the trade",
            () -> door.says("/price 005930", "005930").text().contains("70,100"));

        String filled = door.says("/buy 005930 10 @pretend", "체결 10/10").text();

        assertTrue(filled.contains("[pretend 모의] #1 삼성전자 005930 매수 10주"), filled);
        assertTrue(filled.contains("평균 70,100원"), filled);
        door.says("/sell 005930 10 70200 @pretend", "접수 0/10");
        int before = telegram.shown(ChatDoor.TRADER).size();
        server.trade("005930", 70_200, 30);
        door.next(before, "#2 삼성전자 005930 매도 10주 70,200원: 체결 10/10");
        assertEquals(0, server.requests("TTTC0012U").size() + server.requests("TTTC0011U").size());
      }
    }
  }
}
