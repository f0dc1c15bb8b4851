package io.maemae.broker.paper;

import io.maemae.market.Price;
import java.util.Optional;

/**
 * The outcome of a single-price auction (단일가매매): one price for all, and how many shares change
 * hands at it. Market orders count at every price.
 *
 * <p>The price is the one at which most shares can be executed; among those the one that leaves the
 * smallest imbalance between buyers and sellers; among those the one nearest to the price before;
 * and of two equally near the lower. All ticks between the limits are candidates, not only those
 * with orders.
 */
record SinglePrice(int index, long volume) {
  /** The outcome if the auction ended now; empty if nobody would trade. */
  static Optional<SinglePrice> of(BookSide bids, BookSide asks, PriceGrid grid, Price before) {
    long demand = Math.addExact(bids.marketTotal(), bids.total());
    long supply = asks.marketTotal();
    int chosen = -1;
    long volume = 0;
    long imbalance = 0;
    long distance = 0;
    for (int i = 0; i < grid.size(); i++) {
      supply += asks.at(i);
      long possible = Math.min(demand, supply);
      long difference = Math.abs(demand - supply);
      long away = Math.abs(grid.price(i).tenThousandths() - before.tenThousandths());
      if (possible > volume
          || (possible > 0
              && possible == volume
              && (difference < imbalance || (difference == imbalance && away < distance)))) {
        chosen = i;
        volume = possible;
        imbalance = difference;
        distance = away;
      }
      demand -= bids.at(i);
    }
    return volume == 0 ? Optional.empty() : Optional.of(new SinglePrice(chosen, volume));
  }
}
