package io.maemae.broker.fake;

import io.maemae.market.Price;
import io.maemae.market.Quantity;
import io.maemae.market.Side;
import io.maemae.market.Symbol;
import io.maemae.market.TimeInForce;
import io.maemae.order.Balance;
import io.maemae.order.OrderRow;
import io.maemae.order.RequestKind;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;

/** Shows what somebody else keeps the books of as the servers here show their own. */
public final class FakeShown {
  private final FakeListings listings;
  private final Function<OrderRow, FakeOrderKind> kinds;

  /**
   * For one broker.
   *
   * @param kinds what a row's kind is called there
   */
  public FakeShown(FakeListings listings, Function<OrderRow, FakeOrderKind> kinds) {
    this.listings = listings;
    this.kinds = kinds;
  }

  public FakeInstrument instrument(Symbol symbol) {
    return listings.get(symbol.code());
  }

  public static long won(Price price) {
    return price.toBigDecimal().longValueExact();
  }

  /** Orders as a list of them has it. */
  public List<FakeOrder> orders(List<OrderRow> rows) {
    Map<String, FakeOrder> shown = new LinkedHashMap<>();
    for (OrderRow row : rows) {
      shown.put(row.id().number(), order(row, shown));
    }
    return new ArrayList<>(shown.values());
  }

  /** One order, alone. */
  public FakeOrder order(OrderRow row) {
    return order(row, Map.of());
  }

  private FakeOrder order(OrderRow row, Map<String, FakeOrder> before) {
    Optional<FakeOrder> original =
        row.parent()
            .map(parent -> parent.number())
            .map(number -> before.containsKey(number) ? before.get(number) : bare(row, number));
    FakeOrder order = empty(row, row.id().number(), original, request(row.kind()));
    order.filled = row.filled().units();
    order.amount =
        row.filledAmount().map(amount -> amount.toBigDecimal().longValueExact()).orElse(0L);
    boolean immediate = row.timeInForce() != TimeInForce.DAY;
    if (immediate) {
      order.dropped = row.canceled().units();
    } else {
      order.taken = row.canceled().units();
    }
    boolean cancels = row.kind() == RequestKind.CANCEL;
    long rest = row.quantity().minus(row.filled()).minus(row.canceled()).units();
    if (row.rejection().isPresent()) {
      order.rejected = rest;
    } else if (row.ended() && !cancels) {
      order.expired = rest;
    }
    order.waiting = cancels && !row.ended();
    return order;
  }

  /** Only its number is told. */
  private FakeOrder bare(OrderRow row, String number) {
    return empty(row, number, Optional.empty(), FakeOrder.Request.NEW);
  }

  private FakeOrder empty(
      OrderRow row, String number, Optional<FakeOrder> original, FakeOrder.Request request) {
    LocalDateTime at = FakeTime.seoul(row.orderedAt()).truncatedTo(ChronoUnit.SECONDS);
    return new FakeOrder(
        Long.parseLong(number),
        original,
        request,
        instrument(row.symbol()),
        row.side() == Side.BUY,
        kinds.apply(row),
        row.venue().name(),
        row.limit().map(FakeShown::won).orElse(0L),
        row.quantity().units(),
        at);
  }

  private static FakeOrder.Request request(RequestKind kind) {
    return switch (kind) {
      case NEW -> FakeOrder.Request.NEW;
      case MODIFY -> FakeOrder.Request.MODIFY;
      case CANCEL -> FakeOrder.Request.CANCEL;
    };
  }

  /** A broker's office that has these orders and this balance, and takes nothing more. */
  public FakeBackOffice office(
      FakeRules rules,
      FakeTime time,
      BigDecimal commissionPercent,
      List<FakeOrder> orders,
      Optional<Balance> balance) {
    long deposit = balance.map(b -> b.deposit().toBigDecimal().longValueExact()).orElse(0L);
    FakeAccount account = new FakeAccount(deposit, commissionPercent);
    FakeBackOffice office =
        new FakeBackOffice(rules, account, time, new Random(0), listings, new Deaf());
    office.orders().addAll(orders);
    balance.ifPresent(shown -> fill(office, shown, time));
    return office;
  }

  private void fill(FakeBackOffice office, Balance balance, FakeTime time) {
    FakeAccount account = office.account;
    long settled = balance.settledDeposit().toBigDecimal().longValueExact();
    account.bought = Math.max(0, account.deposit - settled);
    account.sold = Math.max(0, settled - account.deposit);
    for (Balance.Holding holding : balance.holdings()) {
      FakeInstrument instrument = instrument(holding.symbol());
      account.give(
          instrument, holding.quantity().units(), holding.cost().toBigDecimal().longValue());
      Quantity sold = holding.quantity().minus(holding.sellable());
      if (!sold.isZero()) {
        office.orders().add(selling(instrument, sold, time));
      }
    }
  }

  /** What keeps shares from being sold once more. */
  private static FakeOrder selling(FakeInstrument instrument, Quantity shares, FakeTime time) {
    FakeOrderKind any =
        new FakeOrderKind("", "", FakeOrderKind.Price.GIVEN, FakeOrderKind.Life.DAY, Set.of());
    return new FakeOrder(
        0,
        Optional.empty(),
        FakeOrder.Request.NEW,
        instrument,
        false,
        any,
        "KRX",
        instrument.base,
        shares.units(),
        time.now());
  }

  /** Nothing happens there. */
  private static final class Deaf implements FakeExchange.Listener {
    @Override
    public void traded(FakeInstrument instrument, String venue, long quantity) {
      throw new IllegalStateException("nothing is traded here");
    }

    @Override
    public void accepted(FakeOrder order) {
      throw new IllegalStateException("nothing is accepted here");
    }

    @Override
    public void filled(FakeOrder order, long price, long quantity) {
      throw new IllegalStateException("nothing is filled here");
    }

    @Override
    public void dropped(FakeOrder order, long quantity) {
      throw new IllegalStateException("nothing is dropped here");
    }

    @Override
    public void rejected(FakeOrder order) {
      throw new IllegalStateException("nothing is rejected here");
    }

    @Override
    public void confirmed(FakeOrder change) {
      throw new IllegalStateException("nothing is confirmed here");
    }

    @Override
    public void expired(FakeOrder order, long quantity) {
      throw new IllegalStateException("nothing expires here");
    }
  }
}
