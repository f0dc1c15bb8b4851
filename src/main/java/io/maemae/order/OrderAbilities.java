package io.maemae.order;

import io.maemae.market.OrderType;
import io.maemae.market.TimeInForce;
import io.maemae.market.Venue;

/** What a broker takes for an account; anything else is refused before it is sent. Any thread. */
@FunctionalInterface
public interface OrderAbilities {
  /** Whether an order of that kind can be placed there. */
  boolean takes(OrderType type, TimeInForce timeInForce, Venue venue);
}
