package io.maemae.order;

import io.maemae.market.OrderType;
import io.maemae.market.TimeInForce;
import io.maemae.market.Venue;
import java.util.Arrays;

/** What a broker takes for an account; anything else is refused before it is sent. Any thread. */
@FunctionalInterface
public interface OrderAbilities {
  /** Whether an order of that kind can be placed there. */
  boolean takes(OrderType type, TimeInForce timeInForce, Venue venue);

  /** Whether any order at all can be placed at a venue. */
  default boolean trades(Venue venue) {
    return Arrays.stream(OrderType.values())
        .anyMatch(type -> Arrays.stream(TimeInForce.values()).anyMatch(t -> takes(type, t, venue)));
  }
}
