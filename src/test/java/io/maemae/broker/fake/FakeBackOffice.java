package io.maemae.broker.fake;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** Numbers and checks orders, and keeps the account. */
public final class FakeBackOffice {
  private static final int FIRST_NUMBER = 117_057;
  private static final int LARGEST_STEP = 3;

  private final FakeRules rules;
  private final FakeTime time;
  private final Random random;
  private final FakeListings listings;
  private final List<FakeOrder> orders = new ArrayList<>();
  public final FakeAccount account;
  public final FakeExchange exchange;
  private long lastNumber;
  private Trades trades = (instrument, venue, quantity) -> {};

  /** A broker with a deposit in won, whose orders the listener hears of. */
  public FakeBackOffice(
      FakeRules rules,
      FakeAccount account,
      FakeTime time,
      Random random,
      FakeListings listings,
      FakeExchange.Listener listener) {
    this.rules = rules;
    this.account = account;
    this.time = time;
    this.random = random;
    this.listings = listings;
    exchange = new FakeExchange(listings, new Ears(listener));
    lastNumber = FIRST_NUMBER;
  }

  /** Hears of every trade on the exchange. */
  public interface Trades {
    void traded(FakeInstrument instrument, String venue, long quantity);
  }

  public void tradesTo(Trades listener) {
    trades = listener;
  }

  private final class Ears implements FakeExchange.Listener {
    private final FakeExchange.Listener listener;

    Ears(FakeExchange.Listener listener) {
      this.listener = listener;
    }

    @Override
    public void traded(FakeInstrument instrument, String venue, long quantity) {
      listener.traded(instrument, venue, quantity);
      trades.traded(instrument, venue, quantity);
    }

    @Override
    public void accepted(FakeOrder order) {
      listener.accepted(order);
    }

    @Override
    public void filled(FakeOrder order, long price, long quantity) {
      account.filled(order, price, quantity);
      listener.filled(order, price, quantity);
    }

    @Override
    public void dropped(FakeOrder order, long quantity) {
      listener.dropped(order, quantity);
    }

    @Override
    public void rejected(FakeOrder order) {
      listener.rejected(order);
    }

    @Override
    public void confirmed(FakeOrder change) {
      listener.confirmed(change);
    }

    @Override
    public void expired(FakeOrder order, long quantity) {
      listener.expired(order, quantity);
    }
  }

  public List<FakeOrder> orders() {
    return orders;
  }

  public void close() {
    exchange.close(orders);
  }

  public long available() {
    return account.available(orders);
  }

  public long nextNumber() {
    lastNumber += 1 + random.nextInt(LARGEST_STEP);
    return lastNumber;
  }

  public FakeOrder order(
      String symbol, boolean buy, String division, String venue, long price, long quantity) {
    FakeInstrument instrument = listings.find(symbol).orElseThrow(rules::notListed);
    FakeOrderKind kind = rules.kind(division, venue, instrument);
    rules.checkOpen(exchange.isClosed(), instrument);
    rules.checkPrice(instrument, kind, price);
    FakeOrder order =
        new FakeOrder(
            nextNumber(),
            Optional.empty(),
            FakeOrder.Request.NEW,
            instrument,
            buy,
            kind,
            venue,
            price,
            quantity,
            time.now());
    if (buy && account.cost(quantity, order.limit) > available()) {
      throw rules.tooLittleCash(available(), order.limit);
    }
    if (!buy && quantity > account.sellable(instrument, orders)) {
      throw rules.tooFewShares(account.sellable(instrument, orders));
    }
    orders.add(order);
    exchange.submit(order);
    return order;
  }

  /** A modify or cancel; of the same kind if none is given, and of all that is open. */
  public FakeOrder change(
      FakeOrder.Request request,
      long number,
      Optional<String> division,
      String venue,
      long price,
      Optional<Long> asked) {
    exchange.changing();
    FakeOrder target =
        orders.stream()
            .filter(order -> order.number == number && order.open() > 0)
            .filter(order -> order.venue.equals(venue))
            .findFirst()
            .orElseThrow(rules::nothingOpen);
    FakeOrderKind kind =
        division.map(code -> rules.kind(code, venue, target.instrument)).orElse(target.kind);
    rules.checkOpen(exchange.isClosed(), target.instrument);
    long quantity = asked.orElse(target.open());
    if (quantity > target.open()) {
      throw rules.moreThanOpen(target);
    }
    boolean modify = request == FakeOrder.Request.MODIFY;
    if (modify) {
      rules.checkPrice(target.instrument, kind, price);
    }
    FakeOrder change =
        new FakeOrder(
            nextNumber(),
            Optional.of(target),
            request,
            target.instrument,
            target.buy,
            kind,
            venue,
            modify ? price : 0,
            quantity,
            time.now());
    if (modify && target.buy && extraCash(target, change) > available()) {
      throw rules.tooLittleCash(available(), change.limit);
    }
    orders.add(change);
    exchange.change(change);
    return change;
  }

  /** Cancels all that is open of an order, as the customer may by any channel. */
  public FakeOrder cancel(long number) {
    return changeAll(FakeOrder.Request.CANCEL, number, 0);
  }

  /** Gives all that is open of an order another limit, as the customer may by any channel. */
  public FakeOrder modify(long number, long price) {
    return changeAll(FakeOrder.Request.MODIFY, number, price);
  }

  private FakeOrder changeAll(FakeOrder.Request request, long number, long price) {
    FakeOrder order = orders.stream().filter(o -> o.number == number).findFirst().orElseThrow();
    Optional<String> sameKind = Optional.empty();
    return change(request, number, sameKind, order.venue, price, Optional.empty());
  }

  private long extraCash(FakeOrder target, FakeOrder change) {
    return account.cost(change.quantity, change.limit)
        - account.cost(change.quantity, target.limit);
  }
}
