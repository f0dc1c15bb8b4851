package io.maemae.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.maemae.app.FrontDoor.Said;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What somebody sees who only starts the program: a day on which something of everything happens.
 */
final class DefaultDayTest {
  @TempDir static Path directory;
  private static Said day;

  @BeforeAll
  static void rehearse() {
    day = FrontDoor.rehearse(List.of(), "--data-dir", directory);
    assertEquals(0, day.code(), day.err());
    assertEquals("", day.err());
  }

  @Test
  void strategiesGoInAndOutThreeTimes() throws SQLException {
    List<String> roundTrips =
        FrontDoor.query(
            directory,
            "select strategy, symbol from fills_view where strategy is not null"
                + " group by strategy, symbol"
                + " having sum(case side when 'SELL' then quantity else 0 end) > 0"
                + " and sum(case side when 'BUY' then quantity else -quantity end) = 0");

    assertTrue(roundTrips.size() >= 3, roundTrips.toString());
  }

  @Test
  void someOrderIsFilledInParts() {
    assertSaid("주 (시장가|[0-9,]+원)( IOC)?: 일부 체결 [0-9]+/[0-9]+, 평균 ");
  }

  @Test
  void someCancelComesTooLate() {
    assertSaid(": (체결|일부 체결|접수) [0-9]+/[0-9]+\\. 취소하지 못했습니다: ");
  }

  @Test
  void someOrderIsRejectedByTheExchange() throws SQLException {
    assertSaid(": 거부 0/[0-9]+\\. ");
    assertTrue(
        FrontDoor.query(directory, "select id from orders_view where state = 'REJECTED'").size()
            >= 1);
  }

  @Test
  void theDayEndsWithItsReport() {
    List<String> report = day.at("15:30:");

    assertEquals("2026-11-20 정규장이 마감했습니다.", report.get(0));
    assertTrue(report.contains("[rehearsal 모의] 일일 보고 2026-11-20"), report.toString());
    assertTrue(report.contains("전략별 실현손익"), report.toString());
    assertEquals(day.lines().get(day.lines().size() - 1).strip(), report.get(report.size() - 1));
  }

  private static void assertSaid(String pattern) {
    assertTrue(Pattern.compile(pattern).matcher(day.out()).find(), pattern + " in\n" + day.out());
  }
}
