package io.maemae.broker.kiwoom;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.JsonNode;
import io.maemae.broker.fake.FakeClock;
import io.maemae.broker.fake.FakeDelivery;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the stream tells of orders and of the account. */
final class KiwoomServerNoticeTest {
  private KiwoomServer server;
  private FakeCaller caller;

  @BeforeEach
  void start() throws Exception {
    server =
        KiwoomServer.start(KiwoomServerSettings.of(KiwoomServer.Environment.LIVE, new FakeClock()));
    caller = new FakeCaller(server).loggedIn();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private FakeListener listener() throws Exception {
    return FakeListener.loggedIn(server, caller);
  }

  private String bought(long quantity, long price) throws Exception {
    return caller.buy(quantity, price).field("ord_no");
  }

  @Test
  void anOrderIsToldFromAcceptanceToItsLastFill() throws Exception {
    FakeListener listener = listener().toNotices("00");
    String number = bought(10, 70_000);
    server.othersSell("005930", 4, 69_900);
    server.othersSell("005930", 6, 70_000);

    assertEquals(number + "<0000000 접수 +매수 10@70000 open 10", listener.notice());
    assertEquals(
        number + "<0000000 체결 +매수 10@70000 open 6 sum 4@70000 now 4@70000", listener.notice());
    JsonNode last = listener.values();
    assertEquals("10", last.path("911").asText());
    assertEquals("6", last.path("915").asText());
    assertEquals("700000", last.path("903").asText());
    assertEquals("2", last.path("907").asText());
    assertEquals("120002", last.path("909").asText());
    assertEquals("105", last.path("938").asText());
  }

  @Test
  void whatWasTradedSoFarIsAnAverage() throws Exception {
    server.othersSell("005930", 4, 69_800);
    server.othersSell("005930", 6, 69_900);
    FakeListener listener = listener().toNotices("00");
    String number = bought(10, 70_000);

    listener.notice();
    assertEquals(
        number + "<0000000 체결 +매수 10@70000 open 6 sum 4@69800 now 4@69800", listener.notice());
    assertEquals(
        number + "<0000000 체결 +매수 10@70000 open 0 sum 10@69860 now 6@69900", listener.notice());
  }

  @Test
  void changesAreAcceptedAndThenConfirmed() throws Exception {
    FakeListener listener = listener().toNotices("00");
    String first = bought(10, 70_000);
    String second = caller.modify(first, 0, 70_100).field("ord_no");
    String third = caller.cancel(second, 0).field("ord_no");

    assertEquals(first + "<0000000 접수 +매수 10@70000 open 10", listener.notice());
    assertEquals(second + "<" + first + " 접수 매수정정 10@70100 open 10", listener.notice());
    assertEquals(second + "<" + first + " 확인 매수정정 10@70100 open 10", listener.notice());
    assertEquals(third + "<" + second + " 접수 매수취소 10@0 open 10", listener.notice());
    assertEquals(third + "<" + second + " 확인 매수취소 10@0 open 0", listener.notice());
  }

  @Test
  void theExchangeRefusesAndDropsInNoticesOfItsOwn() throws Exception {
    FakeListener listener = listener().toNotices("00");
    String dropped = caller.order("kt10000", "KRX", "10", 10, 70_000).field("ord_no");
    server.refuseAtOnceOrders();
    String refused = caller.order("kt10000", "KRX", "10", 10, 70_000).field("ord_no");

    listener.notice();
    assertEquals(dropped + "<0000000 취소 +매수 10@70000 open 0", listener.notice());
    JsonNode last = listener.values();
    assertEquals(refused, last.path("9203").asText());
    assertEquals("거부", last.path("913").asText());
    assertFalse(last.path("919").asText().equals("0"));
  }

  @Test
  void aFillChangesTheBalance() throws Exception {
    FakeListener listener = listener().toNotices("04");
    bought(10, 70_000);
    server.othersSell("005930", 4, 70_000);

    JsonNode values = listener.values();

    assertEquals("4", values.path("930").asText());
    assertEquals("70000", values.path("931").asText());
    assertEquals("2", values.path("946").asText());
  }

  @Test
  void noticesCanBeLostDoubledLateAndOutOfOrder() throws Exception {
    FakeListener listener = listener().toNotices("00");
    server.stream(FakeDelivery.Mode.LOST);
    bought(1, 70_000);
    server.stream(FakeDelivery.Mode.DOUBLED);
    String doubled = bought(2, 70_000);
    assertEquals(doubled + "<0000000 접수 +매수 2@70000 open 2", listener.notice());
    assertEquals(doubled + "<0000000 접수 +매수 2@70000 open 2", listener.notice());
    server.stream(FakeDelivery.Mode.REORDERED);
    String earlier = bought(3, 70_000);
    String later = bought(4, 70_000);
    assertEquals(later, listener.values().path("9203").asText());
    assertEquals(earlier, listener.values().path("9203").asText());
    server.streamDelay(Duration.ofMillis(10));
    server.stream(FakeDelivery.Mode.DELAYED);
    String late = bought(5, 70_000);
    assertEquals(late, listener.values().path("9203").asText());
    assertFalse(listener.hasMore());
  }

  @Test
  void whatIsLeftOfAnOriginalMayBeToldToo() throws Exception {
    server.tellsOriginals(true);
    FakeListener listener = listener().toNotices("00");
    String first = bought(10, 70_000);
    String second = caller.cancel(first, 4).field("ord_no");

    listener.notice();
    assertEquals(second + "<" + first + " 접수 매수취소 4@0 open 4", listener.notice());
    assertEquals(second + "<" + first + " 확인 매수취소 4@0 open 0", listener.notice());
    assertEquals(first + "<0000000 접수 +매수 10@70000 open 6", listener.notice());
  }

  @Test
  void theCloseIsToldOnlyIfItIsWanted() throws Exception {
    server.tellsExpiry(true);
    FakeListener listener = listener().toNotices("00");
    String number = bought(10, 70_000);
    server.closeMarket();

    listener.notice();
    assertEquals(number + "<0000000 취소 +매수 10@70000 open 0", listener.notice());
  }
}
