package io.maemae.order;

import io.maemae.market.OrderType;
import io.maemae.market.TimeInForce;
import io.maemae.market.TradingSession;
import io.maemae.market.Venue;
import java.util.Arrays;

/** What a broker takes for an account; anything else is refused before it is sent. Any thread. */
@FunctionalInterface
public interface OrderAbilities {
  /** Whether an order of that kind can be placed there in that session. */
  boolean takes(OrderType type, TimeInForce timeInForce, Venue venue, TradingSession session);

  /** Whether an order of that kind can be placed there in the regular session. */
  default boolean takes(OrderType type, TimeInForce timeInForce, Venue venue) {
    return takes(type, timeInForce, venue, TradingSession.REGULAR);
  }

  /** Whether any order at all can be placed at a venue. */
  default boolean trades(Venue venue) {
    return Arrays.stream(TradingSession.values()).anyMatch(session -> trades(venue, session));
  }

  /** Whether any order at all can be placed at a venue in that session. */
  default boolean trades(Venue venue, TradingSession session) {
    return Arrays.stream(OrderType.values())
        .anyMatch(
            type ->
                Arrays.stream(TimeInForce.values())
                    .anyMatch(timeInForce -> takes(type, timeInForce, venue, session)));
  }
}
