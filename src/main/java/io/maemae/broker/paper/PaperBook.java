package io.maemae.broker.paper;

import io.maemae.market.Money;
import io.maemae.market.Price;
import io.maemae.market.Quantity;
import io.maemae.market.Side;
import io.maemae.market.Symbol;
import io.maemae.order.Balance;
import io.maemae.order.Buyable;
import io.maemae.order.RequestKind;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * What one account has: cash, shares, and the orders that are not over. A cash account without
 * margin: what was sold may be spent at once, what was bought may be sold at once, and cash moves
 * on the day of settlement. Owned by the timeline's thread.
 */
final class PaperBook {
  private final PaperAccount account;
  private Money cash;
  private final NavigableMap<LocalDate, Money> unsettled;
  private final NavigableMap<Symbol, Shares> shares;
  private final Map<Long, PaperOrder> working = new LinkedHashMap<>();

  /**
   * Shares of one symbol.
   *
   * @param cost what they cost, without fees
   */
  record Shares(Quantity quantity, Money cost) {
    static final Shares NONE = new Shares(Quantity.ZERO, Money.ZERO);

    Shares after(PaperFill fill) {
      if (fill.side() == Side.BUY) {
        return new Shares(quantity.plus(fill.quantity()), cost.plus(fill.amount()));
      }
      return new Shares(
          quantity.minus(fill.quantity()), cost.minus(cost.share(fill.quantity(), quantity)));
    }
  }

  /**
   * What the exchange keeps of an account.
   *
   * @param cash when all trades have settled
   * @param unsettled what of it moves on which day to come
   */
  record Holdings(
      Money cash, NavigableMap<LocalDate, Money> unsettled, Map<Symbol, Shares> shares) {
    static Holdings opening(Money cash) {
      return new Holdings(cash, new TreeMap<>(), Map.of());
    }
  }

  PaperBook(PaperAccount account, Holdings holdings) {
    this.account = account;
    this.cash = holdings.cash();
    this.unsettled = new TreeMap<>(holdings.unsettled());
    this.shares = new TreeMap<>(holdings.shares());
  }

  String name() {
    return account.name();
  }

  /** Cash when all trades have settled (D+2 예수금). */
  Money cash() {
    return cash;
  }

  Shares shares(Symbol symbol) {
    return shares.getOrDefault(symbol, Shares.NONE);
  }

  void add(PaperOrder order) {
    working.put(order.number(), order);
  }

  /** Forgets an order that is over. */
  void remove(PaperOrder order) {
    working.remove(order.number());
  }

  Money commission(Money amount) {
    return account.fees().commission(amount);
  }

  void book(PaperFill fill) {
    cash = cash.plus(fill.cashEffect());
    unsettled.merge(fill.settlesOn(), fill.cashEffect(), Money::plus);
    Shares after = shares(fill.symbol()).after(fill);
    if (after.quantity().isZero()) {
      shares.remove(fill.symbol());
    } else {
      shares.put(fill.symbol(), after);
    }
  }

  /** What a buy may cost now (주문가능금액). */
  Money orderable() {
    return free().max(Money.ZERO);
  }

  /** How many shares that pays for at a price, commission included. */
  Buyable buyable(Price price) {
    Money money = orderable();
    long least = 0;
    long most = money.tenThousandths() / price.tenThousandths();
    while (least < most) {
      long middle = most - (most - least) / 2;
      if (reservation(price, Quantity.of(middle)).compareTo(money) <= 0) {
        least = middle;
      } else {
        most = middle - 1;
      }
    }
    return new Buyable(money, Quantity.of(least));
  }

  private Money free() {
    Money free = cash;
    for (PaperOrder order : working.values()) {
      free = free.minus(reserved(order));
    }
    return free;
  }

  private Money reserved(PaperOrder order) {
    PaperOrder.Terms terms = order.terms();
    if (terms.side() == Side.SELL || terms.kind() == RequestKind.CANCEL) {
      return Money.ZERO;
    }
    if (terms.kind() == RequestKind.MODIFY && order.state() == PaperOrder.State.SENT) {
      // The number it moves from keeps its own reservation until then.
      PaperOrder from = working.get(terms.parent().orElseThrow());
      return from == null
          ? Money.ZERO
          : reservation(terms.worst(), terms.requested())
              .minus(from.terms().worst().times(terms.requested()))
              .max(Money.ZERO);
    }
    return reservation(terms.worst(), order.open());
  }

  /** What a buy of that many shares takes at most, fee included. */
  Money reservation(Price worst, Quantity quantity) {
    Money amount = worst.times(quantity);
    return amount.plus(commission(amount));
  }

  /** What a buy may cost if it takes the place of shares of an order. */
  Money orderableInstead(PaperOrder order, Quantity moved) {
    return free().plus(reservation(order.terms().worst(), moved));
  }

  /** Shares that may be sold now (매도가능수량). */
  Quantity sellable(Symbol symbol) {
    Quantity free = shares(symbol).quantity();
    for (PaperOrder order : working.values()) {
      if (order.terms().side() == Side.SELL && order.terms().symbol().equals(symbol)) {
        free = free.minusOrZero(order.open());
      }
    }
    return free;
  }

  Balance balance(LocalDate today) {
    Money deposit = cash;
    for (Money later : unsettled.tailMap(today, false).values()) {
      deposit = deposit.minus(later);
    }
    List<Balance.Holding> holdings = new ArrayList<>();
    shares.forEach(
        (symbol, held) ->
            holdings.add(
                new Balance.Holding(symbol, held.quantity(), sellable(symbol), held.cost())));
    return new Balance(deposit, cash, orderable(), holdings, List.of());
  }
}
