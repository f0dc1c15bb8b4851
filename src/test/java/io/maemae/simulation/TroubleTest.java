package io.maemae.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.maemae.market.Price;
import io.maemae.market.Quantity;
import io.maemae.order.ClientOrderId;
import io.maemae.order.ExecutionNotice;
import io.maemae.order.OrderId;
import io.maemae.order.OrderRow;
import io.maemae.order.Reading;
import io.maemae.order.RequestKind;
import io.maemae.order.SubmitResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What each trouble is, seen from the desk: it alone, and always. */
class TroubleTest {
  private static final long LONG = 60_000;

  private static Rig with(Trouble trouble) {
    return new Rig(1, Habits.KIS, Chaos.NONE.with(trouble, 1000));
  }

  @ParameterizedTest
  @EnumSource(
      value = Trouble.class,
      names = {"REQUEST_LOST", "REQUEST_CUT", "THROTTLED"})
  void whatWasNotTakenAndNobodyCanTell(Trouble trouble) {
    Rig rig = with(trouble);
    ClientOrderId id = rig.buy(10, 70_000);
    rig.pass(LONG);

    assertInstanceOf(SubmitResult.Unknown.class, rig.answers.get(id).get(0));
    assertEquals(List.of(), rig.broker.taken());
    assertEquals(1, rig.broker.asked().size());
  }

  @ParameterizedTest
  @EnumSource(
      value = Trouble.class,
      names = {"REQUEST_LATE", "ANSWER_LOST", "ANSWER_LATE", "ANSWER_BROKEN"})
  void whatWasTakenAndNobodyCanTell(Trouble trouble) {
    Rig rig = with(trouble);
    ClientOrderId id = rig.buy(10, 70_000);
    rig.pass(LONG);

    assertInstanceOf(SubmitResult.Unknown.class, rig.answers.get(id).get(0));
    assertEquals(Optional.of(id), rig.broker.taken().get(0).request());
    assertEquals(10, rig.broker.open().get(0).open().units());
  }

  @Test
  void aLateRequestIsNotThereWhenItIsGivenUp() {
    Rig rig = with(Trouble.REQUEST_LATE);
    ClientOrderId id = rig.buy(10, 70_000);
    rig.pass(SimulatedBroker.DEADLINE.toMillis());

    assertEquals(1, rig.answers.get(id).size());
    assertEquals(List.of(), rig.broker.taken());
  }

  @Test
  void notSentAndRefusedLeaveNothing() {
    Rig notSent = with(Trouble.NOT_SENT);
    ClientOrderId one = notSent.buy(10, 70_000);
    notSent.pass(LONG);
    Rig refused = with(Trouble.REFUSED);
    ClientOrderId other = refused.buy(10, 70_000);
    refused.pass(LONG);

    assertInstanceOf(SubmitResult.NotSent.class, notSent.answers.get(one).get(0));
    assertEquals(List.of(), notSent.broker.taken());
    assertInstanceOf(SubmitResult.Rejected.class, refused.answers.get(other).get(0));
    assertEquals(List.of(), refused.broker.taken());
  }

  @ParameterizedTest
  @EnumSource(
      value = Trouble.class,
      names = {"REQUEST_SLOW", "ANSWER_SLOW"})
  void slowIsWithinTheDeadline(Trouble trouble) {
    Rig rig = with(trouble);
    ClientOrderId id = rig.buy(10, 70_000);
    rig.pass(250);
    assertEquals(0, rig.answers.get(id).size());
    rig.pass(LONG);

    assertTrue(rig.number(id).isPresent());
  }

  @Test
  void noticesMayBeBeforeTheAnswer() {
    Rig rig = with(Trouble.NOTICES_FIRST);
    rig.buy(10, 70_000);
    rig.pass(LONG);

    assertEquals(List.of("up", "NEW", "Accepted"), rig.heard);
  }

  @Test
  void noticesMayBeLostOrDoubledOrLateOrOvertaken() {
    Rig lost = with(Trouble.NOTICE_LOST);
    Rig doubled = with(Trouble.NOTICE_DOUBLED);
    Rig late = with(Trouble.NOTICE_LATE);
    for (Rig rig : List.of(lost, doubled, late)) {
      rig.resting();
      rig.trade(70_000);
      rig.pass(450);
    }
    assertEquals(List.of(), late.notices);
    late.pass(LONG);

    assertEquals(List.of(), lost.notices);
    assertEquals(List.of("NEW 10", "NEW 10", "FILLED 10", "FILLED 10"), doubled.told());
    assertEquals(List.of("NEW 10", "FILLED 10"), late.told());
  }

  @Test
  void anOvertakenNoticeComesAfterLaterOnes() {
    boolean overtaken = false;
    for (long seed = 0; seed < 20; seed++) {
      Rig rig = new Rig(seed, Habits.KIS, Chaos.NONE.with(Trouble.NOTICE_OVERTAKEN, 500));
      rig.resting();
      rig.trade(70_000);
      rig.pass(LONG);
      overtaken |= rig.told().equals(List.of("FILLED 10", "NEW 10"));
    }
    assertTrue(overtaken);
  }

  @Test
  void aBrokenStreamTellsNothingAndThenWhatIsNewOrOnceMore() {
    Rig rig =
        new Rig(
            1,
            Habits.KIS,
            Chaos.NONE.with(Trouble.STREAM_CUT, 1000).with(Trouble.NOTICES_AGAIN, 1000));
    rig.resting();
    rig.trade(70_000);
    rig.pass(400);
    assertEquals(List.of("up", "NEW", "Accepted", "down"), sorted(rig.heard));
    rig.pass(2 * LONG);

    assertEquals(List.of("up", "NEW", "Accepted", "down", "up", "NEW"), sorted(rig.heard));
    assertEquals(1, rig.broker.fills().size());
  }

  /** The answer and the notice of the order come in either order. */
  private static List<String> sorted(List<String> heard) {
    List<String> sorted = new ArrayList<>(heard);
    if (sorted.indexOf("Accepted") < sorted.indexOf("NEW")) {
      sorted.set(1, "NEW");
      sorted.set(2, "Accepted");
    }
    return sorted;
  }

  @Test
  void readingsMayFailOrBeSlowOrFromBeforeTheNewestOrder() {
    Rig fails = with(Trouble.READING_FAILS);
    assertInstanceOf(Reading.Unreadable.class, fails.list(LONG));
    Rig slow = with(Trouble.READING_SLOW);
    List<Reading<List<OrderRow>>> readings = new ArrayList<>();
    slow.broker.orders(Rig.DAY, readings::add);
    slow.pass(500);
    assertEquals(List.of(), readings);
    slow.pass(LONG);
    assertEquals(1, readings.size());

    Rig before = with(Trouble.READING_BEFORE_NEWEST);
    before.resting();
    assertEquals(List.of(), before.rows());
    before.pass(3_000);
    assertEquals(1, before.rows().size());
  }

  @Test
  void readingsLagByNoMoreThanTheSettleTime() {
    boolean lagged = false;
    for (long seed = 0; seed < 20; seed++) {
      Rig rig = new Rig(seed, Habits.KIS, Chaos.NONE.with(Trouble.READING_LAGS, 1000));
      rig.resting();
      lagged |= rig.rows().isEmpty();
      rig.pass(3_000);
      assertEquals(1, rig.rows().size());
    }
    assertTrue(lagged);
  }

  @Test
  void fillsMayBePartialOrEqualOrQueuedBehind() {
    Rig partial = with(Trouble.PARTIAL_FILL);
    Rig equal = with(Trouble.EQUAL_FILLS);
    Rig behind = with(Trouble.QUEUED_BEHIND);
    for (Rig rig : List.of(partial, equal, behind)) {
      rig.resting();
      rig.trade(70_000);
      rig.pass(500);
    }
    assertTrue(partial.broker.open().get(0).filled().units() > 0);
    assertEquals(equal.notices.get(1), equal.notices.get(2));
    assertEquals(5, equal.notices.get(1).last().units());
    assertEquals(List.of(), behind.broker.fills());

    behind.trade(69_900);
    assertEquals(Price.ofWon(70_000), behind.broker.fills().get(0).price());
  }

  @Test
  void sharesMayTradeBeforeACancelIsDone() {
    Rig rig = with(Trouble.FILLED_FIRST);
    rig.cancel(rig.resting(), 0, true);
    rig.pass(500);

    assertEquals(List.of("NEW 10", "FILLED 10", "REJECTED 0"), rig.told());
    assertTrue(rig.rows().get(1).rejection().isPresent());
  }

  @Test
  void whatWasAcceptedMayBeRejectedLater() {
    Rig rig = with(Trouble.REJECTED_LATER);
    ClientOrderId id = rig.buy(10, 70_000);
    rig.pass(1_000);

    assertTrue(rig.number(id).isPresent());
    assertEquals(List.of("REJECTED 0"), rig.told());
    OrderRow row = rig.rows().get(0);
    assertTrue(row.ended() && row.rejection().isPresent() && row.filled().isZero());
  }

  @Test
  void theOwnerOrdersAndCancelsElsewhere() {
    Rig orders = with(Trouble.OWNER_ORDERS);
    orders.trade(70_000);
    Rig cancels = with(Trouble.OWNER_CANCELS);
    OrderId id = cancels.resting();
    cancels.trade(70_500);
    cancels.pass(500);

    assertEquals(Optional.empty(), orders.broker.taken().get(0).request());
    assertEquals(List.of("NEW 10", "CANCELED 10"), cancels.told());
    assertEquals(Optional.empty(), cancels.broker.taken().get(1).request());
    assertEquals(Optional.of(id.anywhere()), cancels.notices.get(1).parent());
  }

  @Test
  void theOwnerModifiesElsewhere() {
    Rig rig = with(Trouble.OWNER_MODIFIES);
    OrderId id = rig.resting();
    rig.trade(73_000);
    rig.pass(500);

    Taken taken = rig.broker.taken().get(1);
    assertEquals(RequestKind.MODIFY, taken.kind());
    assertEquals(Optional.empty(), taken.request());
    assertEquals(ExecutionNotice.Kind.REPLACED, rig.notices.get(1).kind());
    assertEquals(Optional.of(id.anywhere()), rig.notices.get(1).parent());
    OrderRow moved = rig.rows().get(1);
    assertEquals(moved.quantity(), rig.rows().get(0).canceled());
    assertTrue(moved.limit().orElseThrow().isAbove(Price.ofWon(70_000)));
  }

  @Test
  void theOwnerModifiesAPartElsewhere() {
    Rig rig = new Rig(1, Habits.KIWOOM, Chaos.NONE.with(Trouble.OWNER_MODIFIES, 1000));
    rig.resting();
    for (int i = 0; i < 10; i++) {
      rig.trade(73_000);
      rig.pass(500);
    }

    List<OrderRow> moved =
        rig.broker.rows().stream().filter(r -> r.kind() == RequestKind.MODIFY).toList();
    long shares =
        rig.broker.rows().stream().mapToLong(r -> r.filled().units() + r.open().units()).sum();
    assertTrue(moved.stream().anyMatch(r -> r.quantity().compareTo(Quantity.of(10)) < 0));
    assertEquals(10, shares);
  }

  @Test
  void theOwnerPlacesElsewhereWhatHadNoAnswer() {
    Rig rig =
        new Rig(
            1,
            Habits.KIS,
            Chaos.NONE.with(Trouble.OWNER_REPEATS, 1000).with(Trouble.ANSWER_LOST, 1000));
    ClientOrderId id = rig.buy(10, 69_000);
    rig.pass(500);
    rig.trade(70_000);
    assertEquals(1, rig.broker.taken().size());
    rig.pass(SimulatedBroker.DEADLINE.toMillis());
    rig.trade(70_000);

    List<Optional<ClientOrderId>> requests =
        rig.broker.taken().stream().map(Taken::request).toList();
    assertEquals(List.of(Optional.of(id), Optional.empty()), requests);
    assertEquals(Optional.of(rig.broker.taken().get(0).id()), rig.broker.number(id));
  }

  @Test
  void settlingBringsAtOnceWhatWasUnderWay() {
    Rig rig =
        new Rig(
            1,
            Habits.KIS,
            Chaos.NONE.with(Trouble.REQUEST_LATE, 1000).with(Trouble.NOTICE_LATE, 1000));
    ClientOrderId id = rig.buy(10, 70_000);
    rig.pass(1_000);
    assertEquals(List.of("up"), rig.heard);

    rig.broker.settle();
    rig.pass(0);

    assertEquals(List.of("up", "NEW", "Accepted"), rig.heard);
    assertTrue(rig.number(id).isPresent());
    rig.pass(LONG);
    assertEquals(1, rig.answers.get(id).size());
  }
}
