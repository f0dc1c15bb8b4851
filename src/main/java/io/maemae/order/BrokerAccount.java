package io.maemae.order;

import java.time.Duration;

/**
 * One account at a broker, with the ports that serve it.
 *
 * @param interval the least time between two requests that count against the broker's quota
 * @param settleInterval the time between two readings that look for an order of unknown outcome
 */
public record BrokerAccount(
    String name,
    Environment environment,
    OrderGateway gateway,
    AccountSource source,
    Duration interval,
    Duration settleInterval) {
  /** How long a broker's lists and balances may lag behind its notices. */
  public static final Duration SETTLE_TIME = Duration.ofSeconds(3);
}
