package io.maemae.simulation;

import io.maemae.market.FeeSchedule;
import io.maemae.market.Money;
import io.maemae.market.Price;
import io.maemae.market.Quantity;
import io.maemae.market.Side;
import io.maemae.market.Symbol;
import io.maemae.market.TransactionTax;
import io.maemae.order.Balance;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Cash and shares of the account. Never negative: what could make them so is not taken. */
final class Purse {
  private final Market market;
  private final FeeSchedule fees;
  private final Map<Symbol, Holding> holdings = new TreeMap<>();
  private Money deposit;
  private Money cash;

  private record Holding(Quantity shares, Money cost) {
    static final Holding NONE = new Holding(Quantity.ZERO, Money.ZERO);
  }

  Purse(Market market, FeeSchedule fees, Money cash) {
    this.market = market;
    this.fees = fees;
    this.deposit = cash;
    this.cash = cash;
  }

  void holds(Symbol symbol, Quantity shares, Money cost) {
    holdings.put(symbol, new Holding(shares, cost));
  }

  /** Cash comes from elsewhere, or goes as far as it is not bound by orders. */
  void deposits(Money amount, Collection<TrueOrder> orders) {
    if (orderable(orders).plus(amount).isNegative()) {
      throw new IllegalArgumentException("amount must be there, was " + amount);
    }
    deposit = deposit.plus(amount);
    cash = cash.plus(amount);
  }

  void receives(Symbol symbol, Quantity shares, Money cost) {
    Holding held = holding(symbol);
    holdings.put(symbol, new Holding(held.shares().plus(shares), held.cost().plus(cost)));
  }

  /** Pays and takes what an execution brings. */
  void trade(Symbol symbol, Side side, Quantity shares, Price price, LocalDate date) {
    Money amount = price.times(shares);
    Money fee = fees.commission(amount);
    Holding held = holding(symbol);
    if (side == Side.BUY) {
      cash = cash.minus(amount).minus(fee);
      holdings.put(symbol, new Holding(held.shares().plus(shares), held.cost().plus(amount)));
    } else {
      Money tax = TransactionTax.onSale(market.kind(symbol), date, amount);
      cash = cash.plus(amount).minus(fee).minus(tax);
      Money sold = held.cost().share(shares, held.shares());
      holdings.put(symbol, new Holding(held.shares().minus(shares), held.cost().minus(sold)));
    }
    if (cash.isNegative()) {
      throw new IllegalStateException("cash must not be negative, was " + cash);
    }
  }

  Quantity shares(Symbol symbol) {
    return holding(symbol).shares();
  }

  Money cash() {
    return cash;
  }

  private Holding holding(Symbol symbol) {
    return holdings.getOrDefault(symbol, Holding.NONE);
  }

  /** What so many shares may cost at most, with what the broker takes for it. */
  Money cost(Price price, Quantity shares) {
    Money amount = price.times(shares);
    return amount.plus(fees.commission(amount));
  }

  /** The highest price that a buy may get. */
  Price dearest(TrueOrder order) {
    return order.terms.limit().orElse(market.limits(order.terms.symbol()).upper());
  }

  Money orderable(Collection<TrueOrder> orders) {
    Money left = cash;
    for (TrueOrder order : orders) {
      if (order.terms.side() == Side.BUY && !order.open().isZero()) {
        left = left.minus(cost(dearest(order), order.open()));
      }
    }
    return left;
  }

  Quantity sellable(Symbol symbol, Collection<TrueOrder> orders) {
    long selling =
        orders.stream()
            .filter(o -> o.terms.side() == Side.SELL && o.terms.symbol().equals(symbol))
            .mapToLong(o -> o.open().units())
            .sum();
    return shares(symbol).minus(Quantity.of(selling));
  }

  Balance balance(Collection<TrueOrder> orders) {
    List<Balance.Holding> held = new ArrayList<>();
    holdings.forEach(
        (symbol, holding) -> {
          if (!holding.shares().isZero()) {
            held.add(
                new Balance.Holding(
                    symbol, holding.shares(), sellable(symbol, orders), holding.cost()));
          }
        });
    return new Balance(deposit, cash, orderable(orders), held, List.of());
  }
}
