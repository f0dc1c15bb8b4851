package io.maemae.order;

/** Why an order was placed. */
public enum Purpose {
  /** By hand. */
  BY_HAND,
  /** A strategy takes a position. */
  ENTRY,
  /** A strategy gives a position up, or protects it. */
  EXIT,
  /** By hand, to sell what is held after a panic, whoever holds it. */
  LIQUIDATION,
  /** Placed elsewhere in the same account; seen at the broker. */
  EXTERNAL
}
