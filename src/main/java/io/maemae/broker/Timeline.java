package io.maemae.broker;

import java.time.Instant;

/**
 * Time as an adapter lives in it: a clock and a way to be called later. In a rehearsal it is
 * virtual and single-threaded; in a running bot it is the machine's clock and the adapter's own
 * executor.
 */
public interface Timeline {
  /** The time now, in market time. */
  Instant now();

  /**
   * Calls the task at a time, or as soon as possible if that has passed. Tasks of equal time run in
   * the order in which they were given. May be called from any thread; the task runs on the
   * timeline's own.
   */
  void at(Instant when, Runnable task);
}
