package io.maemae.broker.fake;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/** Cash and shares of the account, by trade and not by settlement. */
public final class FakeAccount {
  /** Of a sale of shares; ETF and ETN are free. The interface tells no rate. */
  private static final BigDecimal TAX_PERCENT = new BigDecimal("0.20");

  /** One symbol; it stays after the last share was sold. */
  public static final class Holding {
    public final FakeInstrument instrument;
    public long quantity;
    public long cost;
    public long boughtToday;
    public long boughtAmount;
    public long soldToday;
    public long soldAmount;
    public long fees;
    public long sellFees;
    public long tax;
    public long realized;

    Holding(FakeInstrument instrument) {
      this.instrument = instrument;
    }
  }

  private final BigDecimal commissionPercent;
  private final Map<String, Holding> holdings = new LinkedHashMap<>();
  public long deposit;
  public long bought;
  public long sold;
  public long fees;
  public long taxes;

  public FakeAccount(long deposit, BigDecimal commissionPercent) {
    this.deposit = deposit;
    this.commissionPercent = commissionPercent;
  }

  /** Shares that were there before today. */
  public void give(FakeInstrument instrument, long quantity, long cost) {
    Holding holding = holding(instrument);
    holding.quantity += quantity;
    holding.cost += cost;
  }

  /** Cash that was paid in, or out if it is negative. */
  public void pay(long won) {
    deposit += won;
  }

  /** So many shares become so many others of the same value; they cost what they did. */
  public void split(FakeInstrument instrument, long from, long to) {
    Holding holding = holding(instrument);
    holding.quantity = holding.quantity * to / from;
  }

  public void filled(FakeOrder order, long price, long quantity) {
    Holding holding = holding(order.instrument);
    long value = price * quantity;
    long fee = commission(value);
    fees += fee;
    holding.fees += fee;
    if (order.buy) {
      bought += value;
      holding.boughtToday += quantity;
      holding.boughtAmount += value;
      holding.quantity += quantity;
      holding.cost += value;
    } else {
      long tax = tax(order.instrument, value);
      sold += value;
      taxes += tax;
      holding.tax += tax;
      holding.sellFees += fee;
      holding.soldToday += quantity;
      holding.soldAmount += value;
      long costOfSold = holding.cost * quantity / holding.quantity;
      holding.realized += value - costOfSold - fee - tax;
      holding.cost -= costOfSold;
      holding.quantity -= quantity;
    }
  }

  private Holding holding(FakeInstrument instrument) {
    return holdings.computeIfAbsent(instrument.symbol, symbol -> new Holding(instrument));
  }

  /** What a sale is taxed with. */
  public long tax(FakeInstrument instrument, long value) {
    return instrument.kind == FakeInstrument.Kind.SHARE ? percent(value, TAX_PERCENT) : 0;
  }

  public long commission(long value) {
    return percent(value, commissionPercent);
  }

  private static long percent(long value, BigDecimal percent) {
    return BigDecimal.valueOf(value)
        .multiply(percent)
        .movePointLeft(2)
        .setScale(0, RoundingMode.DOWN)
        .longValueExact();
  }

  /** Cash when all of today has settled (prvs_rcdl_excc_amt). */
  public long settled() {
    return deposit - bought + sold - fees - taxes;
  }

  /** The most that can be bought for this cash with the commission on top. */
  public long withoutCommission(long cash) {
    BigDecimal whole = BigDecimal.valueOf(100);
    return BigDecimal.valueOf(cash)
        .multiply(whole)
        .divide(whole.add(commissionPercent), 0, RoundingMode.DOWN)
        .longValueExact();
  }

  /** Cash that open buys do not need. */
  public long available(Collection<FakeOrder> orders) {
    long reserved = 0;
    for (FakeOrder order : orders) {
      if (order.buy) {
        reserved += cost(order.open(), order.limit);
      }
    }
    return settled() - reserved;
  }

  /** What a buy may cost at most, with commission. */
  public long cost(long quantity, long price) {
    long value = quantity * price;
    return value + commission(value);
  }

  /** Shares that open sells do not need. */
  public long sellable(FakeInstrument instrument, Collection<FakeOrder> orders) {
    Holding holding = holdings.get(instrument.symbol);
    return (holding == null ? 0 : holding.quantity)
        - orders.stream()
            .filter(order -> !order.buy && order.instrument == instrument)
            .mapToLong(FakeOrder::open)
            .sum();
  }

  /** How many shares of a symbol there are. */
  public long held(String symbol) {
    return holdings.containsKey(symbol) ? holdings.get(symbol).quantity : 0;
  }

  public Collection<Holding> holdings() {
    return holdings.values();
  }
}
