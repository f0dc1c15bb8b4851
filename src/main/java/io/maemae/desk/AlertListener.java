package io.maemae.desk;

import io.maemae.market.Price;
import java.time.Instant;

/** Is told when a price alert is reached. Desk thread. */
public interface AlertListener {
  /**
   * It was reached, and is gone.
   *
   * @param last the price that reached it
   * @param at when that price was true, in market time
   */
  void reached(PriceAlert alert, Price last, Instant at);
}
