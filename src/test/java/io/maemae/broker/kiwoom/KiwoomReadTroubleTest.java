package io.maemae.broker.kiwoom;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.maemae.order.Balance;
import io.maemae.order.OrderRow;
import io.maemae.order.Reading;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
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

  @ParameterizedTest
  @EnumSource(
      value = KiwoomServer.Trouble.class,
      names = {"CUT", "ANSWER_LOST", "SERVER_ERROR", "HTML_PAGE", "UNREADABLE"})
  void aReadIsAskedAgainAfterTroubleThatPasses(KiwoomServer.Trouble trouble) {
    rig.loggedIn().server.next("kt00007", 2, trouble);

    assertInstanceOf(Reading.Complete.class, orders());
    assertEquals(3, rig.server.requests("kt00007").size());
  }

  @Test
  void aReadThatIsAnsweredTooLateIsAskedAgain() {
    rig.loggedIn().server.answerDelay(Duration.ofSeconds(3));
    rig.server.next("kt00007", 1, KiwoomServer.Trouble.ANSWER_LATE);

    assertInstanceOf(Reading.Complete.class, orders());
    assertEquals(2, rig.server.requests("kt00007").size());
  }

  @Test
  void aReadThatIsThrottledForeverIsNoAnswer() {
    rig.server.next("kt00007", OFTEN, KiwoomServer.Trouble.THROTTLED);

    assertTrue(why(orders()).contains("[1700:"));
    assertEquals(5, rig.server.requests("kt00007").size());
  }

  @Test
  void aThrottledBalanceIsNeverAnEmptyOne() {
    rig.server.hold("005930", 10, 700_000);
    rig.server.next("kt00018", 2, KiwoomServer.Trouble.THROTTLED_WITH_200);

    assertEquals(1, holdings(rig.read(rig.kiwoom.source()::balance)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"kt00018", "kt00001"})
  void aBalanceOfWhichAPartIsMissingIsNone(String api) {
    rig.server.hold("005930", 10, 700_000);
    rig.server.next(api, OFTEN, KiwoomServer.Trouble.UNREADABLE);

    assertInstanceOf(Reading.Unreadable.class, rig.read(rig.kiwoom.source()::balance));
  }

  @Test
  void aRefusedReadIsNotAskedAgain() {
    answers("kt00007", "{\"return_code\":2,\"return_msg\":\"입력 값 오류입니다[1511:ord_dt]\"}");

    assertEquals("입력 값 오류입니다[1511:ord_dt]", why(orders()));
    assertEquals(1, rig.server.requests("kt00007").size());
  }

  @Test
  void aServerThatTakesNoTokenIsNotAskedForever() {
    rig.loggedIn();
    rig.timeline.advance(Duration.ofMinutes(2));
    rig.server.next("kt00007", OFTEN, KiwoomServer.Trouble.TOKEN_INVALID);

    assertTrue(why(orders()).contains("[8005:"));
    rig.timeline.advance(Duration.ofMinutes(10));
    assertEquals(2, rig.server.requests("kt00007").size());
    assertTrue(rig.tokenRequests() <= 3, () -> rig.tokenRequests() + " tokens");
  }

  // Pages.

  private void buyOneTwoAndSoOn(int last) {
    rig.loggedIn();
    for (int i = 1; i <= last; i++) {
      rig.server.orderElsewhere("005930", true, i, 69_000);
    }
  }

  private static List<Long> quantities(Reading<List<OrderRow>> reading) {
    return ((Reading.Complete<List<OrderRow>>) reading)
        .value().stream().map(row -> row.quantity().units()).toList();
  }

  @Test
  void aListOfManyPagesIsReadToItsEnd() {
    rig.server.orderPageSize(2);
    buyOneTwoAndSoOn(5);

    assertEquals(List.of(1L, 2L, 3L, 4L, 5L), quantities(orders()));
    assertEquals(3, rig.server.requests("kt00007").size());
  }

  @Test
  void aRowThatComesTwiceIsOneRow() {
    rig.server.orderPageSize(2);
    buyOneTwoAndSoOn(5);
    rig.server.paging(KiwoomServer.Paging.ROW_TWICE, 1);

    assertEquals(List.of(1L, 2L, 3L, 4L, 5L), quantities(orders()));
  }

  @Test
  void anOpenOrderThatFellBetweenTwoPagesIsFoundAmongTheOpenOnes() {
    rig.server.orderPageSize(2);
    buyOneTwoAndSoOn(5);
    rig.server.paging(KiwoomServer.Paging.ROW_MISSING, 1);

    assertEquals(List.of(1L, 2L, 4L, 5L, 3L), quantities(orders()));
  }

  @Test
  void openOrdersOfAListThatWasCutShortAreFoundAmongTheOpenOnes() {
    rig.server.orderPageSize(2);
    buyOneTwoAndSoOn(5);
    rig.server.paging(KiwoomServer.Paging.CUT_SHORT, 1);

    assertEquals(Set.of(1L, 2L, 3L, 4L, 5L), Set.copyOf(quantities(orders())));
  }

  @ParameterizedTest
  @ValueSource(strings = {"STUCK", "EMPTY"})
  void aListThatDoesNotGoOnIsNoAnswer(String trouble) {
    rig.server.orderPageSize(2);
    buyOneTwoAndSoOn(5);
    rig.server.paging(KiwoomServer.Paging.valueOf(trouble), OFTEN);

    assertEquals(new Reading.Unreadable<>("reason:answer.endless"), orders());
    assertEquals(2, rig.server.requests("kt00007").size());
  }

  @ParameterizedTest
  @ValueSource(strings = {"STUCK", "EMPTY"})
  void holdingsThatDoNotGoOnAreNoBalance(String trouble) {
    rig.server.balancePageSize(1);
    rig.server.hold("005930", 10, 700_000);
    rig.server.hold("000660", 1, 200_000);
    rig.server.paging(KiwoomServer.Paging.valueOf(trouble), OFTEN);

    assertEquals("reason:answer.endless", why(rig.read(rig.kiwoom.source()::balance)));
  }

  private void holdThreeOnTwoPages() {
    rig.server.balancePageSize(2);
    List.of("000660", "005930", "069500").forEach(symbol -> rig.server.hold(symbol, 1, 50_000));
  }

  @Test
  void aHoldingThatComesTwiceIsOne() {
    holdThreeOnTwoPages();
    rig.server.paging(KiwoomServer.Paging.ROW_TWICE, 1);

    assertEquals(3, holdings(rig.read(rig.kiwoom.source()::balance)));
  }

  @Test
  void aHoldingThatIsMissingAtOneVenueOnlyMakesTheBalanceUnreadable() {
    holdThreeOnTwoPages();
    rig.server.paging(KiwoomServer.Paging.ROW_MISSING, 1);

    String why = why(rig.read(rig.kiwoom.source()::balance));
    assertTrue(why.contains("0 at KRX, 1 at NXT"), why);
  }

  @ParameterizedTest
  @ValueSource(strings = {"STUCK", "EMPTY"})
  void instrumentsThatDoNotGoOnAreNoList(String trouble) {
    rig.server.instrumentPageSize(1);
    rig.server.paging(KiwoomServer.Paging.valueOf(trouble), OFTEN);

    assertEquals("reason:answer.endless", why(rig.read(rig.kiwoom::instruments)));
  }

  @Test
  void aSecondPageThatFailsMakesTheListUnreadable() {
    rig.server.orderPageSize(2);
    buyOneTwoAndSoOn(3);
    rig.server.failSecondPage();

    assertTrue(why(orders()).contains("[1999:"));
  }

  @Test
  void thatThereIsNothingOnASecondPageIsNoEmptyList() {
    rig.server.answerNext(
        "kt00007",
        200,
        Map.of("cont-yn", "Y", "next-key", "a"),
        "{\"return_code\":0,\"acnt_ord_cntr_prps_dtl\":[]}");
    answers("kt00007", "{\"return_code\":20,\"return_msg\":\"조회할 자료가 없습니다.\"}");

    assertEquals("조회할 자료가 없습니다.", why(orders()));
  }

  @Test
  void morePagesWithoutAKeyToThemMakeTheListUnreadable() {
    rig.server.answerNext(
        "kt00007",
        200,
        Map.of("cont-yn", "Y", "next-key", ""),
        "{\"return_code\":0,\"acnt_ord_cntr_prps_dtl\":[]}");

    assertEquals("reason:answer.endless", why(orders()));
  }

  @Test
  void aListWithoutItsBlockIsNoEmptyList() {
    answers("kt00007", "{\"return_code\":0,\"return_msg\":\"조회가 완료되었습니다\"}");

    assertEquals("reason:answer.unreadable acnt_ord_cntr_prps_dtl is missing", why(orders()));
  }

  // Lists that lag.

  @Test
  void aReadingThatLagsIsCompleteAllTheSame() {
    rig.loggedIn().server.holdReadings(Duration.ofMinutes(1));
    rig.server.orderElsewhere("005930", true, 1, 69_000);

    assertEquals(List.of(), quantities(orders()));
    rig.timeline.advance(Duration.ofMinutes(1));
    assertEquals(List.of(1L), quantities(orders()));
  }

  @Test
  void anOrderThatTheDaysListDoesNotShowYetIsFoundAmongTheOpenOnes() {
    rig.server.orderElsewhere("005930", true, 3, 69_000);
    answers("kt00007", "{\"return_code\":0,\"acnt_ord_cntr_prps_dtl\":[]}");

    assertEquals(List.of(3L), quantities(orders()));
  }

  private static int holdings(Reading<Balance> reading) {
    return ((Reading.Complete<Balance>) reading).value().holdings().size();
  }

  private static String why(Reading<?> reading) {
    return assertInstanceOf(Reading.Unreadable.class, reading).why();
  }
}
