package io.maemae.broker.paper;

import io.maemae.market.InstrumentKind;
import io.maemae.market.Price;
import io.maemae.market.PriceLimits;
import io.maemae.market.TickTable;
import java.util.ArrayList;
import java.util.List;

/**
 * The prices at which a symbol may trade on one day, from the lower to the upper limit, numbered
 * from 0. Immutable.
 */
final class PriceGrid {
  private final Price[] prices;

  private PriceGrid(Price[] prices) {
    this.prices = prices;
  }

  static PriceGrid of(InstrumentKind kind, Price reference) {
    TickTable ticks = TickTable.of(kind);
    PriceLimits limits = PriceLimits.of(kind, reference);
    List<Price> prices = new ArrayList<>();
    for (Price p = ticks.ceiling(limits.lower()); !p.isAbove(limits.upper()); p = ticks.up(p)) {
      prices.add(p);
    }
    if (prices.isEmpty()) {
      throw new IllegalArgumentException("no price between the limits of " + reference);
    }
    return new PriceGrid(prices.toArray(Price[]::new));
  }

  int size() {
    return prices.length;
  }

  Price price(int index) {
    return prices[index];
  }

  /**
   * The number of a price.
   *
   * @throws IllegalArgumentException if it is off the ticks or beyond the limits
   */
  int indexOf(Price price) {
    int index = floor(price.tenThousandths());
    if (!prices[index].equals(price)) {
      throw new IllegalArgumentException(
          "price must be a tick between "
              + prices[0]
              + " and "
              + prices[prices.length - 1]
              + ", was "
              + price);
    }
    return index;
  }

  /** The number of the highest price not above an amount; 0 if all are above it. */
  int floor(long tenThousandths) {
    int low = 0;
    int high = prices.length - 1;
    while (low < high) {
      int middle = (low + high + 1) >>> 1;
      if (prices[middle].tenThousandths() <= tenThousandths) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return low;
  }
}
