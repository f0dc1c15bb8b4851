package io.maemae.order;

import io.maemae.market.Quantity;
import io.maemae.portfolio.Fill;
import java.util.List;

/** Is told what became of orders, inside the event that made it so. Desk thread. */
public interface OrderListener {
  /** The broker took the order. */
  default void accepted(Order order) {}

  /** Shares were filled; the fills are booked. */
  default void filled(Order order, List<Fill> fills) {}

  /** The order ended: see its state and text. */
  default void ended(Order order) {}

  /** The remainder goes on at another limit. */
  default void replaced(Order order) {}

  /** A part was taken back; the rest goes on. */
  default void reduced(Order order, Quantity takenBack) {}

  /** A cancel or modify did not happen: the broker refused it, or it never left. */
  default void changeFailed(Order order, RequestKind kind, String why) {}

  /** All that is open is to be taken back: somebody wants it no more. It may still be filled. */
  default void cancelWanted(Order order) {}

  /** A cancel of all that is open could not leave; it is tried again until it does. */
  default void cancelDelayed(Order order, String why) {}

  /** What was under way is done, as other words than its own have told. */
  default void changeOver(Order order) {}

  /** A number of it has its branch now: what could not name it can. */
  default void branchKnown(Order order) {}

  /** A cancel or modify was released and no clear answer came. */
  default void changeUnknown(Order order, RequestKind kind) {}

  /** The order was released and no clear answer came. */
  default void unknown(Order order, String why) {}

  /** Two complete readings did not show the order; it is watched on. */
  default void notFound(Order order) {}

  /** Several orders at the broker, or several of ours, could be it: somebody has to choose. */
  default void ambiguous(Order order, List<Candidate> candidates) {}

  /** An order that was unknown has been found at the broker. */
  default void adopted(Order order) {}

  /** What the filled shares cost was not what their notices made it; it is the broker's sum now. */
  default void repriced(Order order) {}

  /**
   * What was told of another number of ours is this order's, and happened once.
   *
   * @param before the number under which it was told
   */
  default void renumbered(Order order, ClientOrderId before) {}

  /**
   * What was taken for an order placed elsewhere is this one; the other is no more.
   *
   * @param before what the other was called
   */
  default void taken(Order order, ClientOrderId before) {}

  /** An order that was placed elsewhere in the account was seen. */
  default void external(Order order) {}

  /** It had ended, cancelled, and goes on: at the broker it is open. */
  default void reopened(Order order) {}

  /**
   * What becomes of it was decided.
   *
   * @param takenBack whether it is cancelled once more; else that is the person's to say
   */
  default void foundOpen(Order order, boolean takenBack) {}

  /** Fills were booked that the broker does not have; they were taken back. */
  default void corrected(Order order, Quantity excess) {}
}
