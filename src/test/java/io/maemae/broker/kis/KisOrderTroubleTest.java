package io.maemae.broker.kis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.maemae.broker.Why;
import io.maemae.broker.kis.KisServer.Trouble;
import io.maemae.config.Secret;
import io.maemae.market.OrderType;
import io.maemae.market.Side;
import io.maemae.market.TimeInForce;
import io.maemae.market.Venue;
import io.maemae.order.OrderId;
import io.maemae.order.SubmitResult;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever goes wrong with an order, it is sent once, and what came of it is told as it is. */
final class KisOrderTroubleTest {
  private static final String BUY = "TTTC0012U";
  private static final Duration LONG = Duration.ofMinutes(2);

  @TempDir Path tokens;
  private KisRig rig;

  @AfterEach
  void stop() {
    if (rig != null) {
      assertEquals(List.of(), rig.timeline.thrown());
      rig.close();
    }
  }

  private KisRig rig() {
    rig = KisRig.live(tokens).loggedIn();
    rig.timeline.advance(LONG);
    return rig;
  }

  // What may have arrived.

  @ParameterizedTest
  @EnumSource(
      value = Trouble.class,
      mode = EnumSource.Mode.EXCLUDE,
      names = {"NOTICES_FIRST", "ANSWER_LATE"})
  void whateverTheServerDoesToAnOrderItIsUnknownAndSentOnce(Trouble trouble) {
    rig().server.next(trouble);

    assertInstanceOf(SubmitResult.Unknown.class, rig.submit(KisRig.buy(10)));

    rig.timeline.advance(LONG);
    assertEquals(1, rig.orderRequests());
  }

  @Test
  void aChangeOfANumberWhoseBranchIsNotKnownIsNotSent() {
    OrderId target = rig().accepted(KisRig.buy(10)).anywhere();

    assertEquals(new SubmitResult.NotSent(Why.NO_BRANCH), rig.cancel(KisRig.cancelOf(target)));
    assertEquals(
        new SubmitResult.NotSent(Why.NO_BRANCH), rig.modify(KisRig.modifyOf(target, 69_900)));
    assertEquals(0, rig.server.requests("TTTC0013U").size());
  }

  @ParameterizedTest
  @EnumSource(
      value = Trouble.class,
      mode = EnumSource.Mode.EXCLUDE,
      names = {"NOTICES_FIRST", "ANSWER_LATE"})
  void whateverTheServerDoesToACancelItIsUnknownAndSentOnce(Trouble trouble) {
    OrderId target = rig().accepted(KisRig.buy(10));
    rig.server.next(trouble);

    assertInstanceOf(SubmitResult.Unknown.class, rig.cancel(KisRig.cancelOf(target)));

    rig.timeline.advance(LONG);
    assertEquals(1, rig.server.requests("TTTC0013U").size());
  }

  @Test
  void anAnswerAfterTheDeadlineIsUnknownAndTheOrderStands() {
    rig().server.answerDelay(Duration.ofSeconds(1));
    rig.server.next(Trouble.ANSWER_LATE);

    assertInstanceOf(SubmitResult.Unknown.class, rig.submit(KisRig.buy(10)));
    assertEquals(1, rig.rows().size());
    assertEquals(1, rig.orderRequests());
  }

  static Stream<List<Object>> answers() {
    String ok = "{\"rt_cd\":\"0\",\"msg_cd\":\"APBK0013\",\"msg1\":\"\",\"output\":";
    return Stream.of(
        List.of(503, Map.of("Retry-After", "0"), ""),
        List.of(408, Map.of("Connection", "close"), ""),
        List.of(307, Map.of("Location", "/uapi/domestic-stock/v1/trading/order-cash"), ""),
        List.of(308, Map.of("Location", "/uapi/domestic-stock/v1/trading/order-cash"), ""),
        List.of(301, Map.of("Location", "/elsewhere"), "<html>"),
        List.of(401, Map.of("WWW-Authenticate", "Basic realm=\"a\""), "{}"),
        List.of(407, Map.of("Proxy-Authenticate", "Basic realm=\"a\""), "{}"),
        List.of(421, Map.of(), ""),
        List.of(200, Map.of(), ""),
        List.of(200, Map.of(), "[]"),
        List.of(200, Map.of(), "null"),
        List.of(200, Map.of(), "{}"),
        List.of(200, Map.of(), "{\"rt_cd\":\"\",\"msg_cd\":\"XXXX0001\",\"msg1\":\"?\"}"),
        List.of(200, Map.of(), "{\"rt_cd\":null,\"msg_cd\":\"APBK0952\",\"msg1\":\"?\"}"),
        List.of(200, Map.of(), "{\"msg_cd\":\"APBK0952\",\"msg1\":\"?\"}"),
        List.of(200, Map.of(), "{\"rt_cd\":\"1\",\"msg1\":\"?\"}"),
        List.of(200, Map.of(), "{\"rt_cd\":\"1\",\"msg_cd\":\"EGW99999\",\"msg1\":\"?\"}"),
        List.of(200, Map.of(), "{\"rt_cd\":\"1\",\"msg_cd\":\"IGW99999\",\"msg1\":\"?\"}"),
        List.of(200, Map.of(), "{\"error_code\":\"EGW00103\",\"error_description\":\"?\"}"),
        List.of(500, Map.of(), "{\"rt_cd\":\"1\",\"msg_cd\":\"XXXX0001\",\"msg1\":\"?\"}"),
        List.of(500, Map.of(), "{\"rt_cd\":\"1\",\"msg_cd\":\"APBK0952\",\"msg1\":\"?\"}"),
        List.of(500, Map.of(), "{\"rt_cd\":\"0\",\"msg_cd\":\"APBK0013\",\"msg1\":\"?\"}"),
        List.of(403, Map.of(), "{\"rt_cd\":\"1\",\"msg_cd\":\"EGW00103\",\"msg1\":\"?\"}"),
        List.of(200, Map.of(), ok + "{}}"),
        List.of(200, Map.of(), ok + "{\"ODNO\":\"0000000000\"}}"),
        List.of(200, Map.of(), ok + "{\"ODNO\":\"\",\"KRX_FWDG_ORD_ORGNO\":\"1\"}}"),
        List.of(200, Map.of(), ok + "[]}"),
        List.of(200, Map.of(), ok + "{\"ODNO\":\"0000000007\",\"ORD_TMD\":\"100000\"}}"),
        List.of(
            200, Map.of(), ok + "{\"ODNO\":\"7\",\"KRX_FWDG_ORD_ORGNO\":\"1\",\"ORD_TMD\":\"x\"}}"),
        List.of(
            200,
            Map.of(),
            ok + "{\"ODNO\":\"7\",\"KRX_FWDG_ORD_ORGNO\":\"1\",\"ORD_TMD\":\"100000\"}}<html>"));
  }

  @ParameterizedTest
  @MethodSource("answers")
  @SuppressWarnings("unchecked")
  void anAnswerThatIsNoClearWordOfTheOrderHostIsUnknown(List<Object> answer) {
    rig();
    int before = requests();
    rig.server.answerNext(
        BUY, (Integer) answer.get(0), (Map<String, String>) answer.get(1), (String) answer.get(2));

    assertInstanceOf(SubmitResult.Unknown.class, rig.submit(KisRig.buy(10)));

    rig.timeline.advance(LONG);
    assertEquals(before + 1, requests());
  }

  /** All that came, to wherever, but for tokens. */
  private int requests() {
    return (int)
        rig.server.requests("*").stream().filter(r -> !r.path().startsWith("/oauth2")).count();
  }

  @ParameterizedTest
  @EnumSource(
      value = Trouble.class,
      names = {"TOKEN_EXPIRED", "TOKEN_INVALID"})
  void aTokenFaultOnAnOrderAsksForAnotherTokenAtOnce(Trouble trouble) {
    rig().server.next(trouble);
    rig.submit(KisRig.buy(10));

    rig.server.awaitRequests("/oauth2/tokenP", 2, KisRig.PATIENCE);

    assertInstanceOf(SubmitResult.Accepted.class, rig.submit(KisRig.buy(11)));
    assertEquals(2, rig.tokenRequests());
    assertEquals(2, rig.orderRequests());
  }

  @Test
  void theWordsOfAnUnknownOutcomeAreTheServers() {
    rig().server.next(Trouble.THROTTLED_AFTER_BOOKING);

    assertEquals(
        new SubmitResult.Unknown("[EGW00201] 초당 거래건수를 초과하였습니다."), rig.submit(KisRig.buy(10)));
  }

  // What waited.

  private CompletableFuture<SubmitResult> submitted(long quantity) {
    CompletableFuture<SubmitResult> answer =
        KisRig.asked(told -> rig.kis.gateway().submit(KisRig.buy(quantity), told));
    rig.timeline.settle();
    return answer;
  }

  private void loggedInSlowly() {
    var balance = KisRig.asked(rig.kis.source()::balance);
    rig.advanceUntil(Duration.ofMillis(50), balance::isDone, "no access");
    rig.timeline.advance(LONG);
  }

  @Test
  void anOrderThatWaitedLeavesWithTheTokenOfThatTime() {
    rig = KisRig.of(KisServer.Environment.LIVE, tokens, KisRig.every(Duration.ofMillis(100)));
    loggedInSlowly();
    rig.server.expireToken();
    var reading = KisRig.asked(rig.kis.source()::balance);
    CompletableFuture<SubmitResult> order = submitted(10);
    rig.awaitTokenRequests(2);
    rig.idle(0); // or the deadline passes while the answer is under way
    rig.advanceUntil(Duration.ofMillis(100), reading::isDone, "no balance");
    rig.advanceUntil(Duration.ofMillis(100), order::isDone, "no answer");

    assertInstanceOf(SubmitResult.Accepted.class, order.join());
    assertEquals(1, rig.orderRequests());
  }

  // What the order host refused.

  @Test
  void refusalsOfTheOrderHostAreToldInItsWords() {
    rig();
    assertEquals(
        new SubmitResult.Rejected("[APBK0952] 주문가능금액을 초과 했습니다"), rig.submit(KisRig.buy(1_000)));
    assertTrue(
        words(rig.submit(KisRig.order(Side.SELL, 1, OrderType.LIMIT, TimeInForce.DAY, Venue.KRX)))
            .startsWith("[APBK0400]"));
    rig.server.closeMarket();
    assertInstanceOf(SubmitResult.Rejected.class, rig.submit(KisRig.buy(1)));
  }

  @Test
  void aRefusalThatIsInNoTableIsARefusal() {
    rig()
        .server
        .answerNext(
            BUY, 200, Map.of(), "{\"rt_cd\":\"7\",\"msg_cd\":\"XXXX0001\",\"msg1\":\"안 됩니다  \"}");

    assertEquals(new SubmitResult.Rejected("[XXXX0001] 안 됩니다"), rig.submit(KisRig.buy(1)));
  }

  @Test
  void theCancelOfWhatIsGoneIsRefused() {
    OrderId target = new OrderId("kis", rig().server.today(), "06010", "999");

    assertTrue(words(rig.cancel(KisRig.cancelOf(target))).startsWith("[APBK1663]"));
    assertTrue(words(rig.modify(KisRig.modifyOf(target, 69_900))).startsWith("[APBK1663]"));
  }

  private static String words(SubmitResult result) {
    return ((SubmitResult.Rejected) result).brokerText();
  }

  // What the order host took.

  @Test
  void anOrderIsTakenWhateverTheCodeOfSuccess() {
    rig()
        .server
        .answerNext(
            BUY,
            200,
            Map.of(),
            "{\"rt_cd\":\"0\",\"msg_cd\":\"40600000\",\"msg1\":\"완료\",\"output\":[{\"odno\":\"   "
                + " 38614\",\"krx_fwdg_ord_orgno\":\"00950\",\"ord_tmd\":\"100001\"}]}");

    assertEquals(
        new SubmitResult.Accepted(
            new OrderId("kis", rig.server.today(), "00950", "38614"),
            Instant.parse("2026-11-20T01:00:01Z")),
        rig.submit(KisRig.buy(1)));
  }

  @Test
  void aWrongSecretIsNoRefusalOfTheOrder() {
    rig = KisRig.live(tokens).loggedIn();
    try (KisRig wrong =
        rig.another(
            tokens, s -> ChangedSettings.of(s, c -> c.appSecret(new Secret("x".repeat(180)))))) {
      assertInstanceOf(SubmitResult.Unknown.class, wrong.submit(KisRig.buy(10)));
      assertEquals(1, rig.orderRequests());
    }
  }
}
