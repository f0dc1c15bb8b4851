package io.maemae.broker.kis;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** Numbers and checks orders, and keeps the account. */
final class FakeBackOffice {
  private static final int FIRST_NUMBER = 117_057;
  private static final int LARGEST_STEP = 3;

  private final KisServerSettings settings;
  private final FakeTime time;
  private final Random random;
  private final FakeListings listings;
  private final List<FakeOrder> orders = new ArrayList<>();
  final FakeAccount account;
  final FakeExchange exchange;
  private long lastNumber;
  private Trades trades = (instrument, venue, quantity) -> {};

  FakeBackOffice(
      KisServerSettings settings,
      FakeTime time,
      Random random,
      FakeListings listings,
      FakeNotices notices) {
    this.settings = settings;
    this.time = time;
    this.random = random;
    this.listings = listings;
    account = new FakeAccount(settings.cash(), settings.commissionPercent());
    exchange = new FakeExchange(listings, new Ears(notices));
    lastNumber = FIRST_NUMBER;
  }

  /** Hears of every trade on the exchange. */
  interface Trades {
    void traded(FakeInstrument instrument, String venue, long quantity);
  }

  void tradesTo(Trades listener) {
    trades = listener;
  }

  private final class Ears implements FakeExchange.Listener {
    private final FakeNotices notices;

    Ears(FakeNotices notices) {
      this.notices = notices;
    }

    @Override
    public void traded(FakeInstrument instrument, String venue, long quantity) {
      trades.traded(instrument, venue, quantity);
    }

    @Override
    public void accepted(FakeOrder order) {
      notices.accepted(order);
    }

    @Override
    public void filled(FakeOrder order, long price, long quantity) {
      account.filled(order, price, quantity);
      notices.filled(order, price, quantity);
    }

    @Override
    public void dropped(FakeOrder order, long quantity) {
      notices.dropped(order, quantity);
    }

    @Override
    public void rejected(FakeOrder order) {
      notices.rejected(order);
    }

    @Override
    public void confirmed(FakeOrder change) {
      notices.confirmed(change);
    }

    @Override
    public void expired(FakeOrder order, long quantity) {
      notices.expired(order, quantity);
    }
  }

  List<FakeOrder> orders() {
    return orders;
  }

  void close() {
    exchange.close(orders);
  }

  long available() {
    return account.available(orders);
  }

  long nextNumber() {
    lastNumber += 1 + random.nextInt(LARGEST_STEP);
    return lastNumber;
  }

  FakeOrder order(
      String symbol, boolean buy, String division, String venue, long price, long quantity) {
    FakeInstrument instrument = listings.find(symbol).orElseThrow(FakeBackOffice::notListed);
    FakeOrderKind kind = FakeRules.kind(division, venue, instrument);
    FakeRules.checkOpen(settings, exchange, instrument);
    FakeRules.checkPrice(settings, instrument, kind, price);
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
      throw FakeRefusal.order("APBK0952", "주문가능금액을 초과 했습니다");
    }
    if (!buy && quantity > account.sellable(instrument, orders)) {
      throw FakeRefusal.order("APBK0400", "주문 가능한 수량을 초과했습니다");
    }
    orders.add(order);
    exchange.submit(order);
    return order;
  }

  private static FakeRefusal notListed() {
    return FakeRefusal.order("APBK0656", "해당종목정보가 없습니다");
  }

  /** A modify or cancel; all that is open if no quantity is given. */
  FakeOrder change(
      FakeOrder.Request request,
      long number,
      String division,
      String venue,
      long price,
      Optional<Long> asked) {
    exchange.changing();
    FakeOrder target =
        orders.stream()
            .filter(order -> order.number == number && order.open() > 0)
            .filter(order -> order.venue.equals(venue))
            .findFirst()
            .orElseThrow(() -> FakeRefusal.order("APBK1663", "원주문번호가 존재하지 않습니다"));
    FakeOrderKind kind = FakeRules.kind(division, venue, target.instrument);
    FakeRules.checkOpen(settings, exchange, target.instrument);
    long quantity = asked.orElse(target.open());
    if (quantity > target.open()) {
      throw FakeRefusal.order("APBK0918", "정정취소 가능수량을 초과했습니다");
    }
    boolean modify = request == FakeOrder.Request.MODIFY;
    if (modify) {
      FakeRules.checkPrice(settings, target.instrument, kind, price);
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
      throw FakeRefusal.order("APBK0952", "주문가능금액을 초과 했습니다");
    }
    orders.add(change);
    exchange.change(change);
    return change;
  }

  private long extraCash(FakeOrder target, FakeOrder change) {
    return account.cost(change.quantity, change.limit)
        - account.cost(change.quantity, target.limit);
  }
}
