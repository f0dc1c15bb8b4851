package io.maemae.broker.paper;

import io.maemae.broker.Timeline;
import io.maemae.market.MarketTime;
import io.maemae.market.OrderBook;
import io.maemae.market.Price;
import io.maemae.market.Quantity;
import io.maemae.market.Side;
import io.maemae.market.Symbol;
import io.maemae.market.TimeInForce;
import io.maemae.market.Trade;
import io.maemae.market.TradingCalendar;
import io.maemae.market.TradingPhase;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A venue in which others trade only as the test says. Price, then time; auctions only gather. */
final class ScriptedVenue implements Venue {
  private final Timeline timeline;
  private final TradingCalendar calendar;
  private final Map<Symbol, Price> references;
  private final Map<Symbol, TradingPhase> phases = new HashMap<>();
  private final Map<Symbol, Price> last = new HashMap<>();
  private final List<Resting> resting = new ArrayList<>();
  private Listener listener;
  private Runnable beforeNextCancel = () -> {};

  /** An order in the book; others' have no number. */
  private static final class Resting {
    final long number;
    final Symbol symbol;
    final Side side;
    final Optional<Price> limit;
    Quantity open;

    Resting(long number, Symbol symbol, Side side, Optional<Price> limit, Quantity open) {
      this.number = number;
      this.symbol = symbol;
      this.side = side;
      this.limit = limit;
      this.open = open;
    }

    /** How far it reaches, the larger the sooner it trades. */
    long reach() {
      long price = limit.map(Price::tenThousandths).orElse(Long.MAX_VALUE / 2);
      return side == Side.BUY || limit.isEmpty() ? price : -price;
    }

    boolean reaches(Optional<Price> other) {
      return limit.isEmpty()
          || other.isEmpty()
          || (side == Side.BUY
              ? !limit.get().isBelow(other.get())
              : !limit.get().isAbove(other.get()));
    }
  }

  ScriptedVenue(Timeline timeline, TradingCalendar calendar, Map<Symbol, Price> references) {
    this.timeline = timeline;
    this.calendar = calendar;
    this.references = references;
  }

  void listener(Listener heard) {
    listener = heard;
  }

  /** Puts a symbol into a phase whatever the calendar says. */
  void phase(Symbol symbol, TradingPhase phase) {
    phases.put(symbol, phase);
  }

  /** Does something just before the next cancel is looked at. */
  void beforeNextCancel(Runnable action) {
    beforeNextCancel = action;
  }

  /** Somebody sells or buys; what is left stays in the book. */
  void others(Symbol symbol, Side side, Quantity quantity, Price price) {
    take(new Resting(0, symbol, side, Optional.of(price), quantity), TimeInForce.DAY);
  }

  /** Ends the day. */
  void endDay() {
    for (Resting order : List.copyOf(resting)) {
      if (order.number != 0) {
        listener.removed(order.number, order.open, Removal.END_OF_DAY, timeline.now());
      }
    }
    resting.clear();
  }

  /** Ends each day at its close. */
  void endDayAtClose() {
    timeline.at(calendar.close(MarketTime.date(timeline.now())), this::endDay);
  }

  @Override
  public void place(VenueOrder order) {
    take(
        new Resting(order.number(), order.symbol(), order.side(), order.limit(), order.quantity()),
        order.timeInForce());
  }

  private void take(Resting order, TimeInForce timeInForce) {
    List<Resting> against =
        phase(order.symbol).isAuction()
            ? List.of()
            : resting.stream()
                .filter(r -> r.symbol.equals(order.symbol) && r.side != order.side)
                .filter(r -> r.reaches(order.limit) && order.reaches(r.limit))
                .sorted(Comparator.comparingLong(Resting::reach).reversed())
                .toList();
    long there = against.stream().mapToLong(r -> r.open.units()).sum();
    if (timeInForce != TimeInForce.FOK || there >= order.open.units()) {
      against.forEach(r -> trade(order, r));
    }
    if (order.open.isZero()) {
      return;
    }
    if (timeInForce == TimeInForce.DAY) {
      resting.add(order);
    } else {
      listener.removed(order.number, order.open, Removal.NOT_FILLED_AT_ONCE, timeline.now());
    }
  }

  private void trade(Resting order, Resting against) {
    Quantity quantity = order.open.min(against.open);
    if (quantity.isZero()) {
      return;
    }
    Price price =
        against
            .limit
            .or(() -> order.limit)
            .or(() -> lastPrice(order.symbol))
            .orElseGet(() -> references.get(order.symbol));
    Instant now = timeline.now();
    order.open = order.open.minus(quantity);
    against.open = against.open.minus(quantity);
    if (against.open.isZero()) {
      resting.remove(against);
    }
    last.put(order.symbol, price);
    for (Resting side : List.of(against, order)) {
      if (side.number != 0) {
        listener.executed(side.number, price, quantity, now);
      }
    }
    listener.traded(new Trade(order.symbol, now, price, quantity));
  }

  @Override
  public Quantity cancel(long number, Quantity quantity) {
    Runnable before = beforeNextCancel;
    beforeNextCancel = () -> {};
    before.run();
    for (Resting order : resting) {
      if (order.number == number) {
        Quantity taken = order.open.min(quantity);
        order.open = order.open.minus(taken);
        if (order.open.isZero()) {
          resting.remove(order);
        }
        return taken;
      }
    }
    return Quantity.ZERO;
  }

  @Override
  public OrderBook book(Symbol symbol) {
    return new OrderBook(
        symbol, timeline.now(), levels(symbol, Side.BUY), levels(symbol, Side.SELL));
  }

  private List<OrderBook.Level> levels(Symbol symbol, Side side) {
    Comparator<Price> order = Comparator.naturalOrder();
    Map<Price, Quantity> byPrice = new TreeMap<>(side == Side.BUY ? order.reversed() : order);
    resting.stream()
        .filter(r -> r.symbol.equals(symbol) && r.side == side && r.limit.isPresent())
        .forEach(r -> byPrice.merge(r.limit.get(), r.open, Quantity::plus));
    return byPrice.entrySet().stream()
        .limit(10)
        .map(e -> new OrderBook.Level(e.getKey(), e.getValue()))
        .toList();
  }

  @Override
  public TradingPhase phase(Symbol symbol) {
    return phases.getOrDefault(symbol, calendar.phase(timeline.now()));
  }

  @Override
  public Optional<Price> lastPrice(Symbol symbol) {
    return Optional.ofNullable(last.get(symbol));
  }

  @Override
  public Optional<Price> referencePrice(Symbol symbol) {
    return Optional.ofNullable(references.get(symbol));
  }
}
