package io.maemae.notice.chart;

import io.maemae.market.Bar;
import io.maemae.market.Price;
import io.maemae.market.Side;
import java.time.Instant;
import java.util.List;

/**
 * What a chart shows. Immutable.
 *
 * @param title what it is of: name, code, timeframe
 * @param last what the last price is, in words
 * @param rose whether that is above (1), at (0) or below (-1) the price it is compared with
 * @param bars oldest first, of one timeframe, at least one
 * @param fills what was bought and sold meanwhile
 * @param orders what is open
 */
public record Chart(
    String title, String last, int rose, List<Bar> bars, List<Trace> fills, List<Level> orders) {
  /** Copies the lists. */
  public Chart {
    bars = List.copyOf(bars);
    fills = List.copyOf(fills);
    orders = List.copyOf(orders);
    if (bars.isEmpty()) {
      throw new IllegalArgumentException("bars must not be empty");
    }
  }

  /** A fill. */
  public record Trace(Side side, Price price, Instant at) {}

  /**
   * An open order.
   *
   * @param label what it is, in words
   */
  public record Level(Side side, Price price, String label) {}
}
