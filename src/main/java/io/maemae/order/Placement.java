package io.maemae.order;

/** What came of wanting an order. */
public sealed interface Placement {
  /** It is stored and on its way. */
  record Placed(Order order) implements Placement {}

  /** A check held it back; nothing is stored, nothing leaves. */
  record Refused(Refusal refusal) implements Placement {}
}
