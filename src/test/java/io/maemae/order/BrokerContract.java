package io.maemae.order;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.maemae.market.InstrumentKind;
import io.maemae.market.Money;
import io.maemae.market.OrderType;
import io.maemae.market.Price;
import io.maemae.market.Quantity;
import io.maemae.market.Side;
import io.maemae.market.TimeInForce;
import io.maemae.market.TransactionTax;
import io.maemae.market.Venue;
import io.maemae.order.BrokerHarness.Stream;
import io.maemae.order.BrokerHarness.Trouble;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What every broker adapter promises at the ports, whatever goes wrong behind it. An adapter's test
 * extends this and brings a {@link BrokerHarness}.
 */
public abstract class BrokerContract {
  private static final Quantity TEN = Quantity.of(10);
  private static final Duration STEP = Duration.ofMillis(20);

  private BrokerHarness broker;
  private long lastId;

  /** A fresh broker with its adapter. */
  protected abstract BrokerHarness harness() throws Exception;

  @BeforeEach
  void setUp() throws Exception {
    broker = harness();
  }

  @AfterEach
  void tearDown() {
    broker.close();
  }

  // Taking orders.

  @Test
  void anAcceptedOrderIsNumberedToldAndListed() {
    OrderId id = accepted(submit(buy(10)));
    settle();

    assertEquals(broker.today(), id.tradingDate());
    assertFalse(id.number().isBlank());
    assertEquals(List.of("NEW"), told(id));
    assertEquals(List.of("NEW BUY 10@0 filled 0 canceled 0 open 10"), listed());
    OrderRow row = rows().get(0);
    assertEquals(id, row.id());
    assertEquals(Optional.empty(), row.parent());
    assertEquals(broker.symbol(), row.symbol());
    assertEquals(OrderType.LIMIT, row.type());
    assertEquals(TimeInForce.DAY, row.timeInForce());
    assertEquals(Venue.KRX, row.venue());
    assertEquals(Optional.empty(), row.rejection());
  }

  @Test
  void aRefusalCarriesTheBrokersWordsAndLeavesNothing() {
    SubmitResult result = submit(buy(1_000_000));
    settle();

    String words = assertInstanceOf(SubmitResult.Rejected.class, result).brokerText();
    assertTrue(words.contains(broker.wordsForTooLittleCash()), words);
    assertEquals(List.of(), listed());
    assertEquals(List.of(), broker.notices());
  }

  @Test
  void anOrderCanBeRejectedAfterItWasAccepted() {
    broker.refuseAtOnceOrders();

    OrderId id = accepted(submit(order(Side.BUY, 10, 0, TimeInForce.IOC)));
    settle();

    assertEquals(List.of("REJECTED"), told(id));
    String words = broker.notices().get(0).text();
    assertTrue(words.contains(broker.wordsForRefusedAtOnceOrder()), words);
    assertEquals(List.of("NEW BUY 10@0 filled 0 canceled 0 open 0 ended rejected"), listed());
  }

  @Test
  void aMarketOrderTradesWithTheBook() {
    broker.othersSell(TEN, at(1));

    OrderId id = accepted(submit(request(OrderType.MARKET, Optional.empty())));
    settle();

    assertEquals(List.of("NEW", "FILLED 10@1"), told(id));
    assertEquals(List.of("NEW BUY 10@market filled 10 canceled 0 open 0 ended"), listed());
    assertEquals(Optional.of(at(1).times(TEN)), rows().get(0).filledAmount());
  }

  @Test
  void aBestPriceBuyRestsAtTheBestAskItMet() {
    broker.othersSell(Quantity.of(4), at(1));
    broker.othersSell(TEN, at(2));

    OrderId id = accepted(submit(request(OrderType.BEST, Optional.empty())));
    settle();
    assertEquals(List.of("NEW", "FILLED 4@1"), told(id));
    OrderRow row = rows().get(0);
    assertEquals(OrderType.BEST, row.type());
    assertEquals(at(1), row.limit().orElse(at(1)));
    assertEquals(Quantity.of(6), row.open());

    broker.othersSell(Quantity.of(6), at(1));
    settle();
    assertEquals(List.of("NEW", "FILLED 4@1", "FILLED 6@1"), told(id));
  }

  @Test
  void aBestPriceOrderThatMeetsNobodyIsRefused() {
    SubmitResult result = submit(request(OrderType.BEST, Optional.empty()));
    settle();

    assertRefusedAtOnceOrLater(result);
    assertEquals(0, rows().stream().mapToLong(r -> r.open().units()).sum());
  }

  @Test
  void aConditionalLimitRestsLikeALimit() {
    OrderId id = accepted(submit(request(OrderType.CONDITIONAL, Optional.of(broker.price()))));
    settle();
    assertEquals(List.of("NEW BUY 10@0 filled 0 canceled 0 open 10"), listed());
    assertEquals(OrderType.CONDITIONAL, rows().get(0).type());

    broker.othersSell(Quantity.of(4), broker.price());
    settle();
    assertEquals(List.of("NEW", "FILLED 4@0"), told(id));
    assertEquals(List.of("NEW BUY 10@0 filled 4 canceled 0 open 6"), listed());
  }

  @Test
  void theRestOfAnImmediateOrderIsCanceledByTheExchange() {
    broker.othersSell(Quantity.of(3), broker.price());

    OrderId id = accepted(submit(order(Side.BUY, 10, 0, TimeInForce.IOC)));
    settle();

    List<String> told = new ArrayList<>(List.of("NEW", "FILLED 3@0"));
    if (broker.tellsDroppedRest()) {
      told.add("CANCELED 7");
    }
    assertEquals(told, told(id));
    assertEquals(List.of("NEW BUY 10@0 filled 3 canceled 7 open 0 ended"), listed());
  }

  @Test
  void whatIsOpenAtTheCloseExpires() {
    OrderId id = accepted(submit(buy(10)));
    settle();
    broker.othersSell(Quantity.of(4), broker.price());
    broker.closeMarket();
    settle();

    List<String> told = new ArrayList<>(List.of("NEW", "FILLED 4@0"));
    if (broker.tellsExpiry()) {
      told.add("EXPIRED 6");
    }
    assertEquals(told, told(id));
    OrderRow row = rows().get(0);
    assertEquals(Quantity.of(4), row.filled());
    assertTrue(row.ended());
    assertEquals(Quantity.ZERO, row.open());
  }

  // Answers that do not come.

  @Test
  void aLostAnswerIsUnknownAndTheListHasTheOrderOnce() {
    broker.next(Trouble.ANSWER_LOST);

    assertInstanceOf(SubmitResult.Unknown.class, submit(buy(10)));
    settle();

    assertEquals(List.of("NEW BUY 10@0 filled 0 canceled 0 open 10"), listed());
  }

  @Test
  void anAnswerAfterTheDeadlineIsUnknownAndNotAnsweredAgain() {
    broker.next(Trouble.ANSWER_LATE);
    Queue<SubmitResult> answers = new ConcurrentLinkedQueue<>();

    broker.gateway().submit(buy(10), answers::add);
    broker.advance(broker.deadline().multipliedBy(2));
    settle();

    assertEquals(1, answers.size());
    assertInstanceOf(SubmitResult.Unknown.class, answers.peek());
    assertEquals(List.of("NEW BUY 10@0 filled 0 canceled 0 open 10"), listed());
  }

  @Test
  void aLostRequestIsUnknownAndTheListNeverHasIt() {
    broker.next(Trouble.REQUEST_LOST);

    assertInstanceOf(SubmitResult.Unknown.class, submit(buy(10)));
    settle();

    assertEquals(List.of(), listed());
    settle();
    assertEquals(List.of(), listed());
    assertEquals(List.of(), broker.notices());
  }

  @Test
  void whatCouldNotBeSentIsSaidToBe() {
    broker.next(Trouble.NOT_SENT);

    assertInstanceOf(SubmitResult.NotSent.class, submit(buy(10)));
    settle();

    assertEquals(List.of(), listed());
  }

  @Test
  void aLostAnswerToACancelIsUnknownAndTheChainTells() {
    OrderId id = accepted(submit(buy(10)));
    settle();
    broker.next(Trouble.ANSWER_LOST);

    assertInstanceOf(SubmitResult.Unknown.class, cancelWhole(id));
    settle();

    assertEquals("NEW BUY 10@0 filled 0 canceled 10 open 0 ended", listed().get(0));
  }

  @Test
  void noticesMayComeBeforeTheAnswer() {
    broker.othersSell(TEN, broker.price());
    broker.next(Trouble.NOTICES_FIRST);
    List<Integer> noticesAtAnswer = new ArrayList<>();

    SubmitResult result =
        await(
            answer ->
                broker
                    .gateway()
                    .submit(
                        buy(10),
                        r -> {
                          noticesAtAnswer.add(broker.notices().size());
                          answer.accept(r);
                        }));

    assertEquals(List.of(2), noticesAtAnswer);
    assertEquals(List.of("NEW", "FILLED 10@0"), told(accepted(result)));
  }

  // A stream that cannot be relied on.

  @Test
  void theListTellsWhatLostNoticesDidNot() {
    broker.stream(Stream.LOST);
    fillInThreeParts(accepted(submit(buy(10))));

    assertEquals(List.of(), broker.notices());
    assertEquals(List.of("NEW BUY 10@0 filled 10 canceled 0 open 0 ended"), listed());
  }

  @Test
  void delayedNoticesComeAfterTheListHasTold() {
    OrderId id = accepted(submit(buy(10)));
    settle();
    broker.stream(Stream.DELAYED);
    fillInThreeParts(id);

    assertEquals(List.of("NEW"), told(id));
    assertEquals(List.of("NEW BUY 10@0 filled 10 canceled 0 open 0 ended"), listed());
    broker.advance(broker.settleTime().multipliedBy(3));
    assertEquals(List.of("NEW", "FILLED 3@0", "FILLED 3@0", "FILLED 4@0"), told(id));
    assertCountersMatchTheList(id);
  }

  @Test
  void doubledNoticesDoNotRaiseTheirCounters() {
    broker.stream(Stream.DOUBLED);
    OrderId id = accepted(submit(buy(10)));
    fillInThreeParts(id);

    // An adapter that can tell that it is the same one need not tell it again.
    assertEquals(List.of("NEW", "FILLED 3@0", "FILLED 4@0"), told(id).stream().distinct().toList());
    assertCountersMatchTheList(id);
  }

  @Test
  void reorderedNoticesDoNotChangeTheirCounters() {
    OrderId id = accepted(submit(buy(10)));
    settle();
    broker.stream(Stream.REORDERED);
    fillInThreeParts(id);

    assertEquals(4, told(id).size());
    assertCountersMatchTheList(id);
  }

  private void fillInThreeParts(OrderId id) {
    settle();
    broker.othersSell(Quantity.of(3), broker.price());
    broker.othersSell(Quantity.of(3), broker.price());
    broker.othersSell(Quantity.of(4), broker.price());
    settle();
    assertEquals(1, rows().stream().filter(r -> r.id().equals(id)).count());
  }

  private void assertCountersMatchTheList(OrderId id) {
    OrderRow row = rows().get(0);
    assertEquals(TEN, row.filled());
    row.filledAmount().ifPresent(a -> assertEquals(broker.price().times(TEN), a));
    for (ExecutionNotice notice : broker.notices()) {
      if (notice.kind() == ExecutionNotice.Kind.FILLED && notice.cumulative().isPresent()) {
        Quantity filled = notice.cumulative().get();
        assertTrue(List.of(3L, 6L, 10L).contains(filled.units()), notice.toString());
        notice.cumulativeAmount().ifPresent(a -> assertEquals(broker.price().times(filled), a));
      }
    }
    assertTrue(
        broker.notices().stream().allMatch(n -> n.id().isSame(id) && n.ordered().equals(TEN)));
  }

  // Modify and cancel.

  @Test
  void aModifyGoesOnUnderANumberOfItsOwnAndTheChainAddsUp() {
    OrderId first = accepted(submit(buy(10)));
    settle();
    broker.othersSell(Quantity.of(3), broker.price());
    settle();

    OrderId second = accepted(modify(first, 7, at(1)));
    settle();
    broker.othersSell(Quantity.of(2), at(1));
    settle();
    OrderId third = accepted(cancelWhole(second));
    settle();

    assertEquals(3, new HashSet<>(List.of(first, second, third)).size());
    assertEquals(List.of("NEW", "FILLED 3@0"), told(first));
    assertEquals(List.of("REPLACED 7@1 from " + first.number(), "FILLED 2@1"), told(second));
    assertEquals(List.of("CANCELED 5 from " + second.number()), told(third));
    assertEquals(
        List.of(
            "NEW BUY 10@0 filled 3 canceled 7 open 0 ended",
            "MODIFY of " + first.number() + " BUY 7@1 filled 2 canceled 5 open 0 ended",
            "CANCEL of " + second.number() + " 5 canceled 5"),
        listed());
  }

  @Test
  void aModifiedNumberCannotBeChangedAgain() {
    OrderId first = accepted(submit(buy(10)));
    settle();
    OrderId second = accepted(modify(first, 10, at(1)));
    settle();

    assertInstanceOf(SubmitResult.Rejected.class, cancelWhole(first));
    OrderId third = accepted(modify(second, 10, at(2)));
    settle();

    assertEquals(
        List.of(
            "NEW BUY 10@0 filled 0 canceled 10 open 0 ended",
            "MODIFY of " + first.number() + " BUY 10@1 filled 0 canceled 10 open 0 ended",
            "MODIFY of " + second.number() + " BUY 10@2 filled 0 canceled 0 open 10"),
        listed());
    assertNotEquals(second, third);
  }

  @Test
  void aPartialCancelLeavesTheRestOpen() {
    OrderId id = accepted(submit(buy(10)));
    settle();

    OrderId cancel = accepted(cancel(id, 4));
    settle();
    broker.othersSell(Quantity.of(6), broker.price());
    settle();

    assertEquals(List.of("CANCELED 4 from " + id.number()), told(cancel));
    assertEquals(List.of("NEW", "FILLED 6@0"), told(id));
    assertEquals(
        List.of(
            "NEW BUY 10@0 filled 6 canceled 4 open 0 ended",
            "CANCEL of " + id.number() + " 4 canceled 4"),
        listed());
  }

  @Test
  void aWholeCancelTakesBackAllThatIsOpen() {
    OrderId id = accepted(submit(buy(10)));
    settle();

    OrderId cancel = accepted(cancelWhole(id));
    settle();

    assertEquals(List.of("CANCELED 10 from " + id.number()), told(cancel));
    assertEquals(
        List.of(
            "NEW BUY 10@0 filled 0 canceled 10 open 0 ended",
            "CANCEL of " + id.number() + " 10 canceled 10"),
        listed());
  }

  @Test
  void aCancelThatComesAfterTheFillIsRefused() {
    OrderId id = accepted(submit(buy(10)));
    settle();
    broker.othersSellBeforeNextChange(TEN, broker.price());

    SubmitResult result = cancelWhole(id);
    settle();

    assertRefusedAtOnceOrLater(result);
    assertEquals("NEW BUY 10@0 filled 10 canceled 0 open 0 ended", listed().get(0));
  }

  @Test
  void aCancelThatComesAfterAPartialFillTakesTheRest() {
    OrderId id = accepted(submit(buy(10)));
    settle();
    broker.othersSellBeforeNextChange(Quantity.of(6), broker.price());

    OrderId cancel = accepted(cancelWhole(id));
    settle();

    assertEquals(List.of("CANCELED 4 from " + id.number()), told(cancel));
    assertEquals("NEW BUY 10@0 filled 6 canceled 4 open 0 ended", listed().get(0));
  }

  @Test
  void aModifyThatComesAfterTheFillIsRefused() {
    OrderId id = accepted(submit(buy(10)));
    settle();
    broker.othersSellBeforeNextChange(TEN, broker.price());

    SubmitResult result = modify(id, 10, at(1));
    settle();

    assertRefusedAtOnceOrLater(result);
    assertEquals("NEW BUY 10@0 filled 10 canceled 0 open 0 ended", listed().get(0));
    assertEquals(0, rows().stream().mapToLong(r -> r.open().units()).sum());
  }

  private void assertRefusedAtOnceOrLater(SubmitResult result) {
    String words =
        result.fold(
            accepted ->
                broker.notices().stream()
                    .filter(n -> n.kind() == ExecutionNotice.Kind.REJECTED)
                    .filter(n -> n.id().isSame(accepted.id()))
                    .findFirst()
                    .orElseThrow()
                    .text(),
            SubmitResult.Rejected::brokerText,
            SubmitResult.NotSent::why,
            SubmitResult.Unknown::why);
    assertFalse(result instanceof SubmitResult.NotSent, words);
    assertFalse(result instanceof SubmitResult.Unknown, words);
    assertFalse(words.isBlank());
  }

  // Reading.

  @Test
  void allPagesOfTheListAreRead() {
    List<OrderId> ids = twentyFiveOrders();

    assertEquals(ids, rows().stream().map(OrderRow::id).toList());
  }

  @Test
  void aPageThatCannotBeReadIsNoShortList() {
    twentyFiveOrders();
    broker.failSecondPage();

    assertInstanceOf(Reading.Unreadable.class, read());
  }

  private List<OrderId> twentyFiveOrders() {
    List<OrderId> ids = new ArrayList<>();
    for (int i = 0; i < 25; i++) {
      ids.add(accepted(submit(buy(1))));
    }
    settle();
    return ids;
  }

  @Test
  void aListThatLagsShowsTheOrderLater() {
    Duration lag = broker.deadline().plus(broker.settleTime());
    broker.holdReadings(lag);
    accepted(submit(buy(10)));
    settle();

    assertEquals(List.of(), listed());
    broker.advance(lag);
    assertEquals(List.of("NEW BUY 10@0 filled 0 canceled 0 open 10"), listed());
  }

  @Test
  void anotherDayHasAListOfItsOwn() {
    accepted(submit(buy(10)));
    settle();

    Reading<List<OrderRow>> reading =
        await(a -> broker.source().orders(broker.today().minusDays(7), a));

    assertEquals(List.of(), assertInstanceOf(Reading.Complete.class, reading).value());
  }

  // Cash and shares.

  @Test
  void buyingPowerFallsWithOpenBuysAndComesBack() {
    Money before = balance().orderable();
    Money amount = broker.price().times(TEN);

    OrderId id = accepted(submit(buy(10)));
    settle();
    Money during = balance().orderable();
    accepted(cancelWhole(id));
    settle();

    assertEquals(before.minus(amount).minus(broker.fees().commission(amount)), during);
    assertEquals(before, balance().orderable());
  }

  @Test
  void whatMayBeBoughtIsTakenAndAShareMoreIsNot() {
    accepted(submit(buy(10)));
    settle();
    Reading<Buyable> reading =
        await(answer -> broker.source().buyable(broker.symbol(), broker.price(), answer));
    Buyable buyable = (Buyable) assertInstanceOf(Reading.Complete.class, reading).value();

    assertTrue(buyable.amount().compareTo(balance().orderable()) <= 0, buyable::toString);
    long shares = buyable.quantity().units();
    assertInstanceOf(SubmitResult.Rejected.class, submit(buy(shares + 1)));
    accepted(submit(buy(shares)));
  }

  @Test
  void sellableSharesFallWithOpenSells() {
    hold(10);

    OrderId id = accepted(submit(order(Side.SELL, 4, 1, TimeInForce.DAY)));
    settle();
    Balance during = balance();
    accepted(cancelWhole(id));
    settle();

    Money cost = broker.price().times(TEN);
    assertEquals(
        List.of(new Balance.Holding(broker.symbol(), TEN, Quantity.of(6), cost)),
        during.holdings());
    assertEquals(
        List.of(new Balance.Holding(broker.symbol(), TEN, TEN, cost)), balance().holdings());
  }

  @Test
  void moreSharesThanHeldCannotBeSold() {
    hold(10);

    assertInstanceOf(SubmitResult.Rejected.class, submit(order(Side.SELL, 11, 1, TimeInForce.DAY)));
  }

  @Test
  void cashIsRightToTheWonAfterBuyingAndSelling() {
    Balance before = balance();
    hold(10);
    Money bought = broker.price().times(TEN);
    Money afterBuy = before.settledDeposit().minus(bought).minus(broker.fees().commission(bought));

    assertEquals(afterBuy, balance().settledDeposit());
    assertEquals(before.deposit(), balance().deposit());
    assertEquals(afterBuy, balance().orderable());

    accepted(submit(order(Side.SELL, 4, 1, TimeInForce.DAY)));
    settle();
    broker.othersBuy(Quantity.of(4), at(1));
    settle();
    Money sold = at(1).times(Quantity.of(4));
    Money tax = TransactionTax.onSale(InstrumentKind.STOCK, broker.today(), sold);

    assertEquals(
        afterBuy.plus(sold).minus(broker.fees().commission(sold)).minus(tax),
        balance().settledDeposit());
    assertEquals(
        List.of(
            new Balance.Holding(
                broker.symbol(),
                Quantity.of(6),
                Quantity.of(6),
                broker.price().times(Quantity.of(6)))),
        balance().holdings());
  }

  private void hold(long units) {
    accepted(submit(buy(units)));
    settle();
    broker.othersSell(Quantity.of(units), broker.price());
    settle();
  }

  // Asking.

  private OrderRequest buy(long units) {
    return order(Side.BUY, units, 0, TimeInForce.DAY);
  }

  private OrderRequest order(Side side, long units, int ticksAbove, TimeInForce timeInForce) {
    return new OrderRequest(
        nextId(),
        broker.symbol(),
        side,
        Quantity.of(units),
        OrderType.LIMIT,
        Optional.of(at(ticksAbove)),
        timeInForce,
        Venue.KRX);
  }

  /** A buy of ten shares. */
  private OrderRequest request(OrderType type, Optional<Price> limit) {
    return new OrderRequest(
        nextId(), broker.symbol(), Side.BUY, TEN, type, limit, TimeInForce.DAY, Venue.KRX);
  }

  private ClientOrderId nextId() {
    return new ClientOrderId(++lastId);
  }

  private Price at(int ticksAbove) {
    return new Price(broker.price().tenThousandths() + ticksAbove * broker.tick().tenThousandths());
  }

  private SubmitResult submit(OrderRequest request) {
    return await(answer -> broker.gateway().submit(request, answer));
  }

  private SubmitResult modify(OrderId target, long units, Price limit) {
    ModifyRequest request =
        new ModifyRequest(
            nextId(),
            target,
            broker.symbol(),
            Quantity.of(units),
            limit,
            OrderType.LIMIT,
            TimeInForce.DAY,
            Venue.KRX);
    return await(answer -> broker.gateway().modify(request, answer));
  }

  private SubmitResult cancelWhole(OrderId target) {
    return cancel(target, TEN, true);
  }

  private SubmitResult cancel(OrderId target, long units) {
    return cancel(target, Quantity.of(units), false);
  }

  private SubmitResult cancel(OrderId target, Quantity quantity, boolean whole) {
    CancelRequest request =
        new CancelRequest(
            nextId(),
            target,
            broker.symbol(),
            quantity,
            whole,
            OrderType.LIMIT,
            TimeInForce.DAY,
            Venue.KRX);
    return await(answer -> broker.gateway().cancel(request, answer));
  }

  private static OrderId accepted(SubmitResult result) {
    return assertInstanceOf(SubmitResult.Accepted.class, result).id();
  }

  private Reading<List<OrderRow>> read() {
    return await(answer -> broker.source().orders(broker.today(), answer));
  }

  @SuppressWarnings("unchecked")
  private List<OrderRow> rows() {
    return (List<OrderRow>) assertInstanceOf(Reading.Complete.class, read()).value();
  }

  private Balance balance() {
    Reading<Balance> reading = await(answer -> broker.source().balance(answer));
    return (Balance) assertInstanceOf(Reading.Complete.class, reading).value();
  }

  /** Waits for the one answer. */
  private <T> T await(Consumer<Consumer<T>> ask) {
    Queue<T> answers = new ConcurrentLinkedQueue<>();
    ask.accept(answers::add);
    Duration left = broker.deadline().multipliedBy(10);
    while (answers.isEmpty() && !left.isNegative()) {
      broker.advance(STEP);
      left = left.minus(STEP);
    }
    assertEquals(1, answers.size(), "answers");
    return answers.remove();
  }

  private void settle() {
    broker.advance(broker.settleTime());
  }

  // Telling, in short: prices in ticks above the broker's price.

  private List<String> told(OrderId id) {
    return broker.notices().stream().filter(n -> n.id().isSame(id)).map(this::text).toList();
  }

  private String text(ExecutionNotice notice) {
    String price = notice.lastPrice().map(p -> "@" + ticks(p)).orElse("");
    String from = notice.parent().map(p -> " from " + p.number()).orElse("");
    return switch (notice.kind()) {
      case NEW, REJECTED -> notice.kind().name();
      default -> notice.kind() + " " + notice.last() + price + from;
    };
  }

  private List<String> listed() {
    return rows().stream().map(this::text).toList();
  }

  private String text(OrderRow row) {
    String of = row.parent().map(p -> " of " + p.number()).orElse("");
    if (row.kind() == RequestKind.CANCEL) {
      return "CANCEL" + of + " " + row.quantity() + " canceled " + row.canceled();
    }
    return row.kind()
        + of
        + " "
        + row.side()
        + " "
        + row.quantity()
        + "@"
        + row.limit().map(this::ticks).orElse("market")
        + " filled "
        + row.filled()
        + " canceled "
        + row.canceled()
        + " open "
        + row.open()
        + (row.ended() ? " ended" : "")
        + (row.rejection().isPresent() ? " rejected" : "");
  }

  private String ticks(Price price) {
    long above = price.tenThousandths() - broker.price().tenThousandths();
    return Long.toString(above / broker.tick().tenThousandths());
  }
}
