package io.maemae.simulation;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Predicate;

/**
 * What the desk has asked the adapter to send, until it leaves: brokers' requests do not tell whose
 * order of ours they are.
 */
final class OrdersAsked {
  private final List<Object> waiting = new ArrayList<>();

  void asked(Object request) {
    waiting.add(request);
  }

  /** It has been answered: it must not leave any more. */
  void answered(Object request) {
    waiting.removeIf(other -> other == request);
  }

  /** The process has died, and all that it had not sent. */
  void forget() {
    waiting.clear();
  }

  /**
   * The one that leaves now.
   *
   * @throws SentTwiceException if nobody asked for such a one, or it has left before
   */
  <T> T leaves(Class<T> kind, Predicate<T> same, String what) {
    for (Iterator<Object> all = waiting.iterator(); all.hasNext(); ) {
      Object next = all.next();
      if (kind.isInstance(next) && same.test(kind.cast(next))) {
        all.remove();
        return kind.cast(next);
      }
    }
    throw new SentTwiceException(what);
  }
}
