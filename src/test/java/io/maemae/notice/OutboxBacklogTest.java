package io.maemae.notice;

import static io.maemae.notice.OutboxBench.OWNER;
import static io.maemae.notice.OutboxBench.VIEWER;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** What is kept for a chat that is away for long, and what it is told in the end. */
final class OutboxBacklogTest {
  @TempDir Path directory;
  private final ListAppender<ILoggingEvent> log = new ListAppender<>();
  private final Logger logger = (Logger) LoggerFactory.getLogger(Backlog.class);
  private OutboxBench bench;

  @BeforeEach
  void open() {
    log.start();
    logger.setLevel(Level.WARN);
    logger.addAppender(log);
    bench = new OutboxBench(directory);
    bench.goesAway(OWNER);
  }

  @AfterEach
  void close() {
    logger.detachAppender(log);
    bench.close();
  }

  private void comesBack() {
    bench.comesBack(OWNER);
    bench.advance(Duration.ofMinutes(1));
  }

  @Test
  void givenMessagesOfOverADay_whenTheChatIsTried_thenThoseNotToldWholeAreOnlyCounted() {
    bench.tellsEachSecond(Topic.SIGNAL, 4);
    bench.tells(Topic.ALERT, "rejected");
    bench.advance(Duration.ofHours(25));
    bench.tells(Topic.SIGNAL, "new");

    bench.advance(Duration.ofMinutes(1));

    assertEquals("2", bench.undelivered());
    assertEquals(2, bench.size());
    assertEquals("SIGNAL 4", bench.row("select topic || ' ' || messages from outbox_left_out"));
    comesBack();
    assertEquals(
        List.of(
            """
            11-20 09:30부터 1,501분 동안 대화방에 닿지 못했습니다. 밀린 알림 5건입니다.
            · 신호 4건
            11-20 09:30 rejected
            지금은: /status /orders /positions""",
            "new"),
        bench.told(OWNER));
    assertEquals("0", bench.undelivered());
    assertEquals("0", bench.row("select count(*) from outbox_left_out"));
  }

  @Test
  void givenDroppedMessages_whenTheProgramRestarts_thenTheyAreStillCounted() {
    bench.tellsEachSecond(Topic.FILL, 3);
    bench.advance(Duration.ofHours(25));
    bench.tells(Topic.FILL, "new");
    bench.advance(Duration.ofMinutes(1));

    bench.restart();
    comesBack();

    List<String> told = bench.told(OWNER);
    assertEquals(2, told.size(), told.toString());
    assertTrue(told.get(0).contains("밀린 알림 3건"), told.get(0));
    assertTrue(told.get(0).contains("· 체결 3건"), told.get(0));
    assertEquals("new", told.get(1));
  }

  @Test
  void givenWeeksWithoutTheProgram_whenItStarts_thenTheSameIsCounted() {
    bench.tellsEachSecond(Topic.FILL, 3);
    bench.advance(Duration.ofDays(20));

    bench.restart();
    comesBack();

    assertTrue(bench.newest(OWNER).contains("· 체결 3건"), bench.newest(OWNER));
    assertEquals("3", bench.row("select max(id) from outbox"));
  }

  @Test
  void givenAChatThatWasTold_whenItIsAwayAgain_thenItIsCountedAnew() {
    bench.tellsEachSecond(Topic.FILL, 3);
    bench.advance(Duration.ofHours(25));
    bench.tells(Topic.FILL, "new");
    comesBack();

    bench.tells(Topic.FILL, "by itself");

    assertEquals("by itself", bench.newest(OWNER));
  }

  @Test
  void givenABacklogOfDays_whenDropped_thenEachIsCountedOnce() {
    for (int day = 0; day < 5; day++) {
      bench.tellsEachSecond(Topic.ORDER, 10);
      bench.advance(Duration.ofHours(24));
    }

    comesBack();

    assertTrue(bench.newest(OWNER).contains("밀린 알림 50건"), bench.newest(OWNER));
  }

  @Test
  void givenManyAlerts_whenTold_thenTheThirtyNewestAreToldWhole() {
    bench.tellsEachSecond(Topic.ALERT, 32);
    bench.advance(Duration.ofMinutes(11));

    comesBack();

    List<String> lines = bench.newest(OWNER).lines().toList();
    assertEquals(33, lines.size());
    assertEquals("· 그 전의 주요 알림 2건은 줄였습니다. 주문은 /orders, 체결은 /fills에서 확인해 주세요.", lines.get(1));
    assertEquals("09:30:02 ALERT 3", lines.get(2));
    assertEquals("09:30:31 ALERT 32", lines.get(31));
  }

  @Test
  void givenMoreAlertsThanAreKept_whenTheChatIsTried_thenTheNewestStayAndItIsLoggedOnce() {
    bench.does(o -> IntStream.rangeClosed(1, 505).forEach(i -> o.tell(Topic.ALERT, "alert " + i)));
    bench.advance(Duration.ofMinutes(1));
    bench.tellsEachSecond(Topic.REPORT, 5);
    bench.advance(Duration.ofMinutes(11));

    assertEquals("500", bench.undelivered());
    assertEquals(
        List.of("outbox.alerts-left-out chat=owner-chat kept=500"),
        log.list.stream().map(ILoggingEvent::getFormattedMessage).toList());
    bench.restart();
    comesBack();
    assertTrue(bench.newest(OWNER).contains("밀린 알림 510건"), bench.newest(OWNER));
    assertTrue(bench.newest(OWNER).contains("알림 480건은 줄였습니다"), bench.newest(OWNER));
  }

  @Test
  void givenAChatThatIsAwayForLong_whenAnotherOneIsThere_thenItMissesNothing() {
    bench.tellsTheViewerToo();
    bench.tellsEachSecond(Topic.FILL, 3);
    bench.advance(Duration.ofDays(2));
    bench.tells(Topic.FILL, "new");

    assertEquals(List.of("FILL 1", "FILL 2", "FILL 3", "new"), bench.told(VIEWER));
  }
}
