package io.maemae.broker.paper;

import io.maemae.market.OrderBook;
import io.maemae.market.Quantity;
import io.maemae.market.Side;
import java.util.ArrayList;
import java.util.List;

/** All bids or all asks of a symbol: a level per price, and the market orders of an auction. */
final class BookSide {
  /** The index of the orders without a price, and of no best price. */
  static final int MARKET = -1;

  private static final int VISIBLE = 10;

  private final PriceGrid grid;
  private final boolean buy;
  private final int worse;
  private final PriceLevel[] levels;
  private final PriceLevel market = new PriceLevel();
  private int best = MARKET;
  private long total;

  BookSide(Side side, PriceGrid grid) {
    this.grid = grid;
    this.buy = side == Side.BUY;
    this.worse = buy ? -1 : 1;
    this.levels = new PriceLevel[grid.size()];
  }

  /** The best price anybody waits at, or {@link #MARKET} if nobody does. */
  int best() {
    return best;
  }

  /** Whether an incoming order with that limit would trade with the best of this side. */
  boolean isWithin(int limit) {
    return best != MARKET && (buy ? best >= limit : best <= limit);
  }

  long at(int index) {
    return levels[index] == null ? 0 : levels[index].total();
  }

  long crowdAt(int index) {
    return levels[index] == null ? 0 : levels[index].crowd();
  }

  /** Shares waiting at a price, all together. */
  long total() {
    return total;
  }

  /** Shares waiting without a price. */
  long marketTotal() {
    return market.total();
  }

  void addCrowd(int index, long quantity) {
    level(index).addCrowd(quantity);
    added(index, quantity);
  }

  void addOurs(int index, Resting order) {
    level(index).addOurs(order);
    order.index = index;
    added(index, order.open);
  }

  /** The level whose turn is first: the market orders, then the best price; there must be one. */
  PriceLevel first() {
    return market.isEmpty() ? levels[best] : market;
  }

  /** Executes part of the front of {@link #first}. */
  void takeFirst(long quantity) {
    if (!market.isEmpty()) {
      market.takeFront(quantity);
      return;
    }
    levels[best].takeFront(quantity);
    removed(best, quantity);
  }

  long cancelCrowd(int index, long quantity) {
    if (levels[index] == null) {
      return 0;
    }
    long cancelled = levels[index].cancelCrowd(quantity);
    removed(index, cancelled);
    return cancelled;
  }

  void cancelOurs(Resting order, long quantity) {
    order.level.cancelOurs(order, quantity);
    removed(order.index, quantity);
  }

  /** Gives the market orders that are left a limit; they queue behind what waits there. */
  void priceMarketOrders(int index) {
    long moved = market.total();
    if (moved == 0) {
      return;
    }
    market.moveTo(level(index));
    for (Resting order : level(index).ours()) {
      order.index = index;
    }
    added(index, moved);
  }

  /** The visible levels, without the best {@code skipped} shares of them. */
  List<OrderBook.Level> visible(long skipped) {
    List<OrderBook.Level> visible = new ArrayList<>(VISIBLE);
    long skip = skipped;
    long left = total;
    for (int i = best; left > 0 && visible.size() < VISIBLE; i += worse) {
      long quantity = at(i);
      long shown = quantity - Math.min(skip, quantity);
      skip -= quantity - shown;
      left -= quantity;
      if (shown > 0) {
        visible.add(new OrderBook.Level(grid.price(i), Quantity.of(shown)));
      }
    }
    return visible;
  }

  /** Shares from the best price down to a limit, counted no further than {@code enough}. */
  long available(int limit, long enough) {
    long sum = 0;
    long left = total;
    for (int i = best; left > 0 && sum < enough && (buy ? i >= limit : i <= limit); i += worse) {
      sum += at(i);
      left -= at(i);
    }
    return sum;
  }

  private PriceLevel level(int index) {
    if (index == MARKET) {
      return market;
    }
    if (levels[index] == null) {
      levels[index] = new PriceLevel();
    }
    return levels[index];
  }

  private void added(int index, long quantity) {
    if (index == MARKET || quantity == 0) {
      return;
    }
    total = Math.addExact(total, quantity);
    if (best == MARKET || (buy ? index > best : index < best)) {
      best = index;
    }
  }

  private void removed(int index, long quantity) {
    if (index == MARKET) {
      return;
    }
    total -= quantity;
    if (total == 0) {
      best = MARKET;
    } else {
      while (at(best) == 0) {
        best += worse;
      }
    }
  }
}
