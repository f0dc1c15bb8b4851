package io.maemae.order;

import java.time.Duration;

/**
 * One account at a broker, with the ports that serve it.
 *
 * @param abilities which kinds of orders it can be asked for
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
    String quota,
    Duration interval,
    Duration settleInterval) {
  /** How long a broker's lists and balances may lag behind its notices. */
  public static final Duration SETTLE_TIME = Duration.ofSeconds(3);
}
