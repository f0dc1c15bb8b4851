package io.maemae.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.maemae.broker.kis.KisServer;
import io.maemae.broker.kis.KisServerSettings;
import io.maemae.market.MarketTime;
import io.maemae.telegram.FakeBotApi;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program with an account at KIS, on loopback: what it learns of the exchange. */
class KisStartTest {
  private static final String HOLIDAYS = "CTCA0903R";
  private static final String KOSPI = "/common/master/kospi_code.mst.zip";

  @TempDir Path directory;

  private static InstantSource morning() {
    Instant start = MarketTime.instant(LocalDate.of(2026, 11, 20), LocalTime.of(9, 10));
    long begun = System.nanoTime();
    return () -> start.plus(Duration.ofNanos(System.nanoTime() - begun));
  }

  private static KisServer server(KisServer.Environment environment) {
    return KisServer.start(KisServerSettings.of(environment, morning()));
  }

  private static String configuration(
      FakeBotApi telegram, KisServer kis, String environment, String language) {
    return """
    language: %s
    data-dir: ${DATA}
    telegram:
      token: ${TOKEN}
      api-url: %s
      users:
        - { id: %d, role: trader }
      notify-chats: [%d]
    accounts:
      - name: kis
        broker: kis
        environment: %s
        app-key: "%s"
        app-secret: "%s"
        account-number: "%s"
        hts-id: %s
        rest-url: %s
        websocket-url: %s
        key-expires: 2026-11-27
    confirm-orders: never
    """
        .formatted(
            language,
            telegram.url(),
            ChatDoor.TRADER,
            ChatDoor.TRADER,
            environment,
            kis.settings().appKey(),
            kis.settings().appSecret(),
            kis.settings().account(),
            kis.settings().htsId(),
            kis.restUri(),
            kis.streamUri());
  }

  @Test
  void givenAnAccountAtKis_thenListAndDaysAreLearnedInTheBackgroundAndKept() throws Exception {
    try (FakeBotApi telegram = ChatDoor.telegram();
        KisServer kis = server(KisServer.Environment.LIVE)) {
      kis.holidays(Set.of(LocalDate.of(2026, 11, 24)));
      String yaml = configuration(telegram, kis, "live", "ko");
      try (ChatDoor door = ChatDoor.open(directory, telegram, yaml)) {
        door.awaitLog("instruments.received count=7");
        door.awaitLog("calendar.learned days=25");
        door.next(0, "증권사에 따르면 휴장일입니다: 2026-11-24. 달력을 그렇게 바꿨습니다.");

        door.says("/price 대한전선", "001440");
        door.says("/price ㄷㅎㅈㅅ", "비슷한 종목: 대한전선 001440");
      }
      assertTrue(Files.exists(directory.resolve("data/instruments.csv")));
      assertEquals(1, kis.requests(HOLIDAYS).size());

      kis.next(KOSPI, 100, KisServer.Trouble.CUT);
      int before = telegram.shown(ChatDoor.TRADER).size();
      try (ChatDoor door = ChatDoor.open(directory, telegram, yaml)) {
        door.awaitLog("instruments.kept count=7");
        door.awaitLog("instruments.not-received");

        door.says("/price JYP ent.", "035900");
        assertFalse(
            door.texts(ChatDoor.TRADER).stream().skip(before).anyMatch(t -> t.contains("휴장일")));
      }
      assertEquals(1, kis.requests(HOLIDAYS).size());
    }
  }

  @Test
  void givenAPaperAccount_thenTheDaysAreNotAskedFor() throws Exception {
    try (FakeBotApi telegram = ChatDoor.telegram();
        KisServer kis = server(KisServer.Environment.PAPER)) {
      String yaml = configuration(telegram, kis, "paper", "en");
      try (ChatDoor door = ChatDoor.open(directory, telegram, yaml)) {
        door.awaitLog("instruments.received count=7");

        door.says("/price 대한전선", "대한전선 001440");
      }
      assertEquals(0, kis.requests(HOLIDAYS).size());
    }
  }
}
