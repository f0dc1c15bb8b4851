package io.maemae.broker.kis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.maemae.broker.fake.FakeClock;
import io.maemae.broker.fake.FakeJson;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What can be made to go wrong with requests. */
final class KisServerTroubleTest {
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final FakeClock clock = new FakeClock();
  private KisServer server;
  private FakeCaller caller;

  @BeforeEach
  void start() throws Exception {
    server = KisServer.start(KisServerSettings.of(KisServer.Environment.LIVE, clock));
    caller = new FakeCaller(server).loggedIn();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void aCutConnectionLeavesTheOrderOrNot() throws Exception {
    server.next(KisServer.Trouble.CUT);
    assertThrows(IOException.class, () -> caller.buy(1, 70_000));
    assertEquals(0, caller.orderRows().size());

    server.next(KisServer.Trouble.ANSWER_LOST);
    assertThrows(IOException.class, () -> caller.buy(1, 70_000));
    assertEquals(1, caller.orderRows().size());
  }

  @Test
  void aLostRequestIsNeverAnswered() throws Exception {
    server.next(KisServer.Trouble.REQUEST_LOST);
    CompletableFuture<Void> lost = CompletableFuture.runAsync(this::buyInVain);
    server.awaitRequests("TTTC0012U", 1, PATIENCE);

    assertEquals(0, caller.orderRows().size());
    FakeListener listener = FakeListener.connected(server, caller).toNotices(server);
    caller.buy(1, 70_000);
    listener.notice();

    server.close();
    lost.get(5, java.util.concurrent.TimeUnit.SECONDS);
  }

  private void buyInVain() {
    assertThrows(IOException.class, () -> caller.buy(1, 70_000));
  }

  @Test
  void noticesCanComeFirstAndAnswersLate() throws Exception {
    FakeListener listener = FakeListener.connected(server, caller).toNotices(server);
    server.noticeLead(PATIENCE);
    server.next(KisServer.Trouble.NOTICES_FIRST);
    CompletableFuture<FakeCaller.Answer> early = CompletableFuture.supplyAsync(this::bought);
    listener.notice();
    assertTrue(!early.isDone());
    server.pauseListening();

    server.resumeListening();
    server.answerDelay(Duration.ofMillis(100));
    server.next("TTTC0012U", 1, KisServer.Trouble.ANSWER_LATE);
    long start = System.nanoTime();
    assertEquals("APBK0013", caller.buy(1, 70_000).code());
    assertTrue(System.nanoTime() - start >= 100_000_000);
  }

  private FakeCaller.Answer bought() {
    try {
      return caller.buy(1, 70_000);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void theGatewayRefusesBeforeOrAfterBooking() throws Exception {
    assertEquals("500 EGW00201 0", refused(KisServer.Trouble.THROTTLED));
    assertEquals("500 EGW00215 0", refused(KisServer.Trouble.LEDGER_THROTTLED));
    assertEquals("500 EGW00002 0", refused(KisServer.Trouble.GATEWAY_ERROR));
    assertEquals("500 EGW00201 1", refused(KisServer.Trouble.THROTTLED_AFTER_BOOKING));
    assertEquals("500 EGW00302 2", refused(KisServer.Trouble.TIMED_OUT_AFTER_BOOKING));
  }

  private String refused(KisServer.Trouble trouble) throws Exception {
    server.next(trouble);
    FakeCaller.Answer answer = caller.buy(1, 70_000);
    return answer.status() + " " + answer.code() + " " + caller.orderRows().size();
  }

  @Test
  void answersCanBeNoJson() throws Exception {
    server.next("*", 1, KisServer.Trouble.HTML_PAGE);
    FakeCaller.Answer page = caller.buy(1, 70_000);
    assertEquals(500, page.status());
    assertTrue(page.text().startsWith("<html>"));

    server.next(KisServer.Trouble.UNREADABLE);
    FakeCaller.Answer half = caller.buy(1, 70_000);
    assertEquals(200, half.status());
    assertThrows(AssertionError.class, half::json);
    assertEquals(1, caller.orderRows().size());
  }

  @Test
  void aTokenCanBeForgotten() throws Exception {
    server.next("TTTC0012U", 1, KisServer.Trouble.TOKEN_EXPIRED);
    assertEquals("EGW00123", caller.buy(1, 70_000).code());
    assertEquals("EGW00123", caller.buy(1, 70_000).code());
    clock.advance(Duration.ofMinutes(1));
    caller.loggedIn();
    server.next("TTTC0012U", 1, KisServer.Trouble.TOKEN_INVALID);
    assertEquals("EGW00121", caller.buy(1, 70_000).code());
    assertEquals("EGW00121", caller.buy(1, 70_000).code());
  }

  @Test
  void thePaceCanBeLimited() throws Exception {
    server.limitPerSecond(2);
    caller.orderRows();
    caller.orderRows();

    assertEquals("EGW00201", caller.orders(FakeJson.object()).code());
    assertEquals(3, server.mostCallsWithinOneSecond());
  }

  @Test
  void pagesCanFailOrMove() throws Exception {
    server.orderPageSize(2);
    for (int i = 0; i < 4; i++) {
      caller.buy(i + 1, 70_000);
    }
    JsonNode first = caller.orders(FakeJson.object()).json();

    server.paging(KisServer.Paging.DATA_CHANGED, 1);
    String words = caller.orders(first).json().path("msg1").asText().trim();
    assertEquals("조회이후에 자료가 변경되었습니다.(다시 조회하세요)", words);
    server.paging(KisServer.Paging.ROW_TWICE, 1);
    assertEquals("2", quantity(caller.orders(first)));
    server.paging(KisServer.Paging.ROW_MISSING, 1);
    assertEquals("4", quantity(caller.orders(first)));
    server.paging(KisServer.Paging.STUCK, 1);
    FakeCaller.Answer stuck = caller.orders(first);
    assertEquals("1", quantity(stuck));
    assertEquals(first.path("ctx_area_nk100"), stuck.json().path("ctx_area_nk100"));
    assertEquals("3", quantity(caller.orders(first)));
    server.failSecondPage();
    assertEquals("EGW00002", caller.orders(first).code());
  }

  private static String quantity(FakeCaller.Answer answer) {
    return answer.json().path("output1").get(0).path("ord_qty").asText();
  }

  @Test
  void readingsCanLag() throws Exception {
    server.holdReadings(Duration.ofSeconds(10));
    caller.buy(10, 70_000);
    assertEquals(0, caller.orderRows().size());
    assertEquals(10_000_000, caller.buyingPower().path("ord_psbl_cash").asLong());
    clock.advance(Duration.ofSeconds(10));
    assertEquals(1, caller.orderRows().size());
    assertEquals(9_299_895, caller.buyingPower().path("ord_psbl_cash").asLong());

    server.hideNewestOrder(Duration.ofSeconds(1));
    assertEquals(0, caller.orderRows().size());
    clock.advance(Duration.ofSeconds(1));
    server.orderNumbers(KisServer.Padding.BLANKS);
    assertEquals(10, caller.orderRows().get(0).path("odno").asText().length());
    assertTrue(caller.orderRows().get(0).path("odno").asText().startsWith(" "));
  }

  @Test
  void nothingCanBeARowOfBlanks() throws Exception {
    assertEquals(0, caller.orderRows().size());
    server.blankRows(true);
    assertEquals("", caller.orderRows().get(0).path("odno").asText("none"));
  }

  @Test
  void aFillCanComeBeforeTheCancel() throws Exception {
    String number = caller.buy(10, 70_000).output().path("ODNO").asText();
    server.othersSellBeforeNextChange("005930", 10, 70_000);

    assertEquals("APBK1663", caller.cancel(number).code());
  }

  @Test
  void theDoorCanBeShut() throws Exception {
    server.pauseListening();
    assertThrows(IOException.class, caller::balance);
    server.resumeListening();
    assertEquals("KIOK0510", caller.balance().code());
  }
}
