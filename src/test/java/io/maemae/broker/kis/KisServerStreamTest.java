package io.maemae.broker.kis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.maemae.broker.fake.FakeClock;
import io.maemae.broker.fake.FakeDelivery;
import io.maemae.broker.fake.FakeLevel;
import io.maemae.broker.fake.FakeTick;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Registrations, notices and frames. */
final class KisServerStreamTest {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final FakeClock clock = new FakeClock();
  private KisServer server;
  private FakeCaller caller;
  private FakeListener listener;

  @BeforeEach
  void start() throws Exception {
    server = KisServer.start(KisServerSettings.of(KisServer.Environment.LIVE, clock));
    caller = new FakeCaller(server).loggedIn();
    listener = FakeListener.connected(server, caller);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void anOrderAndItsFillAreToldAsInTheExample() throws Exception {
    listener.toNotices(server);

    String number = buy(10, 70_000);
    server.othersSell("005930", 10, 69_900);

    String head = "myhtsid^1234567801^" + "%010d".formatted(Long.parseLong(number));
    String tail = "^00077^000000010^홍길동^000000000^1^N^^10^^삼성전자^000070000";
    assertEquals(
        head + "^^02^0^00^0^005930^0000000010^000070000^100000^0^1^1" + tail, listener.notice());
    assertEquals(
        head + "^^02^0^00^0^005930^0000000010^000070000^100000^0^2^2" + tail, listener.notice());
  }

  @Test
  void changesRestsAndRejectionsAreTold() throws Exception {
    listener.toNotices(server);
    String first = buy(10, 70_000);
    String second = number(caller.change(padded(first), "01", 0, 70_100));
    String third = number(caller.change(padded(second), "02", 4, 0));
    String ioc = number(caller.order("TTTC0012U", "11", "KRX", 3, 70_000));
    server.refuseAtOnceOrders();
    String refused = number(caller.order("TTTC0012U", "11", "KRX", 3, 70_000));

    assertEquals(first + " 10@70000 011", listener.shortNotice());
    assertEquals(second + "<" + first + " 10@70100 012", listener.shortNotice());
    assertEquals(third + "<" + second + " 4@0 012", listener.shortNotice());
    assertEquals(ioc + " 3@70000 011", listener.shortNotice());
    assertEquals(ioc + " 3@70000 013", listener.shortNotice());
    assertEquals(refused + " 3@70000 111", listener.shortNotice());
  }

  @Test
  void anotherAccountOfTheSameIdIsToldToo() throws Exception {
    listener.toNotices(server);
    server.noticeLayout(KisServer.Layout.LEGACY);

    server.orderOfAnotherAccount("8765432101", "000660", false, 2, 128_500);

    String[] accepted = listener.notice().split("\\^", -1);
    assertEquals(23, accepted.length);
    assertEquals("8765432101", accepted[1]);
    assertEquals("SK하이닉스", accepted[21]);
    assertEquals("2", listener.notice().split("\\^", -1)[13]);
  }

  @Test
  void anEndedSessionCanLinger() throws Exception {
    listener.ask("1", "H0STCNT0", "005930");
    server.sessionsLinger(Duration.ofSeconds(3));
    server.cutStream();
    server.awaitSessions(0, PATIENCE);

    FakeListener early = FakeListener.connected(server, caller);
    assertEquals("OPSP8996", early.ask("1", "H0STCNT0", "005930"));
    clock.advance(Duration.ofSeconds(3));
    FakeListener later = FakeListener.connected(server, caller);
    assertEquals("OPSP0000", later.ask("1", "H0STCNT0", "005930"));
  }

  @Test
  void registrationsAreAnsweredByTheBook() throws Exception {
    server.registrationCap(2);

    assertEquals("OPSP0000", listener.ask("1", "H0STCNT0", "005930"));
    assertEquals("OPSP0002", listener.ask("1", "H0STCNT0", "005930"));
    assertEquals("OPSP8992", listener.ask("1", "H0STCNT0", "999999"));
    assertEquals("OPSP8991", listener.ask("1", "H0STCNI9", "myhtsid"));
    assertEquals("OPSP0000", listener.ask("1", "H0STASP0", "005930"));
    assertEquals("OPSP0008", listener.ask("1", "H0STCNT0", "000660"));
    assertEquals("OPSP0001", listener.ask("2", "H0STASP0", "005930"));
    assertEquals("OPSP0003", listener.ask("2", "H0STASP0", "005930"));
    assertEquals(List.of(new KisServer.Registration("H0STCNT0", "005930")), server.registrations());
    assertEquals("OPSP0011", new FakeListener(server, "no key").ask("1", "H0STCNT0", "000660"));
  }

  @Test
  void aSecondSessionIsTurnedAwayOrEndsTheFirst() throws Exception {
    listener.ask("1", "H0STCNT0", "005930");
    FakeListener second = FakeListener.connected(server, caller);

    assertEquals("OPSP8996", second.ask("1", "H0STCNT0", "005930"));
    assertEquals(FakeListener.CLOSED, second.next());
    server.newcomerWins(true);
    FakeListener third = FakeListener.connected(server, caller);
    assertEquals("OPSP0000", third.ask("1", "H0STCNT0", "005930"));
    assertEquals(FakeListener.CUT, listener.next());
    server.awaitSessions(1, PATIENCE);
  }

  @Test
  void aWrongIdEndsTheConnection() throws Exception {
    assertEquals(FakeListener.CUT, listener.ask("1", "H0STCNI0", "MYHTSID"));
  }

  @Test
  void tradesBooksAndStatesHaveTheirColumns() throws Exception {
    for (String trId : List.of("H0STCNT0", "H0STASP0", "H0STMKO0", "H0NXASP0", "H0UNASP0")) {
      assertEquals("OPSP0000", listener.ask("1", trId, "005930"));
    }
    FakeLevel ask = new FakeLevel(70_100, 5);
    FakeLevel bid = new FakeLevel(70_000, 7);

    server.trades(List.of(new FakeTick("005930", 70_100, 3), new FakeTick("005930", 70_000, 4)));
    server.book("005930", List.of(ask), List.of(bid));
    server.marketState("005930", false, true);
    server.book("NXT", "005930", List.of(ask), List.of(bid));
    server.tradeLayout(KisServer.Layout.LEGACY);
    server.trade("005930", 70_000, 1);

    String trades = listener.next();
    assertTrue(trades.startsWith("0|H0STCNT0|002|005930^100000^70100^2^100^0.14^"), trades);
    assertEquals(2 * 47, columns(trades));
    String book = listener.next();
    assertEquals(63, columns(book));
    assertEquals("70100 70000 5 7", at(book, 3, 13, 23, 33));
    assertEquals(66, columns(listener.next()));
    assertEquals("005930 N Y", at(listener.next(), 0, 1, 8));
    assertEquals(62, columns(listener.next()));
    listener.next();
    String legacy = listener.next();
    assertEquals(46, columns(legacy));
    assertEquals("1 8", at(legacy, 12, 13));
  }

  @Test
  void heartbeatsAreNoted() throws Exception {
    listener.ask("1", "H0STCNT0", "005930");

    server.pingPong();
    String beat = listener.next();
    listener.say(beat);
    listener.pong(beat);

    assertEquals("{\"header\":{\"tr_id\":\"PINGPONG\",\"datetime\":\"20261120100000\"}}", beat);
    assertEquals(List.of(beat, beat), server.awaitEchoes(2, PATIENCE));
  }

  @Test
  void noticesCanBeDoubledLostTurnedAndLate() throws Exception {
    listener.toNotices(server);
    server.stream(FakeDelivery.Mode.LOST);
    String number = buy(10, 70_000);
    server.stream(FakeDelivery.Mode.DOUBLED);
    server.othersSell("005930", 1, 70_000);
    server.stream(FakeDelivery.Mode.REORDERED);
    server.othersSell("005930", 2, 70_000);
    server.othersSell("005930", 3, 70_000);

    assertEquals(number + " 1@70000 022", listener.shortNotice());
    assertEquals(number + " 1@70000 022", listener.shortNotice());
    assertEquals(number + " 3@70000 022", listener.shortNotice());
    assertEquals(number + " 2@70000 022", listener.shortNotice());
    server.stream(FakeDelivery.Mode.DELAYED);
    server.streamDelay(Duration.ofMillis(100));
    server.othersSell("005930", 4, 70_000);
    assertFalse(listener.hasMore());
    assertEquals(number + " 4@70000 022", listener.shortNotice());
  }

  @Test
  void aSessionCanBreakOffOrFallSilent() throws Exception {
    listener.ask("1", "H0STCNT0", "005930");
    server.goSilent();
    server.trade("005930", 70_000, 1);
    server.cutStream();
    // This client does not always notice an abrupt end; of the trade it must not have heard.
    server.awaitSessions(0, PATIENCE);
    assertFalse(listener.hasMore() && !listener.next().equals(FakeListener.CUT));

    FakeListener second = FakeListener.connected(server, caller);
    assertEquals("OPSP0000", second.ask("1", "H0STCNT0", "005930"));
    server.halfFrame("0|H0STCNT0|001|005930^100000");
    server.awaitSessions(0, PATIENCE);

    FakeListener third = FakeListener.connected(server, caller);
    assertEquals("OPSP0000", third.ask("1", "H0STCNT0", "005930"));
    server.closeStream();
    assertEquals(FakeListener.CLOSED, third.next());
    server.awaitSessions(0, PATIENCE);
  }

  private String buy(long quantity, long price) throws Exception {
    return number(caller.buy(quantity, price));
  }

  private static String number(FakeCaller.Answer answer) {
    return Long.toString(Long.parseLong(answer.output().path("ODNO").asText()));
  }

  private static String padded(String number) {
    return "%010d".formatted(Long.parseLong(number));
  }

  private static int columns(String frame) {
    return frame.split("\\|", 4)[3].split("\\^", -1).length;
  }

  private static String at(String frame, int... columns) {
    String[] all = frame.split("\\|", 4)[3].split("\\^", -1);
    StringBuilder text = new StringBuilder();
    for (int column : columns) {
      text.append(text.length() == 0 ? "" : " ").append(all[column]);
    }
    return text.toString();
  }
}
