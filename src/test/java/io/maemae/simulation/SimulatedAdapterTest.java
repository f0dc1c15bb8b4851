package io.maemae.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.maemae.market.InstrumentKind;
import io.maemae.market.Money;
import io.maemae.market.Price;
import io.maemae.market.PriceLimits;
import io.maemae.market.Quantity;
import io.maemae.market.Quote;
import io.maemae.market.Trade;
import io.maemae.order.Balance;
import io.maemae.order.Buyable;
import io.maemae.order.ClientOrderId;
import io.maemae.order.ExecutionNotice;
import io.maemae.order.OrderId;
import io.maemae.order.OrderRow;
import io.maemae.order.RequestKind;
import io.maemae.order.SubmitResult;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What holds of a real adapter on every day, whatever goes wrong; a failure names the seed. */
class SimulatedAdapterTest {
  private static final int SEEDS = 40;
  private static final int FEWER_SEEDS = 10;

  @ParameterizedTest
  @EnumSource
  void withoutTroubleTheAdapterReadsWhatTheBrokerTells(AdapterRig.Kind kind) {
    for (long seed = 0; seed < SEEDS; seed++) {
      AdapterDay day = AdapterDay.calm(kind, seed).live();
      AdapterRig rig = day.rig;
      rig.pass(3_000);
      String where = kind + " seed " + seed;

      List<OrderRow> told = rig.rows();
      assertEquals(wire(kind, rig.broker.rows()), wire(kind, told), where);
      Balance balance = rig.balance();
      assertEquals(inWon(rig.broker.trueBalance()), balance, where);
    }
  }

  @ParameterizedTest
  @EnumSource
  void theAdapterReadsWhatCameFromElsewhere(AdapterRig.Kind kind) {
    AdapterRig rig = AdapterDay.calm(kind, 1).rig;
    rig.broker.deposits(Money.ofWon(3_000_000));
    rig.broker.receives(Rig.SYMBOL, Quantity.of(7), Money.ofWon(476_000));

    Balance balance = rig.balance();

    assertEquals(inWon(rig.broker.trueBalance()), balance);
    assertEquals(Rig.CASH.plus(Money.ofWon(3_000_000)), balance.settledDeposit());
  }

  /** What a broker's wire can say of rows. */
  private static List<OrderRow> wire(AdapterRig.Kind kind, List<OrderRow> rows) {
    return rows.stream().map(row -> wire(kind, row)).toList();
  }

  private static OrderRow wire(AdapterRig.Kind kind, OrderRow row) {
    return new OrderRow(
        row.id(),
        row.parent(),
        row.kind(),
        row.symbol(),
        row.side(),
        row.type(),
        row.limit(),
        row.timeInForce(),
        row.venue(),
        row.quantity(),
        row.filled(),
        kind == AdapterRig.Kind.KIS ? row.filledAmount() : Optional.empty(),
        row.canceled(),
        row.kind() == RequestKind.CANCEL || row.ended(),
        row.rejection().map(words -> "refused"),
        row.orderedAt(),
        Optional.empty());
  }

  /** A wire tells costs in whole won. */
  private static Balance inWon(Balance balance) {
    List<Balance.Holding> holdings =
        balance.holdings().stream()
            .map(
                held ->
                    new Balance.Holding(
                        held.symbol(),
                        held.quantity(),
                        held.sellable(),
                        Money.ofWon(held.cost().toBigDecimal().longValue())))
            .toList();
    return new Balance(
        balance.deposit(),
        balance.settledDeposit(),
        balance.orderable(),
        holdings,
        balance.others());
  }

  @ParameterizedTest
  @EnumSource
  void withoutTroubleNoticesAndPricesAreWhatTheBrokerTells(AdapterRig.Kind kind) {
    for (long seed = 0; seed < FEWER_SEEDS; seed++) {
      AdapterRig rig = new AdapterRig(kind, seed, Chaos.NONE);
      String where = kind + " seed " + seed;
      rig.trade(70_100);
      ClientOrderId order = rig.buy(10, 70_000);
      rig.pass(2_000);
      ClientOrderId moved = rig.modify(rig.number(order).orElseThrow(), 10, 69_900);
      rig.pass(2_000);
      rig.trade(69_900);
      rig.pass(1_000);

      assertEquals(List.of("NEW 10", "REPLACED 10", "FILLED 10"), rig.told(), where);
      ExecutionNotice fill = rig.notices.get(2);
      assertEquals(rig.number(moved).orElseThrow().anywhere(), fill.id(), where);
      assertEquals(Optional.of(Price.ofWon(69_900)), fill.lastPrice(), where);
      assertEquals(
          List.of(Price.ofWon(70_100), Price.ofWon(69_900)),
          rig.trades().stream().map(Trade::price).toList(),
          where);
      Quote quote = rig.quote();
      assertEquals(Rig.REFERENCE, quote.reference(), where);
      assertEquals(PriceLimits.of(InstrumentKind.STOCK, Rig.REFERENCE), quote.limits(), where);
      assertEquals(Optional.of(Price.ofWon(69_900)), quote.last(), where);
      assertEquals(Price.ofWon(70_000), rig.book().asks().get(0).price(), where);
      assertTrue(rig.instruments().stream().anyMatch(i -> i.symbol().equals(Rig.SYMBOL)), where);
      Buyable buyable = rig.buyable(Price.ofWon(70_000));
      assertEquals(rig.broker.trueBalance().orderable(), buyable.amount(), where);
    }
  }

  @ParameterizedTest
  @EnumSource
  void eachRequestIsTakenAtMostOnceAndAnsweredOnceAndNotAgainstTheTruth(AdapterRig.Kind kind) {
    for (long seed = 0; seed < SEEDS; seed++) {
      AdapterDay day =
          (seed % 2 == 0 ? AdapterDay.usual(kind, seed) : AdapterDay.drawn(kind, seed))
              .live()
              .settled();
      for (ClientOrderId request : day.rig.answers.keySet()) {
        String where = kind + " seed " + seed + " " + request;
        assertEquals(1, day.rig.answers.get(request).size(), where);
        assertPossible(day.rig, request, where);
      }
      assertEquals(day.readingsAsked, day.readings.size(), kind + " seed " + seed);
      assertFillsHappened(day.rig, kind + " seed " + seed);
    }
  }

  private static void assertFillsHappened(AdapterRig rig, String where) {
    for (ExecutionNotice notice : rig.notices) {
      if (notice.kind() == ExecutionNotice.Kind.FILLED) {
        boolean happened =
            rig.broker.fills().stream()
                .anyMatch(
                    fill ->
                        fill.quantity().equals(notice.last())
                            && fill.side() == notice.side()
                            && Optional.of(fill.price()).equals(notice.lastPrice())
                            && fill.at().truncatedTo(ChronoUnit.SECONDS).equals(notice.at()));
        assertTrue(happened, () -> where + " " + notice);
      }
    }
  }

  private static void assertPossible(AdapterRig rig, ClientOrderId request, String where) {
    List<OrderId> taken =
        rig.broker.taken().stream()
            .filter(t -> t.request().filter(request::equals).isPresent())
            .map(Taken::id)
            .toList();
    assertTrue(taken.size() <= 1, where);
    for (SubmitResult answer : rig.answers.get(request)) {
      boolean possible =
          answer.fold(
              accepted -> taken.equals(List.of(accepted.id())),
              rejected -> taken.isEmpty(),
              notSent -> taken.isEmpty(),
              unknown -> true);
      assertTrue(possible, () -> where + " taken " + taken + " " + answer);
    }
  }

  @ParameterizedTest
  @EnumSource
  void aStreamThatIsBackTellsOnceMoreToWhoComesBack(AdapterRig.Kind kind) {
    Chaos cut = Chaos.NONE.with(Trouble.STREAM_CUT, 1000).with(Trouble.NOTICES_AGAIN, 1000);
    for (long seed = 0; seed < FEWER_SEEDS; seed++) {
      AdapterRig rig = new AdapterRig(kind, seed, cut);
      rig.buy(10, 69_000);
      rig.pass(2_000);
      rig.trade(70_500);
      rig.pass(200_000);

      assertEquals(List.of("NEW 10", "NEW 10"), rig.told(), kind + " seed " + seed);
      assertTrue(rig.isUp(), kind + " seed " + seed);
    }
  }

  @ParameterizedTest
  @EnumSource
  void onceSettledTheAdapterReadsTheTruthAndIsConnected(AdapterRig.Kind kind) {
    for (long seed = 0; seed < SEEDS; seed++) {
      AdapterRig rig = AdapterDay.drawn(kind, seed).live().settled().rig;
      String where = kind + " seed " + seed;

      List<OrderRow> told = rig.rows();
      assertEquals(wire(kind, rig.broker.rows()), wire(kind, told), where);
      assertEquals(inWon(rig.broker.trueBalance()), rig.balance(), where);
      assertTrue(rig.isUp(), where);
    }
  }

  @ParameterizedTest
  @EnumSource
  void aProcessThatDiesSendsNothingTwice(AdapterRig.Kind kind) {
    for (long seed = 0; seed < SEEDS; seed++) {
      AdapterRig rig = AdapterDay.deadly(kind, seed).live().settled().rig;
      String where = kind + " seed " + seed;
      for (ClientOrderId request : rig.answers.keySet()) {
        assertTrue(rig.answers.get(request).size() <= 1, where);
        assertPossible(rig, request, where);
      }
      List<OrderRow> told = rig.rows();
      assertEquals(wire(kind, rig.broker.rows()), wire(kind, told), where);
    }
  }

  @ParameterizedTest
  @EnumSource
  void theSameSeedTellsTheSameStory(AdapterRig.Kind kind) {
    for (long seed = 0; seed < FEWER_SEEDS; seed++) {
      AdapterRig rig = AdapterDay.deadly(kind, seed).live().settled().rig;
      AdapterRig same = AdapterDay.deadly(kind, seed).live().settled().rig;
      AdapterRig other = AdapterDay.deadly(kind, seed + SEEDS).live().settled().rig;

      assertEquals(rig.broker.story(), same.broker.story());
      assertEquals(rig.said, same.said);
      assertEquals(rig.answers, same.answers);
      assertNotEquals(rig.said, other.said);
    }
  }
}
