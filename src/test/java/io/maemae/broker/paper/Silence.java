package io.maemae.broker.paper;

import io.maemae.market.Price;
import io.maemae.market.Quantity;
import io.maemae.market.Trade;
import java.time.Instant;

/** A listener that does not care. */
final class Silence implements Venue.Listener {
  @Override
  public void executed(long number, Price price, Quantity quantity, Instant at) {}

  @Override
  public void removed(long number, Quantity remainder, Venue.Removal why, Instant at) {}

  @Override
  public void traded(Trade trade) {}
}
