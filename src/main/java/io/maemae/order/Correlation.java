package io.maemae.order;

/**
 * The id that ties together, in the log and in the store, all that follows from one command: from
 * the update of the chat to the last fill. It stays with what is asked outside and comes back with
 * the answer. Desk thread.
 */
public final class Correlation {
  private String current = "";

  /** The id of what the desk is doing; empty if nobody's command led to it. */
  public String current() {
    return current;
  }

  /** From now on something else is being done. */
  public void set(String id) {
    current = id;
  }
}
