package io.maemae.broker.kis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.maemae.broker.fake.FakeRequest;
import io.maemae.broker.kis.KisServer.Paging;
import io.maemae.broker.kis.KisServer.Trouble;
import io.maemae.market.Venue;
import io.maemae.order.Balance;
import io.maemae.order.OrderId;
import io.maemae.order.OrderRow;
import io.maemae.order.Reading;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Reads are repeated where that helps, a few times; half an answer is none. */
final class KisReadTroubleTest {
  private static final String ORDERS = "TTTC0081R";
  private static final Duration STEP = Duration.ofMillis(50);
  private static final Duration LONG = Duration.ofMinutes(2);

  @TempDir Path tokens;
  private KisRig rig;

  @AfterEach
  void stop() {
    assertEquals(List.of(), rig.timeline.thrown());
    rig.close();
  }

  private KisRig rig() {
    rig = KisRig.live(tokens).loggedIn();
    rig.timeline.advance(LONG);
    return rig;
  }

  private Reading<List<OrderRow>> orders() {
    var reading =
        KisRig.<Reading<List<OrderRow>>>asked(
            answer -> rig.kis.source().orders(rig.server.today(), answer));
    rig.advanceUntil(STEP, reading::isDone, "no orders");
    return reading.join();
  }

  private static List<Long> quantities(Reading<List<OrderRow>> reading) {
    return ((Reading.Complete<List<OrderRow>>) reading)
        .value().stream().map(row -> row.quantity().units()).toList();
  }

  private static List<Long> upTo(long last) {
    return IntStream.rangeClosed(1, (int) last).mapToObj(Long::valueOf).toList();
  }

  private void buyOneTwoAndSoOn(long last) {
    for (long i = 1; i <= last; i++) {
      rig.accepted(KisRig.buy(i));
    }
  }

  // Trouble that passes.

  @ParameterizedTest
  @EnumSource(
      value = Trouble.class,
      names = {
        "CUT",
        "ANSWER_LOST",
        "GATEWAY_ERROR",
        "TIMED_OUT_AFTER_BOOKING",
        "HTML_PAGE",
        "UNREADABLE"
      })
  void aReadIsAskedAgainAfterTroubleThatPasses(Trouble trouble) {
    rig().server.next(ORDERS, 2, trouble);

    assertInstanceOf(Reading.Complete.class, orders());
    assertEquals(3, rig.server.requests(ORDERS).size());
  }

  @ParameterizedTest
  @EnumSource(
      value = Trouble.class,
      names = {"THROTTLED", "LEDGER_THROTTLED"})
  void aThrottledReadIsAskedAgainLaterAndLater(Trouble trouble) {
    rig().server.next(ORDERS, 4, trouble);

    assertInstanceOf(Reading.Complete.class, orders());
    List<FakeRequest> asked = rig.server.requests(ORDERS);
    List<Long> waits =
        IntStream.range(1, asked.size())
            .mapToObj(i -> Duration.between(asked.get(i - 1).at(), asked.get(i).at()).toMillis())
            .toList();
    assertEquals(4, waits.size());
    assertTrue(
        waits.get(0) >= 250 && waits.get(1) >= 500 && waits.get(2) >= 1000 && waits.get(3) >= 2000,
        waits::toString);
  }

  @Test
  void aReadThatIsThrottledForeverIsNoAnswer() {
    rig().server.next(ORDERS, 100, Trouble.LEDGER_THROTTLED);

    assertEquals(new Reading.Unreadable<>("[EGW00215] 원장에서 허용 가능한 초당 거래건수를 초과하였습니다."), orders());
    assertEquals(5, rig.server.requests(ORDERS).size());
  }

  @Test
  void aThrottledBalanceIsNeverAnEmptyOne() {
    rig().server.hold("005930", 10, 700_000);
    rig.server.next("TTTC8434R", 2, Trouble.LEDGER_THROTTLED);
    var reading = KisRig.asked(rig.kis.source()::balance);
    rig.advanceUntil(STEP, reading::isDone, "no balance");

    Balance balance = ((Reading.Complete<Balance>) reading.join()).value();
    assertEquals(1, balance.holdings().size());
  }

  @Test
  void aRefusedReadIsNotAskedAgain() {
    rig()
        .server
        .answerNext(
            ORDERS, 200, Map.of(), "{\"rt_cd\":\"7\",\"msg_cd\":\"OPSQ2000\",\"msg1\":\"no\"}");

    assertEquals(new Reading.Unreadable<>("[OPSQ2000] no"), orders());
    assertEquals(1, rig.server.requests(ORDERS).size());
  }

  @Test
  void nobodyRepeatsAReadAtOnceBecauseTheServerAllowsIt() {
    rig();
    for (int i = 0; i < 6; i++) {
      rig.server.answerNext(ORDERS, 503, Map.of("Retry-After", "0"), "");
    }

    assertEquals(new Reading.Unreadable<>("HTTP 503"), orders());
    assertEquals(3, rig.server.requests(ORDERS).size());
  }

  // Tokens.

  @ParameterizedTest
  @EnumSource(
      value = Trouble.class,
      names = {"TOKEN_EXPIRED", "TOKEN_INVALID"})
  void aReadWithATokenOfNoUseIsAskedOnceMoreWithAnother(Trouble trouble) {
    rig().server.next(ORDERS, 1, trouble);

    assertInstanceOf(Reading.Complete.class, orders());
    assertEquals(
        List.of(2, 2), List.of(rig.server.requests(ORDERS).size(), (int) rig.tokenRequests()));
  }

  @Test
  void aServerThatTakesNoTokenIsNotAskedForever() {
    rig().server.next(ORDERS, 100, Trouble.TOKEN_INVALID);
    var reading =
        KisRig.<Reading<List<OrderRow>>>asked(
            answer -> rig.kis.source().orders(rig.server.today(), answer));
    rig.advanceUntil(Duration.ofSeconds(1), reading::isDone, "no answer");

    assertInstanceOf(Reading.Unreadable.class, reading.join());
    rig.timeline.advance(Duration.ofMinutes(10));
    assertEquals(2, rig.server.requests(ORDERS).size());
    assertTrue(rig.tokenRequests() <= 3, () -> rig.tokenRequests() + " tokens");
  }

  @Test
  void manyReadsAtOnceAskForOneToken() {
    rig = KisRig.live(tokens);
    List<CompletableFuture<Reading<Balance>>> readings =
        IntStream.range(0, 20)
            .mapToObj(i -> KisRig.<Reading<Balance>>asked(rig.kis.source()::balance))
            .toList();
    rig.advanceUntil(
        STEP, () -> readings.stream().allMatch(CompletableFuture::isDone), "not all read");

    readings.forEach(r -> assertInstanceOf(Reading.Complete.class, r.join()));
    assertEquals(1, rig.tokenRequests());
  }

  // Pages.

  @ParameterizedTest
  @ValueSource(longs = {14, 15, 16, 30, 31})
  void aListOfManyPagesIsReadToItsEnd(long rows) {
    rig = KisRig.of(KisServer.Environment.PAPER, tokens, s -> s).loggedIn();
    rig.server.orderPageSize(15);
    List<OrderId> ids =
        LongStream.range(0, rows).mapToObj(i -> rig.accepted(KisRig.buy(1))).toList();

    assertEquals(
        ids,
        ((Reading.Complete<List<OrderRow>>) orders()).value().stream().map(OrderRow::id).toList());
    assertEquals((rows + 14) / 15, rig.server.requests("VTTC0081R").size());
  }

  @Test
  void aListThatChangedIsReadAnewFromItsFirstPage() {
    rig().server.orderPageSize(2);
    buyOneTwoAndSoOn(5);
    rig.server.paging(Paging.DATA_CHANGED, 2);

    assertEquals(upTo(5), quantities(orders()));
  }

  @Test
  void aListThatChangesForeverIsNoAnswer() {
    rig().server.orderPageSize(2);
    buyOneTwoAndSoOn(5);
    rig.server.paging(Paging.DATA_CHANGED, 100);

    assertEquals(new Reading.Unreadable<>("reason:answer.changed"), orders());
    assertEquals(6, rig.server.requests(ORDERS).size());
  }

  @Test
  void aListThatDoesNotGoOnIsNoAnswer() {
    rig().server.orderPageSize(2);
    buyOneTwoAndSoOn(5);
    rig.server.paging(Paging.STUCK, 100);

    assertEquals(new Reading.Unreadable<>("reason:answer.endless"), orders());
  }

  @Test
  void aRowThatComesTwiceIsOneRow() {
    rig().server.orderPageSize(2);
    buyOneTwoAndSoOn(5);
    rig.server.paging(Paging.ROW_TWICE, 1);

    assertEquals(upTo(5), quantities(orders()));
  }

  @Test
  void aSecondPageThatFailsMakesTheListUnreadable() {
    rig().server.orderPageSize(2);
    buyOneTwoAndSoOn(3);
    rig.server.failSecondPage();

    assertEquals(new Reading.Unreadable<>("[EGW00002] 서버 에러가 발생했습니다."), orders());
  }

  @Test
  void morePagesWithoutAKeyToThemMakeTheListUnreadable() {
    rig()
        .server
        .answerNext(
            ORDERS,
            200,
            Map.of("tr_cont", "M"),
            "{\"rt_cd\":\"0\",\"output1\":[],\"ctx_area_nk100\":\"   \"}");

    assertEquals(new Reading.Unreadable<>("reason:answer.endless"), orders());
  }

  @Test
  void aListWithoutItsBlockIsNoEmptyList() {
    rig().server.answerNext(ORDERS, 200, Map.of(), "{\"rt_cd\":\"0\",\"msg_cd\":\"KIOK0510\"}");

    assertEquals(new Reading.Unreadable<>("reason:answer.unreadable output1 is missing"), orders());
  }

  @Test
  void rowsOfBlanksAreNoOrders() {
    rig().server.blankRows(true);

    assertEquals(List.of(), quantities(orders()));
    Balance balance = ((Reading.Complete<Balance>) rig.balance()).value();
    assertEquals(List.of(), balance.holdings());
  }

  @Test
  void aRoutedOrderThatIsListedAtOneVenueGoesOnAtTheOther() {
    rig = KisRig.of(KisServer.Environment.LIVE, tokens, KisRig.venue(Venue.SOR));
    rig.accepted(KisRig.buy(1));
    rig.over.add(Venue.KRX);
    assertEquals(List.of(false), rig.rows().stream().map(OrderRow::ended).toList());

    rig.over.add(Venue.SOR);
    assertEquals(List.of(true), rig.rows().stream().map(OrderRow::ended).toList());
  }

  @Test
  void aReadingThatLagsIsCompleteAllTheSame() {
    rig().server.holdReadings(Duration.ofSeconds(3));
    rig.accepted(KisRig.buy(1));

    assertEquals(List.of(), quantities(orders()));
    rig.timeline.advance(Duration.ofSeconds(3));
    assertEquals(List.of(1L), quantities(orders()));
  }

  @Test
  void anOrderThatTheDaysListDoesNotShowYetIsFoundAmongTheModifiable() {
    rig()
        .server
        .answerNext(
            ORDERS,
            200,
            Map.of(),
            "{\"rt_cd\":\"0\",\"msg_cd\":\"KIOK0510\",\"output1\":[],\"output2\":{}}");
    rig.accepted(KisRig.buy(3));

    assertEquals(List.of(3L), quantities(orders()));
  }

  @Test
  void aDaysListIsWholeWithoutTheModifiableOrders() {
    rig()
        .server
        .answerNext(
            "TTTC0084R",
            200,
            Map.of(),
            "{\"rt_cd\":\"1\",\"msg_cd\":\"OPSQ0002\",\"msg1\":\"없는 서비스 코드 입니다\"}");
    rig.accepted(KisRig.buy(3));

    assertEquals(List.of(3L), quantities(orders()));
  }

  @ParameterizedTest
  @EnumSource(KisServer.Padding.class)
  void orderNumbersAreOneHoweverTheyArePadded(KisServer.Padding padding) {
    rig().server.orderNumbers(padding);
    var order = rig.accepted(KisRig.buy(1));
    var cancel = ((io.maemae.order.SubmitResult.Accepted) rig.cancel(KisRig.cancelOf(order))).id();

    assertEquals(List.of(order, cancel), rig.rows().stream().map(OrderRow::id).toList());
    assertEquals(java.util.Optional.of(order.anywhere()), rig.rows().get(1).parent());
  }
}
