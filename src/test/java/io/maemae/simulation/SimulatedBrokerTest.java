package io.maemae.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.maemae.market.FeeSchedule;
import io.maemae.market.InstrumentKind;
import io.maemae.market.Money;
import io.maemae.market.Quantity;
import io.maemae.market.Side;
import io.maemae.market.TimeInForce;
import io.maemae.market.TransactionTax;
import io.maemae.order.Balance;
import io.maemae.order.ClientOrderId;
import io.maemae.order.OrderId;
import io.maemae.order.OrderRow;
import io.maemae.order.Reading;
import io.maemae.order.RequestKind;
import io.maemae.order.SubmitResult;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What holds on every day, whatever goes wrong; a failure names the seed. */
class SimulatedBrokerTest {
  private static final int SEEDS = 200;
  private static final int FEWER_SEEDS = 60;

  @Test
  void theTruthAddsUpAtEveryMoment() {
    for (long seed = 0; seed < SEEDS; seed++) {
      RandomDay day = new RandomDay(seed);
      String where = "seed " + seed;
      day.live(() -> assertAddsUp(day.rig.broker, where));

      assertTrue(day.rig.broker.fills().size() > 10, where);
    }
  }

  private static void assertAddsUp(SimulatedBroker broker, String where) {
    Money cash = Rig.CASH;
    long shares = Rig.SHARES.units();
    Map<OrderId, Quantity> filled = new HashMap<>();
    Map<OrderId, Money> amounts = new HashMap<>();
    for (TrueFill fill : broker.fills()) {
      Money amount = fill.price().times(fill.quantity());
      filled.merge(fill.number(), fill.quantity(), Quantity::plus);
      amounts.merge(fill.number(), amount, Money::plus);
      cash = cash.minus(FeeSchedule.DEFAULT.commission(amount));
      if (fill.side() == Side.BUY) {
        cash = cash.minus(amount);
        shares += fill.quantity().units();
      } else {
        Money tax = TransactionTax.onSale(InstrumentKind.STOCK, Rig.DAY, amount);
        cash = cash.plus(amount).minus(tax);
        shares -= fill.quantity().units();
      }
    }
    assertEquals(cash, broker.cash(), where);
    assertEquals(shares, broker.position(Rig.SYMBOL).units(), where);
    for (OrderRow row : broker.rows()) {
      assertEquals(filled.getOrDefault(row.id(), Quantity.ZERO), row.filled(), where);
      assertEquals(Optional.ofNullable(amounts.get(row.id())), row.filledAmount(), where);
    }
    Balance balance = broker.trueBalance();
    assertFalse(balance.orderable().isNegative(), where);
    assertTrue(balance.orderable().compareTo(broker.cash()) <= 0, where);
  }

  /** What done cancels and modifies took, or what an IOC or FOK order left. */
  private static Quantity takenFrom(OrderRow row, List<OrderRow> rows) {
    if (row.kind() == RequestKind.CANCEL) {
      return row.rejection().isPresent() ? Quantity.ZERO : row.quantity();
    }
    if (row.timeInForce() != TimeInForce.DAY && row.rejection().isEmpty()) {
      return row.quantity().minus(row.filled());
    }
    return rows.stream()
        .filter(r -> r.parent().filter(row.id()::isSame).isPresent() && r.rejection().isEmpty())
        .map(OrderRow::quantity)
        .reduce(Quantity.ZERO, Quantity::plus);
  }

  @Test
  void whatChangesTookIsGoneFromTheirOriginals() {
    for (long seed = 0; seed < FEWER_SEEDS; seed++) {
      List<OrderRow> rows = new RandomDay(seed).live(() -> {}).rig.broker.rows();
      for (OrderRow row : rows) {
        assertEquals(takenFrom(row, rows), row.canceled(), "seed " + seed + " " + row);
      }
    }
  }

  @Test
  void eachRequestIsTakenAtMostOnceAndAnsweredOnceAndNotAgainstTheTruth() {
    for (long seed = 0; seed < FEWER_SEEDS; seed++) {
      Rig rig = new RandomDay(seed).live(() -> {}).rig;
      rig.time.advance(SimulatedBroker.DEADLINE);
      for (ClientOrderId request : rig.answers.keySet()) {
        List<OrderId> taken =
            rig.broker.taken().stream()
                .filter(t -> t.request().filter(request::equals).isPresent())
                .map(Taken::id)
                .toList();
        String where = "seed " + seed + " " + request + " taken " + taken;
        assertEquals(1, rig.answers.get(request).size(), where);
        assertTrue(taken.size() <= 1, where);
        SubmitResult answer = rig.answers.get(request).get(0);
        boolean possible =
            answer.fold(
                accepted -> taken.equals(List.of(accepted.id())),
                rejected -> taken.isEmpty(),
                notSent -> taken.isEmpty(),
                unknown -> true);
        assertTrue(possible, () -> where + " " + answer);
      }
    }
  }

  @Test
  void theSameSeedTellsTheSameStory() {
    for (long seed = 0; seed < 20; seed++) {
      List<String> story = new RandomDay(seed).live(() -> {}).rig.broker.story();

      assertEquals(story, new RandomDay(seed).live(() -> {}).rig.broker.story());
      assertNotEquals(story, new RandomDay(seed + SEEDS).live(() -> {}).rig.broker.story());
    }
  }

  @Test
  void everyTroubleHappensOnSomeDays() {
    Set<Trouble> happened = EnumSet.noneOf(Trouble.class);
    for (long seed = 0; seed < FEWER_SEEDS; seed++) {
      happened.addAll(new RandomDay(seed).live(() -> {}).rig.broker.happened().keySet());
    }
    assertEquals(EnumSet.allOf(Trouble.class), happened);
  }

  @Test
  void onceSettledReadingsAreTheTruthAtOnce() {
    for (long seed = 0; seed < FEWER_SEEDS; seed++) {
      Rig rig = new RandomDay(seed).live(() -> {}).rig;
      boolean exact = seed % 2 == 0;

      List<OrderRow> truth = rig.broker.rows();
      Reading<List<OrderRow>> list = rig.list(0);
      assertEquals(
          new Reading.Complete<>(exact ? truth : withoutAmounts(truth), rig.now()),
          exact ? list : withoutAmounts(list),
          "seed " + seed);
      assertEquals(
          new Reading.Complete<>(rig.broker.trueBalance(), rig.now()),
          rig.balance(0),
          "seed " + seed);
    }
  }

  private static Reading<List<OrderRow>> withoutAmounts(Reading<List<OrderRow>> reading) {
    return reading instanceof Reading.Complete<List<OrderRow>> complete
        ? new Reading.Complete<>(withoutAmounts(complete.value()), complete.begunAt())
        : reading;
  }

  private static List<OrderRow> withoutAmounts(List<OrderRow> rows) {
    return rows.stream().map(row -> row.withFilled(row.filled(), Optional.empty())).toList();
  }

  @Test
  void onceSettledNothingGoesWrong() {
    for (long seed = 0; seed < FEWER_SEEDS; seed++) {
      Rig rig = new RandomDay(seed).live(() -> {}).rig;
      Map<Trouble, Integer> before = rig.broker.happened();
      rig.heard.clear();

      ClientOrderId order = rig.buy(7, 55_000);
      rig.pass(0);
      rig.trade(55_000);
      rig.pass(0);

      List<String> expected =
          rig.number(order).isPresent()
              ? List.of("NEW", "Accepted", "FILLED")
              : List.of("Rejected");
      List<String> heard = rig.heard.stream().filter(expected::contains).distinct().toList();
      assertEquals(expected, heard, "seed " + seed);
      assertEquals(before, rig.broker.happened(), "seed " + seed);
    }
  }

  @Test
  void afterTheCloseNothingIsOpenAndTheListSaysSo() {
    for (long seed = 0; seed < FEWER_SEEDS; seed++) {
      Rig rig = new RandomDay(seed).live(() -> {}).rig;
      rig.broker.close();
      rig.heard.clear();
      rig.trade(60_000);
      rig.pass(0);

      assertEquals(List.of(), rig.broker.open(), "seed " + seed);
      assertEquals(List.of(), rig.heard, "seed " + seed);
      Reading.Complete<List<OrderRow>> list = (Reading.Complete<List<OrderRow>>) rig.list(0);
      assertTrue(list.value().stream().allMatch(OrderRow::ended), "seed " + seed);
    }
  }

  @Test
  void whatComesFromElsewhereIsInTheNextBalance() {
    Rig rig = new Rig(1, Habits.KIS, Chaos.NONE);
    Balance before = rig.broker.trueBalance();
    rig.broker.deposits(Money.ofWon(-3_000_000));
    rig.broker.receives(Rig.SYMBOL, Quantity.of(7), Money.ofWon(476_000));

    Balance after = rig.broker.trueBalance();
    assertEquals(before.deposit().minus(Money.ofWon(3_000_000)), after.deposit());
    assertEquals(before.settledDeposit().minus(Money.ofWon(3_000_000)), after.settledDeposit());
    assertEquals(before.orderable().minus(Money.ofWon(3_000_000)), after.orderable());
    assertEquals(Rig.SHARES.plus(Quantity.of(7)), after.holdings().get(0).quantity());
    Instant asked = rig.now();
    assertEquals(new Reading.Complete<>(after, asked), rig.balance(200));
  }
}
