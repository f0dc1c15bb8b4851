package io.maemae.broker.kiwoom;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.maemae.broker.fake.FakeBooked;
import io.maemae.broker.kiwoom.KiwoomServer.Trouble;
import io.maemae.market.OrderType;
import io.maemae.market.Side;
import io.maemae.market.TimeInForce;
import io.maemae.market.Venue;
import io.maemae.order.OrderId;
import io.maemae.order.OrderRow;
import io.maemae.order.Reading;
import io.maemae.order.SubmitResult;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever goes wrong with an order, it is sent once, and what came of it is told as it is. */
final class KiwoomOrderTroubleTest {
  private static final String BUY = "kt10000";
  private static final Duration LONG = Duration.ofMinutes(2);

  @TempDir Path tokens;
  private KiwoomRig rig;

  @AfterEach
  void stop() {
    assertEquals(List.of(), rig.timeline.thrown());
    rig.close();
  }

  private KiwoomRig rig() {
    rig = new KiwoomRig(KiwoomServer.Environment.LIVE, tokens).loggedIn();
    rig.timeline.advance(LONG);
    return rig;
  }

  /** What the broker has booked, and nothing else, is in the list. */
  private void assertListTellsWhatIsBooked() {
    Reading<List<OrderRow>> listed =
        rig.inTime(answer -> rig.kiwoom.source().orders(rig.today(), answer));
    List<Long> numbers =
        ((Reading.Complete<List<OrderRow>>) listed)
            .value().stream().map(row -> Long.valueOf(row.id().number())).toList();
    assertEquals(rig.server.orders().stream().map(FakeBooked::number).toList(), numbers);
  }

  // What may have arrived.

  @ParameterizedTest
  @EnumSource(
      value = Trouble.class,
      mode = EnumSource.Mode.EXCLUDE,
      names = {"NOTICES_FIRST", "ANSWER_LATE"})
  void whateverTheServerDoesToAnOrderItIsUnknownAndSentOnceAndTheListTells(Trouble trouble) {
    rig().server.next(trouble);

    assertInstanceOf(SubmitResult.Unknown.class, rig.submit(KiwoomRig.buy(10)));

    rig.timeline.advance(LONG);
    assertEquals(1, rig.orderRequests());
    assertEquals(trouble.isCarriedOut() ? 1 : 0, rig.server.orders().size());
    assertListTellsWhatIsBooked();
  }

  @ParameterizedTest
  @EnumSource(
      value = Trouble.class,
      mode = EnumSource.Mode.EXCLUDE,
      names = {"NOTICES_FIRST", "ANSWER_LATE"})
  void whateverTheServerDoesToACancelItIsUnknownAndSentOnce(Trouble trouble) {
    OrderId target = rig().accepted(KiwoomRig.buy(10));
    rig.server.next(trouble);

    assertInstanceOf(SubmitResult.Unknown.class, rig.cancel(KiwoomRig.cancelOf(target)));

    rig.timeline.advance(LONG);
    assertEquals(1, rig.server.requests("kt10003").size());
    assertListTellsWhatIsBooked();
  }

  @ParameterizedTest
  @EnumSource(
      value = Trouble.class,
      mode = EnumSource.Mode.EXCLUDE,
      names = {"NOTICES_FIRST", "ANSWER_LATE"})
  void whateverTheServerDoesToAModifyItIsUnknownAndSentOnce(Trouble trouble) {
    OrderId target = rig().accepted(KiwoomRig.buy(10));
    rig.server.next(trouble);

    assertInstanceOf(SubmitResult.Unknown.class, rig.modify(KiwoomRig.modifyOf(target, 69_900)));

    rig.timeline.advance(LONG);
    assertEquals(1, rig.server.requests("kt10002").size());
    assertListTellsWhatIsBooked();
  }

  @Test
  void anAnswerAfterTheDeadlineIsUnknownAndTheOrderStands() {
    rig().server.answerDelay(Duration.ofSeconds(1));
    rig.server.next(Trouble.ANSWER_LATE);

    assertInstanceOf(SubmitResult.Unknown.class, rig.submit(KiwoomRig.buy(10)));
    assertEquals(1, rig.server.orders().size());
    assertListTellsWhatIsBooked();
    assertEquals(1, rig.orderRequests());
  }

  static Stream<Arguments> answers() {
    String host = "{\"return_code\":20,\"return_msg\":\"[2000](";
    return Stream.of(
        Arguments.of(503, Map.of("Retry-After", "0"), ""),
        Arguments.of(408, Map.of("Connection", "close"), ""),
        Arguments.of(307, Map.of("Location", "/api/dostk/ordr"), ""),
        Arguments.of(308, Map.of("Location", "/api/dostk/ordr"), ""),
        Arguments.of(301, Map.of("Location", "/elsewhere"), "<html>"),
        Arguments.of(401, Map.of("WWW-Authenticate", "Basic realm=\"a\""), "{}"),
        Arguments.of(407, Map.of("Proxy-Authenticate", "Basic realm=\"a\""), "{}"),
        Arguments.of(421, Map.of(), ""),
        Arguments.of(200, Map.of(), ""),
        Arguments.of(200, Map.of(), "[]"),
        Arguments.of(200, Map.of(), "null"),
        Arguments.of(200, Map.of(), "{}"),
        Arguments.of(200, Map.of(), "{\"return_code\":20}"),
        Arguments.of(200, Map.of(), "{\"return_code\":20,\"return_msg\":\"안 됩니다\"}"),
        Arguments.of(200, Map.of(), "{\"return_msg\":\"[2000](855056:매수증거금이 부족합니다)\"}"),
        Arguments.of(200, Map.of(), "{\"return_code\":\"\",\"return_msg\":\"[2000](855056:부족)\"}"),
        Arguments.of(200, Map.of(), "{\"return_code\":3,\"return_msg\":\"[2000](855056:부족)\"}"),
        Arguments.of(200, Map.of(), "{\"return_code\":5,\"return_msg\":\"[1702:그룹 유량 초과]\"}"),
        Arguments.of(200, Map.of(), "{\"return_code\":3,\"return_msg\":\"[8050:지정단말기 인증 실패]\"}"),
        Arguments.of(200, Map.of(), "{\"return_code\":9,\"return_msg\":\"[9999:?]\"}"),
        Arguments.of(200, Map.of(), host + "999999:처리 시간초과입니다)\"}"),
        Arguments.of(500, Map.of(), host + "855056:매수증거금이 부족합니다)\"}"),
        Arguments.of(
            500, Map.of(), "{\"return_code\":0,\"return_msg\":\"\",\"ord_no\":\"0000007\"}"),
        Arguments.of(200, Map.of(), "{\"return_code\":0,\"return_msg\":\"\"}"),
        Arguments.of(200, Map.of(), "{\"return_code\":0,\"ord_no\":\"\"}"),
        Arguments.of(200, Map.of(), "{\"return_code\":0,\"ord_no\":\"0000000\"}"),
        Arguments.of(200, Map.of(), "{\"return_code\":0,\"ord_no\":\"x\"}"),
        Arguments.of(200, Map.of(), "{\"return_code\":0,\"ord_no\":\"0000007\"}<html>"));
  }

  @ParameterizedTest
  @MethodSource("answers")
  void anAnswerThatIsNoClearWordOfTheOrderHostIsUnknown(
      int status, Map<String, String> headers, String body) {
    int before = requests(rig());
    rig.server.answerNext(BUY, status, headers, body);

    assertInstanceOf(SubmitResult.Unknown.class, rig.submit(KiwoomRig.buy(10)));

    rig.timeline.advance(LONG);
    assertEquals(before + 1, requests(rig));
  }

  /** All that came, to wherever, but for tokens. */
  private static int requests(KiwoomRig rig) {
    return (int)
        rig.server.requests("*").stream().filter(r -> !r.path().startsWith("/oauth2")).count();
  }

  @Test
  void theWordsOfAnUnknownOutcomeAreTheServers() {
    rig().server.next(Trouble.SERVER_ERROR_AFTER_BOOKING);

    assertEquals(
        new SubmitResult.Unknown("예기치 못한 에러가 발생하였습니다[1999:예기치 못한 에러가 발생하였습니다]"),
        rig.submit(KiwoomRig.buy(10)));
  }

  @ParameterizedTest
  @EnumSource(
      value = Trouble.class,
      names = {"THROTTLED", "THROTTLED_WITH_200", "THROTTLED_IN_ALL"})
  void aThrottledOrderHoldsUpNoCancel(Trouble trouble) {
    OrderId target = rig().accepted(KiwoomRig.buy(1));
    rig.server.next(trouble);
    rig.submit(KiwoomRig.buy(10));

    assertInstanceOf(SubmitResult.Accepted.class, rig.cancel(KiwoomRig.cancelOf(target)));
  }

  @Test
  void anInvalidTokenIsReplacedAtOnceAndTheOrderIsNotSentAgain() {
    rig().server.next(Trouble.TOKEN_INVALID);
    rig.submit(KiwoomRig.buy(10));

    rig.awaitTokenRequests(2);

    assertInstanceOf(SubmitResult.Accepted.class, rig.submit(KiwoomRig.buy(11)));
    assertEquals(2, rig.tokenRequests());
    assertEquals(List.of("10", "11"), quantitiesSent());
  }

  @Test
  void aTokenThatTheServerOnlyDoubtedGoesOnToServe() {
    rig().server.next(Trouble.TOKEN_DOUBTED);
    rig.submit(KiwoomRig.buy(10));

    assertInstanceOf(SubmitResult.Accepted.class, rig.submit(KiwoomRig.buy(11)));
    assertEquals(2, rig.tokenRequests());
    assertEquals(List.of("10", "11"), quantitiesSent());
  }

  private List<String> quantitiesSent() {
    return rig.orderPosts().stream().map(r -> r.field("ord_qty").orElseThrow()).toList();
  }

  @Test
  void anOrderThatWaitedLeavesWithTheTokenOfThatTime() {
    rig =
        new KiwoomRig(
            KiwoomServer.Environment.LIVE, tokens, KiwoomRig.every(Duration.ofMillis(100)));
    rig.loggedIn();
    rig.timeline.advance(LONG);
    rig.server.forgetToken();
    CompletableFuture<SubmitResult> first = submitted(10);
    CompletableFuture<SubmitResult> second = submitted(11);
    rig.awaitTokenRequests(2);
    rig.idle(0); // or the deadline passes while the answer is under way
    rig.advanceUntil(second::isDone, "no answer");

    assertInstanceOf(SubmitResult.Unknown.class, first.join());
    assertInstanceOf(SubmitResult.Accepted.class, second.join());
    assertEquals(List.of("10", "11"), quantitiesSent());
  }

  private CompletableFuture<SubmitResult> submitted(long quantity) {
    CompletableFuture<SubmitResult> answer =
        KiwoomRig.asked(told -> rig.kiwoom.gateway().submit(KiwoomRig.buy(quantity), told));
    rig.timeline.settle();
    return answer;
  }

  // What the order host refused.

  @Test
  void refusalsOfTheOrderHostAreToldInItsWords() {
    rig();
    assertTrue(words(rig.submit(KiwoomRig.buy(1_000))).startsWith("[2000](855056:"));
    assertTrue(
        words(
                rig.submit(
                    KiwoomRig.order(Side.SELL, 1, OrderType.LIMIT, TimeInForce.DAY, Venue.KRX)))
            .startsWith("[2000]("));
    rig.server.closeMarket();
    assertTrue(words(rig.submit(KiwoomRig.buy(1))).startsWith("[2000]("));
    assertEquals(List.of(), rig.server.orders());
  }

  @ParameterizedTest
  @ValueSource(strings = {"999999", "RC9999"})
  void aRefusalThatIsInNoTableIsARefusal(String code) {
    String words = "[2000](" + code + ":안 됩니다)";
    rig()
        .server
        .answerNext(BUY, 200, Map.of(), "{\"return_code\":20,\"return_msg\":\"" + words + "  \"}");

    assertEquals(new SubmitResult.Rejected(words), rig.submit(KiwoomRig.buy(1)));
  }

  @Test
  void theChangeOfWhatIsGoneIsRefused() {
    OrderId target = new OrderId("kiwoom", rig().today(), "", "999");

    assertTrue(words(rig.cancel(KiwoomRig.cancelOf(target))).startsWith("[2000]("));
    assertTrue(words(rig.modify(KiwoomRig.modifyOf(target, 69_900))).startsWith("[2000]("));
  }

  private static String words(SubmitResult result) {
    return assertInstanceOf(SubmitResult.Rejected.class, result).brokerText();
  }
}
