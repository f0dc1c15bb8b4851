package io.maemae.broker.paper;

import io.maemae.config.BrokerKind;
import io.maemae.market.FeeSchedule;
import io.maemae.market.Money;

/**
 * An account of the embedded exchange.
 *
 * @param name our name of it
 * @param cash what it starts with; an account that the exchange has kept goes on with what it had
 * @param fees what its broker takes for each fill
 */
public record PaperAccount(String name, Money cash, FeeSchedule fees) {
  /** What is configured of one. */
  public static final BrokerKind KIND =
      new BrokerKind("paper", "embedded", BrokerKind.Needs.CASH, false);

  /** Checks that the cash is not negative. */
  public PaperAccount {
    if (cash.isNegative()) {
      throw new IllegalArgumentException("cash must not be negative, was " + cash);
    }
  }
}
