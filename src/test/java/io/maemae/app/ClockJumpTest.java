package io.maemae.app;

import static io.maemae.app.ChatDoor.TRADER;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.maemae.market.MarketTime;
import io.maemae.telegram.FakeBotApi;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The machine's clock is set while the bot runs: it starts anew, in the same process. */
final class ClockJumpTest {
  private static final String RESTING = "[pretend 모의] #1 삼성전자 005930 매수 10주 60,000원";

  private final JumpingClock machine = new JumpingClock();
  private final FakeBotApi telegram = ChatDoor.telegram(machine);

  @TempDir Path directory;

  /** Goes at the machine's pace from a Friday's session on, and jumps when told to. */
  private static final class JumpingClock implements InstantSource {
    private final Instant start =
        MarketTime.instant(LocalDate.of(2026, 11, 20), LocalTime.of(11, 30));
    private final long startNanos = System.nanoTime();
    private volatile Duration ahead = Duration.ZERO;

    @Override
    public Instant instant() {
      return start.plusNanos(System.nanoTime() - startNanos).plus(ahead);
    }
  }

  @AfterEach
  void close() {
    telegram.close();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, -1})
  void itStartsAnewWithWhatItHadAndTradesOn(long hours) throws Exception {
    String yaml = ChatDoor.configuration(telegram, "").replace("always", "never");
    try (ChatDoor door = ChatDoor.start(directory, telegram, machine, yaml)) {
      awaitLog(door, "account.ready", 1);
      door.says("/buy 005930 10 60000", RESTING + ": 접수 0/10");
      door.says("/buy 000660 2", "체결 2/2");
      String orders = door.says("/orders", RESTING).text();
      String cash = cash(door);

      machine.ahead = Duration.ofHours(hours);

      door.next(0, "시계");
      awaitLog(door, "account.ready", 2);
      awaitLog(door, "app.ready", 2);
      assertEquals(orders, door.says("/orders", RESTING).text());
      assertEquals(cash, cash(door));
      door.says("/sell 000660 all", "#3 SK하이닉스 000660 매도 2주 시장가: 체결 2/2");
      door.says("/cancel 1", RESTING + ": 취소 0/10");
      assertEquals(0, door.stop());
    }
    assertEquals(
        List.of("1 0 CANCELED", "2 2 FILLED", "3 2 FILLED"),
        FrontDoor.query(data(), "select id, filled, state from orders_view order by id"));
    assertEquals(
        List.of("3"),
        FrontDoor.query(data(), "select count(*) from paper_order where kind = 'NEW'"));
    assertEquals(0, telegram.violations());
  }

  private static String cash(ChatDoor door) {
    return door.says("/balance", "예수금")
        .text()
        .lines()
        .filter(line -> line.contains("예수금"))
        .findFirst()
        .orElseThrow();
  }

  private static void awaitLog(ChatDoor door, String event, int times) {
    ChatDoor.await(
        () -> times + " times " + event + " in:\n" + door.log() + door.texts(TRADER),
        () -> door.log().split(event, -1).length > times);
  }

  private Path data() {
    return directory.resolve("data");
  }
}
