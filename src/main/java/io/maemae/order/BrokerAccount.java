package io.maemae.order;

import io.maemae.market.OrderType;
import io.maemae.market.TimeInForce;
import io.maemae.market.Venue;
import java.time.Duration;

/**
 * One account at a broker, with the ports that serve it.
 *
 * @param abilities which kinds of orders it can be asked for
 * @param venue where orders go that name no venue
 * @param quota the name of what its requests are counted against; accounts that share it share it
 * @param interval the least time between two requests that count against the quota
 * @param settleInterval the time between two readings that look for an order of unknown outcome
 */
public record BrokerAccount(
    String name,
    Environment environment,
    OrderGateway gateway,
    AccountSource source,
    OrderAbilities abilities,
    Venue venue,
    String quota,
    Duration interval,
    Duration settleInterval) {
  /** How long a broker's lists and balances may lag behind its notices. */
  public static final Duration SETTLE_TIME = Duration.ofSeconds(3);

  /** Where an order goes whose venue is nobody's choice: where it is taken. */
  public Venue venueFor(OrderType type, TimeInForce timeInForce) {
    return abilities.takes(type, timeInForce, venue) ? venue : Venue.KRX;
  }
}
