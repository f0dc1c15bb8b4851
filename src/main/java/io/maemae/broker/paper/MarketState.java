package io.maemae.broker.paper;

import io.maemae.market.Price;
import java.util.Optional;

/**
 * What has to be known of a synthetic symbol to go on with it after a restart on the same trading
 * day.
 *
 * @param reference the base price (기준가) of the day
 * @param last the last trade's price of the day, if there was one
 */
record MarketState(Price reference, Optional<Price> last) {
  /** A symbol that has not traded yet. */
  static MarketState untraded(Price reference) {
    return new MarketState(reference, Optional.empty());
  }

  /** The state in which the next trading day starts: the close becomes the reference. */
  MarketState nextDay() {
    return untraded(last.orElse(reference));
  }
}
