package io.maemae.broker.paper;

import static io.maemae.broker.paper.PaperDesk.accepted;
import static io.maemae.broker.paper.PaperDesk.limit;
import static io.maemae.broker.paper.PaperHarness.FRIDAY;
import static io.maemae.broker.paper.PaperHarness.SAMSUNG;
import static io.maemae.broker.paper.PaperHarness.at;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.maemae.market.Money;
import io.maemae.market.Price;
import io.maemae.market.Quantity;
import io.maemae.market.Side;
import io.maemae.market.TradingCalendar;
import io.maemae.order.Balance;
import io.maemae.order.ExecutionNotice;
import io.maemae.order.OrderId;
import io.maemae.order.OrderRow;
import io.maemae.order.StoreException;
import io.maemae.order.SubmitResult;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PaperRestartTest {
  private static final LocalDate MONDAY = LocalDate.of(2026, 11, 23);

  @TempDir Path directory;
  private PaperTablesFile file;
  private PaperHarness exchange;
  private PaperDesk desk;

  @BeforeEach
  void open() {
    file = new PaperTablesFile(directory);
    startAt(at(FRIDAY, "10:00"), file.tables);
  }

  @AfterEach
  void close() {
    file.close();
  }

  private void startAt(Instant time, PaperRecords records) {
    exchange = new PaperHarness(time, records);
    desk = new PaperDesk(exchange);
  }

  /** The process dies without a word, and starts again with the file closed and opened. */
  private void restartAt(LocalDate date, String time) {
    file.close();
    file = new PaperTablesFile(directory);
    startAt(at(date, time), file.tables);
  }

  @Test
  void ordersCashAndSharesAreAsTheyWere() {
    desk.hold(20, 70_000);
    desk.place(limit(Side.SELL, 5, 71_000));
    OrderId first = desk.place(limit(Side.BUY, 10, 69_000));
    desk.othersSell(4, 69_000);
    OrderId second = accepted(desk.sendModify(first, 69_500));
    desk.settle();
    accepted(desk.sendCancel(second, 1));
    desk.settle();
    List<OrderRow> rows = desk.rows();
    Balance balance = desk.balance();

    restartAt(FRIDAY, "10:05");

    assertEquals(rows, desk.rows());
    assertEquals(balance, desk.balance());
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void aRestartAtAnyMomentChangesNothing(long seed) {
    System.out.println("PaperRestartTest seed " + seed);
    SplittableRandom random = new SplittableRandom(seed);
    for (int restart = 0; restart < 8; restart++) {
      RandomTrader trader = new RandomTrader(exchange, random);
      for (int step = 0; step < 25; step++) {
        trader.act();
        exchange.advance(Duration.ofMillis(random.nextInt(30)));
      }
      List<PaperOrder> before = file.tables.orders(FRIDAY, "pretend");
      Balance balance = desk.balance();
      startAt(exchange.timeline.now(), file.tables);

      assertEquals(balance, desk.balance());
      assertEquals(rows(before), rows(file.tables.orders(FRIDAY, "pretend")));
    }
  }

  private static List<OrderRow> rows(List<PaperOrder> orders) {
    return orders.stream().map(PaperOrder::row).toList();
  }

  @Test
  void whatRestedFillsAndNumbersGoOn() {
    OrderId id = desk.place(limit(Side.BUY, 10, 70_000));
    desk.othersSell(4, 70_000);

    restartAt(FRIDAY, "10:05");
    desk.othersSell(6, 70_000);
    desk.settle();

    ExecutionNotice notice = exchange.notices().get(0);
    assertEquals(id, notice.id());
    assertEquals(Quantity.of(6), notice.last());
    assertEquals(Optional.of(Quantity.of(10)), notice.cumulative());
    assertEquals("2", desk.place(limit(Side.BUY, 1, 70_000)).number());
    assertEquals(2, file.tables.fills(FRIDAY, "pretend").size());
  }

  @Test
  void whatWasOnItsWayArrives() {
    OrderId open = desk.place(limit(Side.BUY, 10, 70_000));
    accepted(desk.sendCancel(open, 3));
    accepted(desk.send(limit(Side.BUY, 5, 69_000)));
    assertEquals(Quantity.of(10), desk.rows().get(0).open());

    restartAt(FRIDAY, "10:05");
    desk.settle();

    assertEquals(List.of(7L, 0L, 5L), desk.rows().stream().map(r -> r.open().units()).toList());
    assertEquals(
        List.of(ExecutionNotice.Kind.CANCELED, ExecutionNotice.Kind.NEW),
        exchange.notices().stream().map(ExecutionNotice::kind).toList());
  }

  @Test
  void whatWasOpenOnAnEarlierDayIsOver() {
    desk.place(limit(Side.BUY, 10, 70_000));
    desk.othersSell(4, 70_000);

    restartAt(MONDAY, "10:00");

    OrderRow row = exchange.host.orders(FRIDAY, 0).orElseThrow().rows().get(0);
    assertTrue(row.ended());
    assertEquals(Quantity.of(4), row.filled());
    assertEquals(List.of(), desk.rows());
    assertEquals(Money.ofWon(10_000_000 - 280_042), desk.balance().orderable());
    assertEquals(Money.ofWon(10_000_000), desk.balance().deposit());
    assertEquals("1", desk.place(limit(Side.BUY, 1, 70_000)).number());
  }

  @Test
  void whatWasOpenWhenTheMarketHasClosedMeanwhileIsOver() {
    desk.place(limit(Side.BUY, 10, 70_000));

    restartAt(FRIDAY, "16:00");

    assertTrue(desk.rows().get(0).ended());
    assertEquals(Money.ofWon(10_000_000), desk.balance().orderable());
  }

  @Test
  void aSettlementPassesWhileTheProcessIsDown() {
    desk.hold(10, 70_000);

    restartAt(MONDAY.plusDays(1), "10:00");

    assertEquals(Money.ofWon(10_000_000 - 700_105), desk.balance().deposit());
  }

  @Test
  void marketTimeAndPricesAreKeptEachMinuteInWhichSomethingTraded() {
    exchange.timeline.runUntil(at(FRIDAY, "10:06:30"));
    desk.place(limit(Side.BUY, 1, 69_900));
    desk.othersSell(1, 69_900);
    exchange.timeline.runUntil(at(FRIDAY, "10:09:59"));

    assertEquals(Optional.of(at(FRIDAY, "10:07")), EmbeddedExchange.marketTime(file.jdbi));
    MarketState state = new MarketState(PaperHarness.PRICE, Optional.of(Price.ofWon(69_900)));
    assertEquals(
        Map.of(SAMSUNG, new PaperRecords.KeptMarket(state, at(FRIDAY, "10:07"))),
        file.tables.market());
  }

  @Test
  void theMarketIsKeptAtTheCloseAndThenRests() {
    exchange.timeline.runUntil(at(MONDAY, "08:19:59"));
    assertEquals(Optional.of(at(FRIDAY, "15:30")), file.tables.marketTime());

    exchange.timeline.runUntil(at(MONDAY, "08:20"));
    assertEquals(Optional.of(at(MONDAY, "08:20")), file.tables.marketTime());
  }

  @Test
  void nothingIsToldThatCouldNotBeKept() {
    FailingRecords records = new FailingRecords(file.tables);
    startAt(at(FRIDAY, "10:00"), records);
    desk.place(limit(Side.BUY, 10, 70_000));
    int told = exchange.notices().size();
    records.fails = true;

    desk.othersSell(10, 70_000);
    desk.settle();

    assertEquals(told, exchange.notices().size());
    assertInstanceOf(SubmitResult.Unknown.class, desk.send(limit(Side.BUY, 1, 70_000)));
    assertEquals(Optional.empty(), exchange.host.balance());
    assertEquals(Optional.empty(), exchange.host.orders(FRIDAY, 0));

    restartAt(FRIDAY, "10:05");
    assertEquals(Quantity.of(10), desk.rows().get(0).open());
    assertEquals(1, desk.rows().size());
  }

  @Test
  void whatCouldNotBeKeptIsToldOnceItCan() {
    FailingRecords records = new FailingRecords(file.tables);
    startAt(at(FRIDAY, "10:00"), records);
    OrderId id = desk.place(limit(Side.BUY, 10, 70_000));
    records.fails = true;
    desk.othersSell(4, 70_000);
    assertInstanceOf(SubmitResult.Unknown.class, desk.send(limit(Side.BUY, 1, 70_000)));
    desk.othersSell(6, 70_000);
    desk.settle();
    records.fails = false;

    assertEquals(List.of(10L), filled(desk.rows()));
    desk.settle();
    assertEquals(
        List.of(4L, 6L),
        exchange.notices().stream()
            .filter(n -> n.id().equals(id) && n.kind() == ExecutionNotice.Kind.FILLED)
            .map(n -> n.last().units())
            .toList());
    restartAt(FRIDAY, "10:05");
    assertEquals(Money.ofWon(10_000_000 - 700_000 - 42 - 63), desk.balance().orderable());
  }

  private static List<Long> filled(List<OrderRow> rows) {
    return rows.stream().map(r -> r.filled().units()).toList();
  }

  @Test
  void anAcceptanceThatCouldNotBeKeptIsNone() {
    FailingRecords records = new FailingRecords(file.tables);
    startAt(at(FRIDAY, "10:00"), records);
    accepted(desk.send(limit(Side.BUY, 1, 70_000)));
    records.fails = true;
    assertInstanceOf(SubmitResult.Unknown.class, desk.send(limit(Side.BUY, 1, 70_000)));
    desk.settle();

    restartAt(FRIDAY, "10:05");
    desk.settle();
    assertEquals(1, desk.rows().size());
  }

  @Test
  void aFollowedMarketTakesBackWhatRestedBeforeItsStreamSpeaks() {
    ManualTimeline timeline = new ManualTimeline(at(FRIDAY, "10:00"));
    EmbeddedExchange before = following(timeline);
    before.start();
    before.onMarket(new io.maemae.market.ReferencePrice(SAMSUNG, timeline.now(), PRICE));
    before.gateway("pretend", n -> {}).submit(limit(Side.BUY, 10, 70_000), r -> {});
    timeline.runUntil(at(FRIDAY, "10:01"));

    file.close();
    file = new PaperTablesFile(directory);
    ManualTimeline later = new ManualTimeline(at(FRIDAY, "10:05"));
    EmbeddedExchange after = following(later);
    List<ExecutionNotice> notices = new java.util.ArrayList<>();
    after.gateway("pretend", notices::add);
    after.start();
    after.onMarket(new io.maemae.market.Trade(SAMSUNG, later.now(), PRICE, Quantity.of(100)));
    later.runUntil(at(FRIDAY, "10:06"));

    assertEquals(
        List.of(ExecutionNotice.Kind.FILLED), notices.stream().map(ExecutionNotice::kind).toList());
  }

  private static final Price PRICE = PaperHarness.PRICE;

  private EmbeddedExchange following(ManualTimeline timeline) {
    return EmbeddedExchange.following(
        new EmbeddedExchange.Setup(
            timeline,
            TradingCalendar.krx(Set.of(), Set.of()),
            io.maemae.market.Instruments.wellKnown(),
            Optional.of(file.jdbi),
            7,
            List.of(PaperHarness.ACCOUNT)));
  }

  /** Cannot keep anything while {@code fails}. */
  private static final class FailingRecords implements PaperRecords {
    private final PaperRecords kept;
    private boolean fails;

    FailingRecords(PaperRecords kept) {
      this.kept = kept;
    }

    @Override
    public Optional<PaperBook.Holdings> holdings(String account, LocalDate today) {
      return kept.holdings(account, today);
    }

    @Override
    public List<PaperOrder> orders(LocalDate date) {
      return kept.orders(date);
    }

    @Override
    public List<PaperOrder> orders(LocalDate date, String account) {
      return kept.orders(date, account);
    }

    @Override
    public long lastNumber(LocalDate date) {
      return kept.lastNumber(date);
    }

    @Override
    public Optional<Instant> marketTime() {
      return kept.marketTime();
    }

    @Override
    public Map<io.maemae.market.Symbol, KeptMarket> market() {
      return kept.market();
    }

    @Override
    public void keep(Change change) {
      if (fails) {
        throw new StoreException("the disk is full", new IllegalStateException());
      }
      kept.keep(change);
    }
  }
}
