package io.maemae.broker.paper;

import io.maemae.broker.Timeline;
import io.maemae.market.MarketTime;
import io.maemae.market.OrderBook;
import io.maemae.market.Price;
import io.maemae.market.Quantity;
import io.maemae.market.Quote;
import io.maemae.market.ReferencePrice;
import io.maemae.market.Side;
import io.maemae.market.Symbol;
import io.maemae.market.TimeInForce;
import io.maemae.market.Trade;
import io.maemae.market.TradingCalendar;
import io.maemae.market.TradingPhase;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A venue made of a tape of trades: replayed bars, or a real market's prints. There is no book, so
 * it answers by rules:
 *
 * <ul>
 *   <li>In continuous trading, once the symbol has traded today, an order whose limit allows the
 *       last price, and every market order, is filled at once, whole, at the last price.
 *   <li>What is not filled at once waits; IOC and FOK are removed instead. A waiting order's limit
 *       is filled, at the limit, by a trade that prints at or through it, before everybody else who
 *       may wait there.
 *   <li>An order at the best price (최유리지정가) comes as a limit at the last price, for the made-up
 *       book of {@link #book} has nothing else to offer: it is filled at once, whole, as a market
 *       order is. Before the day's first trade it never comes here, as there is no price for it.
 *   <li>In an auction phase, and before the day's first trade, every order waits for the next
 *       print. That print is a single price: it fills, at its own price, what its price allows, the
 *       market orders first. A market order it leaves over becomes a limit at that price. A print
 *       outside continuous trading (the close of the closing auction) is a single price for all
 *       that wait.
 *   <li>A print fills at most its own quantity of our buys and as much of our sells: the market
 *       orders first, then by price, then by arrival. A print of a replayed bar stands for all that
 *       traded on its leg of the bar, so its quantity is that of the leg.
 *   <li>At the day's close, after what the tape brings at that instant, the rest is removed.
 * </ul>
 *
 * <p>The phase is the calendar's; no volatility interruption is known. Orders trade with nobody on
 * the tape: the tape is told as it came.
 *
 * <p>Owned by the timeline's thread. Neither the listener nor what it calls may place or cancel
 * from inside a call.
 */
final class TapeVenue implements Venue {
  private final Timeline timeline;
  private final TradingCalendar calendar;
  private final Map<Symbol, Tape> tapes = new LinkedHashMap<>();
  private final Map<Long, Waiting> orders = new LinkedHashMap<>();
  private Listener listener;
  private LocalDate closing = LocalDate.MIN;

  TapeVenue(Timeline timeline, TradingCalendar calendar) {
    this.timeline = timeline;
    this.calendar = calendar;
  }

  /** Sets who is told what happens to orders; once, before the first order. */
  void listener(Listener listener) {
    this.listener = listener;
  }

  /** The day's base price of a symbol. */
  void onReference(ReferencePrice reference) {
    tape(reference.symbol()).reference = reference.price();
  }

  /** The day's figures, told by somebody who was asked; a trade that is newer counts for more. */
  void onQuote(Quote quote) {
    Tape tape = tape(quote.symbol());
    tape.reference = quote.reference();
    boolean newer = tape.last == null || tape.last.at().isBefore(quote.at());
    if (newer) {
      quote
          .last()
          .ifPresent(
              price -> tape.last = new Trade(quote.symbol(), quote.at(), price, Quantity.of(1)));
    }
  }

  /** A trade on the tape. */
  void onTrade(Trade trade) {
    Tape tape = tape(trade.symbol());
    boolean single = phase(trade.symbol()) != TradingPhase.CONTINUOUS;
    tape.last = trade;
    print(trade, Side.BUY, single);
    print(trade, Side.SELL, single);
    listener.traded(trade);
  }

  @Override
  public void place(VenueOrder order) {
    TradingPhase phase = phase(order.symbol());
    if (phase == TradingPhase.CLOSED) {
      throw new IllegalStateException(order.symbol() + " is closed");
    }
    if (orders.containsKey(order.number())) {
      throw new IllegalArgumentException("order number " + order.number() + " is taken");
    }
    Optional<Price> last = lastPrice(order.symbol());
    boolean atOnce = phase == TradingPhase.CONTINUOUS && last.isPresent();
    Waiting waiting = new Waiting(order, !atOnce);
    if (atOnce && waiting.allows(last.get())) {
      listener.executed(order.number(), last.get(), order.quantity(), timeline.now());
    } else if (order.timeInForce() != TimeInForce.DAY) {
      Instant now = timeline.now();
      listener.removed(order.number(), order.quantity(), Removal.NOT_FILLED_AT_ONCE, now);
    } else {
      orders.put(order.number(), waiting);
      expectClose();
    }
  }

  @Override
  public Quantity cancel(long number, Quantity quantity) {
    Waiting order = orders.get(number);
    if (order == null) {
      return Quantity.ZERO;
    }
    Quantity cancelled = quantity.min(order.open);
    order.open = order.open.minus(cancelled);
    if (order.open.isZero()) {
      orders.remove(number);
    }
    return cancelled;
  }

  /**
   * {@inheritDoc} Made up: one level a side at the last price, of the size of the last trade, since
   * that is where an order would be filled at once; empty before the day's first trade and outside
   * continuous trading.
   */
  @Override
  public OrderBook book(Symbol symbol) {
    List<OrderBook.Level> levels =
        phase(symbol) == TradingPhase.CONTINUOUS
            ? lastToday(symbol)
                .map(trade -> List.of(new OrderBook.Level(trade.price(), trade.quantity())))
                .orElse(List.of())
            : List.of();
    return new OrderBook(symbol, timeline.now(), levels, levels);
  }

  @Override
  public TradingPhase phase(Symbol symbol) {
    return calendar.phase(timeline.now());
  }

  @Override
  public Optional<Price> lastPrice(Symbol symbol) {
    return lastToday(symbol).map(Trade::price);
  }

  @Override
  public Optional<Price> referencePrice(Symbol symbol) {
    return Optional.ofNullable(tapes.get(symbol)).map(tape -> tape.reference);
  }

  private Optional<Trade> lastToday(Symbol symbol) {
    LocalDate today = MarketTime.date(timeline.now());
    return Optional.ofNullable(tapes.get(symbol))
        .map(tape -> tape.last)
        .filter(trade -> MarketTime.date(trade.at()).equals(today));
  }

  private Tape tape(Symbol symbol) {
    return tapes.computeIfAbsent(symbol, s -> new Tape());
  }

  private void print(Trade trade, Side side, boolean single) {
    Quantity left = trade.quantity();
    for (Waiting order : waiting(trade.symbol(), side)) {
      if (!left.isZero() && order.allows(trade.price())) {
        Quantity part = left.min(order.open);
        left = left.minus(part);
        order.open = order.open.minus(part);
        if (order.open.isZero()) {
          orders.remove(order.number);
        }
        Price price = single || order.waitsForPrint ? trade.price() : order.limit;
        listener.executed(order.number, price, part, timeline.now());
      }
      order.printed(trade.price());
    }
  }

  /** What waits on a side, the market orders first, then by price, then by arrival. */
  private List<Waiting> waiting(Symbol symbol, Side side) {
    if (orders.isEmpty()) {
      return List.of();
    }
    List<Waiting> waiting = new ArrayList<>();
    for (Waiting order : orders.values()) {
      if (order.side == side && order.symbol.equals(symbol)) {
        waiting.add(order);
      }
    }
    waiting.sort(Waiting::comparePrice);
    return waiting;
  }

  private void expectClose() {
    LocalDate today = MarketTime.date(timeline.now());
    if (!today.equals(closing)) {
      closing = today;
      // Once round the queue: the closing prints of this instant may be given after this task.
      timeline.at(calendar.close(today), () -> timeline.at(timeline.now(), this::removeWhatIsLeft));
    }
  }

  private void removeWhatIsLeft() {
    List<Waiting> left = new ArrayList<>(orders.values());
    orders.clear();
    for (Waiting order : left) {
      listener.removed(order.number, order.open, Removal.END_OF_DAY, timeline.now());
    }
  }

  private static final class Tape {
    private Price reference;
    private Trade last;
  }

  private static final class Waiting {
    private final long number;
    private final Symbol symbol;
    private final Side side;
    private Quantity open;

    /** Null for a market order. */
    private Price limit;

    /** Whether the next print is a single price to it. */
    private boolean waitsForPrint;

    private Waiting(VenueOrder order, boolean waitsForPrint) {
      this.number = order.number();
      this.symbol = order.symbol();
      this.side = order.side();
      this.open = order.quantity();
      this.limit = order.limit().orElse(null);
      this.waitsForPrint = waitsForPrint;
    }

    private boolean allows(Price price) {
      return limit == null || (side == Side.BUY ? !price.isAbove(limit) : !price.isBelow(limit));
    }

    private void printed(Price price) {
      waitsForPrint = false;
      if (limit == null) {
        limit = price;
      }
    }

    private int comparePrice(Waiting other) {
      if (limit == null || other.limit == null) {
        return Boolean.compare(limit != null, other.limit != null);
      }
      return side == Side.BUY ? other.limit.compareTo(limit) : limit.compareTo(other.limit);
    }
  }
}
