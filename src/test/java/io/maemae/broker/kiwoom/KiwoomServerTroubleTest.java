package io.maemae.broker.kiwoom;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.maemae.broker.fake.FakeClock;
import java.io.IOException;
import java.net.ConnectException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What goes wrong when a test wants it to. */
final class KiwoomServerTroubleTest {
  private final FakeClock clock = new FakeClock();
  private KiwoomServer server;
  private FakeCaller caller;

  @BeforeEach
  void start() throws Exception {
    server = KiwoomServer.start(KiwoomServerSettings.of(KiwoomServer.Environment.LIVE, clock));
    caller = new FakeCaller(server).loggedIn();
    clock.advance(Duration.ofSeconds(1));
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @ParameterizedTest
  @CsvSource({
    "THROTTLED, 429, 5, [1700:, 0",
    "THROTTLED_WITH_200, 200, 5, [1700:, 0",
    "THROTTLED_IN_ALL, 429, 5, [1701:, 0",
    "THROTTLED_AFTER_BOOKING, 429, 5, [1700:, 1",
    "THROTTLED_WITH_200_AFTER_BOOKING, 200, 5, [1700:, 1",
    "SERVER_ERROR, 500, 1, [1999:, 0",
    "SERVER_ERROR_AFTER_BOOKING, 500, 1, [1999:, 1",
    "TOKEN_INVALID, 200, 3, [8005:, 0",
    "TOKEN_DOUBTED, 200, 3, [8005:, 0",
  })
  void anErrorIsAnsweredWhetherBookedOrNot(
      KiwoomServer.Trouble trouble, int status, int code, String words, int booked)
      throws Exception {
    server.next(trouble);

    FakeCaller.Answer answer = caller.buy(10, 70_000);

    assertEquals(status, answer.status());
    assertEquals(code, answer.code());
    assertTrue(answer.words().contains(words), answer.words());
    assertEquals(booked, server.orders().size());
  }

  @ParameterizedTest
  @CsvSource({
    "HTML_PAGE, 502, 0",
    "HTML_PAGE_AFTER_BOOKING, 502, 1",
    "UNREADABLE, 200, 1",
  })
  void anAnswerNeedNotBeJson(KiwoomServer.Trouble trouble, int status, int booked)
      throws Exception {
    server.next(trouble);

    FakeCaller.Answer answer = caller.buy(10, 70_000);

    assertEquals(status, answer.status());
    assertThrows(AssertionError.class, answer::json);
    assertEquals(booked, server.orders().size());
  }

  @ParameterizedTest
  @CsvSource({"CUT, 0", "ANSWER_LOST, 1"})
  void anAnswerNeedNotCome(KiwoomServer.Trouble trouble, int booked) throws Exception {
    // The client sends a request again that is cut on a connection it has used before.
    server.next("kt10000", 1, trouble);
    server.pauseListening();
    server.resumeListening();

    assertThrows(IOException.class, () -> caller.buy(10, 70_000));

    assertEquals(booked, server.orders().size());
  }

  @Test
  void aLostRequestIsNeverAnswered() throws Exception {
    server.next(KiwoomServer.Trouble.REQUEST_LOST);

    CompletableFuture<Object> asked =
        CompletableFuture.supplyAsync(
            () -> assertThrows(IOException.class, () -> caller.buy(10, 70_000)));
    server.awaitRequests("kt10000", 1, Duration.ofSeconds(5));
    assertEquals(List.of(), server.orders());
    server.close();

    asked.join();
  }

  @Test
  void aLateAnswerComesWithItsOrderBookedLongBefore() throws Exception {
    server.answerDelay(Duration.ofMillis(50));
    server.next(KiwoomServer.Trouble.ANSWER_LATE);
    long begun = System.nanoTime();

    caller.buy(10, 70_000).field("ord_no");

    assertTrue(System.nanoTime() - begun >= Duration.ofMillis(50).toNanos());
  }

  @Test
  void noticesWaitForTheAnswerUnlessTheyComeFirst() throws Exception {
    FakeListener listener = FakeListener.loggedIn(server, caller).toNotices("00");
    server.noticeLead(Duration.ofSeconds(5));
    server.next(KiwoomServer.Trouble.NOTICES_FIRST);
    CompletableFuture<FakeCaller.Answer> answer =
        CompletableFuture.supplyAsync(
            () -> {
              try {
                return caller.buy(10, 70_000);
              } catch (Exception e) {
                throw new IllegalStateException(e);
              }
            });

    assertEquals("접수", listener.values().path("913").asText());
    assertEquals(false, answer.isDone());
  }

  @Test
  void aDoubtedTokenStaysAndAnInvalidOneDoesNot() throws Exception {
    String token = caller.headers.get("authorization");
    server.next("kt00001", 1, KiwoomServer.Trouble.TOKEN_DOUBTED);
    caller.deposit();
    assertEquals(token, "Bearer " + caller.token().field("token"));
    clock.advance(Duration.ofSeconds(1));

    server.next("kt00001", 1, KiwoomServer.Trouble.TOKEN_INVALID);
    caller.deposit();

    assertEquals(3, caller.deposit().code());
    assertEquals(false, token.equals("Bearer " + caller.token().field("token")));
  }

  @Test
  void aServerThatIsAwayTakesNothing() throws Exception {
    server.pauseListening();
    assertThrows(ConnectException.class, () -> caller.deposit());

    server.resumeListening();

    assertEquals(0, caller.deposit().code());
  }

  @Test
  void anAnswerCanBeGiven() throws Exception {
    server.answerNext("kt00001", 200, Map.of(), "{\"return_code\":0,\"entr\":\"1\"}");

    assertEquals("1", caller.deposit().field("entr"));
  }

  @Test
  void readingsLagBehind() throws Exception {
    caller.buy(1, 69_000);
    server.holdReadings(Duration.ofSeconds(1));
    caller.buy(2, 70_000);
    server.othersSell("005930", 2, 70_000);

    assertEquals(1, caller.orderRows().size());
    assertEquals(0, caller.balance("KRX").body().path("acnt_evlt_remn_indv_tot").size());
    clock.advance(Duration.ofSeconds(1));
    assertEquals(2, caller.orderRows().size());
    assertEquals(1, caller.balance("KRX").body().path("acnt_evlt_remn_indv_tot").size());
    server.hideNewestOrder(Duration.ofSeconds(1));
    assertEquals(1, caller.orderRows().size());
  }

  @Test
  void theVenuesNeedNotAgreeOnTheBalance() throws Exception {
    server.hold("005930", 5, 350_000);
    server.hideOnNextrade("005930");

    assertEquals(1, caller.balance("KRX").body().path("acnt_evlt_remn_indv_tot").size());
    assertEquals(0, caller.balance("NXT").body().path("acnt_evlt_remn_indv_tot").size());
  }

  @ParameterizedTest
  @CsvSource({
    "STEADY, 1 2/3 4 N",
    "ROW_TWICE, 1 2/2 3 Y",
    "ROW_MISSING, 1 2/4 N",
    "STUCK, 1 2/3 4 Y",
    "EMPTY, 1 2/Y",
  })
  void pagesGoWrong(KiwoomServer.Paging trouble, String expected) throws Exception {
    server.orderPageSize(2);
    for (int i = 1; i <= 4; i++) {
      caller.buy(i, 69_000);
    }
    server.paging(trouble, 1);

    FakeCaller.Answer first = caller.orders();
    FakeCaller.Answer second = caller.after(first).orders();

    assertEquals(expected, quantities(first) + "/" + quantities(second) + mark(second));
  }

  private static String mark(FakeCaller.Answer answer) {
    boolean empty = quantities(answer).isEmpty();
    return (empty ? "" : " ") + answer.header("cont-yn");
  }

  private static String quantities(FakeCaller.Answer answer) {
    List<String> shown = new ArrayList<>();
    for (JsonNode row : answer.body().path("acnt_ord_cntr_prps_dtl")) {
      shown.add(Long.toString(row.path("ord_qty").asLong()));
    }
    return String.join(" ", shown);
  }

  @Test
  void aPageCanBeSaidToBeTheLast() throws Exception {
    server.orderPageSize(1);
    for (int i = 1; i <= 3; i++) {
      caller.buy(i, 69_000);
    }
    server.paging(KiwoomServer.Paging.CUT_SHORT, 1);

    assertEquals("N", caller.after(caller.orders()).orders().header("cont-yn"));
  }

  @Test
  void theSecondPageFails() throws Exception {
    server.orderPageSize(1);
    caller.buy(1, 69_000);
    caller.buy(1, 69_000);
    server.failSecondPage();

    assertTrue(caller.after(caller.orders()).orders().words().contains("[1999:"));
  }

  @Test
  void somebodyMayTradeBeforeAChangeIsLookedAt() throws Exception {
    String number = caller.buy(10, 70_000).field("ord_no");
    server.othersSellBeforeNextChange("005930", 10, 70_000);

    assertTrue(caller.cancel(number, 0).words().startsWith("[2000](RC"));
    assertEquals(10, server.held("005930"));
  }
}
