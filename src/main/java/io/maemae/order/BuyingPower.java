package io.maemae.order;

import io.maemae.market.Instrument;
import io.maemae.market.InstrumentKind;
import io.maemae.market.Instruments;
import io.maemae.market.Money;
import io.maemae.market.OrderType;
import io.maemae.market.Price;
import io.maemae.market.PriceLimits;
import io.maemae.market.Quantity;
import io.maemae.market.Side;
import io.maemae.market.Symbol;
import io.maemae.portfolio.Charges;
import io.maemae.portfolio.Marks;
import io.maemae.portfolio.Portfolio;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What may be bought and sold now: the broker's last figure less what our orders have reserved
 * since that reading. Desk thread.
 */
public final class BuyingPower {
  private final OrderLedger ledger;
  private final Portfolio portfolio;
  private final Marks marks;
  private final Charges charges;
  private final Instruments instruments;
  private final Map<String, Reading.Complete<Balance>> balances = new HashMap<>();

  /** Over the ledger of all accounts. */
  public BuyingPower(
      OrderLedger ledger,
      Portfolio portfolio,
      Marks marks,
      Charges charges,
      Instruments instruments) {
    this.ledger = ledger;
    this.portfolio = portfolio;
    this.marks = marks;
    this.charges = charges;
    this.instruments = instruments;
  }

  void onBalance(String account, Reading.Complete<Balance> reading) {
    balances.put(account, reading);
  }

  void clear() {
    balances.clear();
  }

  /** The broker's last balance. */
  public Optional<Reading.Complete<Balance>> balance(String account) {
    return Optional.ofNullable(balances.get(account));
  }

  /** What a buy may cost now (주문가능금액); zero before the first reading. */
  public Money orderable(String account) {
    Reading.Complete<Balance> reading = balances.get(account);
    if (reading == null) {
      return Money.ZERO;
    }
    // An order leaves soon after it was decided, or not at all.
    Instant earliest = reading.begunAt().minus(Pacer.PATIENCE.multipliedBy(2));
    Money taken =
        ledger
            .since(earliest)
            .filter(o -> o.account().equals(account) && takesFrom(o, reading.begunAt()))
            .map(o -> reserved(o).plus(spent(o)))
            .reduce(Money.ZERO, Money::plus);
    return reading.value().orderable().minus(taken).max(Money.ZERO);
  }

  private static boolean takesFrom(Order order, Instant readingBegun) {
    Instant since = order.releasedAt().orElse(order.terms().createdAt());
    return order.side() == Side.BUY && !since.isBefore(readingBegun);
  }

  private Money reserved(Order order) {
    return order.state().isFinal()
        ? Money.ZERO
        : cost(order.account(), order.symbol(), order.type(), order.limit(), order.open());
  }

  private Money spent(Order order) {
    Money amount = order.filledAmount();
    return amount.plus(charges.fee(order.account(), amount));
  }

  /**
   * The most a buy can cost, fee included: at its limit; at the day's upper limit if it has none,
   * has not got one yet (최유리지정가), or can become a market order at the close (조건부지정가).
   */
  public Money cost(
      String account, Symbol symbol, OrderType type, Optional<Price> limit, Quantity quantity) {
    Optional<Price> upper = limits(symbol).map(PriceLimits::upper);
    Optional<Price> worst = type.endsAsMarket() ? upper.or(() -> limit) : limit.or(() -> upper);
    Money amount = worst.map(p -> p.times(quantity)).orElse(Money.ZERO);
    return amount.plus(charges.fee(account, amount));
  }

  /** The day's limits of a symbol, if its base price is known. */
  public Optional<PriceLimits> limits(Symbol symbol) {
    InstrumentKind kind =
        instruments.find(symbol).map(Instrument::kind).orElse(InstrumentKind.STOCK);
    return marks.limits(symbol).or(() -> marks.reference(symbol).map(p -> PriceLimits.of(kind, p)));
  }

  /** Shares held and not in an open sell order of ours. */
  public Quantity sellable(String account, Symbol symbol) {
    Quantity held = Quantity.of(Math.max(0, portfolio.units(account, symbol)));
    return held.minusOrZero(openSells(account, symbol, Optional.empty()));
  }

  /** Whether a sale may be on its way, so that nobody can tell if a reading has it. */
  boolean hasSaleUnderWay(String account, Symbol symbol) {
    return sales(account, symbol).anyMatch(o -> o.legs().isEmpty() && !holdsNothingBack(o));
  }

  /** Shares of a strategy's lot that are not in an open sell order of its own, and sellable. */
  public Quantity sellable(String account, Symbol symbol, String strategy) {
    return portfolio
        .held(account, symbol, Optional.of(strategy))
        .minusOrZero(openSells(account, symbol, Optional.of(strategy)))
        .min(sellable(account, symbol));
  }

  /**
   * Whether a sale of unknown outcome holds no shares back, by a reading of the balance begun when
   * it could not arrive any more: no list shows what it may be, and the broker would sell all that
   * the books have and no other open sale holds. Then it never arrived, and another may go beside
   * it.
   */
  public boolean holdsNothingBack(Order sale) {
    Reading.Complete<Balance> reading = balances.get(sale.account());
    return sale.isUnsettled()
        && sale.isNotFound()
        && sale.side() == Side.SELL
        && reading != null
        && reading
            .begunAt()
            .isAfter(
                sale.unknownSince()
                    .orElseThrow()
                    .plus(BrokerAccount.LONGEST_WAY)
                    .plus(BrokerAccount.SETTLE_TIME))
        && sellable(reading.value(), sale.symbol()).units() >= free(sale.account(), sale.symbol());
  }

  /** A sale of unknown outcome that holds shares of a symbol back, whoever placed it. */
  public Optional<Order> unsettledSale(String account, Symbol symbol) {
    return sales(account, symbol).filter(o -> o.isUnsettled() && !holdsNothingBack(o)).findFirst();
  }

  /** Shares that the broker would sell by a balance. */
  static Quantity sellable(Balance balance, Symbol symbol) {
    return Quantity.of(
        balance.holdings().stream()
            .filter(h -> h.symbol().equals(symbol))
            .mapToLong(h -> h.sellable().units())
            .sum());
  }

  /** Shares of the books that are in no open sale of known outcome. */
  private long free(String account, Symbol symbol) {
    long sold =
        sales(account, symbol).filter(o -> !o.isUnsettled()).mapToLong(o -> o.open().units()).sum();
    return portfolio.units(account, symbol) - sold;
  }

  private Quantity openSells(String account, Symbol symbol, Optional<String> strategy) {
    return Quantity.of(
        sales(account, symbol)
            .filter(o -> strategy.isEmpty() || o.terms().strategy().equals(strategy))
            .filter(o -> !holdsNothingBack(o))
            .mapToLong(o -> o.open().units())
            .sum());
  }

  private Stream<Order> sales(String account, Symbol symbol) {
    return ledger.working(account).stream()
        .filter(o -> o.side() == Side.SELL && o.symbol().equals(symbol));
  }
}
