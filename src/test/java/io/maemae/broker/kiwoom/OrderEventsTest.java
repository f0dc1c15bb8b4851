package io.maemae.broker.kiwoom;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.maemae.broker.ProtocolException;
import io.maemae.market.MarketTime;
import io.maemae.market.Money;
import io.maemae.market.Price;
import io.maemae.market.Quantity;
import io.maemae.market.Side;
import io.maemae.market.Symbol;
import io.maemae.order.ExecutionNotice;
import io.maemae.order.ExecutionNotice.Kind;
import io.maemae.order.OrderId;
import java.time.Instant;
import java.time.LocalTime;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OrderEventsTest {
  private static final Symbol SAMSUNG = new Symbol("005930");
  private static final String ACCEPTED = StreamFrames.read("real-00-1-accepted");
  private static final String PARTLY = StreamFrames.read("real-00-2-partial-fill");
  private static final String FULLY = StreamFrames.read("real-00-3-full-fill");
  private static final String CANCEL_ACCEPTED = StreamFrames.read("real-00-4-cancel-accepted");
  private static final String CANCEL = StreamFrames.read("real-00-5-cancel-confirmed");
  private static final String REJECTED = StreamFrames.read("real-00-6-rejected");

  private static final ExecutionNotice NEW =
      notice(Kind.NEW, "18", Optional.empty(), 10, 0, "", "09:40:22");
  private static final ExecutionNotice FOUR = fill("18", 10, 4, "60700", 4, 242_800, "09:40:23");
  private static final ExecutionNotice SIX = fill("18", 10, 6, "60600", 10, 606_400, "09:40:31");

  private final OrderEvents events = new OrderEvents("kiwoom");

  @Test
  void anOrderIsFilledInTwoParts() throws ProtocolException {
    assertEquals(Optional.of(NEW), tell(ACCEPTED));
    assertEquals(Optional.of(FOUR), tell(PARTLY));
    assertEquals(Optional.of(SIX), tell(FULLY));
  }

  @Test
  void aDoubledFillIsToldOnce() throws ProtocolException {
    tell(PARTLY);
    assertEquals(Optional.empty(), tell(PARTLY));
    tell(FULLY);
    assertEquals(Optional.empty(), tell(PARTLY));
    assertEquals(Optional.empty(), tell(FULLY));
  }

  @Test
  void equalExecutionsOfDifferentOrdersAreTwo() throws ProtocolException {
    tell(PARTLY);
    assertEquals(
        Optional.of(fill("19", 10, 4, "60700", 4, 242_800, "09:40:23")),
        tell(StreamFrames.with(PARTLY, 9203, "0000019")));
  }

  @Test
  void anExecutionWithAnotherSumIsNoDoubledOne() throws ProtocolException {
    tell(PARTLY);
    assertRefused(StreamFrames.with(FULLY, 909, "120001"), "does not add up");
  }

  @Test
  void fillsOfTheirOwnInsteadOfSumsAreNotBooked() throws ProtocolException {
    tell(ACCEPTED);
    tell(PARTLY);
    assertRefused(StreamFrames.with(FULLY, 911, "6"), "does not add up");
  }

  @ParameterizedTest
  @CsvSource({
    "900, 11",
    "902, 5",
    "911, 5",
    "911, 0",
    "911, ''",
    "903, 0",
    "903, ''",
    "909, ''",
    "914, ''",
    "914, 0",
    "915, ''",
    "915, 0",
    "915, 5",
    "905, 매수취소"
  })
  void aFillThatDoesNotAddUpIsNotBooked(int fid, String value) throws ProtocolException {
    tell(ACCEPTED);
    assertRefused(StreamFrames.with(PARTLY, fid, value), "(ordered ");
    assertEquals(Optional.of(FOUR), tell(PARTLY));
  }

  @Test
  void whatACancelTookIsCounted() throws ProtocolException {
    tell(ACCEPTED);
    tell(PARTLY);
    String cancel = StreamFrames.with(CANCEL, Map.of(904, "0000018", 900, "5"));
    assertEquals(
        Optional.of(notice(Kind.CANCELED, "19", Optional.of("18"), 5, 5, "", "09:40:40")),
        tell(cancel));
    assertEquals(Optional.empty(), tell(cancel));
    Map<Integer, String> last = Map.of(911, "5", 915, "1", 902, "0", 903, "303400");
    assertEquals(
        Optional.of(fill("18", 10, 1, "60600", 5, 303_400, "09:40:31")),
        tell(StreamFrames.with(FULLY, last)));
  }

  @Test
  void aFillAfterACancelThatWasLostIsNotBooked() throws ProtocolException {
    tell(ACCEPTED);
    tell(PARTLY);
    Map<Integer, String> last = Map.of(911, "5", 915, "1", 902, "0", 903, "303400");
    assertRefused(StreamFrames.with(FULLY, last), "does not add up, 0 taken");
  }

  @Test
  void aFillOfAfterTheCancelThatDidNotLeaveItIsNotBooked() throws ProtocolException {
    tell(ACCEPTED);
    tell(PARTLY);
    tell(StreamFrames.with(CANCEL, 904, "0000018"));
    assertRefused(FULLY, "does not add up, 6 taken");
  }

  @Test
  void aCancelIsToldWhenItIsConfirmed() throws ProtocolException {
    assertEquals(Optional.empty(), tell(CANCEL_ACCEPTED));
    assertEquals(
        Optional.of(notice(Kind.CANCELED, "19", Optional.of("21"), 6, 6, "", "09:40:40")),
        tell(CANCEL));
  }

  @Test
  void aCancelOfMoreThanThereIsIsNotBooked() throws ProtocolException {
    tell(ACCEPTED);
    tell(PARTLY);
    String seven = StreamFrames.with(CANCEL, Map.of(904, "0000018", 900, "7"));
    assertRefused(seven, "takes more than 18 has");
    tell(StreamFrames.with(CANCEL, 904, "0000018"));
    assertRefused(StreamFrames.with(CANCEL, Map.of(904, "18", 9203, "20", 900, "1")), "takes more");
  }

  @ParameterizedTest
  @CsvSource({"902, 6", "900, 0", "904, 0000000"})
  void aCancelThatDoesNotAddUpIsNotBooked(int fid, String value) throws ProtocolException {
    assertRefused(StreamFrames.with(CANCEL, fid, value), "order 19 CANCEL CONFIRMED");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "6"})
  void aModifyMovesTheRemainderToItsOwnNumber(String remaining) throws ProtocolException {
    tell(ACCEPTED);
    tell(PARTLY);
    Map<Integer, String> changes =
        Map.of(904, "0000018", 905, "매수정정", 901, "60800", 902, remaining);
    String modify = StreamFrames.with(CANCEL, changes);
    assertEquals(Optional.empty(), tell(StreamFrames.with(modify, 913, "접수")));
    ExecutionNotice replaced = notice(Kind.REPLACED, "19", Optional.of("18"), 6, 6, "", "09:40:40");
    assertEquals(Optional.of(withPrice(replaced, Optional.of(Price.ofWon(60_800)))), tell(modify));
    Map<Integer, String> filled =
        Map.of(9203, "0000019", 904, "0000018", 905, "매수정정", 900, "6", 911, "6", 903, "363600");
    assertEquals(
        Optional.of(fill("19", 6, 6, "60600", 6, 363_600, "09:40:31")),
        tell(StreamFrames.with(FULLY, filled)));
  }

  @Test
  void aModifyOfWhichAPartRemainsIsNotBooked() throws ProtocolException {
    Map<Integer, String> changes = Map.of(905, "매수정정", 902, "2");
    assertRefused(StreamFrames.with(CANCEL, changes), "a part remains");
  }

  @Test
  void aRejectionHasTheBrokersWords() throws ProtocolException {
    assertEquals(
        Optional.of(
            notice(
                Kind.REJECTED,
                "20",
                Optional.empty(),
                10,
                0,
                "reason:refused.words 855056",
                "09:40:55")),
        tell(REJECTED));
    assertEquals(
        "reason:refused", tell(StreamFrames.with(REJECTED, 919, "0")).orElseThrow().text());
    Map<Integer, String> change = Map.of(905, "매수취소", 904, "0000018");
    assertEquals(
        Optional.of(
            notice(
                Kind.REJECTED,
                "20",
                Optional.of("18"),
                10,
                0,
                "reason:refused.words 855056",
                "09:40:55")),
        tell(StreamFrames.with(REJECTED, change)));
  }

  @Test
  void anOrderThatChangedIsNoNewOne() throws ProtocolException {
    assertEquals(Optional.empty(), tell(StreamFrames.with(ACCEPTED, 902, "0")));
  }

  @Test
  void aStateThatIsNotDocumentedIsNotGuessed() throws ProtocolException {
    assertRefused(StreamFrames.with(ACCEPTED, 913, "취소"), "not documented");
    assertRefused(StreamFrames.with(ACCEPTED, 913, "확인"), "not documented");
  }

  @Test
  void numbersOfAnotherDayAreOtherOrders() throws ProtocolException {
    Optional<ExecutionNotice> today = tell(PARTLY);
    OrderEvent event = event(PARTLY);
    StreamTold tomorrow = new StreamTold();
    tomorrow.decode(PARTLY, StreamTold.RECEIVED.plusSeconds(86_400));
    OrderEvent again = (OrderEvent) tomorrow.values.get(0);
    assertEquals(event.at().plusSeconds(86_400), again.at());
    assertEquals(
        StreamTold.TODAY.plusDays(1), events.notice(again).orElseThrow().id().tradingDate());
    assertEquals(StreamTold.TODAY, today.orElseThrow().id().tradingDate());
  }

  private Optional<ExecutionNotice> tell(String frame) throws ProtocolException {
    return events.notice(event(frame));
  }

  private void assertRefused(String frame, String why) throws ProtocolException {
    OrderEvent event = event(frame);
    String message = assertThrows(ProtocolException.class, () -> events.notice(event)).getMessage();
    assertEquals(why, message.contains(why) ? why : message);
  }

  private static OrderEvent event(String frame) throws ProtocolException {
    return (OrderEvent) StreamTold.of(frame).get(0);
  }

  private static ExecutionNotice fill(
      String number, long ordered, long last, String price, long sum, long won, String time) {
    return new ExecutionNotice(
        Kind.FILLED,
        id(number),
        Optional.empty(),
        SAMSUNG,
        Side.BUY,
        Quantity.of(ordered),
        Quantity.of(last),
        Optional.of(Price.parse(price)),
        Optional.of(Quantity.of(sum)),
        Optional.of(Money.ofWon(won)),
        "",
        at(time));
  }

  private static ExecutionNotice notice(
      Kind kind,
      String number,
      Optional<String> parent,
      long ordered,
      long last,
      String words,
      String time) {
    return new ExecutionNotice(
        kind,
        id(number),
        parent.map(OrderEventsTest::id),
        SAMSUNG,
        Side.BUY,
        Quantity.of(ordered),
        Quantity.of(last),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        words,
        at(time));
  }

  private static ExecutionNotice withPrice(ExecutionNotice n, Optional<Price> price) {
    return new ExecutionNotice(
        n.kind(),
        n.id(),
        n.parent(),
        n.symbol(),
        n.side(),
        n.ordered(),
        n.last(),
        price,
        n.cumulative(),
        n.cumulativeAmount(),
        n.text(),
        n.at());
  }

  private static OrderId id(String number) {
    return new OrderId("kiwoom", StreamTold.TODAY, "", number);
  }

  private static Instant at(String time) {
    return MarketTime.instant(StreamTold.TODAY, LocalTime.parse(time));
  }
}
