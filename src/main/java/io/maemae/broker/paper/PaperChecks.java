package io.maemae.broker.paper;

import io.maemae.market.Instrument;
import io.maemae.market.Instruments;
import io.maemae.market.MarketTime;
import io.maemae.market.Money;
import io.maemae.market.OrderBook;
import io.maemae.market.OrderType;
import io.maemae.market.Price;
import io.maemae.market.PriceLimits;
import io.maemae.market.Quantity;
import io.maemae.market.Side;
import io.maemae.market.Symbol;
import io.maemae.market.TickTable;
import io.maemae.market.TimeInForce;
import io.maemae.market.TradingCalendar;
import io.maemae.market.TradingPhase;
import io.maemae.order.OrderRequest;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * The rules by which the paper broker refuses at once, and those by which its exchange refuses when
 * an order gets there. An empty answer means that the rule has nothing against it.
 */
final class PaperChecks {
  /** So that no amount can overflow. */
  static final Quantity MOST_SHARES = Quantity.of(100_000_000);

  private final TradingCalendar calendar;
  private final Instruments instruments;
  private final Venue venue;

  PaperChecks(TradingCalendar calendar, Instruments instruments, Venue venue) {
    this.calendar = calendar;
    this.instruments = instruments;
    this.venue = venue;
  }

  /** The broker's answer to a new order, apart from what the account has. */
  Optional<String> order(OrderRequest request, Instant now) {
    if (request.quantity().compareTo(MOST_SHARES) > 0) {
      return Optional.of(Refusal.tooMany(MOST_SHARES));
    }
    if (request.venue() == io.maemae.market.Venue.NXT) {
      return Optional.of(Refusal.VENUE);
    }
    if (!request.type().goesWith(request.timeInForce())) {
      return Optional.of(Refusal.CONDITIONAL_AT_ONCE);
    }
    return known(request.symbol())
        .or(() -> session(now))
        .or(() -> request.limit().flatMap(limit -> price(request.symbol(), limit)));
  }

  private Optional<String> known(Symbol symbol) {
    if (instruments.find(symbol).isEmpty()) {
      return Optional.of(Refusal.unknownSymbol(symbol));
    }
    return venue.referencePrice(symbol).isEmpty() ? Optional.of(Refusal.HALTED) : Optional.empty();
  }

  /** The broker's answer by the hours of the market. */
  Optional<String> session(Instant now) {
    if (calendar.phase(now) != TradingPhase.CLOSED) {
      return Optional.empty();
    }
    LocalDate today = MarketTime.date(now);
    if (!calendar.isTradingDay(today)) {
      return Optional.of(Refusal.HOLIDAY);
    }
    return Optional.of(
        now.isBefore(calendar.open(today)) ? Refusal.BEFORE_OPEN : Refusal.AFTER_CLOSE);
  }

  /** The broker's answer to a limit price of a known symbol. */
  Optional<String> price(Symbol symbol, Price limit) {
    TickTable ticks = TickTable.of(instrument(symbol).kind());
    if (!ticks.isOnTick(limit)) {
      return Optional.of(Refusal.offTick(limit, ticks.tickAt(limit)));
    }
    PriceLimits limits = limits(symbol);
    return limits.allow(limit)
        ? Optional.empty()
        : Optional.of(Refusal.beyondLimits(limit, limits));
  }

  /**
   * What a share may cost at worst: the limit, or the day's upper limit if there is none yet or
   * what is open becomes a market order at the close.
   */
  Price worst(Symbol symbol, OrderType type, Optional<Price> limit) {
    return limit.filter(l -> !type.endsAsMarket()).orElseGet(() -> limits(symbol).upper());
  }

  /**
   * The limit that an order at the best price (최유리지정가) gets: the best opposite price; without one,
   * a tick better than the best price of its own side, within the day's limits; without either, the
   * last trade's price; and without a trade today none.
   *
   * <p>Source: KRX, global.krx.co.kr, Trading, Types of Orders, Immediately Executable Limit
   * Orders. That there is none before the day's first trade is a rule of this exchange.
   */
  Optional<Price> bestPrice(Symbol symbol, Side side) {
    OrderBook book = venue.book(symbol);
    return best(book, side.opposite())
        .or(() -> best(book, side).map(own -> better(symbol, side, own)))
        .or(() -> venue.lastPrice(symbol));
  }

  private static Optional<Price> best(OrderBook book, Side of) {
    return book.against(of.opposite()).stream().findFirst().map(OrderBook.Level::price);
  }

  private Price better(Symbol symbol, Side side, Price own) {
    TickTable ticks = TickTable.of(instrument(symbol).kind());
    PriceLimits limits = limits(symbol);
    if (side == Side.BUY) {
      return own.isBelow(limits.upper()) ? ticks.up(own) : own;
    }
    return own.isAbove(limits.lower()) ? ticks.down(own) : own;
  }

  /** The day's limits of a symbol that the venue knows. */
  PriceLimits limits(Symbol symbol) {
    return PriceLimits.of(instrument(symbol).kind(), venue.referencePrice(symbol).orElseThrow());
  }

  /** The broker's answer by what the account has. */
  Optional<String> means(PaperBook book, OrderRequest request) {
    if (request.side() == Side.SELL) {
      Quantity sellable = book.sellable(request.symbol());
      return request.quantity().compareTo(sellable) > 0
          ? Optional.of(Refusal.tooFewShares(sellable))
          : Optional.empty();
    }
    Price worst = worst(request.symbol(), request.type(), request.limit());
    return enough(book.orderable(), book.reservation(worst, request.quantity()));
  }

  /** The broker's answer to shares of an order going on where they cost more or less at worst. */
  Optional<String> means(PaperBook book, PaperOrder order, Quantity moved, Price worst) {
    return order.terms().side() == Side.SELL
        ? Optional.empty()
        : enough(book.orderableInstead(order, moved), book.reservation(worst, moved));
  }

  private static Optional<String> enough(Money orderable, Money needed) {
    return needed.compareTo(orderable) > 0
        ? Optional.of(Refusal.tooLittleCash(orderable, needed))
        : Optional.empty();
  }

  /** The broker's answer to a modify or cancel, by what is open of the order it names. */
  static Optional<String> changeable(PaperOrder order, Quantity wanted, boolean whole) {
    Quantity changeable = order.changeable();
    if (changeable.isZero()) {
      return Optional.of(Refusal.NOTHING_TO_CHANGE);
    }
    if (whole) {
      return Optional.empty();
    }
    if (wanted.isZero()) {
      return Optional.of(Refusal.NO_QUANTITY);
    }
    return wanted.compareTo(changeable) > 0
        ? Optional.of(Refusal.tooManyToChange(changeable))
        : Optional.empty();
  }

  /** The exchange's answer to an order or modify that gets there. */
  Optional<String> atExchange(Symbol symbol, OrderType type, TimeInForce timeInForce, Instant now) {
    TradingPhase phase = venue.phase(symbol);
    if (phase == TradingPhase.CLOSED) {
      return session(now).or(() -> Optional.of(Refusal.HALTED));
    }
    if (!type.isTakenIn(phase)) {
      return Optional.of(
          type == OrderType.BEST ? Refusal.BEST_IN_AUCTION : Refusal.CONDITIONAL_AT_CLOSE);
    }
    return phase.isAuction() && timeInForce != TimeInForce.DAY
        ? Optional.of(Refusal.AUCTION)
        : Optional.empty();
  }

  Instrument instrument(Symbol symbol) {
    return instruments.find(symbol).orElseThrow();
  }
}
