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
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What may be bought and sold now: the broker's last figure less what our orders have reserved
 * since that reading. Desk thread.
 */
public final class BuyingPower {
  /** No order lives longer. */
  private static final Duration DAY = Duration.ofDays(1);

  private final OrderLedger ledger;
  private final Portfolio portfolio;
  private final Marks marks;
  private final Charges charges;
  private final Instruments instruments;
  private final Map<String, Reading.Complete<Balance>> balances = new HashMap<>();

  /** When they were answered. */
  private final Map<String, Instant> answered = new HashMap<>();

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

  void onBalance(String account, Reading.Complete<Balance> reading, Instant now) {
    balances.put(account, reading);
    answered.put(account, now);
  }

  void clear() {
    balances.clear();
    answered.clear();
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
    Money taken =
        buys(account, reading.begunAt())
            .map(o -> taken(o, reading.begunAt()))
            .reduce(Money.ZERO, Money::plus);
    return reading.value().orderable().minus(taken).max(Money.ZERO);
  }

  /** Those that a reading may lack: what ended long before it is in there. */
  private Stream<Order> buys(String account, Instant readingBegun) {
    Stream<Order> ended =
        ledger
            .since(readingBegun.minus(DAY))
            .filter(o -> o.state().isFinal() && o.account().equals(account));
    return Stream.concat(ledger.working(account).stream(), ended).filter(o -> o.side() == Side.BUY);
  }

  /** What a buy takes, or may take, beside what a reading has of it. */
  private Money taken(Order buy, Instant readingBegun) {
    Money told =
        takesFrom(buy, readingBegun)
            ? reserved(buy).plus(spent(buy))
            : raisedSince(buy, readingBegun);
    return told.plus(raiseUnderWay(buy));
  }

  /** What modifies reserve more that may be done or not. */
  private Money raiseUnderWay(Order buy) {
    return buy.changes().all().stream()
        .filter(c -> c.limit().isPresent())
        .map(c -> raise(buy, buy.limit(), c.limit(), c.quantity()))
        .reduce(Money.ZERO, Money::plus);
  }

  /**
   * What modifies reserve more that were told after a reading began, which may have them or not.
   */
  private Money raisedSince(Order buy, Instant readingBegun) {
    Money raised = Money.ZERO;
    for (Leg leg : buy.legs()) {
      Optional<Leg> from = leg.parent().flatMap(buy::leg);
      if (from.isPresent() && buy.isToldSince(leg, readingBegun)) {
        raised = raised.plus(raise(buy, from.get().limit(), leg.limit(), leg.quantity()));
      }
    }
    return raised;
  }

  /**
   * What shares reserve more at another limit; what they reserve less is free when a reading says
   * so. How much they do without a limit nobody knows.
   */
  private Money raise(Order buy, Optional<Price> from, Optional<Price> limit, Quantity shares) {
    Money then = cost(buy, buy.type().moved(), limit, shares);
    Money before = from.isPresent() ? cost(buy, buy.type(), from, shares) : Money.ZERO;
    return then.minus(before).max(Money.ZERO);
  }

  private Money cost(Order buy, OrderType type, Optional<Price> limit, Quantity quantity) {
    return cost(buy.account(), buy.symbol(), type, limit, quantity);
  }

  /** Whether a reading may not have a buy: then what that takes is counted beside it. */
  private static boolean takesFrom(Order buy, Instant readingBegun) {
    boolean unanswered =
        !buy.isNumbered() && !buy.state().isFinal() && !neverArrived(buy, readingBegun);
    return unanswered || isLater(buy, readingBegun) || isAnsweredLater(buy, readingBegun);
  }

  /** Whether no list shows what it may be, and a reading begun when it could arrive no more. */
  private static boolean neverArrived(Order order, Instant readingBegun) {
    return order.isUnsettled()
        && order.isNotFound()
        && readingBegun.isAfter(
            order
                .unknownSince()
                .orElseThrow()
                .plus(BrokerAccount.LONGEST_WAY)
                .plus(BrokerAccount.SETTLE_TIME));
  }

  private static boolean isLater(Order buy, Instant than) {
    return !buy.releasedAt().orElse(buy.terms().createdAt()).isBefore(than);
  }

  /** When one that was placed elsewhere was told says nothing of when the broker had it. */
  private static boolean isAnsweredLater(Order buy, Instant readingBegun) {
    return buy.terms().purpose() != Purpose.EXTERNAL
        && buy.isNumbered()
        && buy.isToldSince(buy.legs().get(0), readingBegun);
  }

  /**
   * Whether the last balance may have a buy that is counted beside it, for that left before the
   * balance was there and was answered after it began: a balance begun now tells.
   */
  boolean mayCountTwice(String account) {
    Reading.Complete<Balance> reading = balances.get(account);
    return reading != null
        && buys(account, reading.begunAt())
            .anyMatch(
                o -> isAnsweredLater(o, reading.begunAt()) && !isLater(o, answered.get(account)));
  }

  /** Whether a balance begun later may show that an order of unknown outcome takes nothing. */
  boolean mayTakeNothing(Order order) {
    Reading.Complete<Balance> reading = balances.get(order.account());
    return order.isUnsettled()
        && (order.side() == Side.SELL
            || reading == null
            || !neverArrived(order, reading.begunAt()));
  }

  private Money reserved(Order order) {
    return order.state().isFinal()
        ? Money.ZERO
        : cost(order, order.type(), order.limit(), order.open());
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

  /** The limits of a symbol by the base price told last, if one was. */
  public Optional<PriceLimits> limits(Symbol symbol) {
    InstrumentKind kind =
        instruments.find(symbol).map(Instrument::kind).orElse(InstrumentKind.STOCK);
    return marks.limits(symbol).or(() -> marks.reference(symbol).map(p -> PriceLimits.of(kind, p)));
  }

  /** Its limits of a day, if that day's base price is known. */
  Optional<PriceLimits> limits(Symbol symbol, LocalDate day) {
    return marks.reference(symbol, day).flatMap(base -> limits(symbol));
  }

  /** Shares held and not in an open sell order of ours. */
  public Quantity sellable(String account, Symbol symbol) {
    Quantity held = Quantity.of(Math.max(0, portfolio.units(account, symbol)));
    return held.minusOrZero(openSells(account, symbol, o -> true));
  }

  /** Whether a sale may be on its way, so that nobody can tell if a reading has it. */
  boolean hasSaleUnderWay(String account, Symbol symbol) {
    return sales(account, symbol).anyMatch(o -> o.legs().isEmpty() && !holdsNothingBack(o));
  }

  /** Shares of a strategy's lot that are not in an open sell order of its own, and sellable. */
  public Quantity sellable(String account, Symbol symbol, String strategy) {
    return portfolio
        .held(account, symbol, Optional.of(strategy))
        .minusOrZero(openSells(account, symbol, o -> isOf(strategy, o)))
        .min(sellable(account, symbol));
  }

  /**
   * Shares that are left for a sale: of its lot, and of the account, beside the other sales that
   * have left. Each of those that wait for their slot is looked at when that comes.
   */
  Quantity leftFor(Order sale) {
    String account = sale.account();
    Symbol symbol = sale.symbol();
    Optional<String> strategy = sale.terms().strategy();
    Predicate<Order> others = o -> o != sale && hasLeft(o);
    Quantity ofItsLot =
        strategy
            .map(s -> openSells(account, symbol, others.and(o -> isOf(s, o))))
            .orElse(Quantity.ZERO);
    Quantity held = Quantity.of(Math.max(0, portfolio.units(account, symbol)));
    return portfolio
        .held(account, symbol, strategy)
        .minusOrZero(ofItsLot)
        .min(held.minusOrZero(openSells(account, symbol, others)));
  }

  private static boolean hasLeft(Order order) {
    return order.releasedAt().isPresent() || order.isNumbered();
  }

  private static boolean isOf(String strategy, Order order) {
    return order.terms().strategy().filter(strategy::equals).isPresent();
  }

  /**
   * Whether a sale of unknown outcome holds no shares back, by a reading of the balance begun when
   * it could not arrive any more: no list shows what it may be, and the broker would sell all that
   * the books have and no other open sale holds. Then it never arrived, and another may go beside
   * it.
   */
  public boolean holdsNothingBack(Order sale) {
    Reading.Complete<Balance> reading = balances.get(sale.account());
    return sale.side() == Side.SELL
        && reading != null
        && neverArrived(sale, reading.begunAt())
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

  private Quantity openSells(String account, Symbol symbol, Predicate<Order> which) {
    return Quantity.of(
        sales(account, symbol)
            .filter(which)
            .filter(o -> !holdsNothingBack(o))
            .mapToLong(o -> o.open().units())
            .sum());
  }

  private Stream<Order> sales(String account, Symbol symbol) {
    return ledger.working(account).stream()
        .filter(o -> o.side() == Side.SELL && o.symbol().equals(symbol));
  }
}
