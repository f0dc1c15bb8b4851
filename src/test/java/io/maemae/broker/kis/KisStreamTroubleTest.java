package io.maemae.broker.kis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.maemae.broker.Heard;
import io.maemae.broker.StreamListener;
import io.maemae.broker.fake.FakeClock;
import io.maemae.broker.fake.FakeJson;
import io.maemae.broker.fake.FakeLevel;
import io.maemae.broker.fake.FakeTick;
import io.maemae.broker.kis.KisServer.Registration;
import io.maemae.broker.kis.KisServer.Trouble;
import io.maemae.market.MarketEvent;
import io.maemae.market.OrderBook;
import io.maemae.market.Quote;
import io.maemae.market.Symbol;
import io.maemae.market.Trade;
import io.maemae.order.ExecutionNotice;
import io.maemae.order.Reading;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The stream, when it ends, lies or falls silent. */
final class KisStreamTroubleTest {
  private static final Duration STEP = Duration.ofMillis(100);
  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final Symbol SAMSUNG = KisHarness.SAMSUNG;
  private static final Symbol HYNIX = new Symbol("000660");
  private static final Registration NOTICES = new Registration("H0STCNI0", "myhtsid");

  @TempDir Path tokens;
  private KisRig rig;

  @AfterEach
  void stop() {
    assertEquals(List.of(), rig.timeline.thrown());
    rig.close();
  }

  private KisRig streaming(Symbol... symbols) {
    rig = KisRig.live(tokens);
    rig.kis.want(List.of(symbols));
    rig.streaming();
    return rig;
  }

  private static List<Registration> all(Symbol... symbols) {
    return Stream.of("H0STCNT0", "H0STMKO0", "H0STASP0")
        .flatMap(tr -> Stream.of(symbols).map(s -> new Registration(tr, s.code())))
        .toList();
  }

  private static Set<Registration> withNotices(List<Registration> others) {
    Set<Registration> all = new HashSet<>(others);
    all.add(NOTICES);
    return all;
  }

  private void awaitRegistered(Set<Registration> registrations) {
    rig.advanceUntil(
        STEP,
        () -> Set.copyOf(rig.server.registrations()).equals(registrations),
        "registered: " + rig.server.registrations());
  }

  /** Waits until the adapter has heard that it is registered, too. */
  private void awaitAnswered(int registrations) {
    rig.advanceUntil(
        STEP,
        () -> rig.inTime(rig.kis::state).registrations() == registrations,
        "not answered: " + registrations);
  }

  private List<String> registers() {
    return rig.server.streamTexts().stream()
        .filter(text -> text.contains("tr_type"))
        .map(
            text -> {
              var input = FakeJson.read(text).orElseThrow();
              return (input.at("/header/tr_type").asText().equals("1") ? "+" : "-")
                  + input.at("/body/input/tr_id").asText()
                  + " "
                  + input.at("/body/input/tr_key").asText();
            })
        .toList();
  }

  // Registering.

  @Test
  void noticesAreRegisteredFirstThenTradesStatesAndBooks() {
    streaming(SAMSUNG, HYNIX);
    awaitRegistered(withNotices(all(SAMSUNG, HYNIX)));

    assertEquals(
        List.of(
            "+H0STCNI0 myhtsid",
            "+H0STCNT0 005930",
            "+H0STCNT0 000660",
            "+H0STMKO0 005930",
            "+H0STMKO0 000660",
            "+H0STASP0 005930",
            "+H0STASP0 000660"),
        registers());
  }

  @ParameterizedTest
  @EnumSource(KisServer.Environment.class)
  void registrationsAreSentApart(KisServer.Environment environment) {
    rig = KisRig.of(environment, tokens, s -> s);
    boolean live = environment == KisServer.Environment.LIVE;
    rig.kis.want(List.of(SAMSUNG, HYNIX));
    rig.streaming();
    Duration spacing = Duration.ofMillis(live ? 100 : 500);

    rig.timeline.advance(spacing.minusMillis(1));
    rig.timeline.settle();
    assertEquals(1, registers().size());
    rig.timeline.advance(Duration.ofMillis(1));
    KisRig.await(() -> registers().size() == 2, "not two");
    rig.timeline.advance(spacing);
    KisRig.await(() -> registers().size() == 3, "not three");
  }

  @Test
  void paperHasNoStatesOfTheMarket() {
    rig = KisRig.of(KisServer.Environment.PAPER, tokens, s -> s);
    rig.kis.want(List.of(SAMSUNG));
    rig.streaming();
    awaitRegistered(
        Set.of(
            new Registration("H0STCNI9", "myhtsid"),
            new Registration("H0STCNT0", "005930"),
            new Registration("H0STASP0", "005930")));
    assertEquals(3, registers().size());
  }

  private static List<Symbol> many(int count) {
    return Stream.concat(
            Stream.of("005930", "000660", "035420", "035720", "005380", "051910"),
            IntStream.range(0, count).mapToObj(i -> String.valueOf(100_000 + 10 * i)))
        .limit(count)
        .map(Symbol::new)
        .toList();
  }

  private static List<Symbol> known(KisServer server, int count) {
    return server.settings().basePrices().keySet().stream()
        .sorted()
        .limit(count)
        .map(Symbol::new)
        .toList();
  }

  /** A server that lists so many instruments. */
  private KisRig listing(int count) {
    FakeClock clock = new FakeClock();
    KisServerSettings usual = KisServerSettings.of(KisServer.Environment.LIVE, clock);
    java.util.Map<String, Long> prices = new java.util.HashMap<>();
    many(count).forEach(s -> prices.put(s.code(), 10_000L));
    KisServer server =
        KisServer.start(
            new KisServerSettings(
                usual.environment(),
                usual.appKey(),
                usual.appSecret(),
                usual.otherAppKey(),
                usual.account(),
                usual.htsId(),
                usual.cash(),
                prices,
                usual.commissionPercent(),
                clock,
                usual.seed()));
    rig = KisRig.over(clock, server, tokens);
    return rig;
  }

  @Test
  void fortyOneRegistrationsAreUsedAndWhatDoesNotFitIsAskedFor() {
    List<Symbol> symbols = known(listing(45).server, 45);
    rig.kis.want(symbols);
    rig.streaming();
    rig.advanceUntil(STEP, () -> rig.server.registrations().size() == 41, "not 41");
    rig.timeline.advance(Duration.ofSeconds(4));

    assertEquals(41, registers().size());
    assertAskedAgain(symbols.subList(40, 45));
  }

  /** The stream does not bring exactly these, so they are asked for every five seconds. */
  private void assertAskedAgain(List<Symbol> polled) {
    awaitQuiet();
    int before = rig.server.requests("FHKST01010100").size();
    Set<String> codes =
        polled.stream().map(Symbol::code).collect(java.util.stream.Collectors.toSet());
    rig.advanceUntil(STEP, () -> askedSince(before).size() >= codes.size(), "not asked");
    assertEquals(codes, askedSince(before));
  }

  private Set<String> askedSince(int before) {
    return rig.server.requests("FHKST01010100").stream()
        .skip(before)
        .map(r -> r.field("FID_INPUT_ISCD").orElse(""))
        .collect(java.util.stream.Collectors.toSet());
  }

  /** Until every symbol has had its price and nothing is asked for some moments. */
  private void awaitQuiet() {
    int asked = -1;
    for (int quiet = 0; quiet < 5; ) {
      rig.idle(1);
      int now = rig.server.requests("FHKST01010100").size();
      quiet = now == asked ? quiet + 1 : 0;
      asked = now;
      rig.timeline.advance(STEP);
    }
  }

  @Test
  void aLowerCapIsLearnedAndTheRestIsAskedFor() {
    List<Symbol> symbols = known(listing(12).server, 12);
    rig.server.registrationCap(6);
    rig.kis.want(symbols);
    rig.streaming();
    for (int i = 1; i <= 6; i++) {
      int sent = i;
      KisRig.await(() -> registers().size() >= sent, "not sent");
      rig.timeline.advance(STEP);
    }
    KisRig.await(() -> registers().size() == 7, "the seventh was not tried");
    rig.server.pingPong();
    rig.server.awaitEchoes(1, KisRig.PATIENCE); // by then the refusal has been heard
    rig.timeline.settle();
    rig.timeline.advance(Duration.ofSeconds(3));

    assertEquals(7, registers().size());
    assertEquals(6, rig.server.registrations().size());
    assertAskedAgain(symbols.subList(5, 12));
  }

  @Test
  void aCapThatIsGoneAtTheNextConnectionIsForgotten() {
    List<Symbol> symbols = known(listing(12).server, 12);
    rig.server.registrationCap(6);
    rig.kis.want(symbols);
    rig.streaming();
    rig.advanceUntil(STEP, () -> rig.server.registrations().size() == 6, "not 6");

    rig.server.registrationCap(41);
    rig.server.cutStream();
    rig.advanceUntil(STEP, () -> rig.server.registrations().size() == 37, "not all");
  }

  @Test
  void noPlaceForNoticesIsNoStream() {
    rig = KisRig.live(tokens);
    rig.server.registrationCap(0);
    rig.kis.start();
    rig.awaitSaid("down [OPSP0008]");

    rig.server.registrationCap(41);
    rig.advanceUntil(SECOND, () -> rig.heard.said.contains("up"), "not up");
  }

  @Test
  void aSymbolThatTheStreamRefusesIsAskedForInstead() {
    Symbol unknown = new Symbol("999999");
    streaming(SAMSUNG, unknown);
    awaitRegistered(withNotices(all(SAMSUNG)));
    rig.timeline.advance(Duration.ofSeconds(2));
    rig.timeline.settle();
    rig.idle(1);
    int before = asked(unknown);
    int heard = asked(SAMSUNG);

    rig.advanceUntil(SECOND, () -> asked(unknown) >= before + 3, "not asked");
    assertEquals(heard, asked(SAMSUNG));
  }

  private int asked(Symbol symbol) {
    return (int)
        rig.server.requests("FHKST01010100").stream()
            .filter(r -> r.field("FID_INPUT_ISCD").filter(symbol.code()::equals).isPresent())
            .count();
  }

  @Test
  void aPriceThatCannotBeReadIsNotAskedForEverySecond() {
    streaming(new Symbol("999999"));
    for (int i = 0; i < 60; i++) {
      rig.timeline.advance(SECOND);
      rig.idle(1);
    }

    int asked = asked(new Symbol("999999"));
    assertTrue(asked >= 4 && asked <= 8, () -> asked + " times in a minute");
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void whatWasPutOffOrNotAnsweredIsRegisteredAgainAfterAMinute(boolean answered) {
    rig = KisRig.live(tokens);
    rig.server.putOff("H0STCNT0", answered);
    rig.kis.want(List.of(SAMSUNG));
    rig.streaming();
    List<Registration> others = new ArrayList<>(all(SAMSUNG));
    Registration trades = others.remove(0);
    awaitRegistered(withNotices(others));
    rig.timeline.advance(Duration.ofSeconds(50));
    rig.server.pingPong();
    rig.server.awaitEchoes(1, KisRig.PATIENCE);
    assertEquals(4, registers().size());

    awaitRegistered(withNotices(all(SAMSUNG)));
    rig.server.trade("005930", 70_100, 3);
    awaitMarket(Trade.class, 1);
    assertEquals("+" + trades.trId() + " " + trades.trKey(), registers().get(4));
    assertEquals(5, registers().size());
    assertEquals(List.of("up"), rig.heard.said);
  }

  @Test
  void anotherRegistrationOfTheSameIsNoFault() {
    streaming(SAMSUNG);
    awaitRegistered(withNotices(all(SAMSUNG)));
    rig.server.rawFrame(
        "{\"header\":{\"tr_id\":\"H0STCNT0\",\"tr_key\":\"005930\",\"encrypt\":\"N\"},\"body\":"
            + "{\"rt_cd\":\"1\",\"msg_cd\":\"OPSP0002\",\"msg1\":\"ALREADY IN SUBSCRIBE\"}}");
    rig.server.trade("005930", 70_100, 3);

    awaitMarket(Trade.class, 1);
    assertEquals(List.of("up"), rig.heard.said);
  }

  private void awaitMarket(Class<? extends MarketEvent> type, int count) {
    KisRig.await(() -> market(type).size() >= count, "not heard: " + rig.heard.market);
  }

  private <T extends MarketEvent> List<T> market(Class<T> type) {
    return rig.heard.market.stream().filter(type::isInstance).map(type::cast).toList();
  }

  @Test
  void whatIsWantedChangesAfterAWhileOnly() {
    streaming(SAMSUNG);
    awaitRegistered(withNotices(all(SAMSUNG)));
    awaitAnswered(4);
    rig.timeline.advance(Duration.ofSeconds(5));
    rig.kis.want(List.of(HYNIX));
    rig.kis.want(List.of(HYNIX, SAMSUNG));
    rig.kis.want(List.of(HYNIX));
    rig.timeline.settle();
    rig.timeline.advance(Duration.ofMillis(1_900));
    rig.timeline.settle();
    assertEquals(4, registers().size());

    awaitRegistered(withNotices(all(HYNIX)));
    assertEquals(
        List.of(
            "-H0STCNT0 005930",
            "-H0STMKO0 005930",
            "-H0STASP0 005930",
            "+H0STCNT0 000660",
            "+H0STMKO0 000660",
            "+H0STASP0 000660"),
        registers().subList(4, 10));
  }

  @Test
  void whatIsWantedWhileTheStreamBeginsIsRegisteredToo() {
    rig = KisRig.live(tokens);
    rig.server.next("/oauth2/Approval", 1, Trouble.NOTICES_FIRST);
    rig.kis.start();
    rig.server.awaitSessionsSeen(1, KisRig.PATIENCE);
    rig.kis.want(List.of(SAMSUNG));
    rig.awaitSaid("up");

    awaitRegistered(withNotices(all(SAMSUNG)));
  }

  @Test
  void whatIsNoLongerWantedWhenItIsAnsweredIsTakenBack() {
    streaming(SAMSUNG, HYNIX);
    rig.kis.want(List.of(SAMSUNG));
    rig.timeline.settle();
    rig.timeline.advance(Duration.ofMillis(1_950));
    rig.timeline.advance(Duration.ofMillis(100));

    awaitRegistered(withNotices(all(SAMSUNG)));
  }

  @Test
  void atTheCapAMoreImportantSymbolTakesTheLastOnesPlace() {
    List<Symbol> symbols = known(listing(41).server, 41);
    rig.kis.want(symbols.subList(0, 40));
    rig.streaming();
    rig.advanceUntil(STEP, () -> rig.server.registrations().size() == 41, "not 41");

    List<Symbol> next = new ArrayList<>(symbols.subList(0, 39));
    next.add(0, symbols.get(40));
    rig.kis.want(next);
    awaitRegistered(
        withNotices(next.stream().map(s -> new Registration("H0STCNT0", s.code())).toList()));
    assertEquals(43, registers().size());
    assertEquals(List.of("up"), rig.heard.said);
  }

  // Hearing.

  @Test
  void aHeartbeatIsEchoedAndNobodyPingsByItself() {
    streaming(SAMSUNG);
    rig.server.pingPong();
    rig.server.ping("are you there");

    List<String> echoes = rig.server.awaitEchoes(2, KisRig.PATIENCE);
    assertTrue(echoes.stream().anyMatch(e -> e.contains("PINGPONG")), echoes::toString);
    assertTrue(echoes.contains("are you there"), echoes::toString);
    assertEquals(2, echoes.size());
  }

  @Test
  void noticesOfAnotherAccountAreLeftAlone() {
    streaming();
    rig.loggedIn();
    rig.server.orderOfAnotherAccount("8765432101", "005930", true, 10, 70_000);
    rig.server.orderOfAnotherAccount("1234567822", "005930", true, 10, 70_000);
    rig.accepted(KisRig.buy(7));

    KisRig.await(() -> !rig.heard.notices.isEmpty(), "no notice");
    assertEquals(List.of(7L), rig.heard.notices.stream().map(n -> n.ordered().units()).toList());
    assertEquals(List.of("up"), rig.heard.said);
  }

  private void assertUnreadable(String frame) {
    streaming();
    rig.server.rawFrame(frame);
    rig.awaitSaid("unreadable reason:stream.notice ");

    rig.loggedIn();
    rig.accepted(KisRig.buy(7));
    KisRig.await(() -> !rig.heard.notices.isEmpty(), "no notice");
    assertEquals(List.of(7L), rig.heard.notices.stream().map(n -> n.ordered().units()).toList());
  }

  @Test
  void aNoticeThatIsNotEncryptedIsNotApplied() {
    assertUnreadable("0|H0STCNI0|001|" + Frames.read("notice-fill.plain.txt"));
  }

  @Test
  void aNoticeOfAnotherKeyIsNotApplied() {
    assertUnreadable(Frames.read("notice-fill.txt"));
  }

  @Test
  void aNoticeOfNoiseIsNotApplied() {
    assertUnreadable("1|H0STCNI0|001|bm9pc2U=");
  }

  @Test
  void anEncryptedFrameOfNobodyKnowsWhatMayBeANotice() {
    assertUnreadable("1|H0STCNI");
  }

  @Test
  void noiseThatIsNoNoticeDoesNoHarm() {
    streaming(SAMSUNG);
    awaitRegistered(withNotices(all(SAMSUNG)));
    Stream.of("", "0", "0|", "0|H0STCNT0|001|", "{", "{}", "[]", "0|XXXX|001|a^b", "\u0000", "2|x")
        .forEach(rig.server::rawFrame);
    rig.server.trade("005930", 70_100, 3);

    awaitMarket(Trade.class, 1);
    assertEquals(List.of("up"), rig.heard.said);
  }

  @Test
  void tradesThatCannotBeReadAreAGapOfTheirSymbol() {
    streaming(SAMSUNG);
    rig.server.rawFrame(Frames.with(Frames.read("trade-47.txt"), 2, "7190x"));

    KisRig.await(() -> !rig.heard.gaps.isEmpty(), "no gap");
    assertEquals(List.of(Set.of(SAMSUNG)), rig.heard.gaps);
  }

  @Test
  void aFrameThatMayHaveBeenAnybodysTradesIsAGapOfAll() {
    streaming(SAMSUNG);
    List<String> frames =
        List.of(
            Frames.with(Frames.read("trade-47.txt"), 0, "?"), "0|H0STCNT0|001|", "0|XXXX|001|a");
    frames.forEach(rig.server::rawFrame);

    KisRig.await(() -> rig.heard.gaps.size() == frames.size(), "gaps " + rig.heard.gaps);
    assertEquals(List.of(Set.of(), Set.of(), Set.of()), rig.heard.gaps);
  }

  @Test
  void aBookThatCannotBeReadIsNoGapInTheTrades() {
    streaming(SAMSUNG);
    rig.server.rawFrame(Frames.with(Frames.read("book-63.txt"), 3, "x"));
    rig.server.rawFrame(Frames.read("trade-47.txt"));

    awaitMarket(Trade.class, 1);
    assertEquals(List.of(), rig.heard.gaps);
  }

  @ParameterizedTest
  @EnumSource(KisServer.Layout.class)
  void layoutsOfBeforeAndOfTomorrowAreRead(KisServer.Layout layout) {
    streaming(SAMSUNG);
    awaitRegistered(withNotices(all(SAMSUNG)));
    rig.server.noticeLayout(layout);
    rig.server.tradeLayout(layout);
    rig.server.bookLayout(layout);
    rig.loggedIn();

    rig.accepted(KisRig.buy(7));
    rig.server.trades(
        List.of(new FakeTick("005930", 70_100, 3), new FakeTick("005930", 70_200, 4)));
    rig.server.book("005930", List.of(new FakeLevel(70_300, 5)), List.of(new FakeLevel(70_200, 6)));

    awaitMarket(Trade.class, 2);
    awaitMarket(OrderBook.class, 1);
    KisRig.await(() -> !rig.heard.notices.isEmpty(), "no notice");
    assertEquals(
        List.of(3L, 4L), market(Trade.class).stream().map(t -> t.quantity().units()).toList());
    assertEquals(ExecutionNotice.Kind.NEW, rig.heard.notices.get(0).kind());
    assertEquals(List.of("up"), rig.heard.said);
  }

  @Test
  void aListenerThatThrowsDoesNotEndTheStream() {
    Heard heard = new Heard();
    StreamListener touchy =
        new StreamListener() {
          @Override
          public void market(MarketEvent event) {
            heard.market(event);
            throw new IllegalStateException("market");
          }

          @Override
          public void gap(Set<Symbol> symbols) {
            heard.gap(symbols);
          }

          @Override
          public void notice(ExecutionNotice notice) {
            heard.notice(notice);
            throw new IllegalStateException("notice");
          }

          @Override
          public void balanceChanged() {
            heard.balanceChanged();
          }

          @Override
          public void unreadableNotice(String why) {
            heard.unreadableNotice(why);
          }

          @Override
          public void condition(String name, Reading<List<Symbol>> symbols) {
            heard.condition(name, symbols);
          }

          @Override
          public void up() {
            heard.up();
          }

          @Override
          public void down(String why, boolean elsewhere) {
            heard.down(why, elsewhere);
          }

          @Override
          public void accessRefused(String why) {
            heard.accessRefused(why);
          }

          @Override
          public void accessUnanswered(String why) {
            heard.accessUnanswered(why);
          }
        };
    rig =
        KisRig.of(
            KisServer.Environment.LIVE, tokens, UnaryOperator.identity(), Optional.of(touchy));
    rig.loggedIn();
    rig.kis.start();
    KisRig.await(() -> heard.said.contains("up"), "not up");

    rig.accepted(KisRig.buy(7));
    KisRig.await(() -> heard.said.size() == 2, "said " + heard.said);
    rig.accepted(KisRig.buy(8));
    KisRig.await(() -> heard.notices.size() == 2, "one notice only");

    assertEquals(
        List.of(
            "up",
            "unreadable reason:internal IllegalStateException: notice",
            "unreadable reason:internal IllegalStateException: notice"),
        saidOnce(heard, 3));
    assertEquals(1, rig.server.sessionsSeen());
  }

  private static List<String> saidOnce(Heard heard, int count) {
    KisRig.await(() -> heard.said.size() >= count, "said " + heard.said);
    return List.copyOf(heard.said);
  }

  // Ending and beginning again.

  private enum End {
    CLOSED,
    CUT,
    HALF_FRAME,
    REFUSED
  }

  @ParameterizedTest
  @EnumSource(End.class)
  void afterAnEndAllIsRegisteredAgainWithANewKeyAndPricesAreAskedFor(End end) {
    streaming(SAMSUNG);
    awaitRegistered(withNotices(all(SAMSUNG)));
    rig.timeline.advance(SECOND);
    rig.idle(1);
    int prices = market(Quote.class).size();
    switch (end) {
      case CLOSED -> rig.server.closeStream();
      case CUT -> rig.server.cutStream();
      case HALF_FRAME -> rig.server.halfFrame("0|H0STCNT0|001|005930^100000^70000");
      case REFUSED -> {
        rig.server.pauseStream();
        rig.awaitSaid("down");
        rig.server.resumeStream();
      }
      default -> throw new IllegalArgumentException();
    }
    rig.awaitSaid("down");

    rig.advanceUntil(STEP, () -> rig.server.sessionsSeen() == 2, "not connected again");
    awaitRegistered(withNotices(all(SAMSUNG)));
    assertEquals(2, rig.server.requests("/oauth2/Approval").size());
    assertEquals(2, rig.server.sessionsSeen());
    KisRig.await(() -> market(Quote.class).size() > prices, "price not asked for again");
    rig.server.trade("005930", 70_100, 3);
    awaitMarket(Trade.class, 1);
  }

  @Test
  void aSilentServerIsLeft() {
    streaming(SAMSUNG);
    rig.server.goSilent();
    rig.timeline.advance(KisRig.SILENCE);
    rig.timeline.settle();
    assertEquals(List.of("up"), rig.heard.said);

    rig.timeline.advance(Duration.ofSeconds(6));
    rig.awaitSaid("down reason:stream.silent 60");
    rig.advanceUntil(SECOND, () -> rig.server.sessionsSeen() == 2, "not connected again");
  }

  @Test
  void inTheEveningSilenceIsNoFault() {
    FakeClock clock = new FakeClock();
    clock.advance(Duration.ofHours(7));
    KisServer server = KisServer.start(KisServerSettings.of(KisServer.Environment.LIVE, clock));
    rig = KisRig.over(clock, server, tokens);
    rig.kis.want(List.of(SAMSUNG));
    rig.streaming();
    rig.timeline.advance(Duration.ofMinutes(30));
    rig.timeline.settle();

    assertEquals(List.of("up"), rig.heard.said);
    assertEquals(1, rig.server.sessionsSeen());
  }

  @Test
  void withNoticesAloneSilenceIsNoFault() {
    streaming();
    rig.timeline.advance(Duration.ofMinutes(30));
    rig.timeline.settle();

    assertEquals(List.of("up"), rig.heard.said);
    assertEquals(1, rig.server.sessionsSeen());
  }

  @Test
  void aConnectionThatNeitherOpensNorFailsIsLeft() throws IOException {
    rig = KisRig.live(tokens);
    try (ServerSocket mute = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        KisRig waiting =
            rig.another(
                tokens, stream(URI.create("ws://localhost:" + mute.getLocalPort() + "/")))) {
      waiting.kis.start();
      rig.server.awaitRequests("/oauth2/Approval", 1, KisRig.PATIENCE);
      Socket accepted = mute.accept();
      waiting.timeline.settle();
      waiting.timeline.advance(Duration.ofSeconds(29));
      waiting.timeline.settle();
      assertEquals(List.of(), waiting.heard.said);

      waiting.timeline.advance(Duration.ofSeconds(1));
      waiting.awaitSaid("down reason:stream.not-opened 30");
      waiting.advanceUntil(
          SECOND, () -> rig.server.requests("/oauth2/Approval").size() == 2, "not tried again");
      accepted.setSoTimeout((int) KisRig.PATIENCE.toMillis());
      accepted.getInputStream().readAllBytes(); // until its end, so it was given up
    }
  }

  private static UnaryOperator<KisSettings> stream(URI uri) {
    return s -> ChangedSettings.of(s, c -> c.stream(uri));
  }

  @Test
  void aServerThatNeverAnswersTheRegistrationIsLeft() {
    rig = KisRig.live(tokens);
    try (KisRig wrong = rig.another(tokens, htsId("somebody"))) {
      rig.server.silentOnWrongId(true);
      wrong.kis.start();
      rig.server.awaitSessionsSeen(1, KisRig.PATIENCE);
      KisRig.await(() -> registers().size() == 1, "not registered");

      wrong.timeline.advance(Duration.ofSeconds(21));
      wrong.awaitSaid("down reason:stream.not-registered");
      assertFalse(wrong.heard.said.contains("up"));
      wrong.advanceUntil(SECOND, () -> rig.server.sessionsSeen() == 2, "not tried again");
    }
  }

  @Test
  void aWrongLoginThatEndsTheConnectionIsTriedSeldomer() {
    rig = KisRig.live(tokens);
    try (KisRig wrong = rig.another(tokens, htsId("somebody"))) {
      wrong.kis.start();
      List<Duration> waits = waits(wrong, 9);

      assertBacksOff(waits);
      assertEquals(1, wrong.heard.said.size());
    }
  }

  private static UnaryOperator<KisSettings> htsId(String htsId) {
    return s -> ChangedSettings.of(s, c -> c.htsId(htsId));
  }

  /** How long it waited before each attempt after the first. */
  private List<Duration> waits(KisRig of, int attempts) {
    List<Duration> waits = new ArrayList<>();
    Instant last = of.clock.instant();
    for (int i = 1; i <= attempts; i++) {
      int seen = i;
      rig.server.awaitSessionsSeen(seen, KisRig.PATIENCE);
      rig.server.awaitSessions(0, KisRig.PATIENCE);
      // Whether it has heard of the end shows when it plans to try again.
      Instant ended = of.clock.instant();
      if (i > 1) {
        waits.add(Duration.between(last, ended));
      }
      last = ended;
      if (i < attempts) {
        KisRig.await(() -> of.timeline.planned() > 0, "nothing planned");
        of.advanceUntil(STEP, () -> rig.server.sessionsSeen() > seen, "not tried again");
      }
    }
    return waits;
  }

  private static void assertBacksOff(List<Duration> waits) {
    for (int i = 0; i < waits.size(); i++) {
      long most = Math.min(60_000, 1_000L << i);
      long waited = waits.get(i).toMillis();
      assertTrue(waited >= most / 2, () -> "too soon: " + waits);
      assertTrue(waited <= most + 2_000, () -> "too late: " + waits);
    }
  }

  @Test
  void aServerThatIsAwayIsNotCalledWithoutEnd() {
    streaming();
    rig.server.pauseStream();
    rig.awaitSaid("down");
    int before = rig.server.requests("/oauth2/Approval").size();
    for (int i = 0; i < 600; i++) {
      rig.timeline.advance(SECOND);
      rig.idle(0);
    }

    int tries = rig.server.requests("/oauth2/Approval").size() - before;
    assertTrue(tries >= 10 && tries <= 30, () -> tries + " tries in ten minutes");
    rig.server.resumeStream();
    rig.advanceUntil(SECOND, () -> rig.heard.said.stream().filter("up"::equals).count() == 2, "up");
    assertEquals(3, rig.heard.said.size());
  }

  @Test
  void aKeyInUseElsewhereIsToldApartAndWaitedForLonger() {
    streaming();
    rig.server.newcomerWins(false);
    try (KisRig second = rig.another(tokens, s -> s)) {
      second.kis.start();
      second.awaitSaid("elsewhere [OPSP8996] ALREADY IN USE appkey");
      second.timeline.advance(Duration.ofSeconds(59));
      second.timeline.settle();
      assertEquals(2, rig.server.sessionsSeen());

      rig.kis.close();
      rig.timeline.settle();
      rig.server.awaitSessions(0, KisRig.PATIENCE);
      second.advanceUntil(SECOND, () -> second.heard.said.contains("up"), "not up");
      assertEquals(2, second.heard.said.size());
    }
  }

  @Test
  void anApprovalKeyOfNoUseIsReplaced() {
    streaming();
    rig.server.forgetApprovals();
    rig.kis.want(List.of(SAMSUNG));
    rig.advanceUntil(STEP, () -> rig.heard.said.size() > 1, "not down");
    rig.awaitSaid("down [OPSP0011]");

    rig.advanceUntil(STEP, () -> rig.server.sessionsSeen() == 2, "not connected again");
    awaitRegistered(withNotices(all(SAMSUNG)));
    assertEquals(2, rig.server.requests("/oauth2/Approval").size());
  }

  @Test
  void noApprovalIsNoStream() {
    rig = KisRig.live(tokens);
    rig.server.next("/oauth2/Approval", 2, Trouble.GATEWAY_ERROR);
    rig.kis.start();
    rig.awaitSaid("down [EGW00002]");

    rig.advanceUntil(STEP, () -> rig.heard.said.contains("up"), "not up");
    assertEquals(2, rig.heard.said.size());
    assertEquals(3, rig.server.requests("/oauth2/Approval").size());
  }

  @Test
  void oneConnectionIsOpenedAtATime() {
    streaming(SAMSUNG);
    for (int i = 0; i < 5; i++) {
      int seen = rig.server.sessionsSeen();
      rig.server.cutStream();
      rig.server.awaitSessions(0, KisRig.PATIENCE);
      rig.advanceUntil(STEP, () -> rig.server.sessionsSeen() > seen, "not connected again");
      rig.timeline.advance(Duration.ofSeconds(5));
      rig.timeline.settle();
      assertEquals(seen + 1, rig.server.sessionsSeen());
    }
    assertEquals(6, rig.server.requests("/oauth2/Approval").size());
  }

  // Closing.

  @Test
  void closedItLeavesNoConnectionEvenIfItsTimelineIsGone() {
    streaming(SAMSUNG);
    rig.timeline.close();
    rig.kis.close();

    rig.server.awaitSessions(0, KisRig.PATIENCE);
  }

  @Test
  void closedWhileConnectingItLeavesNoConnection() {
    rig = KisRig.live(tokens);
    rig.server.answerDelay(Duration.ofMillis(300));
    rig.server.next("/oauth2/Approval", 1, Trouble.ANSWER_LATE);
    rig.kis.start();
    rig.server.awaitRequests("/oauth2/Approval", 1, KisRig.PATIENCE);
    rig.kis.close();
    rig.timeline.settle();
    rig.timeline.advance(Duration.ofMinutes(5));

    assertEquals(0, rig.server.sessionsSeen());
    assertEquals(1, rig.server.requests("/oauth2/Approval").size());
    rig.threads.shutdown();
    KisRig.await(rig.threads::isTerminated, "threads at work");
  }

  @Test
  void closedWhileTheStreamOpensItLeavesNoConnection() {
    rig = KisRig.live(tokens);
    rig.kis.start();
    rig.server.awaitRequests("/oauth2/Approval", 1, KisRig.PATIENCE);
    rig.kis.close();
    rig.timeline.settle();

    rig.threads.shutdown();
    KisRig.await(rig.threads::isTerminated, "threads at work");
    rig.server.awaitSessions(0, KisRig.PATIENCE);
  }
}
