package io.maemae.simulation;

import io.maemae.backtest.VirtualTime;
import io.maemae.broker.StreamListener;
import io.maemae.desk.MarketFeed;
import io.maemae.market.FeeSchedule;
import io.maemae.market.Instrument;
import io.maemae.market.InstrumentKind;
import io.maemae.market.MarketEvent;
import io.maemae.market.MarketTime;
import io.maemae.market.OrderBook;
import io.maemae.market.OrderType;
import io.maemae.market.Price;
import io.maemae.market.Quantity;
import io.maemae.market.Quote;
import io.maemae.market.Side;
import io.maemae.market.Symbol;
import io.maemae.market.TimeInForce;
import io.maemae.market.Trade;
import io.maemae.market.Venue;
import io.maemae.order.Balance;
import io.maemae.order.Buyable;
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
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.Consumer;

/** A real adapter over a simulated broker, and what it said. */
final class AdapterRig {
  private static final String ACCOUNT = "main";
  private static final Duration BEGINNING = Duration.ofSeconds(5);
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  /** Which adapter. */
  enum Kind {
    KIS(Habits.KIS),
    KIWOOM(Habits.KIWOOM);

    final Habits habits;

    Kind(Habits habits) {
      this.habits = habits;
    }
  }

  final VirtualTime time = new VirtualTime(MarketTime.instant(Rig.DAY, LocalTime.of(9, 0)));
  final Kind kind;
  final SimulatedBroker broker;
  final SimulatedAdapter adapter;
  final List<String> said = new ArrayList<>();
  final List<ExecutionNotice> notices = new ArrayList<>();
  final List<MarketEvent> market = new ArrayList<>();
  final Map<ClientOrderId, List<SubmitResult>> answers = new TreeMap<>();
  private long lastId;

  AdapterRig(Kind kind, long seed, Chaos chaos) {
    this.kind = kind;
    SplittableRandom root = new SplittableRandom(seed);
    broker =
        new SimulatedBroker(
            ACCOUNT,
            time.timeline(VirtualTime.Source.EXCHANGE),
            root.split(),
            kind.habits,
            chaos,
            FeeSchedule.DEFAULT,
            Rig.CASH);
    broker.lists(Rig.SYMBOL, InstrumentKind.STOCK, Rig.REFERENCE);
    broker.holds(Rig.SYMBOL, Rig.SHARES, Rig.COST);
    adapter = made(root.split());
    adapter.connection().want(List.of(Rig.SYMBOL));
    pass(BEGINNING.toMillis());
  }

  private SimulatedAdapter made(SplittableRandom random) {
    return switch (kind) {
      case KIS -> SimulatedAdapter.kis(ACCOUNT, broker, time, random, new Ear());
      case KIWOOM -> SimulatedAdapter.kiwoom(ACCOUNT, broker, time, random, new Ear());
    };
  }

  /** Another process. */
  void restart() {
    adapter.restart(new Ear());
    adapter.connection().want(List.of(Rig.SYMBOL));
  }

  Instant now() {
    return time.now();
  }

  void pass(long millis) {
    Instant end = now().plusMillis(millis);
    while (time.next().filter(next -> !next.isAfter(end)).isPresent()) {
      time.step();
    }
    time.idleUntil(end);
  }

  void trade(long won) {
    broker.trade(Rig.SYMBOL, Price.ofWon(won));
  }

  ClientOrderId place(
      Side side, long units, OrderType type, Optional<Price> limit, TimeInForce timeInForce) {
    ClientOrderId id = nextId();
    OrderRequest request =
        new OrderRequest(
            id, Rig.SYMBOL, side, Quantity.of(units), type, limit, timeInForce, Venue.KRX);
    adapter.connection().gateway().submit(request, answers.get(id)::add);
    return id;
  }

  ClientOrderId buy(long units, long won) {
    return place(Side.BUY, units, OrderType.LIMIT, Optional.of(Price.ofWon(won)), TimeInForce.DAY);
  }

  ClientOrderId cancel(OrderId target, long units, boolean whole) {
    ClientOrderId id = nextId();
    CancelRequest request =
        new CancelRequest(
            id,
            target,
            Rig.SYMBOL,
            Quantity.of(units),
            whole,
            OrderType.LIMIT,
            TimeInForce.DAY,
            Venue.KRX);
    adapter.connection().gateway().cancel(request, answers.get(id)::add);
    return id;
  }

  ClientOrderId modify(OrderId target, long units, long won) {
    ClientOrderId id = nextId();
    ModifyRequest request =
        new ModifyRequest(
            id,
            target,
            Rig.SYMBOL,
            Quantity.of(units),
            Price.ofWon(won),
            OrderType.LIMIT,
            TimeInForce.DAY,
            Venue.KRX);
    adapter.connection().gateway().modify(request, answers.get(id)::add);
    return id;
  }

  private ClientOrderId nextId() {
    ClientOrderId id = new ClientOrderId(++lastId);
    answers.put(id, new ArrayList<>());
    return id;
  }

  Optional<OrderId> number(ClientOrderId id) {
    return answers.get(id).stream()
        .filter(SubmitResult.Accepted.class::isInstance)
        .map(result -> ((SubmitResult.Accepted) result).id())
        .findFirst();
  }

  /** The list of the day. */
  List<OrderRow> rows() {
    return read(answer -> adapter.connection().source().orders(Rig.DAY, answer));
  }

  Balance balance() {
    return read(answer -> adapter.connection().source().balance(answer));
  }

  Quote quote() {
    return read(answer -> adapter.connection().quotes().quote(Rig.SYMBOL, answer));
  }

  OrderBook book() {
    return read(answer -> adapter.connection().quotes().book(Rig.SYMBOL, answer));
  }

  Buyable buyable(Price price) {
    return read(answer -> adapter.connection().source().buyable(Rig.SYMBOL, price, answer));
  }

  List<Instrument> instruments() {
    return read(answer -> adapter.connection().instruments(answer));
  }

  /** The notices in short. */
  List<String> told() {
    return notices.stream().map(n -> n.kind() + " " + n.ordered()).toList();
  }

  /** The trades that were heard. */
  List<Trade> trades() {
    return market.stream().filter(Trade.class::isInstance).map(Trade.class::cast).toList();
  }

  /** Whether notices come. */
  boolean isUp() {
    return this.<MarketFeed.State>answer(answer -> adapter.connection().state(answer)).up();
  }

  /** What a question brings, however long it takes. */
  private <T> T answer(Consumer<Consumer<T>> question) {
    List<T> answers = new ArrayList<>();
    question.accept(answers::add);
    Instant end = now().plus(PATIENCE);
    while (answers.isEmpty() && time.next().filter(next -> next.isBefore(end)).isPresent()) {
      time.step();
    }
    if (answers.size() != 1) {
      throw new AssertionError("answers: " + answers);
    }
    return answers.get(0);
  }

  /** What a reading brings, read again if it cannot be read. */
  private <T> T read(Consumer<Consumer<Reading<T>>> question) {
    for (int i = 0; i < 20; i++) {
      Reading<T> reading = this.<Reading<T>>answer(question);
      if (reading instanceof Reading.Complete<T> complete) {
        return complete.value();
      }
    }
    throw new AssertionError("unreadable");
  }

  /** Writes down what the stream says. */
  private final class Ear implements StreamListener {
    private void said(String what) {
      said.add(now() + " " + what);
    }

    @Override
    public void market(MarketEvent event) {
      market.add(event);
      said(event.toString());
    }

    @Override
    public void gap(Set<Symbol> symbols) {
      said("gap " + symbols);
    }

    @Override
    public void notice(ExecutionNotice notice) {
      notices.add(notice);
      said(notice.toString());
    }

    @Override
    public void balanceChanged() {
      said("balance changed");
    }

    @Override
    public void unreadableNotice(String why) {
      said("unreadable " + why);
    }

    @Override
    public void condition(String name, Reading<List<Symbol>> symbols) {
      said("condition " + name);
    }

    @Override
    public void up() {
      said("up");
    }

    @Override
    public void down(String why, boolean elsewhere) {
      said("down " + elsewhere + " " + why);
    }

    @Override
    public void accessRefused(String why) {
      said("access refused " + why);
    }

    @Override
    public void accessUnanswered(String why) {
      said("access unanswered " + why);
    }
  }
}
