package io.maemae.order;

import java.time.Instant;
import java.util.function.Consumer;

/**
 * What the work of an event wants done outside the desk. It is done after the event's transaction
 * has committed, in the order asked, and not at all if the commit fails. Answers come back as
 * events of their own. Desk thread only.
 */
public interface Outside {
  /**
   * Asks something of a port.
   *
   * @param question calls the port, handing it the consumer of the answer
   * @param onAnswer gets the answer, on the desk thread, in an event of its own
   */
  <A> void ask(Consumer<Consumer<A>> question, Consumer<A> onAnswer);

  /** Does something that nothing comes back from; it must not block. */
  void tell(Runnable task);

  /** Runs a task on the desk thread at a time, as an event of its own. */
  void wakeAt(Instant when, Runnable task);
}
