package io.maemae.order;

import io.maemae.market.OrderType;
import io.maemae.market.Price;
import io.maemae.market.TimeInForce;
import io.maemae.market.TradingSession;
import io.maemae.market.Venue;
import java.time.Duration;
import java.util.Optional;

/**
 * One account at a broker, with the ports that serve it.
 *
 * @param profits the broker's own sums of what was won, where it tells them
 * @param abilities which kinds of orders it can be asked for
 * @param venue where orders go that name no venue
 * @param quota the name of what its requests are counted against; accounts that share it share it
 * @param rate how often requests that count against the quota may leave
 * @param settleInterval the time between two readings that look for an order of unknown outcome
 */
public record BrokerAccount(
    String name,
    Environment environment,
    OrderGateway gateway,
    AccountSource source,
    Optional<ProfitSource> profits,
    OrderAbilities abilities,
    Venue venue,
    String quota,
    RequestRate rate,
    Duration settleInterval) {
  /** How long a broker's lists and balances may lag behind its notices. */
  public static final Duration SETTLE_TIME = Duration.ofSeconds(3);

  /** How long an answer to an order is waited for at most. */
  static final Duration LONGEST_ANSWER = Duration.ofSeconds(10);

  /** How long after its deadline a request without an answer may still arrive at the broker. */
  static final Duration LONGEST_WAY = Duration.ofSeconds(30);

  /** Where an order goes whose venue is nobody's choice: where it is taken. */
  public Venue venueFor(OrderType type, TimeInForce timeInForce) {
    return venueFor(type, timeInForce, TradingSession.REGULAR);
  }

  /** Where it goes in a session. */
  public Venue venueFor(OrderType type, TimeInForce timeInForce, TradingSession session) {
    return abilities.takes(type, timeInForce, venue, session) ? venue : Venue.KRX;
  }

  /**
   * The kind of an order that only says if it has a limit. Without one it goes at the market, or at
   * the best price (최유리지정가) in a session that has no market orders but takes that.
   */
  public OrderType typeFor(Optional<Price> limit, TimeInForce timeInForce, TradingSession session) {
    OrderType type = OrderType.of(limit);
    boolean taken = takesSomewhere(type, timeInForce, session);
    boolean best =
        limit.isEmpty() && !taken && takesSomewhere(OrderType.BEST, timeInForce, session);
    return best ? OrderType.BEST : type;
  }

  private boolean takesSomewhere(OrderType type, TimeInForce timeInForce, TradingSession session) {
    return abilities.takes(type, timeInForce, venueFor(type, timeInForce, session), session);
  }
}
