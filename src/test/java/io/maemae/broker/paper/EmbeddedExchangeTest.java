package io.maemae.broker.paper;

import static io.maemae.broker.paper.PaperHarness.FRIDAY;
import static io.maemae.broker.paper.PaperHarness.SAMSUNG;
import static io.maemae.broker.paper.PaperHarness.at;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.maemae.market.Bar;
import io.maemae.market.FeeSchedule;
import io.maemae.market.Instruments;
import io.maemae.market.MarketEvent;
import io.maemae.market.Money;
import io.maemae.market.OrderBook;
import io.maemae.market.OrderType;
import io.maemae.market.Price;
import io.maemae.market.Quantity;
import io.maemae.market.ReferencePrice;
import io.maemae.market.Side;
import io.maemae.market.Symbol;
import io.maemae.market.TimeInForce;
import io.maemae.market.Timeframe;
import io.maemae.market.TradingCalendar;
import io.maemae.market.Venue;
import io.maemae.order.Balance;
import io.maemae.order.CancelRequest;
import io.maemae.order.ClientOrderId;
import io.maemae.order.ExecutionNotice;
import io.maemae.order.OrderRow;
import io.maemae.order.Reading;
import io.maemae.order.SubmitResult;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedExchangeTest {
  private static final TradingCalendar CALENDAR = TradingCalendar.krx(Set.of(), Set.of());
  private static final PaperAccount ONE =
      new PaperAccount("one", Money.ofWon(10_000_000), FeeSchedule.DEFAULT);
  private static final PaperAccount TWO =
      new PaperAccount("two", Money.ofWon(5_000_000), FeeSchedule.DEFAULT);

  @TempDir Path directory;
  private final ManualTimeline timeline = new ManualTimeline(at(FRIDAY, "08:59:30"));
  private final List<MarketEvent> market = new ArrayList<>();
  private final List<ExecutionNotice> notices = new ArrayList<>();
  private final List<SubmitResult> answers = new ArrayList<>();

  private EmbeddedExchange.Setup setup(long seed) {
    return new EmbeddedExchange.Setup(
        timeline, CALENDAR, Instruments.wellKnown(), Optional.empty(), seed, List.of(ONE, TWO));
  }

  @Test
  void aDayInTheSyntheticMarket() {
    EmbeddedExchange exchange = EmbeddedExchange.synthetic(setup(7), market::add);
    PaperGateway gateway = exchange.gateway("one", notices::add);
    exchange.start();
    timeline.runUntil(at(FRIDAY, "09:30"));
    gateway.submit(PaperDesk.market(Side.BUY, 10), answers::add);
    gateway.submit(PaperDesk.limit(Side.BUY, 10, 60_000), answers::add);
    timeline.runUntil(at(FRIDAY, "09:31"));

    assertEquals(
        List.of("1", "2"), answers.stream().map(a -> PaperDesk.accepted(a).number()).toList());
    assertInstanceOf(ReferencePrice.class, market.get(0));
    assertEquals(10, balance(gateway).holdings().get(0).quantity().units());

    timeline.runUntil(at(FRIDAY, "15:31"));
    assertEquals(ExecutionNotice.Kind.EXPIRED, notices.get(notices.size() - 1).kind());
    List<OrderRow> rows = new ArrayList<>();
    gateway.orders(FRIDAY, r -> rows.addAll(complete(r)));
    timeline.runUntil(at(FRIDAY, "15:32"));
    assertEquals(List.of(true, true), rows.stream().map(OrderRow::ended).toList());
    assertEquals(List.of(10L, 0L), rows.stream().map(r -> r.filled().units()).toList());
  }

  @Test
  void equalSeedsGiveEqualDays() {
    List<String> day = day(7);

    assertEquals(day, day(7));
    assertNotEquals(day, day(8));
  }

  private static List<String> day(long seed) {
    EmbeddedExchangeTest test = new EmbeddedExchangeTest();
    EmbeddedExchange exchange = EmbeddedExchange.synthetic(test.setup(seed), test.market::add);
    PaperGateway gateway = exchange.gateway("one", test.notices::add);
    exchange.start();
    for (int minute = 0; minute < 20; minute++) {
      test.timeline.runUntil(at(FRIDAY, "09:00").plusSeconds(60L * minute));
      Side side = minute % 3 == 2 ? Side.SELL : Side.BUY;
      gateway.submit(PaperDesk.market(side, 3), test.answers::add);
    }
    test.timeline.runUntil(at(FRIDAY, "09:30"));
    return List.of(
        test.notices.toString(), test.answers.toString(), Integer.toString(test.market.size()));
  }

  @Test
  void accountsAreApart() {
    EmbeddedExchange exchange = EmbeddedExchange.synthetic(setup(7), market::add);
    PaperGateway one = exchange.gateway("one", notices::add);
    PaperGateway two = exchange.gateway("two", n -> {});
    exchange.start();
    timeline.runUntil(at(FRIDAY, "09:30"));
    one.submit(PaperDesk.limit(Side.BUY, 10, 60_000), answers::add);
    timeline.runUntil(at(FRIDAY, "09:31"));
    CancelRequest foreign =
        new CancelRequest(
            new ClientOrderId(9),
            PaperDesk.accepted(answers.get(0)),
            SAMSUNG,
            Quantity.ZERO,
            true,
            OrderType.LIMIT,
            TimeInForce.DAY,
            Venue.KRX);
    two.cancel(foreign, answers::add);
    timeline.runUntil(at(FRIDAY, "09:32"));

    assertEquals(Refusal.NO_ORIGINAL, PaperDesk.refused(answers.get(1)));
    assertEquals(TWO.cash(), balance(two).orderable());
    assertThrows(IllegalArgumentException.class, () -> exchange.gateway("three", n -> {}));
  }

  @Test
  void theBookIsRead() {
    EmbeddedExchange exchange = EmbeddedExchange.synthetic(setup(7), market::add);
    PaperGateway gateway = exchange.gateway("one", notices::add);
    exchange.start();
    timeline.runUntil(at(FRIDAY, "09:30"));
    List<Reading<OrderBook>> books = new ArrayList<>();
    gateway.book(SAMSUNG, books::add);
    gateway.book(new Symbol("999999"), books::add);
    timeline.runUntil(at(FRIDAY, "09:31"));

    assertEquals(10, complete(books.get(0)).asks().size());
    assertInstanceOf(Reading.Unreadable.class, books.get(1));
  }

  @Test
  void aReplayFillsAgainstItsBars() {
    Bar bar =
        new Bar(
            SAMSUNG,
            Timeframe.M1,
            at(FRIDAY, "09:10"),
            Price.ofWon(70_000),
            Price.ofWon(70_500),
            Price.ofWon(69_500),
            Price.ofWon(70_200),
            Quantity.of(4_000),
            true);
    EmbeddedExchange exchange =
        EmbeddedExchange.replay(setup(7), Map.of(SAMSUNG, List.of(bar)), market::add);
    PaperGateway gateway = exchange.gateway("one", notices::add);
    exchange.start();
    timeline.runUntil(at(FRIDAY, "09:05"));
    gateway.submit(PaperDesk.limit(Side.BUY, 10, 69_600), answers::add);
    timeline.runUntil(at(FRIDAY, "09:20"));

    ExecutionNotice fill = notices.get(notices.size() - 1);
    assertEquals(ExecutionNotice.Kind.FILLED, fill.kind());
    assertEquals(Quantity.of(10), fill.last());
    assertTrue(exchange.isPlayedOut());
  }

  @Test
  void aSyntheticMarketGoesOnFromThePricesItHad() {
    try (PaperTablesFile file = new PaperTablesFile(directory)) {
      EmbeddedExchange before = EmbeddedExchange.synthetic(kept(timeline, file), market::add);
      before.start();
      timeline.runUntil(at(FRIDAY, "10:00:30"));
      Price last = file.tables.market().get(SAMSUNG).state().last().orElseThrow();

      Instant again = EmbeddedExchange.marketTime(file.jdbi).orElseThrow();
      ManualTimeline later = new ManualTimeline(again);
      List<MarketEvent> events = new ArrayList<>();
      EmbeddedExchange after = EmbeddedExchange.synthetic(kept(later, file), events::add);
      PaperGateway gateway = after.gateway("one", n -> {});
      after.start();
      List<Reading<OrderBook>> books = new ArrayList<>();
      gateway.book(SAMSUNG, books::add);
      later.runUntil(again.plusSeconds(1));

      assertEquals(at(FRIDAY, "10:00"), again);
      assertEquals(new ReferencePrice(SAMSUNG, again, Price.ofWon(70_000)), events.get(0));
      Price ask = complete(books.get(0)).asks().get(0).price();
      long ticksAway = Math.abs(ask.wonFloor() - last.wonFloor()) / 100;
      assertTrue(ticksAway <= 5, "last " + last + ", ask " + ask);
    }
  }

  private static EmbeddedExchange.Setup kept(ManualTimeline timeline, PaperTablesFile file) {
    return new EmbeddedExchange.Setup(
        timeline, CALENDAR, Instruments.wellKnown(), Optional.of(file.jdbi), 7, List.of(ONE, TWO));
  }

  private Balance balance(PaperGateway gateway) {
    List<Balance> balances = new ArrayList<>();
    gateway.balance(r -> balances.add(complete(r)));
    timeline.runUntil(timeline.now().plusSeconds(1));
    return balances.get(0);
  }

  private static <T> T complete(Reading<T> reading) {
    assertInstanceOf(Reading.Complete.class, reading);
    return ((Reading.Complete<T>) reading).value();
  }
}
