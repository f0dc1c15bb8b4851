package io.maemae.broker.kiwoom;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.maemae.order.OrderRow;
import io.maemae.order.Reading;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Readings, when the server does not answer as it should. */
final class KiwoomReadTroubleTest {
  private static final int OFTEN = 100;

  @TempDir Path tokens;
  private KiwoomRig rig;

  @BeforeEach
  void start() {
    rig = new KiwoomRig(KiwoomServer.Environment.LIVE, tokens);
  }

  @AfterEach
  void stop() {
    assertEquals(List.of(), rig.timeline.thrown());
    rig.close();
  }

  private Reading<List<OrderRow>> orders() {
    LocalDate today = rig.server.today();
    return rig.read(answer -> rig.kiwoom.source().orders(today, answer));
  }

  private void answers(String api, String body) {
    rig.server.answerNext(api, 200, Map.of(), body);
  }

  @ParameterizedTest
  @ValueSource(strings = {"kt00007", "ka10075", "ka10076"})
  void aListOfWhichTheServerSaysThatItHasNothingIsEmpty(String api) {
    answers(api, "{\"return_code\":20,\"return_msg\":\"조회할 자료가 없습니다.\"}");

    assertEquals(List.of(), assertInstanceOf(Reading.Complete.class, orders()).value());
  }

  @ParameterizedTest
  @CsvSource({"20, [2000](RC9000:모의투자에서는 해당업무가 제공되지 않습니다.)", "20, 처리할 수 없습니다", "2, 조회할 자료가 없습니다"})
  void whatDoesNotSaySoInSoManyWordsIsNoEmptyList(String code, String words) {
    answers("kt00007", "{\"return_code\":" + code + ",\"return_msg\":\"" + words + "\"}");

    assertInstanceOf(Reading.Unreadable.class, orders());
  }

  @Test
  void withoutTheFillsTheListOfOrdersIsWhole() {
    rig.server.orderElsewhere("005930", true, 10, 70_000);
    rig.server.next("ka10076", OFTEN, KiwoomServer.Trouble.HTML_PAGE);

    assertEquals(1, ((List<?>) assertInstanceOf(Reading.Complete.class, orders()).value()).size());
  }

  @ParameterizedTest
  @ValueSource(strings = {"kt00007", "ka10075"})
  void withoutItsOwnListsThereAreNoOrdersToBeRead(String api) {
    rig.server.next(api, OFTEN, KiwoomServer.Trouble.HTML_PAGE);

    assertInstanceOf(Reading.Unreadable.class, orders());
  }

  @Test
  void whatNextradeDoesNotListIsHeldAllTheSame() {
    rig.server.hold("005930", 10, 700_000);
    rig.server.hideOnNextrade("005930");
    assertInstanceOf(Reading.Complete.class, rig.read(rig.kiwoom.source()::balance));
  }

  @ParameterizedTest
  @ValueSource(strings = {"THROTTLED", "THROTTLED_WITH_200", "THROTTLED_IN_ALL"})
  void aThrottledReadingIsRepeated(String trouble) {
    rig.server.next("kt00007", 2, KiwoomServer.Trouble.valueOf(trouble));

    assertInstanceOf(Reading.Complete.class, orders());
  }
}
