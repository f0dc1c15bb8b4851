package io.maemae.order;

import io.maemae.market.Instrument;
import io.maemae.market.InstrumentKind;
import io.maemae.market.Instruments;
import io.maemae.market.MarketTime;
import io.maemae.market.Money;
import io.maemae.market.Price;
import io.maemae.market.Quantity;
import io.maemae.market.Side;
import io.maemae.market.Symbol;
import io.maemae.market.TickTable;
import io.maemae.market.TimeInForce;
import io.maemae.market.TradingCalendar;
import io.maemae.market.TradingPhase;
import io.maemae.market.TradingSession;
import io.maemae.market.Venue;
import io.maemae.order.Refusal.Reason;
import io.maemae.portfolio.Marks;
import io.maemae.portfolio.Portfolio;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Everything an order must pass before it is stored and sent, whoever wants it. Exits of strategies
 * and the sales of a panic lessen risk: the limits on value and rate do not hold them back, all
 * else does. Desk thread.
 */
public final class RiskChecks {
  /** An order equal to one so recent asks again. */
  public static final Duration REPEAT = Duration.ofSeconds(10);

  private static final Duration MINUTE = Duration.ofMinutes(1);

  private final OrderLedger ledger;
  private final Portfolio portfolio;
  private final Marks marks;
  private final BuyingPower power;
  private final Instruments instruments;
  private final TradingCalendar calendar;
  private final TradingState state;
  private final TradingStop stop;
  private final RiskLimits overAll;
  private final Map<String, RiskLimits> perAccount;
  private final Map<String, OrderAbilities> abilities;
  private final Set<String> extended;

  /**
   * With the limits over all accounts and those of single ones.
   *
   * @param perAccount by account name; a missing one has no limits of its own
   * @param extended the strategies that trade in every session of their venue
   */
  public RiskChecks(
      OrderLedger ledger,
      Portfolio portfolio,
      Marks marks,
      BuyingPower power,
      Instruments instruments,
      TradingCalendar calendar,
      TradingStop stop,
      Collection<BrokerAccount> accounts,
      RiskLimits overAll,
      Map<String, RiskLimits> perAccount,
      Set<String> extended) {
    this.ledger = ledger;
    this.portfolio = portfolio;
    this.marks = marks;
    this.power = power;
    this.instruments = instruments;
    this.calendar = calendar;
    this.state = new TradingState(marks, instruments, calendar);
    this.stop = stop;
    this.overAll = overAll;
    this.perAccount = Map.copyOf(perAccount);
    this.abilities =
        accounts.stream().collect(Collectors.toMap(BrokerAccount::name, BrokerAccount::abilities));
    this.extended = Set.copyOf(extended);
  }

  /** Why the order may not be placed now; empty if it may. */
  public Optional<Refusal> check(OrderIntent intent, Instant now) {
    try {
      return session(intent, now)
          .or(() -> price(intent, now))
          .or(() -> collar(intent.symbol(), intent.side(), intent.limit(), intent.account()))
          .or(() -> unsettled(intent))
          .or(() -> stopped(intent))
          .or(() -> lessensRisk(intent.purpose()) ? Optional.empty() : limits(intent, now))
          .or(() -> intent.side() == Side.SELL ? holdings(intent) : funds(intent))
          .or(() -> repeated(intent, now));
    } catch (ArithmeticException e) {
      return Optional.of(Refusal.of(Reason.TOO_LARGE));
    }
  }

  /** Whether new entries of an account's strategies are held. */
  boolean holdsEntries(String account) {
    return stop.holdsEntries(account);
  }

  /** Whether an order is an exit of a strategy, and those are held. */
  boolean holdsExit(Order order) {
    return order.terms().purpose() == Purpose.EXIT && stop.holdsExits();
  }

  /** Whether a sale that lessens risk is for more than is left of its lot by now. */
  boolean oversells(Order order) {
    return lessensRisk(order.terms().purpose()) && order.open().compareTo(power.leftFor(order)) > 0;
  }

  private static boolean lessensRisk(Purpose purpose) {
    return purpose == Purpose.EXIT || purpose == Purpose.LIQUIDATION;
  }

  /** Why the remainder of an order may not move to a limit; empty if it may. */
  public Optional<Refusal> checkModify(Order order, Price limit, Instant now) {
    OrderIntent intent =
        new OrderIntent(
            order.account(),
            order.symbol(),
            order.side(),
            order.open(),
            order.type().moved(),
            Optional.of(limit),
            order.terms().timeInForce(),
            order.terms().venue(),
            order.terms().purpose(),
            order.terms().strategy(),
            true);
    try {
      return session(intent, now)
          .or(() -> price(intent, now))
          .or(() -> collar(order.symbol(), order.side(), intent.limit(), order.account()))
          .or(() -> orderValue(intent))
          .or(() -> positionValue(intent, order.open()))
          .or(() -> raise(order, limit));
    } catch (ArithmeticException e) {
      return Optional.of(Refusal.of(Reason.TOO_LARGE));
    }
  }

  private Optional<Refusal> raise(Order order, Price limit) {
    if (order.side() == Side.SELL) {
      return Optional.empty();
    }
    String account = order.account();
    Symbol symbol = order.symbol();
    Quantity open = order.open();
    Money now = power.cost(account, symbol, order.type(), order.limit(), open);
    Money then = power.cost(account, symbol, order.type().moved(), Optional.of(limit), open);
    Money more = then.minus(now);
    Money orderable = power.orderable(account);
    return refuseIf(more.compareTo(orderable) > 0, Reason.BUYING_POWER, more, orderable);
  }

  /** The session in which an order was decided, which goes with it to the broker. */
  TradingSession session(Order order) {
    return calendar
        .session(order.terms().venue(), order.terms().createdAt())
        .orElse(TradingSession.REGULAR);
  }

  private Optional<Refusal> session(OrderIntent intent, Instant now) {
    OrderAbilities broker = abilities.get(intent.account());
    Venue venue = intent.venue();
    if (!broker.trades(venue)) {
      return Optional.of(Refusal.of(Reason.VENUE, venue));
    }
    Optional<TradingSession> session =
        calendar.session(venue, now).filter(s -> broker.trades(venue, s));
    if (!isTaken(intent, broker, session.orElse(TradingSession.REGULAR))) {
      return Optional.of(Refusal.of(Reason.ORDER_KIND, intent.type(), intent.timeInForce(), venue));
    }
    // Other strategies know the regular session only: its bars, its prices. A person who sells out
    // does not.
    boolean regularOnly =
        intent.purpose() != Purpose.LIQUIDATION
            && intent.strategy().filter(s -> !extended.contains(s)).isPresent();
    if (session.isEmpty() || regularOnly && session.get() != TradingSession.REGULAR) {
      Predicate<TradingSession> traded =
          s -> regularOnly ? s == TradingSession.REGULAR : broker.trades(venue, s);
      return Optional.of(Refusal.of(Reason.MARKET_SHUT, calendar.nextSession(venue, now, traded)));
    }
    if (session.get() == TradingSession.AFTER_MARKET && venue == Venue.KRX && isFund(intent)) {
      return Optional.of(Refusal.of(Reason.AFTER_MARKET_FUND));
    }
    if (state.isHalted(intent.symbol(), now)) {
      return Optional.of(Refusal.of(Reason.HALTED));
    }
    TradingPhase phase = state.phase(intent.symbol(), now);
    // An interruption is the symbol's, wherever it is traded; the other auctions are those of KRX.
    boolean counts = venue != Venue.NXT || phase == TradingPhase.VOLATILITY_AUCTION;
    return session.get() == TradingSession.REGULAR && counts
        ? phase(intent, phase)
        : Optional.empty();
  }

  private static boolean isTaken(
      OrderIntent intent, OrderAbilities broker, TradingSession session) {
    return intent.type().goesWith(intent.timeInForce())
        && broker.takes(intent.type(), intent.timeInForce(), intent.venue(), session);
  }

  /** KRX's after-market has shares only (source: KRX, 애프터마켓, 2026-09-14). */
  private boolean isFund(OrderIntent intent) {
    return kind(intent.symbol()) != InstrumentKind.STOCK;
  }

  private static Optional<Refusal> phase(OrderIntent intent, TradingPhase phase) {
    if (phase == TradingPhase.CLOSED) {
      // A routed order before KRX opens is Nextrade's.
      return Optional.empty();
    }
    return refuseIf(
            !intent.type().isTakenIn(phase), () -> Refusal.of(Reason.PHASE, intent.type(), phase))
        .or(
            () ->
                refuseIf(
                    phase.isAuction() && intent.timeInForce() != TimeInForce.DAY, Reason.AUCTION));
  }

  /** Of what lessens risk, a price that nobody has told yet is the broker's to judge. */
  private Optional<Refusal> price(OrderIntent intent, Instant now) {
    Symbol symbol = intent.symbol();
    if (power.limits(symbol).isEmpty() && !lessensRisk(intent.purpose())) {
      return Optional.of(Refusal.of(Reason.NO_PRICE));
    }
    return intent.limit().flatMap(limit -> band(symbol, limit, now).or(() -> tick(symbol, limit)));
  }

  /** Those of another day say nothing. */
  private Optional<Refusal> band(Symbol symbol, Price price, Instant now) {
    return power
        .limits(symbol, MarketTime.date(now))
        .filter(band -> !band.allow(price))
        .map(band -> Refusal.of(Reason.PRICE_LIMITS, price, band.lower(), band.upper()));
  }

  private Optional<Refusal> tick(Symbol symbol, Price price) {
    TickTable ticks = TickTable.of(kind(symbol));
    return refuseIf(
        !ticks.isOnTick(price),
        () ->
            Refusal.of(
                Reason.OFF_TICK,
                price,
                ticks.floor(price),
                ticks.ceiling(price),
                ticks.tickAt(price)));
  }

  private InstrumentKind kind(Symbol symbol) {
    return instruments.find(symbol).map(Instrument::kind).orElse(InstrumentKind.STOCK);
  }

  private Optional<Refusal> collar(
      Symbol symbol, Side side, Optional<Price> limit, String account) {
    Optional<Price> last = marks.valuation(symbol);
    Optional<BigDecimal> percent =
        limitsOf(account).flatMap(l -> l.collarPercent().stream()).min(BigDecimal::compareTo);
    if (last.isEmpty() || limit.isEmpty() || percent.isEmpty()) {
      return Optional.empty();
    }
    BigDecimal room = last.get().toBigDecimal().multiply(percent.get()).movePointLeft(2);
    BigDecimal worse =
        side == Side.BUY
            ? limit.get().toBigDecimal().subtract(last.get().toBigDecimal())
            : last.get().toBigDecimal().subtract(limit.get().toBigDecimal());
    return refuseIf(
        worse.compareTo(room) > 0,
        marks.lastPrice(symbol).isPresent() ? Reason.COLLAR : Reason.COLLAR_BASE,
        limit.get(),
        last.get(),
        percent.get());
  }

  private Optional<Refusal> unsettled(OrderIntent intent) {
    for (Order order : ledger.working(intent.account())) {
      if (order.isUnsettled() && order.symbol().equals(intent.symbol())) {
        if (intent.purpose() == Purpose.ENTRY) {
          return Optional.of(Refusal.of(Reason.SYMBOL_UNSETTLED, order.id()));
        }
        if (intent.purpose() == Purpose.BY_HAND && intent.isSameAs(order)) {
          return Optional.of(Refusal.of(Reason.UNKNOWN_TWIN, order.id()));
        }
      }
    }
    return Optional.empty();
  }

  private Optional<Refusal> stopped(OrderIntent intent) {
    boolean held =
        switch (intent.purpose()) {
          case ENTRY -> stop.holdsEntries(intent.account());
          case EXIT -> intent.strategy().isPresent() && stop.holdsExits();
          default -> false;
        };
    return refuseIf(held, Reason.STOPPED);
  }

  private Optional<Refusal> limits(OrderIntent intent, Instant now) {
    return orderValue(intent)
        .or(() -> positionValue(intent, Quantity.ZERO))
        .or(() -> rate(intent, now));
  }

  private Stream<RiskLimits> limitsOf(String account) {
    return Stream.of(overAll, perAccount.getOrDefault(account, RiskLimits.NONE));
  }

  private Money worth(OrderIntent intent) {
    Price price = intent.limit().or(() -> marks.valuation(intent.symbol())).orElse(Price.ofWon(1));
    return price.times(intent.quantity());
  }

  private Optional<Refusal> orderValue(OrderIntent intent) {
    Money worth = worth(intent);
    Optional<Money> most =
        limitsOf(intent.account()).flatMap(l -> l.orderValue().stream()).min(Money::compareTo);
    return most.filter(m -> worth.compareTo(m) > 0)
        .map(m -> Refusal.of(Reason.ORDER_VALUE, worth, m));
  }

  /**
   * @param moving shares of open orders that the intent replaces
   */
  private Optional<Refusal> positionValue(OrderIntent intent, Quantity moving) {
    if (intent.side() == Side.SELL) {
      return Optional.empty();
    }
    return positionValue(overAll, intent, moving, portfolioAccounts())
        .or(
            () ->
                positionValue(
                    perAccount.getOrDefault(intent.account(), RiskLimits.NONE),
                    intent,
                    moving,
                    List.of(intent.account())));
  }

  private List<String> portfolioAccounts() {
    return portfolio.lots().stream().map(l -> l.key().account()).distinct().toList();
  }

  private Optional<Refusal> positionValue(
      RiskLimits limits, OrderIntent intent, Quantity moving, List<String> accounts) {
    if (limits.positionValue().isEmpty()) {
      return Optional.empty();
    }
    Price mark = marks.valuation(intent.symbol()).orElse(Price.ofWon(1));
    long held = accounts.stream().mapToLong(a -> portfolio.units(a, intent.symbol())).sum();
    long opening =
        ledger.working().stream()
            .filter(o -> o.side() == Side.BUY && o.symbol().equals(intent.symbol()))
            .filter(o -> limits == overAll || accounts.contains(o.account()))
            .mapToLong(o -> o.open().units())
            .sum();
    Money worth =
        worth(intent)
            .plus(
                mark.times(
                    Quantity.of(Math.max(0, Math.addExact(held, opening) - moving.units()))));
    Money most = limits.positionValue().get();
    return refuseIf(worth.compareTo(most) > 0, Reason.POSITION_VALUE, worth, most);
  }

  private Optional<Refusal> rate(OrderIntent intent, Instant now) {
    return rate(overAll, Optional.empty(), now)
        .or(
            () ->
                rate(
                    perAccount.getOrDefault(intent.account(), RiskLimits.NONE),
                    Optional.of(intent.account()),
                    now));
  }

  private Optional<Refusal> rate(RiskLimits limits, Optional<String> account, Instant now) {
    if (limits.ordersPerMinute().isEmpty()) {
      return Optional.empty();
    }
    Instant since = now.minus(MINUTE);
    long recent =
        ledger
            .since(since)
            .filter(o -> account.isEmpty() || o.account().equals(account.get()))
            .filter(o -> o.terms().purpose() != Purpose.EXTERNAL)
            .count();
    int most = limits.ordersPerMinute().getAsInt();
    return refuseIf(recent >= most, Reason.ORDERS_PER_MINUTE, most);
  }

  private Optional<Refusal> holdings(OrderIntent intent) {
    Quantity sellable =
        intent.strategy().isPresent()
            ? power.sellable(intent.account(), intent.symbol(), intent.strategy().get())
            : power.sellable(intent.account(), intent.symbol());
    return refuseIf(
        intent.quantity().compareTo(sellable) > 0, Reason.HOLDINGS, intent.quantity(), sellable);
  }

  private Optional<Refusal> funds(OrderIntent intent) {
    Money needed =
        power.cost(
            intent.account(), intent.symbol(), intent.type(), intent.limit(), intent.quantity());
    Money orderable = power.orderable(intent.account());
    return refuseIf(needed.compareTo(orderable) > 0, Reason.BUYING_POWER, needed, orderable);
  }

  private Optional<Refusal> repeated(OrderIntent intent, Instant now) {
    if (intent.repeatConfirmed() || intent.purpose() == Purpose.EXIT) {
      return Optional.empty(); // nobody can be asked whether an exit is meant
    }
    Instant since = now.minus(REPEAT);
    return ledger
        .since(since)
        .filter(o -> o.state() != OrderState.REJECTED && intent.isSameAs(o))
        .filter(o -> o.terms().strategy().equals(intent.strategy()))
        .findFirst()
        .map(o -> Refusal.of(Reason.REPEATED, o.id()));
  }

  private static Optional<Refusal> refuseIf(boolean condition, Reason reason, Object... details) {
    return condition ? Optional.of(Refusal.of(reason, details)) : Optional.empty();
  }

  private static Optional<Refusal> refuseIf(
      boolean condition, java.util.function.Supplier<Refusal> refusal) {
    return condition ? Optional.of(refusal.get()) : Optional.empty();
  }
}
