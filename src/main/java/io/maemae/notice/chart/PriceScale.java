package io.maemae.notice.chart;

import io.maemae.market.Price;
import java.util.ArrayList;
import java.util.List;

/**
 * Which price is how high in the picture. Immutable.
 *
 * @param low the price at the bottom, in ten-thousandths
 * @param high the price at the top
 * @param top the upper edge, in pixels
 * @param bottom the lower edge
 */
record PriceScale(long low, long high, double top, double bottom) {
  private static final int STEPS = 5;

  /** With room for prices, and for others if they are not too far away. */
  static PriceScale of(List<Price> prices, List<Price> others, double top, double bottom) {
    long low = prices.stream().mapToLong(Price::tenThousandths).min().orElseThrow();
    long high = prices.stream().mapToLong(Price::tenThousandths).max().orElseThrow();
    // A tick and a half for a price that never moved.
    long room = Math.max(high - low, high / 200);
    for (Price other : others) {
      long price = other.tenThousandths();
      if (price > low - room && price < high + room) {
        low = Math.min(low, price);
        high = Math.max(high, price);
      }
    }
    long margin = Math.max((high - low) / 12, high / 1000);
    return new PriceScale(Math.max(0, low - margin), high + margin, top, bottom);
  }

  double y(Price price) {
    double share = (double) (price.tenThousandths() - low) / (high - low);
    return bottom - share * (bottom - top);
  }

  boolean shows(Price price) {
    return price.tenThousandths() >= low && price.tenThousandths() <= high;
  }

  /** Round prices, lowest first. */
  List<Price> grid() {
    long step = 1;
    for (int i = 0; step * STEPS < high - low; i++) {
      step = i % 3 == 1 ? step / 2 * 5 : step * 2;
    }
    List<Price> grid = new ArrayList<>();
    for (long price = Math.max(step, (low + step - 1) / step * step);
        price <= high;
        price += step) {
      grid.add(new Price(price));
    }
    return grid;
  }
}
