package io.maemae.config;

/**
 * Who keeps an account, and what the configuration has to say of one there. Each adapter brings its
 * own.
 *
 * @param name as the configuration spells it
 * @param label as people do
 * @param searchesConditions whether its stream tells which symbols meet a person's conditions
 */
public record BrokerKind(String name, String label, Needs needs, boolean searchesConditions) {
  /** What has to be said. */
  public enum Needs {
    /** How much pretended money there is: it is embedded in the program. */
    CASH,
    /** Environment, key and secret: the key is that of one account. */
    KEYS,
    /** The number of the account and the login of its owner, too. */
    KEYS_AND_OWNER
  }

  /** Whether it is a part of the program, where no real money can be. */
  public boolean isEmbedded() {
    return needs == Needs.CASH;
  }
}
