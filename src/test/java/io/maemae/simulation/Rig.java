package io.maemae.simulation;

import io.maemae.broker.VirtualTime;
import io.maemae.market.FeeSchedule;
import io.maemae.market.InstrumentKind;
import io.maemae.market.MarketTime;
import io.maemae.market.Money;
import io.maemae.market.OrderType;
import io.maemae.market.Price;
import io.maemae.market.Quantity;
import io.maemae.market.Side;
import io.maemae.market.Symbol;
import io.maemae.market.TimeInForce;
import io.maemae.market.Venue;
import io.maemae.order.Balance;
import io.maemae.order.CancelRequest;
import io.maemae.order.ClientOrderId;
import io.maemae.order.ExecutionNotice;
import io.maemae.order.ModifyRequest;
import io.maemae.order.OrderId;
import io.maemae.order.OrderRequest;
import io.maemae.order.OrderRow;
import io.maemae.order.Reading;
import io.maemae.order.SubmitResult;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;

/** A simulated broker with an account of 100,000,000 won and 1,000 shares, and what it said. */
final class Rig {
  static final LocalDate DAY = LocalDate.of(2025, 3, 4);
  static final Symbol SYMBOL = new Symbol("005930");
  static final Price REFERENCE = Price.ofWon(70_000);
  static final Money CASH = Money.ofWon(100_000_000);
  static final Quantity SHARES = Quantity.of(1_000);
  static final Money COST = Money.ofWon(65_000_000);

  final VirtualTime time = new VirtualTime(MarketTime.instant(DAY, LocalTime.of(9, 0)));
  final SimulatedBroker broker;
  final List<ExecutionNotice> notices = new ArrayList<>();
  final List<String> heard = new ArrayList<>();
  final Map<ClientOrderId, List<SubmitResult>> answers = new TreeMap<>();
  private long lastId;

  Rig(long seed, Habits habits, Chaos chaos) {
    broker =
        new SimulatedBroker(
            "main", time, new SplittableRandom(seed), habits, chaos, FeeSchedule.DEFAULT, CASH);
    broker.lists(SYMBOL, InstrumentKind.STOCK, REFERENCE);
    broker.holds(SYMBOL, SHARES, COST);
    broker.listen(
        new SimulatedBroker.Listener() {
          @Override
          public void notice(ExecutionNotice notice) {
            notices.add(notice);
            heard.add(notice.kind().name());
          }

          @Override
          public void up() {
            heard.add("up");
          }

          @Override
          public void down() {
            heard.add("down");
          }
        });
  }

  void pass(long millis) {
    time.advance(Duration.ofMillis(millis));
  }

  Instant now() {
    return time.now();
  }

  void trade(long won) {
    broker.trade(SYMBOL, Price.ofWon(won));
  }

  ClientOrderId buy(long units, long won) {
    return place(Side.BUY, units, OrderType.LIMIT, Optional.of(Price.ofWon(won)), TimeInForce.DAY);
  }

  ClientOrderId place(
      Side side, long units, OrderType type, Optional<Price> limit, TimeInForce timeInForce) {
    ClientOrderId id = nextId();
    broker.submit(
        new OrderRequest(id, SYMBOL, side, Quantity.of(units), type, limit, timeInForce, Venue.KRX),
        result -> hear(id, result));
    return id;
  }

  ClientOrderId cancel(OrderId target, long units, boolean whole) {
    ClientOrderId id = nextId();
    broker.cancel(
        new CancelRequest(
            id,
            target,
            SYMBOL,
            Quantity.of(units),
            whole,
            OrderType.LIMIT,
            TimeInForce.DAY,
            Venue.KRX),
        result -> hear(id, result));
    return id;
  }

  ClientOrderId modify(OrderId target, long units, long won) {
    ClientOrderId id = nextId();
    broker.modify(
        new ModifyRequest(
            id,
            target,
            SYMBOL,
            Quantity.of(units),
            Price.ofWon(won),
            OrderType.LIMIT,
            TimeInForce.DAY,
            Venue.KRX),
        result -> hear(id, result));
    return id;
  }

  private ClientOrderId nextId() {
    ClientOrderId id = new ClientOrderId(++lastId);
    answers.put(id, new ArrayList<>());
    return id;
  }

  private void hear(ClientOrderId id, SubmitResult result) {
    answers.get(id).add(result);
    heard.add(result.getClass().getSimpleName());
  }

  /** The number that an accepted request got. */
  Optional<OrderId> number(ClientOrderId id) {
    return answers.get(id).stream()
        .filter(SubmitResult.Accepted.class::isInstance)
        .map(result -> ((SubmitResult.Accepted) result).id())
        .findFirst();
  }

  /** The list as a reading that begins now and ends some time later. */
  Reading<List<OrderRow>> list(long millis) {
    List<Reading<List<OrderRow>>> readings = new ArrayList<>();
    broker.orders(DAY, readings::add);
    pass(millis);
    return readings.size() == 1 ? readings.get(0) : new Reading.Unreadable<>("answers " + readings);
  }

  /** The balance, likewise. */
  Reading<Balance> balance(long millis) {
    List<Reading<Balance>> readings = new ArrayList<>();
    broker.balance(readings::add);
    pass(millis);
    return readings.size() == 1 ? readings.get(0) : new Reading.Unreadable<>("answers " + readings);
  }

  /** The rows of the list as a reading has it that takes half a second. */
  List<OrderRow> rows() {
    return ((Reading.Complete<List<OrderRow>>) list(500)).value();
  }

  /** A buy of ten that rests at 70,000. */
  OrderId resting() {
    ClientOrderId id = buy(10, 70_000);
    pass(500);
    return number(id).orElseThrow();
  }

  /** The notices in short. */
  List<String> told() {
    return notices.stream().map(n -> n.kind() + " " + n.last()).toList();
  }
}
