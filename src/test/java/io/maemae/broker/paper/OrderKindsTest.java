package io.maemae.broker.paper;

import static io.maemae.broker.paper.PaperDesk.accepted;
import static io.maemae.broker.paper.PaperDesk.best;
import static io.maemae.broker.paper.PaperDesk.conditional;
import static io.maemae.broker.paper.PaperDesk.limit;
import static io.maemae.broker.paper.PaperDesk.refused;
import static io.maemae.broker.paper.PaperHarness.FRIDAY;
import static io.maemae.broker.paper.PaperHarness.SAMSUNG;
import static io.maemae.broker.paper.PaperHarness.at;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.maemae.market.Bar;
import io.maemae.market.Instruments;
import io.maemae.market.Money;
import io.maemae.market.OrderType;
import io.maemae.market.Price;
import io.maemae.market.Quantity;
import io.maemae.market.Side;
import io.maemae.market.TimeInForce;
import io.maemae.market.Timeframe;
import io.maemae.market.TradingCalendar;
import io.maemae.market.TradingPhase;
import io.maemae.market.Venue;
import io.maemae.order.ExecutionNotice;
import io.maemae.order.OrderId;
import io.maemae.order.OrderRequest;
import io.maemae.order.OrderRow;
import io.maemae.order.SubmitResult;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Best-price (최유리지정가) and conditional limit (조건부지정가) orders at the embedded exchange. */
class OrderKindsTest {
  private static final TradingCalendar CALENDAR = TradingCalendar.krx(Set.of(), Set.of());

  @TempDir Path directory;
  private PaperHarness exchange = new PaperHarness();
  private PaperDesk desk = new PaperDesk(exchange);

  private void startAt(String time, PaperRecords records) {
    exchange = new PaperHarness(at(FRIDAY, time), records);
    desk = new PaperDesk(exchange);
  }

  private void startAt(String time) {
    startAt(time, new MemoryRecords());
  }

  private void until(String time) {
    exchange.advance(Duration.between(exchange.timeline.now(), at(FRIDAY, time)));
  }

  private OrderRow row() {
    return desk.rows().get(desk.rows().size() - 1);
  }

  private Optional<Price> limitOfBest(Side side) {
    desk.place(best(side, 1));
    return row().limit();
  }

  private static Optional<Price> won(long won) {
    return Optional.of(Price.ofWon(won));
  }

  // The best price.

  @Test
  void itIsTheBestOppositePrice() {
    desk.hold(2, 70_000);
    desk.othersBuy(5, 69_800);
    desk.othersBuy(5, 69_700);
    desk.othersSell(5, 70_300);
    desk.othersSell(5, 70_400);

    assertEquals(won(70_300), limitOfBest(Side.BUY));
    assertEquals(won(69_800), limitOfBest(Side.SELL));
  }

  @Test
  void withoutAnOppositeSideItIsATickBetterThanItsOwn() {
    desk.othersBuy(5, 69_800);
    assertEquals(won(69_900), limitOfBest(Side.BUY));

    startAt("10:00");
    desk.hold(1, 70_000);
    desk.othersSell(5, 70_300);
    assertEquals(won(70_200), limitOfBest(Side.SELL));
  }

  @Test
  void itStaysWithinTheDaysLimits() {
    desk.othersBuy(5, 91_000);
    assertEquals(won(91_000), limitOfBest(Side.BUY));

    startAt("10:00");
    desk.hold(1, 70_000);
    desk.othersSell(5, 49_000);
    assertEquals(won(49_000), limitOfBest(Side.SELL));
  }

  @Test
  void inAnEmptyBookItIsTheLastPrice() {
    desk.hold(1, 70_500);

    assertEquals(won(70_500), limitOfBest(Side.SELL));
  }

  @Test
  void withoutABookAndATradeItIsRefused() {
    accepted(desk.send(best(Side.BUY, 1)));
    desk.settle();

    assertEquals(Refusal.NO_BEST_PRICE, desk.lastNotice());
    assertEquals(PaperHarness.ACCOUNT.cash(), desk.balance().orderable());
  }

  @ParameterizedTest
  @CsvSource({"08:30", "15:25"})
  void noAuctionTakesIt(String time) {
    startAt(time);

    accepted(desk.send(best(Side.BUY, 1)));
    desk.settle();

    assertEquals(Refusal.BEST_IN_AUCTION, desk.lastNotice());
  }

  @Test
  void aVolatilityInterruptionDoesNotTakeIt() {
    desk.othersSell(5, 70_300);
    exchange.venue.phase(SAMSUNG, TradingPhase.VOLATILITY_AUCTION);

    accepted(desk.send(best(Side.BUY, 1)));
    desk.settle();

    assertEquals(Refusal.BEST_IN_AUCTION, desk.lastNotice());
  }

  @Test
  void itReservesAtTheUpperLimitUntilItHasALimitOfItsOwn() {
    desk.othersBuy(5, 69_900);
    Money cash = PaperHarness.ACCOUNT.cash();

    accepted(desk.send(best(Side.BUY, 100)));
    assertEquals(cash.minus(Money.ofWon(9_101_365)), desk.balance().orderable());
    desk.settle();

    assertEquals(cash.minus(Money.ofWon(7_001_050)), desk.balance().orderable());
    assertTrue(refused(desk.send(best(Side.BUY, 33))).startsWith("주문가능금액 부족"));
  }

  @Test
  void modifiedItIsALimitOrder() {
    desk.othersBuy(5, 69_900);
    OrderId id = desk.place(best(Side.BUY, 10));

    accepted(desk.sendModify(id, 69_000));
    desk.settle();

    assertEquals(OrderType.LIMIT, row().type());
    assertEquals(won(69_000), row().limit());
    assertEquals(Quantity.of(10), row().open());
  }

  @Test
  void theLimitThatItGotOutlivesTheProcess() {
    try (PaperTablesFile file = new PaperTablesFile(directory)) {
      startAt("10:00", file.tables);
      desk.othersSell(4, 70_200);
      desk.place(best(Side.BUY, 10));
      List<OrderRow> rows = desk.rows();
      Money orderable = desk.balance().orderable();

      startAt("10:05", file.tables);

      assertEquals(rows, desk.rows());
      assertEquals(orderable, desk.balance().orderable());
      desk.othersSell(6, 70_200);
      assertEquals(Quantity.of(10), row().filled());
    }
  }

  // The conditional limit.

  @Test
  void itCannotBeForAtOnce() {
    OrderRequest atOnce =
        PaperDesk.order(SAMSUNG, Side.BUY, 1, OrderType.CONDITIONAL, won(70_000), TimeInForce.IOC);

    assertEquals(Refusal.CONDITIONAL_AT_ONCE, refused(desk.send(atOnce)));
    assertEquals(
        List.of(true, false, true, false),
        List.of(
            exchange.gateway.takes(OrderType.CONDITIONAL, TimeInForce.DAY, Venue.KRX),
            exchange.gateway.takes(OrderType.CONDITIONAL, TimeInForce.IOC, Venue.KRX),
            exchange.gateway.takes(OrderType.BEST, TimeInForce.FOK, Venue.KRX),
            exchange.gateway.takes(OrderType.BEST, TimeInForce.DAY, Venue.NXT)));
  }

  @Test
  void theClosingAuctionDoesNotTakeIt() {
    startAt("15:19:59.999");

    accepted(desk.send(conditional(Side.BUY, 1, 70_000)));
    desk.settle();

    assertEquals(Refusal.CONDITIONAL_AT_CLOSE, desk.lastNotice());
  }

  @Test
  void theOpeningAuctionTakesIt() {
    startAt("08:30");

    desk.place(conditional(Side.BUY, 1, 70_000));

    assertEquals(Quantity.of(1), row().open());
  }

  @Test
  void itReservesAtTheUpperLimitAfterAModifyToo() {
    Money left = PaperHarness.ACCOUNT.cash().minus(Money.ofWon(9_101_365));
    OrderId id = desk.place(conditional(Side.BUY, 100, 60_000));
    assertEquals(left, desk.balance().orderable());

    accepted(desk.sendModify(id, 61_000));
    desk.settle();

    assertEquals(OrderType.CONDITIONAL, row().type());
    assertEquals(left, desk.balance().orderable());
    assertTrue(refused(desk.send(conditional(Side.BUY, 10, 60_000))).startsWith("주문가능금액 부족"));
  }

  @Test
  void itWaitsWithItsLimitUntilTheClosingAuctionAndThenWithout() {
    desk.place(conditional(Side.BUY, 10, 60_000));
    desk.place(limit(Side.BUY, 5, 60_000));

    until("15:19:59");
    assertEquals(Quantity.of(15), exchange.venue.book(SAMSUNG).bids().get(0).quantity());
    until("15:20:00");

    assertEquals(Quantity.of(5), exchange.venue.book(SAMSUNG).bids().get(0).quantity());
    assertEquals(won(60_000), desk.rows().get(0).limit());
    assertEquals(Quantity.of(10), desk.rows().get(0).open());
  }

  @Test
  void aRestartInTheClosingAuctionPutsItBackWithoutItsLimit() {
    try (PaperTablesFile file = new PaperTablesFile(directory)) {
      startAt("15:00", file.tables);
      desk.place(conditional(Side.BUY, 10, 60_000));

      startAt("15:10", file.tables);
      assertEquals(1, exchange.venue.book(SAMSUNG).bids().size());
      until("15:21");
      assertEquals(List.of(), exchange.venue.book(SAMSUNG).bids());

      startAt("15:25", file.tables);
      assertEquals(List.of(), exchange.venue.book(SAMSUNG).bids());
      assertEquals(Quantity.of(10), row().open());
    }
  }

  // At the venues.

  @Test
  void inTheSyntheticMarketItTakesPartInTheCloseAtAnyPrice() {
    ManualTimeline timeline = new ManualTimeline(at(FRIDAY, "15:00"));
    List<ExecutionNotice> notices = new ArrayList<>();
    List<SubmitResult> answers = new ArrayList<>();
    EmbeddedExchange market = EmbeddedExchange.synthetic(setup(timeline), event -> {});
    PaperGateway gateway = market.gateway(PaperHarness.ACCOUNT.name(), notices::add);
    market.start();
    List<OrderRequest> requests =
        List.of(conditional(Side.BUY, 10, 60_000), limit(Side.BUY, 10, 60_000), best(Side.BUY, 10));
    for (OrderRequest request : requests) {
      timeline.runUntil(timeline.now().plusSeconds(60));
      gateway.submit(request, answers::add);
    }
    timeline.runUntil(at(FRIDAY, "15:29:59"));
    OrderId id = accepted(answers.get(0));
    assertEquals(1, told(notices, id).size());

    timeline.runUntil(at(FRIDAY, "15:31"));

    ExecutionNotice fill = told(notices, id).get(1);
    assertEquals(ExecutionNotice.Kind.FILLED, fill.kind());
    assertEquals(Quantity.of(10), fill.last());
    assertTrue(fill.lastPrice().orElseThrow().isAbove(Price.ofWon(60_000)));
    assertEquals(
        List.of(ExecutionNotice.Kind.NEW, ExecutionNotice.Kind.EXPIRED),
        told(notices, accepted(answers.get(1))).stream().map(ExecutionNotice::kind).toList());
    assertEquals(
        ExecutionNotice.Kind.FILLED, told(notices, accepted(answers.get(2))).get(1).kind());
  }

  @Test
  void onATapeBestIsTheLastPriceAndConditionalTakesTheClosingPrint() {
    ManualTimeline timeline = new ManualTimeline(at(FRIDAY, "09:00"));
    List<ExecutionNotice> notices = new ArrayList<>();
    List<SubmitResult> answers = new ArrayList<>();
    List<Bar> bars = List.of(bar("09:10", 70_000), bar("15:30", 70_400));
    EmbeddedExchange market =
        EmbeddedExchange.replay(setup(timeline), Map.of(SAMSUNG, bars), event -> {});
    PaperGateway gateway = market.gateway(PaperHarness.ACCOUNT.name(), notices::add);
    market.start();
    gateway.submit(best(Side.BUY, 1), answers::add);
    timeline.runUntil(at(FRIDAY, "09:20"));
    gateway.submit(best(Side.BUY, 3), answers::add);
    timeline.runUntil(at(FRIDAY, "09:21"));
    gateway.submit(conditional(Side.BUY, 5, 60_000), answers::add);
    timeline.runUntil(at(FRIDAY, "15:31"));

    assertEquals(List.of("REJECTED 0@"), words(told(notices, accepted(answers.get(0)))));
    assertEquals(
        List.of("NEW 0@", "FILLED 3@70000"), words(told(notices, accepted(answers.get(1)))));
    assertEquals(
        List.of("NEW 0@", "FILLED 5@70400"), words(told(notices, accepted(answers.get(2)))));
  }

  private static EmbeddedExchange.Setup setup(ManualTimeline timeline) {
    return new EmbeddedExchange.Setup(
        timeline,
        CALENDAR,
        Instruments.wellKnown(),
        Optional.empty(),
        7,
        List.of(PaperHarness.ACCOUNT));
  }

  private static Bar bar(String start, long won) {
    Price price = Price.ofWon(won);
    return new Bar(
        SAMSUNG,
        Timeframe.M1,
        at(FRIDAY, start),
        price,
        price,
        price,
        price,
        Quantity.of(400),
        true);
  }

  private static List<ExecutionNotice> told(List<ExecutionNotice> notices, OrderId id) {
    return notices.stream().filter(n -> n.id().equals(id)).toList();
  }

  private static List<String> words(List<ExecutionNotice> notices) {
    return notices.stream()
        .map(n -> n.kind() + " " + n.last() + "@" + n.lastPrice().map(Price::toString).orElse(""))
        .toList();
  }
}
