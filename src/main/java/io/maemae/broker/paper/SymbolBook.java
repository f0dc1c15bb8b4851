package io.maemae.broker.paper;

import io.maemae.market.InstrumentKind;
import io.maemae.market.OrderBook;
import io.maemae.market.Price;
import io.maemae.market.Side;
import io.maemae.market.Symbol;
import io.maemae.market.TimeInForce;
import io.maemae.market.TradingPhase;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The book of one symbol for one day: price-time priority, single-price auctions, and the trigger
 * of the volatility interruption (변동성완화장치). {@link BookVenue} says which phase it is in; only the
 * interruption is started here.
 *
 * <p>An interruption starts when, in continuous trading, an incoming order would next be executed 3
 * % or more away from the last price before that order came (from the reference price if there was
 * none). What it has traded stands; the rest of it waits in the auction. IOC and FOK orders start
 * none: they end at that price.
 *
 * <p>Nobody may place or cancel from inside a call of the {@link Outlet}.
 */
final class SymbolBook {
  /** What comes out of a book, told in the order in which it happens. */
  interface Outlet {
    void executed(Resting order, Price price, long quantity);

    void removed(Resting order, long remainder);

    void traded(SymbolBook book, Price price, long quantity);

    void interrupted(SymbolBook book);
  }

  private record Fill(Resting order, long quantity) {}

  private static final int INTERRUPTION_PERCENT = 3;

  private final Symbol symbol;
  private final InstrumentKind kind;
  private final Price reference;
  private final PriceGrid grid;
  private final Outlet outlet;
  private BookSide bids;
  private BookSide asks;
  private TradingPhase phase = TradingPhase.CLOSED;

  /** The last trade's price of the day; null before the first. */
  private Price last;

  /** Whether the last sweep ended where an interruption has to start. */
  private boolean halted;

  /** Whether executions are being told. */
  private boolean busy;

  SymbolBook(Symbol symbol, InstrumentKind kind, MarketState state, Outlet outlet) {
    this.symbol = symbol;
    this.kind = kind;
    this.reference = state.reference();
    this.last = state.last().orElse(null);
    this.grid = PriceGrid.of(kind, reference);
    this.outlet = outlet;
    clear();
  }

  Symbol symbol() {
    return symbol;
  }

  InstrumentKind kind() {
    return kind;
  }

  PriceGrid grid() {
    return grid;
  }

  TradingPhase phase() {
    return phase;
  }

  void phase(TradingPhase next) {
    phase = next;
  }

  MarketState state() {
    return new MarketState(reference, Optional.ofNullable(last));
  }

  BookSide side(Side side) {
    return side == Side.BUY ? bids : asks;
  }

  /** Drops everything that waits. */
  void clear() {
    bids = new BookSide(Side.BUY, grid);
    asks = new BookSide(Side.SELL, grid);
  }

  /** Fails if this is no time to place an order. */
  void checkTakesOrders() {
    if (phase == TradingPhase.CLOSED) {
      throw new IllegalStateException(symbol + " is closed");
    }
    checkIdle();
  }

  /** Takes a client's order; a market order has no limit. */
  void place(Resting order, OptionalInt limit, TimeInForce timeInForce) {
    checkTakesOrders();
    BookSide own = side(order.side);
    if (phase.isAuction()) {
      own.addOurs(limit.orElse(BookSide.MARKET), order);
      return;
    }
    int worst = limit.orElse(order.side == Side.BUY ? grid.size() - 1 : 0);
    if (timeInForce == TimeInForce.FOK && !canFill(order, worst)) {
      outlet.removed(order, order.open);
      return;
    }
    sweep(order.side, worst, order.open, order);
    if (order.open == 0) {
      return;
    }
    if (timeInForce != TimeInForce.DAY) {
      outlet.removed(order, order.open);
    } else if (halted) {
      own.addOurs(limit.orElse(BookSide.MARKET), order);
      interrupt();
    } else {
      own.addOurs(limit.orElseGet(this::lastIndex), order);
    }
  }

  /** Takes back up to a quantity of a client's order; what stays keeps its place. */
  long cancel(Resting order, long quantity) {
    checkIdle();
    long cancelled = Math.min(quantity, order.open);
    side(order.side).cancelOurs(order, cancelled);
    return cancelled;
  }

  /** The crowd's limit order: trades as far as it can, and the rest waits. */
  void crowdLimit(Side side, int limit, long quantity) {
    checkIdle();
    if (phase.isAuction()) {
      side(side).addCrowd(limit, quantity);
      return;
    }
    long left = sweep(side, limit, quantity, null);
    if (left > 0) {
      side(side).addCrowd(limit, left);
    }
    if (halted) {
      interrupt();
    }
  }

  /** The crowd's order for at once, in continuous trading: what it cannot trade is gone. */
  void crowdTake(Side side, int limit, long quantity) {
    checkIdle();
    sweep(side, limit, quantity, null);
  }

  /** The crowd takes back up to a quantity at a price. */
  void crowdCancel(Side side, int index, long quantity) {
    checkIdle();
    side(side).cancelCrowd(index, quantity);
  }

  /**
   * Ends an auction: everybody at the single price, told as one trade. Market orders that are left
   * get that price as their limit (the last price, if nobody traded).
   */
  void uncross() {
    checkIdle();
    SinglePrice single = singlePrice().orElse(null);
    if (single == null) {
      priceMarketOrders(lastIndex());
      return;
    }
    List<Fill> fills = new ArrayList<>();
    takeFirst(bids, single.volume(), fills);
    takeFirst(asks, single.volume(), fills);
    priceMarketOrders(single.index());
    last = grid.price(single.index());
    busy = true;
    for (Fill fill : fills) {
      outlet.executed(fill.order(), last, fill.quantity());
    }
    outlet.traded(this, last, single.volume());
    busy = false;
  }

  /** The visible book; during an auction, what it would leave over if it ended now. */
  OrderBook snapshot(Instant at) {
    long volume = phase.isAuction() ? singlePrice().map(SinglePrice::volume).orElse(0L) : 0;
    return new OrderBook(
        symbol,
        at,
        bids.visible(Math.max(0, volume - bids.marketTotal())),
        asks.visible(Math.max(0, volume - asks.marketTotal())));
  }

  /** Trades an incoming order as far as its limit allows; returns what is left of it. */
  private long sweep(Side side, int limit, long quantity, Resting incoming) {
    BookSide against = side(side.opposite());
    Price before = lastOrReference();
    long left = quantity;
    halted = false;
    busy = true;
    while (left > 0 && against.isWithin(limit)) {
      Price price = grid.price(against.best());
      if (interrupts(before, price)) {
        halted = true;
        break;
      }
      PriceLevel level = against.first();
      Resting owner = level.front();
      long part = Math.min(left, level.frontQuantity());
      against.takeFirst(part);
      left -= part;
      last = price;
      if (incoming != null) {
        incoming.open = left;
      }
      if (owner != null) {
        outlet.executed(owner, price, part);
      }
      if (incoming != null) {
        outlet.executed(incoming, price, part);
      }
      outlet.traded(this, price, part);
    }
    busy = false;
    return left;
  }

  private boolean canFill(Resting order, int worst) {
    Price before = lastOrReference();
    int limit = worst;
    int inward = order.side == Side.BUY ? -1 : 1;
    BookSide against = side(order.side.opposite());
    while (against.isWithin(limit) && interrupts(before, grid.price(limit))) {
      limit += inward;
    }
    return against.isWithin(limit) && against.available(limit, order.open) >= order.open;
  }

  private static boolean interrupts(Price before, Price next) {
    long was = before.tenThousandths();
    return Math.abs(next.tenThousandths() - was) * 100 >= was * INTERRUPTION_PERCENT;
  }

  private void interrupt() {
    phase = TradingPhase.VOLATILITY_AUCTION;
    outlet.interrupted(this);
  }

  private Optional<SinglePrice> singlePrice() {
    return SinglePrice.of(bids, asks, grid, lastOrReference());
  }

  private static void takeFirst(BookSide side, long volume, List<Fill> fills) {
    long left = volume;
    while (left > 0) {
      PriceLevel level = side.first();
      Resting owner = level.front();
      long part = Math.min(left, level.frontQuantity());
      side.takeFirst(part);
      left -= part;
      if (owner != null) {
        fills.add(new Fill(owner, part));
      }
    }
  }

  private void priceMarketOrders(int index) {
    bids.priceMarketOrders(index);
    asks.priceMarketOrders(index);
  }

  private Price lastOrReference() {
    return last == null ? reference : last;
  }

  private int lastIndex() {
    return grid.floor(lastOrReference().tenThousandths());
  }

  private void checkIdle() {
    if (busy) {
      throw new IllegalStateException(symbol + " must not be changed while it tells a trade");
    }
  }
}
