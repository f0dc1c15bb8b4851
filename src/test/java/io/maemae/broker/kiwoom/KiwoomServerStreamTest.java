package io.maemae.broker.kiwoom;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.maemae.broker.fake.FakeClock;
import io.maemae.broker.fake.FakeJson;
import io.maemae.broker.fake.FakeLevel;
import io.maemae.broker.fake.FakeTick;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The stream, as the documents and its users describe it. */
final class KiwoomServerStreamTest {
  private static final Duration SOON = Duration.ofSeconds(30);

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
  void nothingIsHeardBeforeTheLogin() throws Exception {
    FakeListener listener = new FakeListener(server);

    assertEquals(
        100013, listener.register("REG", "1", List.of("005930"), List.of("0B")).path(CODE).asInt());
    assertEquals(List.of(), server.registrations());
    JsonNode reply = listener.ask(FakeListener.login(caller));
    assertEquals(0, reply.path(CODE).asInt(-1));
    assertEquals("Y", reply.path("sor_yn").asText());
  }

  private static final String CODE = "return_code";

  @Test
  void aWrongTokenEndsTheConnection() throws Exception {
    FakeListener listener = new FakeListener(server);

    JsonNode reply = listener.ask(FakeJson.of("trnm", "LOGIN", "token", "no such token"));

    assertEquals(805004, reply.path(CODE).asInt());
    assertTrue(reply.path("return_msg").asText().contains("[CODE=8005, MESSAGE=Token"));
    assertEquals("closed 1000 ", listener.next());
  }

  @Test
  void aSecondLoginEndsTheFirstSession() throws Exception {
    FakeListener first = listener();

    FakeListener second = listener();

    assertEquals("R10001", first.json().path("code").asText());
    assertEquals("closed 1000 ", first.next());
    second.toNotices("00");
    server.awaitSessions(1, SOON);
  }

  @Test
  void bothSessionsMayStayToo() throws Exception {
    server.newcomerWins(false);
    FakeListener first = listener().toNotices("00");
    listener();

    String number = bought(10, 70_000);

    assertEquals(number + "<0000000 접수 +매수 10@70000 open 10", first.notice());
  }

  @Test
  void aHeartbeatWantsItsEcho() throws Exception {
    FakeListener listener = listener();

    server.ping();
    listener.say(listener.next());
    server.awaitEchoes(1, SOON);
    server.ping();
    assertEquals("{\"trnm\":\"PING\"}", listener.next());
    server.ping();

    server.awaitSessions(0, SOON);
  }

  @Test
  void heartbeatsComeByThemselves() throws Exception {
    FakeListener listener = listener();
    server.pingEvery(Duration.ofMillis(20));

    assertEquals("{\"trnm\":\"PING\"}", listener.next());
    server.awaitSessions(0, SOON);
  }

  @Test
  void itemsAndTypesAreMultipliedAndKeptByGroup() throws Exception {
    FakeListener listener = listener();
    listener.register("REG", "1", List.of("005930", "000660"), List.of("0B", "0D"));
    listener.register("REG", "2", List.of(""), List.of("00"));

    listener.register("REMOVE", "1", List.of("005930"), List.of("0B"));

    assertEquals(
        Set.of(
            new KiwoomServer.Registration("0D", "005930"),
            new KiwoomServer.Registration("0B", "000660"),
            new KiwoomServer.Registration("0D", "000660"),
            new KiwoomServer.Registration("00", "")),
        Set.copyOf(server.registrations()));
  }

  @Test
  void aRegistrationWithoutRefreshDropsWhatTheGroupHad() throws Exception {
    FakeListener listener = listener();
    listener.register("REG", "1", List.of("005930"), List.of("0B"));

    var message = FakeJson.of("trnm", "REG", "grp_no", "1", "refresh", "0");
    var entry = message.putArray("data").addObject();
    entry.putArray("item").add("000660");
    entry.putArray("type").add("0B");
    listener.ask(message);

    assertEquals(List.of(new KiwoomServer.Registration("0B", "000660")), server.registrations());
  }

  @Test
  void aGroupHasOnlySoManyItems() throws Exception {
    server.registrationCap(2);
    FakeListener listener = listener();

    JsonNode reply =
        listener.register("REG", "1", List.of("005930", "000660", "035900"), List.of("0B"));

    assertEquals(105111, reply.path(CODE).asInt());
    assertEquals(List.of(), server.registrations());
  }

  @Test
  void aTradeIsToldUnderItsVenueAndBoth() throws Exception {
    FakeListener listener = listener();
    listener.register("REG", "1", List.of("005930", "005930_NX", "005930_AL"), List.of("0B"));

    server.trades("NXT", List.of(new FakeTick("005930", 69_900, 5)));
    JsonNode data = listener.json().path("data");

    assertEquals(2, data.size());
    assertEquals("005930_NX", data.get(0).path("item").asText());
    assertEquals("005930_AL", data.get(1).path("item").asText());
    assertEquals("-69900", data.get(0).path("values").path("10").asText());
    assertEquals("-100", data.get(0).path("values").path("11").asText());
    assertEquals("2", data.get(0).path("values").path("9081").asText());
  }

  @Test
  void booksPhasesAndInterruptionsAreTold() throws Exception {
    FakeListener listener = listener();
    listener.register("REG", "1", List.of("005930"), List.of("0D", "1h"));
    listener.register("REG", "3", List.of(""), List.of("0s"));

    server.book("005930", List.of(new FakeLevel(70_100, 7)), List.of(new FakeLevel(69_900, 8)));
    server.marketState("005930", false, true);
    server.session("3");

    JsonNode book = listener.values();
    assertEquals("+70100", book.path("41").asText());
    assertEquals("8", book.path("71").asText());
    assertEquals("0", book.path("42").asText());
    assertEquals("1", listener.values().path("9068").asText());
    assertEquals("3", listener.values().path("215").asText());
  }

  @Test
  void theStreamEndsInAllItsWays() throws Exception {
    FakeListener listener = listener();
    server.closeStream();
    assertEquals("closed 1000 Bye", listener.next());
    listener = listener();
    server.halfFrame("{\"trnm\":\"REAL\"}");
    server.awaitSessions(0, SOON);
    listener = listener();
    server.cutStream();
    server.awaitSessions(0, SOON);
    listener = listener().toNotices("00");
    server.goSilent();
    bought(1, 70_000);
    assertFalse(listener.hasMore());
    server.awaitSessions(1, SOON);
    server.pauseStream();
    server.awaitSessions(0, SOON);
    server.resumeStream();
    listener().toNotices("00");
    server.awaitRegistered("00", "", SOON);
  }

  @Test
  void whatIsNotKnownIsSaidToBe() throws Exception {
    FakeListener listener = listener();

    assertEquals(105108, listener.ask(FakeJson.of("trnm", "NONE")).path(CODE).asInt());
    assertEquals(
        100002, listener.ask(FakeJson.of("trnm", "REG", "grp_no", "1")).path(CODE).asInt());
    server.putOff("0B");
    assertEquals(
        105111, listener.register("REG", "1", List.of("005930"), List.of("0B")).path(CODE).asInt());
  }
}
