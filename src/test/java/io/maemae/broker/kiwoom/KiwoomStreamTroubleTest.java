package io.maemae.broker.kiwoom;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.maemae.broker.fake.FakeJson;
import io.maemae.market.Quantity;
import io.maemae.market.Symbol;
import io.maemae.market.Trade;
import io.maemae.order.OrderId;
import io.maemae.order.OrderRow;
import io.maemae.order.Reading;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The stream, when it ends, refuses or falls silent. */
final class KiwoomStreamTroubleTest {
  private static final Symbol SAMSUNG = KiwoomHarness.SAMSUNG;
  private static final Symbol HYNIX = new Symbol("000660");
  private static final Duration SOON = Duration.ofSeconds(30);

  @TempDir Path tokens;
  private KiwoomRig rig;

  @AfterEach
  void stop() {
    assertEquals(List.of(), rig.timeline.thrown());
    rig.close();
  }

  private KiwoomRig streaming(Symbol... symbols) {
    rig = new KiwoomRig(KiwoomServer.Environment.LIVE, tokens);
    rig.kiwoom.want(List.of(symbols));
    rig.streaming();
    awaitRegistered(symbols);
    return rig;
  }

  private static Set<KiwoomServer.Registration> all(Symbol... symbols) {
    return Stream.concat(
            Stream.of("00", "04", "0s").map(type -> new KiwoomServer.Registration(type, "")),
            Stream.of("0B", "1h", "0D")
                .flatMap(
                    type ->
                        Stream.of(symbols).map(s -> new KiwoomServer.Registration(type, s.code()))))
        .collect(Collectors.toSet());
  }

  private void awaitRegistered(Symbol... symbols) {
    rig.advanceUntil(
        () -> Set.copyOf(rig.server.registrations()).equals(all(symbols)),
        "registered: " + rig.server.registrations());
  }

  private List<String> sent(String trnm) {
    return rig.server.streamTexts().stream()
        .filter(text -> FakeJson.read(text).orElseThrow().path("trnm").asText().equals(trnm))
        .toList();
  }

  @Test
  void theTokenComesFirstAndSymbolsOfOneKindInOneRequest() {
    streaming(SAMSUNG, HYNIX);

    assertTrue(rig.server.streamTexts().get(0).contains("LOGIN"));
    assertEquals(6, sent("REG").size(), () -> rig.server.streamTexts().toString());
    rig.server.trade("005930", 70_100, 3);
    rig.advanceUntil(() -> rig.heard.market.stream().anyMatch(Trade.class::isInstance), "no trade");
  }

  @Test
  void aBalanceThatChangedIsToldAsAHint() {
    streaming();
    rig.server.orderElsewhere("005930", true, 4, 70_000);
    rig.server.othersSell("005930", 4, 70_000);

    rig.awaitSaid("balance", 1);
  }

  @Test
  void aPingComesBackAsItCame() {
    streaming();
    rig.server.ping();

    assertEquals(1, rig.server.awaitEchoes(1, SOON).size());
  }

  @Test
  void whatIsWantedNoMoreIsTakenBackAndTheRestStays() {
    streaming(SAMSUNG, HYNIX);

    rig.kiwoom.want(List.of(HYNIX));

    awaitRegistered(HYNIX);
  }

  @Test
  void aStreamThatTheServerClosesIsOpenedAgainWithAllThatIsWanted() {
    streaming(SAMSUNG);

    rig.server.closeStream();

    rig.awaitSaid("down", 1);
    rig.awaitSaid("up", 2);
    awaitRegistered(SAMSUNG);
    assertEquals(1, rig.said("down reason:stream.closed 1000"), rig.heard.said::toString);
  }

  @Test
  void aStreamThatBringsNotEvenPingsIsTakenForDead() {
    streaming(SAMSUNG);
    rig.server.goSilent();

    rig.awaitSaid("down reason:stream.silent 35", 1);
    rig.awaitSaid("up", 2);
  }

  @Test
  void whoeverLogsInElsewhereIsToldOfAndLeftAloneForHalfAnHour() {
    streaming(SAMSUNG);
    try (KiwoomRig other = rig.another(tokens)) {
      other.streaming();
      rig.awaitSaid("elsewhere [R10001]", 1);

      int sessions = rig.server.sessionsSeen();
      for (int minute = 0; minute < 29; minute++) {
        rig.timeline.advance(Duration.ofMinutes(1));
      }
      assertEquals(sessions, rig.server.sessionsSeen());
      assertEquals(1, rig.said("elsewhere"));
    }
    rig.timeline.advance(Duration.ofMinutes(2));
    rig.awaitSaid("up", 2);
  }

  @Test
  void aTokenThatTheStreamDoesNotTakeIsReplaced() {
    streaming(SAMSUNG);
    int before = rig.server.requests("/oauth2/token").size();
    rig.server.forgetToken();
    rig.server.cutStream();

    rig.awaitSaid("down", 1);
    rig.timeline.advance(Duration.ofSeconds(90));
    rig.awaitSaid("up", 2);
    assertEquals(before + 1, rig.server.requests("/oauth2/token").size());
  }

  @Test
  void whatFindsNoPlaceIsAskedForAndTheOthersAreHeard() {
    rig = new KiwoomRig(KiwoomServer.Environment.LIVE, tokens);
    rig.server.registrationCap(1);
    rig.kiwoom.want(List.of(SAMSUNG, HYNIX));
    rig.streaming();

    rig.advanceUntil(
        () -> rig.server.registrations().contains(new KiwoomServer.Registration("0B", "005930")),
        "not registered");
    rig.advanceUntil(() -> rig.server.requests("ka10001").size() >= 2, "not asked for");
    assertFalse(rig.server.registrations().contains(new KiwoomServer.Registration("0B", "000660")));
  }

  @Test
  void anInvalidTokenIsReplacedAndTheReadingRepeated() {
    rig = new KiwoomRig(KiwoomServer.Environment.LIVE, tokens);
    assertInstanceOf(Reading.Complete.class, rig.read(rig.kiwoom.source()::balance));
    rig.server.forgetToken();
    rig.timeline.advance(Duration.ofMinutes(2));

    assertInstanceOf(Reading.Complete.class, rig.read(rig.kiwoom.source()::balance));
    assertEquals(2, rig.server.requests("/oauth2/token").size());
  }

  // Frames.

  private void awaitUnreadable() {
    rig.awaitSaid("unreadable ", 1);
    KiwoomRig.await(() -> !rig.heard.gaps.isEmpty(), "no gap");
  }

  /** What cannot be read may have been a trade of anybody or a notice; the next frame is read. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "no json",
        "[]",
        "{\"trnm\":\"REAL\"}",
        "{\"trnm\":\"REAL\",\"data\":[{\"type\":\"00\",\"values\":{\"9203\":\"00",
        "{\"trnm\":\"REAL\",\"data\":[]}{\"trnm\":\"REAL\"}",
        "{\"data\":[{\"values\":{}}]}",
        "{\"trnm\":\"REAL\",\"data\":[{\"item\":\"005930\",\"values\":{}}]}"
      })
  void aBrokenFrameIsAGapAndANoticeThatNobodyCanReadAndTheStreamGoesOn(String frame) {
    streaming(SAMSUNG);

    rig.server.rawFrame(frame);

    awaitUnreadable();
    rig.server.trade("005930", 70_100, 3);
    KiwoomRig.await(() -> rig.heard.market.stream().anyMatch(Trade.class::isInstance), "no trade");
    assertEquals(List.of(Set.of()), rig.heard.gaps);
    assertEquals(1, rig.said("unreadable "));
    assertEquals(0, rig.said("down"));
  }

  @Test
  void aNoticeThatCannotBeReadIsToldAndNotApplied() {
    streaming();
    String notice = StreamFrames.read("real-00-2-partial-fill");

    rig.server.rawFrame(StreamFrames.with(notice, 911, "x"));

    rig.awaitSaid("unreadable ", 1);
    assertEquals(List.of(), rig.heard.notices);
  }

  @Test
  void tradesThatCannotBeReadAreAGapOfTheirSymbol() {
    streaming(SAMSUNG);

    rig.server.rawFrame(
        "{\"trnm\":\"REAL\",\"data\":[{\"type\":\"0B\",\"item\":\"005930\",\"values\":{\"10\":\"x\"}}]}");

    KiwoomRig.await(() -> !rig.heard.gaps.isEmpty(), "no gap");
    assertEquals(List.of(Set.of(SAMSUNG)), rig.heard.gaps);
    assertEquals(0, rig.said("unreadable "));
  }

  @Test
  void halfAFrameIsNotAppliedAndTheStreamIsOpenedAgain() {
    streaming(SAMSUNG);

    rig.server.halfFrame(StreamFrames.read("real-00-2-partial-fill"));

    rig.awaitSaid("down", 1);
    rig.awaitSaid("up", 2);
    awaitRegistered(SAMSUNG);
    assertEquals(List.of(), rig.heard.notices);
  }

  @Test
  void noiseInPlaceOfAFrameEndsTheConnectionAndNoMore() {
    streaming(SAMSUNG);

    rig.server.rawBytes(new byte[] {(byte) 0xff, 0x7f, 1, 2, 3});

    rig.awaitSaid("down", 1);
    rig.awaitSaid("up", 2);
    awaitRegistered(SAMSUNG);
  }

  // Notices.

  @Test
  void whatWasFilledWhileTheStreamWasDownIsFoundByTheReading() {
    streaming();
    OrderId order = rig.accepted(KiwoomRig.buy(10));
    rig.advanceUntil(() -> !rig.heard.notices.isEmpty(), "no notice");
    int before = rig.heard.notices.size();
    rig.server.pauseStream();
    rig.awaitSaid("down", 1);
    rig.server.othersSell("005930", 4, 70_000);
    rig.server.resumeStream();
    rig.awaitSaid("up", 2);

    assertEquals(before, rig.heard.notices.size());
    assertEquals(List.of(order + " filled 4"), fills());
  }

  private List<String> fills() {
    Reading<List<OrderRow>> read =
        rig.read(answer -> rig.kiwoom.source().orders(rig.today(), answer));
    return ((Reading.Complete<List<OrderRow>>) read)
        .value().stream().map(row -> row.id() + " filled " + row.filled()).toList();
  }

  @Test
  void afterAReconnectNoticesGoOnFromTheWholeThatTheyTell() {
    streaming();
    rig.accepted(KiwoomRig.buy(10));
    rig.server.pauseStream();
    rig.awaitSaid("down", 1);
    rig.server.othersSell("005930", 4, 70_000);
    rig.server.resumeStream();
    rig.awaitSaid("up", 2);
    int before = rig.heard.notices.size();
    rig.server.othersSell("005930", 3, 70_000);
    rig.advanceUntil(() -> rig.heard.notices.size() > before, "no notice");

    assertEquals(
        Optional.of(Quantity.of(7)),
        rig.heard.notices.get(rig.heard.notices.size() - 1).cumulative());
  }

  // Beginning.

  @Test
  void aServerThatIsAwayForLongIsToldOfOnce() {
    streaming();
    rig.server.pauseStream();
    rig.awaitSaid("down", 1);
    rig.timeline.advance(Duration.ofMinutes(5));
    rig.server.resumeStream();

    rig.awaitSaid("up", 2);
    assertEquals(1, rig.said("down"));
    assertEquals(2, rig.server.sessionsSeen());
  }

  @Test
  void aSessionThatBothMayHaveIsNoFault() {
    streaming();
    rig.server.newcomerWins(false);
    try (KiwoomRig other = rig.another(tokens)) {
      other.streaming();
      assertEquals(2, rig.server.sessions());
      assertEquals(List.of("up"), rig.heard.said);
    }
  }

  @Test
  void withoutAPlaceForNoticesThereIsNoStream() {
    rig = new KiwoomRig(KiwoomServer.Environment.LIVE, tokens);
    rig.server.putOff("00");
    rig.kiwoom.start();

    rig.awaitSaid("up", 1);
    assertTrue(rig.heard.said.get(0).contains("실시간 등록에 실패했습니다"), rig.heard.said::toString);
    assertEquals(2, rig.server.sessionsSeen());
  }

  @Test
  void closedItLeavesNoConnection() {
    streaming(SAMSUNG);

    rig.kiwoom.close();

    rig.server.awaitSessions(0, SOON);
  }
}
