package io.maemae.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.maemae.broker.fake.FakeRequest;
import io.maemae.broker.kis.KisServer;
import io.maemae.telegram.FakeBotApi;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Orders outside of the regular session, as they reach KIS. */
final class KisSessionTest {
  private static final LocalDate FRIDAY = LocalDate.of(2026, 11, 20);
  private static final String BUY = "TTTC0012U";

  @TempDir Path directory;

  /** Kind and venue of the only order that has come. */
  private static String ordered(KisServer server) {
    FakeRequest order =
        server.awaitRequests(BUY, 1, Duration.ofSeconds(10)).stream()
            .reduce((first, last) -> last)
            .orElseThrow();
    return order.field("ORD_DVSN").orElse("") + " " + order.field("EXCG_ID_DVSN_CD").orElse("");
  }

  private ChatDoor open(FakeBotApi telegram, KisServer server, LocalTime time) throws Exception {
    String yaml = KisDoor.configuration(telegram, server, "", KisDoor.SIGNALS);
    return KisDoor.open(directory, telegram, server, yaml, LocalDateTime.of(FRIDAY, time));
  }

  @Test
  void inTheAfterMarketOfKrxOnlyItsOwnKindsAreSent() throws Exception {
    LocalTime evening = LocalTime.of(16, 30);
    try (FakeBotApi telegram = ChatDoor.telegram();
        KisServer server =
            KisDoor.server(KisServer.Environment.LIVE, LocalDateTime.of(FRIDAY, evening));
        ChatDoor door = open(telegram, server, evening)) {
      door.says("/price 005930", "70,000원");
      door.says("/buy 005930 1", "이 계좌는 KRX에서 시장가");
      door.says("/buy 005930 1 70000", "#1");

      assertEquals("41 KRX", ordered(server));
    }
  }

  @Test
  void beforeTheOpeningNextradeTakesLimitOrders() throws Exception {
    LocalTime morning = LocalTime.of(8, 5);
    try (FakeBotApi telegram = ChatDoor.telegram();
        KisServer server =
            KisDoor.server(KisServer.Environment.LIVE, LocalDateTime.of(FRIDAY, morning));
        ChatDoor door = open(telegram, server, morning)) {
      door.says("/price 005930", "70,000원");
      door.says("/buy 005930 1 70000", "다음 개장은");
      door.says("/buy 005930 1 nxt", "이 계좌는 NXT에서 시장가");
      door.says("/buy 005930 1 70000 nxt", "#1");

      assertEquals("00 NXT", ordered(server));
    }
  }

  @Test
  void thePaperServerHasTheRegularSessionOfKrxOnly() throws Exception {
    LocalTime evening = LocalTime.of(16, 30);
    try (FakeBotApi telegram = ChatDoor.telegram();
        KisServer server =
            KisDoor.server(KisServer.Environment.PAPER, LocalDateTime.of(FRIDAY, evening));
        ChatDoor door = open(telegram, server, evening)) {
      door.says("/price 005930", "70,000원");
      door.says("/buy 005930 1 70000", "다음 개장은");
      door.says("/buy 005930 1 70000 nxt", "NXT에는 주문할 수 없는 계좌");
      door.says("/buy 005930 1 70000 sor", "SOR에는 주문할 수 없는 계좌");

      assertEquals(0, server.requests("VTTC0012U").size());
    }
  }
}
